import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
import pytest

import afghan_reader as ar
from afghan_reader.exercises import _questions, normalise

EXERCISES = Path(__file__).parents[1] / "exercises"
SOURCES = sorted((EXERCISES / "source").glob("*.md"))
QUESTION = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPECS = {
    spec["id"]: spec for source in SOURCES for spec in map(tomllib.loads, QUESTION.findall(source.read_text(encoding="utf-8")))
}
KEYED = [spec for spec in SPECS.values() if spec["kind"] != "judgement"]


def spelled(item):
    """The first accepted spelling of an item of a key."""
    if isinstance(item, dict):
        reading = ar.read_corpus()
        article_id, words = item["place"]
        passages = reading.passages[reading.passages["article_id"] == article_id]
        return f"{article_id} {passages[passages['text'].str.contains(words, regex=False)]['label'].item()}"
    return item[0] if isinstance(item, list) else item


def answer_of(spec):
    items = [spelled(item) for item in spec["key"]]
    return items if spec["kind"] == "set" else items[0]


@pytest.mark.parametrize("spec", KEYED, ids=lambda spec: spec["id"])
def test_the_key_is_accepted_in_any_order_case_and_container(spec):
    answer = answer_of(spec)
    assert ar.check(spec["id"], answer).status == "right"
    if spec["kind"] == "set":
        for other in (set(answer), tuple(answer[::-1]), pd.Series(answer), ", ".join(answer), [each.upper() for each in answer]):
            assert ar.check(spec["id"], other).status == "right"


@pytest.mark.parametrize("spec", KEYED, ids=lambda spec: spec["id"])
def test_every_known_wrong_answer_gets_its_own_words(spec):
    for wrong in spec.get("wrong", []):
        for item in wrong["items"]:
            feedback = ar.check(spec["id"], [item] if spec["kind"] == "set" else spelled(item))
            assert feedback.status == "wrong"
            assert wrong["say"] in feedback.message


def test_a_set_answer_gets_counts_and_never_an_item():
    feedback = ar.check("02.1", ["Nicholson", "Somebody Else"])
    assert feedback.status == "partly"
    assert feedback.message == "1 found, 2 missing, 1 that do not belong."


@pytest.mark.parametrize("empty", [None, ..., "", "  ", [], {}, set(), [None], float("nan")])
def test_an_empty_cell_is_told_from_a_wrong_answer(empty):
    assert ar.check("02.1", empty).status == "empty"
    assert ar.check("02.3", empty).message == "Fill in the cell above first."
    assert ar.progress()["tries"].sum() == 0


class Trap:
    def __iter__(self):
        raise RuntimeError("no")

    def __str__(self):
        raise RuntimeError("no")


@pytest.mark.parametrize(
    "odd",
    [
        0,
        -1.5,
        True,
        b"bytes",
        object(),
        Trap(),
        lambda: 1,
        np.array([[1, 2], [3, 4]]),
        pd.DataFrame({"a": [1]}),
        {"a": {"b": 1}},
        10**400,
    ],
)
def test_check_never_raises(odd):
    for number in [*SPECS, "99.9", None, 3, "", Trap]:
        assert ar.check(number, odd).status in {"right", "partly", "wrong", "empty", "kept", "unknown"}


def test_an_unknown_question_is_answered_with_those_there_are():
    feedback = ar.check("99.9", "x")
    assert feedback.status == "unknown"
    assert "02.1" in feedback.message


def test_hints_climb_three_steps_and_stay_at_the_last():
    hints = [ar.hint("02.1").message for _ in range(4)]
    assert [hint[:11] for hint in hints] == ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3", "Hint 3 of 3"]


def test_reveal_opens_after_two_tries():
    assert "Polymeropoulos" not in ar.reveal("02.1").message
    ar.check("02.1", ["A"])
    assert "Check 1 more" in ar.reveal("02.1").message
    ar.check("02.1", ["B"])
    assert "Polymeropoulos" in ar.reveal("02.1").message
    assert ar.progress().set_index("question").loc["02.1", "revealed"]


def test_progress_counts_tries_and_keeps_the_last_status():
    ar.check("02.3", 3)
    ar.check("02.3", "4")
    row = ar.progress().set_index("question").loc["02.3"]
    assert (row["status"], row["tries"], row["lesson"]) == ("right", 2, "02_who_says_so")


def test_a_judgement_has_no_key_and_shows_three_reasoned_answers():
    feedback = ar.check("02.4", "One source, four times.")
    assert feedback.status == "kept"
    assert "by the authors" in feedback.message
    assert re.findall(r"^  \d", feedback.message, re.MULTILINE) == ["  1", "  2", "  3"]


