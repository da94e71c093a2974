"""Every public name and column stands in the docs, every public name in a notebook, and what is generated is up to date."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import afghan_reader as ar
from afghan_reader.rules import read_rules

ROOT = Path(__file__).parents[1]
PAGES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))
CELLS = "\n".join(
    cell.source
    for path in [*(ROOT / "notebooks").glob("*.ipynb"), *(ROOT / "exercises").glob("*.ipynb")]
    for cell in nbformat.read(path, as_version=4).cells
    if cell.cell_type == "code"
)


@pytest.mark.parametrize("name", ar.__all__)
def test_a_public_name_stands_in_the_docs_and_in_a_notebook(name):
    assert re.search(rf"\b{name}\b", PAGES)
    assert re.search(rf"\bar\.{name}\b", CELLS)


@pytest.mark.parametrize("name", ar.__all__)
def test_a_public_name_says_what_it_does(name):
    words = (getattr(ar, name).__doc__ or "").strip()
    assert words.split("\n")[0].endswith((".", "?", ":"))


@pytest.mark.parametrize("name", read_rules()["rules"])
def test_a_rule_table_is_named_in_the_docs(name):
    assert re.search(rf"\b{name}\b", PAGES)


def test_what_is_generated_is_up_to_date(tmp_path):
    subprocess.run([sys.executable, str(ROOT / "docs" / "build_pages.py"), "--out", str(tmp_path)], check=True)
    for page in ("tables.md", "reference.md"):
        assert (tmp_path / page).read_text(encoding="utf-8") == (ROOT / "docs" / page).read_text(encoding="utf-8")


def test_every_link_between_files_leads_somewhere():
    pages = [page for folder in ("docs", "instructors") for page in (ROOT / folder).rglob("*.md")]
    for page in [ROOT / "README.md", ROOT / "START.md", ROOT / "CONTRIBUTING.md", *pages]:
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not link.startswith(("http", "mailto")):
                assert (page.parent / link).exists(), f"{page.relative_to(ROOT)} links to {link}"


def test_the_project_names_no_machine_and_no_registry():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    hosts = re.compile("|".join(["py" + r"pi\.org", "files.python" + "hosted", "/wo" + "rk/", "index" + "-url"]))
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".ipynb", ".csv", ".json", ".js", ".css", ".yaml"} and path.exists():
            assert not hosts.search(path.read_text(encoding="utf-8")), name
            assert path.stat().st_size < 400_000, name
