"""House rules of the lessons: their form, their checked outputs, and that they hold for another corpus than the five."""

import copy
import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
import nbformat
import pytest

import afghan_reader as ar

STORY = (
    "{title}\n\nBy Jane Doe\n\nMarch 3, 2022\n\n"
    "LINDAU — The mayor, Anna Keller, met the engineer Omar Said on Monday, and both spoke of the old bridge. "
    "“The bridge is open,” said Anna Keller, the mayor of Lindau. “It may close in 2023.”\n\n"
    "“The cracks are likely to grow,” said a senior city official, who spoke on condition of anonymity because she was not "
    "authorized to discuss the bridge. Officials fear that about 15 lorries a day, reportedly from abroad, have damaged it since "
    "2019. {more}\n\n"
    "Omar Said denied the allegations. According to the Demo Times, he called Keller’s report “nonsense” in May 2021.\n\n"
    "Sign up for our newsletter to learn more about the bridge every day.\n\n"
    "The council met on Monday, and it talked for hours about the old bridge, the lorries from abroad, and the money for a new "
    "one.\n\n"
)
RECORDS = {
    "alpha": STORY.format(title="Bridge talks", more="It is unlikely that the bridge will fall.")
    + STORY[STORY.index("The council met") :],
    "beta": STORY.format(title="Mayor selling the bridge", more="Said was certain that it will fall.1994"),
    "gamma": "Nothing happened here\n\nNothing at all happened here today, and nobody said that anything would ever happen.\n",
}
ACTORS = "actor,kind,alias\nAnna Keller,person,Anna Keller\nOmar Said,person,Omar Said\nDemo Times,organisation,Demo Times\n"
FOLDER = Path(__file__).parents[1] / "notebooks"
LESSONS = sorted(FOLDER.glob("0[0-9]_*.ipynb"))
FIVE = r"\b(?:nyt-2020|wapo-2018|wapo-2020|yahoo-2016|vice-2017)\b"
PARTS = ["Words we need", "A toy first", "The five articles", "The machine errs", "Check", "Explain", "Discuss", "Key points"]
HEADER = ["**Question.**", "**You will be able to**", "**Time**", "**Level**", "**Know first**", "●", "■", "◆"]
CHECKED = {"nbval-check-output", "keep_output"}

each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def read(path):
    return nbformat.read(path, as_version=4)


def code_of(book):
    return [cell for cell in book.cells if cell.cell_type == "code"]


def prose_of(book):
    return "\n\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")


def headings_of(book):
    """Level and words of each heading, with fenced blocks left out."""
    prose = re.sub(r"^```.*?^```", "", prose_of(book), flags=re.MULTILINE | re.DOTALL)
    return [(len(marks), words) for marks, words in re.findall(r"^(#+) (.+)$", prose, flags=re.MULTILINE)]


@each_lesson
def test_a_lesson_opens_with_what_it_asks_and_what_it_takes(path):
    first = read(path).cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith(f"# {path.stem[:2]} ")
    assert [part for part in HEADER if part not in first.source] == []


@each_lesson
def test_a_lesson_has_every_part_in_order(path):
    words = [words for _, words in headings_of(read(path))]
    places = [next((at for at, heading in enumerate(words) if heading.startswith(part)), None) for part in PARTS]
    missing = [part for part, at in zip(PARTS, places, strict=True) if at is None]
    assert missing == []
    assert places == sorted(places)
    assert "**Predict.**" in prose_of(read(path))
    assert any(heading.startswith("● Explore") for heading in words)


@each_lesson
def test_headings_are_in_order(path):
    levels = [level for level, _ in headings_of(read(path))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@each_lesson
def test_a_code_cell_is_short_and_defines_no_helper(path):
    for cell in code_of(read(path)):
        assert len(cell.source.splitlines()) <= 12, cell.source
        assert not re.search(r"^\s*(?:def|class|async)\s|\blambda\b", cell.source, flags=re.MULTILINE), cell.source


@each_lesson
def test_the_first_code_cells_import_and_load(path):
    imports, load = code_of(read(path))[:2]
    assert all(re.match(r"(?:import|from) ", line) for line in imports.source.splitlines() if line)
    assert "reading = ar.read_corpus()" in load.source


@each_lesson
def test_at_most_one_browser_stands_in_a_lesson(path):
    code = "\n".join(cell.source for cell in code_of(read(path)))
    assert len(re.findall(r"\bar\.\w+Browser\(", code)) <= 1


@each_lesson
def test_tagged_cells_hold_their_output_and_no_other_does(path):
    for cell in code_of(read(path)):
        tags = set(cell.metadata.get("tags", []))
        assert not tags & CHECKED or tags >= CHECKED, cell.source
        if tags >= CHECKED:
            assert any(output.output_type == "execute_result" for output in cell.outputs), cell.source
            assert cell.execution_count is not None
        else:
            assert cell.outputs == [], cell.source
            assert cell.execution_count is None


@each_lesson
def test_two_to_five_tables_carry_the_argument(path):
    assert 2 <= sum(bool(CHECKED & set(cell.metadata.get("tags", []))) for cell in code_of(read(path))) <= 5


@each_lesson
def test_a_lesson_is_small(path):
    assert path.stat().st_size < 200_000


@each_lesson
def test_places_that_a_lesson_names_are_there(path, five):
    """Each `wapo-2018 ¶34` is a passage of that article."""
    labels = set(zip(five.passages["article_id"], five.passages["label"], strict=True))
    named = re.findall(rf"({FIVE}) (¶\d+|(?:chronology|promotion|caption|related) \d+)", prose_of(read(path)))
    assert [place for place in named if place not in labels] == []


@each_lesson
def test_an_exercise_that_a_lesson_names_is_there(path):
    for name in re.findall(r"`(exercises/\w+\.ipynb)`", prose_of(read(path))):
        assert (FOLDER.parent / name).is_file()


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """Three short invented articles as a folder, read."""
    folder = tmp_path_factory.mktemp("other")
    for name, text in RECORDS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "actors.csv").write_text(ACTORS, encoding="utf-8")
    return ar.read_corpus(folder)


