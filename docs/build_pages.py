"""Write the two pages of the documentation that come from the code itself.

    python docs/build_pages.py [--out DIR]

`tables.md` says what every column of every table holds (from `schema.py`), `reference.md` what every public name does (the first
sentence of its docstring, and its signature). A test rebuilds and compares.
"""

from __future__ import annotations

import argparse
import inspect
import re
from pathlib import Path

import afghan_reader as ar
from afghan_reader.schema import TABLES

HERE = Path(__file__).parent


def main() -> None:
    """Write both pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE)
    out = parser.parse_args().out
    (out / "tables.md").write_text(tables(), encoding="utf-8")
    (out / "reference.md").write_text(reference(), encoding="utf-8")


def tables() -> str:
    """Give the page of tables."""
    lines = ["# The tables", "", "Names and columns are a promise. Where nothing is known, a `str` column says NaN,"]
    lines += ["an `Int64` column NA, a date NaT.", ""]
    for name, table in TABLES.items():
        lines += [f"## {name}", "", f"A row is {table.row}.", "", "| column | type | holds |", "|---|---|---|"]
        lines += [f"| `{column}` | {spec.dtype} | {spec.meaning} |" for column, spec in table.columns.items()]
        lines.append("")
    return "\n".join(lines)


def reference() -> str:
    """Give the page of public names, in the order of the flow."""
    lines = ["# Every public name", ""]
    lines += ["In the order of the flow: text to tables, tables to analyses, analyses to figures and widgets.", ""]
    lines += ["| name | what it does |", "|---|---|"]
    stub = (Path(ar.__file__).parent / "__init__.pyi").read_text(encoding="utf-8")
    for name in re.findall(r'^    "(\w+)",$', stub, re.MULTILINE):
        thing = getattr(ar, name)
        first = " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split()).replace("|", "\\|")
        called = f"{name}{signature(thing)}" if inspect.isfunction(thing) else name
        lines.append(f"| `{called}` | {first} |")
    return "\n".join([*lines, ""])


def signature(function: object) -> str:
    """Give the names of a function's parameters, the keyword-only ones after a star."""
    parameters = list(inspect.signature(function).parameters.values())  # type: ignore[arg-type]
    keyword_only = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY]
    plain = [p.name for p in parameters if p.kind is not p.KEYWORD_ONLY]
    return f"({', '.join([*plain, *(['*'] if keyword_only else []), *keyword_only])})"


if __name__ == "__main__":
    main()
