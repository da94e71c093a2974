"""Build the student and the solution edition of every exercise, and the file of hashed keys, from one source each.

    python exercises/build.py            write what is committed
    python exercises/build.py --out DIR  write it elsewhere (a test compares)

A source is a Markdown file. Its prose becomes Markdown cells; a block fenced as `python` becomes a code cell, in which the lines
between `### BEGIN SOLUTION` and `### END SOLUTION` stand in the solution edition only (the student's has `...`); a block fenced
as `toml` is a question: its number, kind, key, known wrong answers, hints and reveal. An item of a key may be
given as `{place = ["yahoo-2016", "some words"]}`: it is looked up in the corpus, so that a key cannot go stale.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import nbformat

import afghan_reader as ar
from afghan_reader.exercises import key_of

HERE = Path(__file__).parent
FENCE = re.compile(r"^```(python|toml)\n(.*?)^```\n?", re.MULTILINE | re.DOTALL)
SOLUTION = re.compile(r"^([ \t]*)### BEGIN SOLUTION\n(.*?)^[ \t]*### END SOLUTION\n", re.MULTILINE | re.DOTALL)


def main() -> None:
    """Build everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE)
    out = parser.parse_args().out
    reading = ar.read_corpus()
    questions: list[dict[str, Any]] = []
    (out / "solutions").mkdir(parents=True, exist_ok=True)
    for source in sorted((HERE / "source").glob("*.md")):
        text = source.read_text(encoding="utf-8")
        questions += [hashed(tomllib.loads(block), source.stem, reading) for kind, block in FENCE.findall(text) if kind == "toml"]
        name = f"{source.stem}.ipynb"
        nbformat.write(notebook(text, solved=False), out / name)
        nbformat.write(notebook(text, solved=True), out / "solutions" / name)
    content = json.dumps(questions, ensure_ascii=False, indent=1) + "\n"
    (out / "questions.json").write_text(content, encoding="utf-8")


def notebook(text: str, *, solved: bool) -> nbformat.NotebookNode:
    """Turn a source into a notebook, with or without its solutions."""
    cells = []
    for kind, content in pieces(text):
        number = f"cell-{len(cells)}"
        if kind == "python":
            code = SOLUTION.sub(lambda match: match[2] if solved else f"{match[1]}...\n", content).strip()
            code = re.sub(r"=\s*\n\s*\.\.\.", "= ...", code)
            cells.append(nbformat.v4.new_code_cell(code, id=number))
        elif kind == "prose" and content.strip():
            cells.append(nbformat.v4.new_markdown_cell(content.strip(), id=number))
    kernel = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=kernel)


def pieces(text: str) -> list[tuple[str, str]]:
    """Cut a source into prose, python and toml, in reading order."""
    found, at = [], 0
    for match in FENCE.finditer(text):
        found += [("prose", text[at : match.start()]), (match[1], match[2])]
        at = match.end()
    return [*found, ("prose", text[at:])]


def hashed(question: dict[str, Any], lesson: str, reading: Any) -> dict[str, Any]:  # noqa: ANN401 - a Reading
    """Hide the key of a question; keep what a learner may read."""
    salt = hashlib.sha256(f"afghan_reader {question['id']}".encode()).hexdigest()[:12]
    hidden = {
        "id": question["id"],
        "lesson": lesson,
        "kind": question["kind"],
        "salt": salt,
        "hints": question["hints"],
        "reveal": base64.b64encode(question["reveal"].encode()).decode(),
        "right": question.get("right", "Right."),
        "answers": question.get("answers", []),
        "key": [[key_of(salt, name) for name in names(item, reading)] for item in question.get("key", [])],
        "wrong": [
            {"items": sorted(key_of(salt, name) for item in wrong["items"] for name in names(item, reading)), "say": wrong["say"]}
            for wrong in question.get("wrong", [])
        ],
    }
    if len(hidden["hints"]) != 3:  # noqa: PLR2004 - where to look, how to look, a worked parallel case
        raise ValueError(f"question {question['id']} has {len(hidden['hints'])} hints; it needs three")
    return hidden


def names(item: Any, reading: Any) -> list[str]:  # noqa: ANN401 - an item of a TOML key; a Reading
    """Give every accepted spelling of an item of a key."""
    if isinstance(item, dict):
        article_id, words = item["place"]
        article = reading.articles.set_index("article_id").loc[article_id, "text"]
        if article.count(words) != 1:
            raise ValueError(f"{words!r} stands {article.count(words)} times in {article_id}; a key needs a place that is one")
        passages = reading.passages[(reading.passages["article_id"] == article_id)]
        at = article.index(words)
        label = passages[(passages["start"] <= at) & (at < passages["end"])]["label"].item()
        return [f"{article_id} {label}", f"{article_id} {label.replace('¶', '')}", f"{article_id} {label.replace('¶', '¶ ')}"]
    return [str(each) for each in item] if isinstance(item, list) else [str(item)]


if __name__ == "__main__":
    main()
