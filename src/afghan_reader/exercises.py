"""Check a learner's answers without giving them away.

A question's key lies in `exercises/questions.json` as salted hashes: they stop a glance, not an attacker. Feedback on a
set counts what was found, what is missing and what is too much, and never names an item. A judgement has no key: it
shows three reasoned answers by the authors.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from .articles import read_csv
from .corpus import course_folder
from .export import write_table
from .schema import TableError
from .store import read_work, write_work

_SIGNS = {"right": "✓", "partly": "◐", "wrong": "✗", "empty": "○", "kept": "✎", "hint": "→", "reveal": "★", "unknown": "?"}
_TRIES_BEFORE_REVEAL = 2
_WORK = "answers"


@dataclass(frozen=True, repr=False)
class Feedback:
    """What a learner is told: a status and a message in words."""

    status: str
    message: str

    def __repr__(self) -> str:
        return f"{_SIGNS[self.status]} {self.message}"


def check(question: str, answer: Any = None) -> Feedback:  # noqa: ANN401 - whatever a learner writes
    """Check an answer. Never raises, never prints a solution.

    Parameters
    ----------
    question
        Its number, such as `"02.1"`.
    answer
        The answer itself: a text, a number, a list or set of them, or a column of a table.

    Returns
    -------
    feedback
        `status` (right / partly / wrong / empty / kept / unknown) and `message`.
    """
    spec = _questions().get(str(question).strip())
    if spec is None:
        return Feedback("unknown", f"There is no question {question!r}; there are {', '.join(_questions())}.")
    try:
        items = _items(answer, whole=spec["kind"] not in {"set", "order"})
        items = [" ".join(items)] if spec["kind"] == "order" and items else items
        feedback = _judge(spec, items)
        _remember(spec["id"], answer=_plain(answer), feedback=feedback)
    except TableError as error:
        return Feedback("unknown", f"Your answer could not be saved: {error}.")
    except Exception as error:  # noqa: BLE001 - a learner's object may raise anything when it is looked at
        return Feedback(
            "unknown", f"This answer cannot be read ({type(error).__name__}); write a text, a number or a list of them."
        )
    return feedback


def hint(question: str) -> Feedback:
    """Give the next hint: where to look, how to look, then a worked parallel case."""
    spec = _questions().get(str(question).strip())
    if spec is None:
        return Feedback("unknown", f"There is no question {question!r}; there are {', '.join(_questions())}.")
    used = _record(spec["id"])["hints"]
    step = min(used, len(spec["hints"]) - 1)
    _remember(spec["id"], hints=min(used + 1, len(spec["hints"])))
    return Feedback("hint", f"Hint {step + 1} of {len(spec['hints'])}: {spec['hints'][step]}")


def reveal(question: str) -> Feedback:
    """Show the answer and its reasons, after two tries."""
    spec = _questions().get(str(question).strip())
    if spec is None:
        return Feedback("unknown", f"There is no question {question!r}; there are {', '.join(_questions())}.")
    tries = _record(spec["id"])["tries"]
    if tries < _TRIES_BEFORE_REVEAL:
        return Feedback("empty", f"Check {_TRIES_BEFORE_REVEAL - tries} more answer(s) of your own first; then this opens.")
    _remember(spec["id"], revealed=True)
    return Feedback("reveal", base64.b64decode(spec["reveal"]).decode("utf-8"))


def progress() -> pd.DataFrame:
    """List the questions and how far the learner has come.

    Returns
    -------
    progress
        One row a question: `question`, `lesson`, `status` (of the last answer, or "open"), `tries`, `hints`, `revealed`.
    """
    rows = []
    for number, spec in _questions().items():
        record = _record(number)
        rows.append((number, spec["lesson"], record["status"], record["tries"], record["hints"], record["revealed"]))
    return pd.DataFrame(rows, columns=["question", "lesson", "status", "tries", "hints", "revealed"])


def write_answers(path: str | Path, *, coder: str = "") -> Path:
    """Write a learner's answers as CSV, for an instructor to collect.

    Parameters
    ----------
    path
        The file to write, such as `answers-anna.csv`.
    coder
        Who answered: a name or a sign; without one, the file's stem.

    Returns
    -------
    path
        Where it was written: one row a question that was tried, `coder`, `question`, `lesson`, `status`, `tries`, `hints`,
        `revealed` and the last `answer` (a list's items joined by "; ").

    Raises
    ------
    TableError
        If it cannot be written.
    """
    path = Path(path)
    tried = progress().query("tries > 0 or hints > 0")
    answers = [_record(question)["answer"] for question in tried["question"]]
    said = ["; ".join(answer) if isinstance(answer, list) else answer for answer in answers]
    table = tried.assign(answer=pd.Series(said, index=tried.index, dtype="object").astype("str"))
    table.insert(0, "coder", coder or path.stem)
    return write_table(table, path)


def read_answers(folder: str | Path) -> pd.DataFrame:
    """Read the answers of a class: every file that `write_answers` wrote into a folder, as one table.

    Parameters
    ----------
    folder
        A folder with one `.csv` file a learner.

    Returns
    -------
    answers
        The rows of all files, as `write_answers` gives them, in the order of the files' names.

    Raises
    ------
    TableError
        If the folder is missing, or a file is none of `write_answers`.
    """
    folder = Path(folder)
    if not folder.is_dir():
        msg = f"there is no folder {str(folder)!r}; name the folder that holds the learners' .csv files"
        raise TableError(msg)
    needs = ["coder", "question", "status", "answer"]
    tables = [read_csv(path, needs=needs) for path in sorted(folder.glob("*.csv"))]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=needs, dtype="str")


def key_of(salt: str, item: str) -> str:
    """Hash one item of a key."""
    return hashlib.sha256(f"{salt}|{normalise(item)}".encode()).hexdigest()[:16]


def normalise(item: object) -> str:
    """Write an item as the key has it: no case, accents, punctuation or doubled spaces."""
    if isinstance(item, float) and item.is_integer():
        item = int(item)
    text = unicodedata.normalize("NFKD", str(item)).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(r"(?<!\d)\.|\.(?!\d)", " ", text)  # a full stop stays inside a number only
    return " ".join(re.sub(r"[^\w¶.%-]+", " ", text).split()).strip("- ")


def _judge(spec: dict[str, Any], items: list[str]) -> Feedback:
    if not items:
        return Feedback("empty", "Fill in the cell above first.")
    if spec["kind"] == "judgement":
        answers = "\n".join(f"  {number}. {text}" for number, text in enumerate(spec["answers"], start=1))
        return Feedback("kept", f"Your answer is kept. There is no key. Three reasoned answers by the authors:\n{answers}")
    given = {key_of(spec["salt"], item) for item in items}
    accepted: list[set[str]] = [set(item) for item in spec["key"]]
    found = sum(bool(item & given) for item in accepted)
    extra = given - set().union(*accepted)
    if found == len(accepted) and not extra:
        return Feedback("right", spec["right"])
    known = [wrong["say"] for wrong in spec["wrong"] if given & set(wrong["items"])]
    if spec["kind"] != "set":
        return Feedback("wrong", " ".join(known) or f"Not that. ar.hint({spec['id']!r}) helps.")
    counts = f"{found} found, {len(accepted) - found} missing, {len(extra)} that do not belong."
    return Feedback("partly" if found else "wrong", " ".join([counts, *known]))


def _items(answer: object, *, whole: bool) -> list[str]:
    """Read an answer as a list of items; a text that answers a set question may hold several, with commas between."""
    parts: list[Any]
    if answer is None or answer is Ellipsis:
        return []
    if isinstance(answer, str):
        parts = [answer] if whole else re.split(r"[,;\n]", answer)
    elif isinstance(answer, pd.DataFrame):
        parts = answer.iloc[:, 0].tolist()
    elif isinstance(answer, Iterable):
        parts = list(answer)
    else:
        parts = [answer]
    return [normalise(part) for part in parts if normalise(part) not in {"", "nan", "none"}]


def _plain(answer: object) -> object:
    if answer is None or isinstance(answer, (str, int, float, bool)):
        return answer
    if isinstance(answer, Iterable):
        return [str(item) for item in answer]
    return str(answer)


def _record(question: str) -> dict[str, Any]:
    saved = read_work(_WORK).get(question, {})
    return {"status": "open", "tries": 0, "hints": 0, "revealed": False, "answer": None, **saved}


def _remember(question: str, *, answer: object = None, feedback: Feedback | None = None, **changes: object) -> None:
    work = read_work(_WORK)
    record = {**_record(question), **changes}
    if feedback is not None and feedback.status != "empty":
        record |= {"status": feedback.status, "tries": record["tries"] + 1, "answer": answer}
    write_work(_WORK, {**work, question: record})


@cache
def _questions() -> dict[str, dict[str, Any]]:
    path = course_folder() / "exercises" / "questions.json"
    questions: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {spec["id"]: spec for spec in questions}
