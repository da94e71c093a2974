"""Every lesson and exercise in a real JupyterLab: run from the top, nothing leaves the machine, a mark opens its sentence."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from afghan_reader.cli import copy_course

ROOT = Path(__file__).parents[2]
LESSONS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
EXERCISES = sorted(path.stem for path in (ROOT / "exercises").glob("*.ipynb"))
BROWSERS = {"02_who_says_so": "quotes", "05_when_did_it_start": "timeline", "06_who_is_connected": "network"}
SHOTS = ROOT / "artefacts"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def course(lab):
    """A learner's working copy, made by the command itself."""
    list(copy_course(lab.root / "course"))
    return "course"


def shoot(page, name):
    """Keep a picture of what was seen."""
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


def open_a_mark(page):
    """Choose the first mark of a browser with the keyboard: its sentence opens in its article, where the list says."""
    page.locator(".ar-marks select").first.focus()
    page.keyboard.press("Home")
    place = page.locator(".ar-places select option").first
    expect(place).to_be_attached()
    article_id, label = place.inner_text().replace("\xa0", " ").split(":")[0].split(" ", 1)
    expect(page.locator(".ar-browser .ar-picker")).to_have_value(article_id)
    passage = page.locator(".ar-browser .ar-passage.ar-has-open").first
    expect(passage.locator(".ar-label")).to_have_text(label)
    expect(passage.locator(".ar-open").first).to_be_in_viewport()
    return article_id, "".join(passage.locator(".ar-seat.ar-open").all_inner_texts())


def test_a_mark_opens_its_sentence_in_lesson_02(open_notebook, course, five):
    page = open_notebook(f"{course}/notebooks/02_who_says_so.ipynb")
    article_id, words = open_a_mark(page)
    shoot(page, "02_opened")
    quotes = five.quotes[five.quotes["article_id"] == article_id]
    assert words.strip("QAHDX\u2060") in set(quotes["text"])


@pytest.mark.slow
@pytest.mark.parametrize("name", LESSONS)
def test_every_lesson_runs_from_the_top(open_notebook, course, name):
    page = open_notebook(f"{course}/notebooks/{name}.ipynb")
    if name in BROWSERS:
        open_a_mark(page)
    shoot(page, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_runs_from_the_top(open_notebook, course, name):
    page = open_notebook(f"{course}/exercises/{name}.ipynb")
    shoot(page, f"exercise-{name}")
