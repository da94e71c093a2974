"""The house rule: a module imports from lower floors only, never from a neighbour."""

import ast
from pathlib import Path

import pytest

FLOORS = [
    {"schema"},
    {"rules", "store", "articles"},
    {"passages", "annotations"},
    {"sentences"},
    {"names", "phrases"},
    {"mentions", "quotes", "hedges", "dates"},
    {"corpus"},
    {"sources", "words", "claims", "network", "timeline", "agreement"},
    {"export", "figures"},
    {"widgets", "report", "exercises"},
    {"cli"},
]
SOURCE = Path(__file__).parents[1] / "src" / "afghan_reader"
MODULES = sorted(
    path
    for path in SOURCE.rglob("*.py")
    if path != SOURCE / "__init__.py" and not path.relative_to(SOURCE).parts[0].startswith("_")
)


def room(path):
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def floor(module):
    found = [number for number, names in enumerate(FLOORS) if module in names]
    assert found, f"{module} stands on no floor: add it to FLOORS"
    return found[0]


def imported_modules(tree, depth=1):
    """Names of the package's own modules that a module imports, in whatever form.

    `depth` is how many folders deep the module lies: in a folder `from .x` names a neighbour in the same room.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level >= depth:
            yield from [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").split(".")[0] == "afghan_reader":
            yield from node.module.split(".")[1:2] or [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from [a.name.split(".")[1] for a in node.names if a.name.startswith("afghan_reader.")]
            assert not any(a.name == "afghan_reader" for a in node.names), "a module does not use the front door"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_down(path):
    depth = len(path.relative_to(SOURCE).parts)
    found = imported_modules(ast.parse(path.read_text(encoding="utf-8")), depth)
    below = {name for name in found if name != room(path) and not name.startswith("_")}
    assert {name for name in below if floor(name) >= floor(room(path))} == set()


def test_every_floor_is_built():
    assert {room(path) for path in MODULES} == set().union(*FLOORS)


def test_a_neighbour_is_seen():
    tree = ast.parse("from .quotes import find_quotes\nfrom . import dates\nimport afghan_reader.hedges")
    assert set(imported_modules(tree)) == {"quotes", "dates", "hedges"}


def test_a_neighbour_is_seen_from_inside_a_folder():
    tree = ast.parse("from ..quotes import find_quotes\nfrom .patterns import X")
    assert set(imported_modules(tree, depth=2)) == {"quotes"}


def test_import_is_light():
    """Figures, widgets and pandas itself are paid for when they are used."""
    import subprocess
    import sys

    code = "import sys, afghan_reader; print(sorted({'plotly', 'matplotlib', 'ipywidgets', 'networkx'} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
