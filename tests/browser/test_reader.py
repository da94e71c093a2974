"""The widgets in a real JupyterLab: what is chosen on the page reaches Python at the right place."""

import pytest
from playwright.sync_api import expect

from toy_reading import at

pytestmark = pytest.mark.browser

LOAD = "from toy_reading import make_reading\nimport ipywidgets\nimport afghan_reader as ar\nreading = make_reading()"
READER = """reader = ar.ArticleReader(reading)
heard = ipywidgets.Label().add_class("ar-heard")
def hear(_):
    row = reader.selection.to_dict("records")
    heard.value = f"{row[0]['start']} {row[0]['end']} {row[0]['text']} {row[0]['place']}" if row else "nothing"
reader.observe(hear, "chosen")
ipywidgets.VBox([reader, heard])"""


@pytest.fixture
def page(lab, open_notebook):
    lab.write("reader.ipynb", LOAD, READER)
    page = open_notebook("reader.ipynb")
    page.locator(".ar-reader .ar-passage").first.wait_for(timeout=30_000)
    return page


def test_an_article_is_read_and_cited_from_a_notebook(page):
    """One notebook for the reader: opening one takes longer than all that is done in it."""
    heard = page.locator(".ar-heard")

    # a drag with the mouse, after characters outside the basic plane
    box = page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.querySelector(".ar-text"), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                const { left, right, top, height } = range.getBoundingClientRect();
                return [left, right, top + height / 2];
            }
        }""",
        "did not sell",
    )
    page.mouse.move(box[0] + 1, box[2])
    page.mouse.down()
    page.mouse.move(box[1], box[2], steps=8)
    page.mouse.up()
    place = at("harbour-2019", "did not sell")
    expect(heard).to_have_text(f"{place['start']} {place['end']} did not sell harbour-2019 ¶1")

    # the keyboard alone: no key reaches the notebook's own shortcuts
    page.locator(".ar-text [tabindex='0']").focus()
    page.keyboard.press("n")
    expect(page.locator(".ar-detail")).to_contain_text("Quotation, direct. Speaker: Mara Olin")
    page.keyboard.press("Enter")
    place = at("harbour-2019", "We 🤝 did not sell 𝒜rms to the Guild,")
    expect(heard).to_have_text(f"{place['start']} {place['end']} {place['text']} harbour-2019 ¶1")
    for key in ["a", "b", "x", "d", "d", "m"]:
        page.keyboard.press(key)
    sources = "[...window.jupyterapp.shell.currentWidget.content.model.cells].map((cell) => cell.type + cell.sharedModel.source)"
    assert page.evaluate(sources) == [f"code{LOAD}", f"code{READER}"]

    # another article, by the native list
    page.get_by_label("Article", exact=True).select_option("guild-2020")
    expect(page.locator(".ar-text")).to_contain_text("They sold us arms")


@pytest.mark.slow
def test_a_mark_on_the_picture_opens_its_sentence(lab, open_notebook):
    lab.write("browsers.ipynb", LOAD, "browser = ar.QuoteBrowser(reading); browser")
    page = open_notebook("browsers.ipynb")
    page.locator(".bars .point path").first.wait_for(timeout=60_000)
    expect(page.locator(".ar-summary")).to_contain_text("Mara Olin speaks most often")

    # the list, by keyboard
    marks = page.locator(".ar-marks select")
    marks.focus()
    marks.select_option("an official (role), guild-2020: 1")
    expect(page.locator(".ar-open")).to_have_text("They sold us arms,")
    expect(page.locator(".ar-detail")).to_contain_text("Opened: guild-2020 ¶1")

    # the picture, by mouse: plotly wants a hover before a click
    page.locator(".js-plotly-plot").scroll_into_view_if_needed()
    page.wait_for_timeout(600)  # the figure fits itself to its frame
    box = page.locator(".bars .point path").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.wait_for_timeout(150)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".ar-detail")).to_contain_text("Opened: harbour-2019")

    # as wide as its frame
    assert page.evaluate("document.querySelector('.js-plotly-plot')._fullLayout.width") > 900
