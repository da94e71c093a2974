"""Run the lessons and keep the outputs of the cells that carry their argument (tags nbval-check-output and keep_output).

    python tests/refresh_lessons.py [notebook ...]

Read the difference before you commit it: a number that moved is an argument that moved.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]


def refresh(path: Path) -> None:
    """Run one notebook; all but the checked outputs are dropped."""
    book = nbformat.read(path, as_version=4)
    NotebookClient(book, resources={"metadata": {"path": str(path.parent)}}).execute()
    for cell in book.cells:
        if cell.cell_type == "code":
            checked = "nbval-check-output" in cell.metadata.get("tags", [])
            cell.outputs = cell.outputs if checked else []
            cell.execution_count = cell.execution_count if checked else None
            cell.metadata.pop("execution", None)
            for output in cell.outputs:
                output.pop("execution_count", None) if output.output_type != "execute_result" else None
    book.metadata.pop("widgets", None)
    book.metadata["language_info"] = {"name": "python"}
    nbformat.write(book, path)


if __name__ == "__main__":
    for name in map(Path, sys.argv[1:] or sorted((ROOT / "notebooks").glob("*.ipynb"))):
        refresh(name)