def test_an_answer_that_cannot_be_saved_says_so(work_folder):
    work_folder.write_text("a file where the folder should be")
    assert "could not be saved" in ar.check("02.3", 4).message


def test_the_answers_of_a_class_are_collected_in_one_call(tmp_path, monkeypatch):
    for coder, answer in [("anna", ["Nicholson", "Putin"]), ("bo", "=1+1")]:
        monkeypatch.setenv("AFGHAN_READER_WORK", str(tmp_path / coder))
        ar.check("02.1", answer)
        ar.write_answers(tmp_path / "class" / f"{coder}.csv")
    answers = ar.read_answers(tmp_path / "class")
    assert answers["coder"].tolist() == ["anna", "bo"]
    assert answers["question"].tolist() == ["02.1", "02.1"]
    assert answers["status"].tolist() == ["partly", "wrong"]
    assert answers["answer"].tolist() == ["Nicholson; Putin", "'=1+1"]  # a spreadsheet takes no formula from a learner


def test_a_folder_without_answers_is_an_empty_table_and_a_missing_one_is_named(tmp_path):
    assert ar.read_answers(tmp_path).empty
    with pytest.raises(ar.TableError, match="there is no folder"):
        ar.read_answers(tmp_path / "nowhere")


def test_spelling_is_read_kindly():
    assert normalise(" Gen. John  Nicholson, Jr. ") == normalise("gen john nicholson jr")
    assert normalise("Zoë’s") == "zoe s"
    assert normalise(4.0) == "4"


def test_a_rebuild_equals_what_is_committed(tmp_path):
    subprocess.run([sys.executable, str(EXERCISES / "build.py"), "--out", str(tmp_path)], check=True)
    built = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(built) == 1 + 2 * len(SOURCES)
    for path in built:
        if path.suffix == ".json":
            assert (tmp_path / path).read_text(encoding="utf-8") == (EXERCISES / path).read_text(encoding="utf-8")
        else:
            fresh, committed = (nbformat.read(folder / path, as_version=4) for folder in (tmp_path, EXERCISES))
            assert [(cell.cell_type, cell.source) for cell in fresh.cells] == [
                (cell.cell_type, cell.source) for cell in committed.cells
            ]


def test_no_student_file_or_hint_holds_a_solution():
    """No item of a key stands in the code of the student edition, in its question's hints, or readable in the keys' file."""
    keys = (EXERCISES / "questions.json").read_text(encoding="utf-8")
    for spec in KEYED:
        student = nbformat.read(EXERCISES / f"{_questions()[spec['id']]['lesson']}.ipynb", as_version=4)
        code = "\n".join(cell.source for cell in student.cells if cell.cell_type == "code" and spec["id"] in cell.source)
        assert "..." in code
        assert "SOLUTION" not in code
        shown = [code, *spec["hints"], spec.get("right", ""), *(wrong["say"] for wrong in spec.get("wrong", []))]
        for item in spec["key"]:
            if not isinstance(item, dict) and len(str(spelled(item))) > 3:
                assert not any(name in text for name in ([item] if isinstance(item, str) else item) for text in shown), spec["id"]
        assert spec["reveal"] not in keys


def test_the_keys_are_hashes():
    for spec in json.loads((EXERCISES / "questions.json").read_text(encoding="utf-8")):
        for item in spec["key"]:
            assert all(re.fullmatch(r"[0-9a-f]{16}", name) for name in item)


@pytest.mark.parametrize("container", [list, tuple, pd.Series, ", ".join])
def test_an_order_is_read_from_a_text_or_a_list_and_must_be_that_order(container):
    firmest_first = ["Confirmed", "seemingly confirmed", "not refuting"]
    assert ar.check("04.1", container(firmest_first)).status == "right"
    turned = ar.check("04.1", container(firmest_first[::-1]))
    assert turned.status == "wrong"
    assert "turned round" in turned.message
    assert ar.check("04.1", container([])).status == "empty"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_the_solution_edition_solves_every_question_and_the_student_edition_none(source, five, monkeypatch):
    asked = []
    judge = ar.check
    monkeypatch.setattr(ar, "read_corpus", lambda *_: five)
    monkeypatch.setattr(ar, "check", lambda number, answer=None: asked.append((number, judge(number, answer).status)))
    for edition, expected in ((EXERCISES / "solutions", {"right", "kept"}), (EXERCISES, {"empty"})):
        asked.clear()
        names = {}
        for cell in nbformat.read(edition / f"{source.stem}.ipynb", as_version=4).cells:
            if cell.cell_type == "code":
                exec(cell.source, names)  # noqa: S102
        assert [number for number, _ in asked] == [number for number in SPECS if number.startswith(source.stem[:2])]
        assert {status for _, status in asked} <= expected