@each_lesson
@pytest.mark.filterwarnings("ignore:FigureCanvasAgg is non-interactive")
def test_a_lesson_runs_on_another_corpus(path, other, monkeypatch):
    """Its analysis runs on three invented articles: where it names one of the five, it gets one of the three.

    A cell that opens a numbered passage or looks for an article's words is about that article, and left out with what needs it.
    """
    mpl.use("Agg")
    monkeypatch.setattr(ar, "read_corpus", lambda *_: other)
    names, ran, bound = {}, 0, set()
    for cell in code_of(read(path)):
        about_one_place = "¶" in cell.source or (
            re.search(FIVE, cell.source) and re.search(r"contains\(|\.item\(|iloc\[0", cell.source)
        )
        if about_one_place or any(re.search(rf"\b{name}\b", cell.source) for name in bound):
            bound |= set(re.findall(r"^(\w+) = ", cell.source, flags=re.MULTILINE))
            continue
        exec(compile(re.sub(FIVE, "alpha", cell.source), f"{path.stem} {cell.id}", "exec"), names)  # noqa: S102
        ran += 1
    assert ran >= len(code_of(read(path))) * 0.6


@pytest.fixture(scope="module")
def checked_lesson():
    """The shortest lesson, cut down to its first cells up to one checked table of numbers."""
    book = read(FOLDER / "01_can_we_trust_our_copy.ipynb")
    cells = code_of(book)
    words = next(cell for cell in cells if "pivot_table" in cell.source and cell.outputs)
    return nbformat.v4.new_notebook(cells=[*cells[:2], words], metadata=book.metadata)


def run_nbval(book, folder):
    nbformat.write(book, folder / "lesson.ipynb")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--nbval-lax",
        "--nbval-current-env",
        "lesson.ipynb",
    ]
    return subprocess.run(
        [*command, "-c", "/dev/null", "--rootdir", "."], cwd=folder, capture_output=True, text=True, check=False
    )


def test_a_falsified_number_fails(checked_lesson, tmp_path):
    honest = run_nbval(checked_lesson, tmp_path)
    assert honest.returncode == 0, honest.stdout
    false = copy.deepcopy(checked_lesson)
    false.cells[-1].outputs = json.loads(
        json.dumps(false.cells[-1].outputs).replace("2372", "2373"), object_hook=nbformat.NotebookNode
    )
    assert false.cells[-1].outputs != checked_lesson.cells[-1].outputs
    falsified = run_nbval(false, tmp_path)
    assert falsified.returncode == 1
    assert "2373" in falsified.stdout


def test_machine_and_authors_rank_the_articles_alike_but_for_the_first_two(five):
    """The key of 03.4 is the machine's order, and what lesson 03 says of the authors' holds."""
    ranks = {}
    for name, quotes in {"machine": five.quotes, "authors": five.curated_quotes}.items():
        sources = ar.compare_sources(quotes, five.passages)
        rates = sources[sources["sourcing"].isin(["role", "unnamed"])].groupby("article_id")["per_1000"].sum()
        ranks[name] = rates.sort_values(ascending=False).index.tolist()
    assert ar.check("03.4", ranks["machine"]).status == "right"
    assert ranks["machine"][2:] == ranks["authors"][2:]


@pytest.mark.parametrize("read_by", ["quotes", "curated_quotes"])
def test_one_first_quotation_is_anonymous_and_two_articles_state_a_condition(five, read_by):
    """The keys of 03.1 and 03.2 hold in either reading."""
    quotes = getattr(five, read_by)
    audit = ar.audit_anonymity(quotes, five.sentences)
    first = audit[(audit["rule"] == "not the first") & (audit["verdict"] == "no")]
    assert ar.check("03.2", first["article_id"].item()).status == "right"
    assert ar.check("03.1", quotes.dropna(subset="anonymity")["article_id"].unique()).status == "right"
    assert set(audit[(audit["rule"] == "says why") & (audit["verdict"] == "yes")]["article_id"]) == {"wapo-2018"}
