"""The reader's page, driven in a headless Chromium without JupyterLab: a fake model stands in for the kernel."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import afghan_reader.widgets
from afghan_reader import ArticleReader
from toy_reading import at, make_reading

pytestmark = pytest.mark.browser
STATIC = Path(afghan_reader.widgets.__file__).parent / "static"
SYNCED = ["_articles", "_layers", "article_id", "layers", "clean", "word", "content", "opened", "chosen", "height"]
LAYERS = ["quotes", "actors", "hedges", "dates", "artefacts"]
RENDER = """async ([script, state]) => {
    const page = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    const heard = {};
    window.page = page;
    window.state = state;
    window.model = {
        get: (name) => state[name],
        set(name, value) { state[name] = value; (heard["change:" + name] ?? []).forEach((act) => act()); },
        save_changes() {},
        on(name, act) { (heard[name] ??= []).push(act); },
        off(name, act) { heard[name] = heard[name].filter((other) => other !== act); },
    };
    document.body.replaceChildren();
    page.default.render({ model, el: document.body });
}"""


@pytest.fixture(scope="module")
def blank(chromium):
    page = chromium.new_page(viewport={"width": 1000, "height": 900}, reduced_motion="reduce")
    page.set_content("<!doctype html><html lang=en><body></body></html>")
    page.add_style_tag(content=(STATIC / "reader.css").read_text(encoding="utf-8"))
    yield page
    page.close()


@pytest.fixture
def page(blank):
    show(blank, ArticleReader(make_reading()), layers=LAYERS)
    return blank


def show(page, reader, **changes):
    state = {name: getattr(reader, name) for name in SYNCED} | changes
    page.evaluate(RENDER, [(STATIC / "reader.js").read_text(encoding="utf-8"), state])


def chosen(page):
    page.wait_for_timeout(200)  # the page waits 120 ms for the selection to settle
    return page.evaluate("state.chosen")


def drag(page, words):
    """Select the first occurrence of some words as a mouse would."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.querySelector(".ar-text"), NodeFilter.SHOW_TEXT);
            const all = []; let text = "";
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                all.push([text.length, node]);
                text += node.data;
            }
            const find = (unit) => {
                const [start, node] = all.findLast(([start]) => start <= unit);
                return [node, unit - start];
            };
            const from = text.indexOf(words);
            document.getSelection().setBaseAndExtent(...find(from), ...find(from + words.length));
        }""",
        words,
    )


def test_every_mark_on_the_page_shows_the_words_of_its_place(page):
    reader = ArticleReader(make_reading())
    reader.layers = LAYERS
    shown = page.evaluate(
        """state.content.marks.map((_, number) =>
            [...document.querySelectorAll(`[data-marks~="${number}"]`)].map((node) => node.textContent).join(""))"""
    )
    assert shown == reader.table["text"].tolist()


@pytest.mark.slow
def test_every_passage_on_the_page_is_the_words_of_its_place(page):
    shown = page.evaluate("[...document.querySelectorAll('.ar-words')].map((node) => node.textContent)")
    assert shown == [passage["text"] for passage in ArticleReader(make_reading()).content["passages"]]


@pytest.mark.slow
def test_markup_in_an_article_stays_words(page):
    assert page.locator(".ar-text b").count() == 0
    assert "<b>nobody</b> & nothing" in page.locator(".ar-text").inner_text()


@pytest.mark.slow
@pytest.mark.parametrize("words", ["did not sell", "𝒜rms to", "🚢", "is 𐍈 quiet” and"])
def test_a_selection_comes_back_at_its_place_beyond_the_basic_plane(page, words):
    drag(page, words)
    place = at("harbour-2019", words)
    assert chosen(page) == {"article_id": "harbour-2019", "start": place["start"], "end": place["end"]}


@pytest.mark.slow
def test_a_selection_leaves_out_the_white_space_at_its_ends(page):
    drag(page, " did not sell ")
    place = at("harbour-2019", "did not sell")
    assert chosen(page) == {"article_id": "harbour-2019", "start": place["start"], "end": place["end"]}


@pytest.mark.slow
def test_a_selection_is_made_with_the_keyboard_alone(page):
    page.locator(".ar-passage").first.focus()
    for key in ["ArrowDown", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"]:
        page.keyboard.press(key)
    page.keyboard.press("Enter")  # what is chosen stays chosen
    place = at("harbour-2019", "did not sell")
    assert chosen(page) == {"article_id": "harbour-2019", "start": place["start"], "end": place["end"]}
    page.keyboard.press("Escape")
    assert chosen(page) == {}


@pytest.mark.slow
def test_n_and_p_walk_the_marks_and_say_each_in_words(page):
    page.locator(".ar-passage").first.focus()
    page.keyboard.press("n")
    assert page.locator(".ar-detail").inner_text() == (
        "Quotation, direct. Speaker: Mara Olin, named source. Cue: “said”. The source denies. (harbour-2019 ¶1)"
    )
    assert page.evaluate("document.activeElement.getAttribute('role')") == "mark"
    assert page.locator(".ar-speaker").all_inner_texts() == ["Mara Olin"]
    assert page.locator(".ar-cue").all_inner_texts() == ["said"]
    page.keyboard.press("n")
    assert page.locator(".ar-detail").inner_text() == "Actor: Guild, group. (harbour-2019 ¶1)"
    page.keyboard.press("p")
    assert page.locator(".ar-detail").inner_text().startswith("Quotation, direct.")
    page.keyboard.press("Enter")
    place = at("harbour-2019", "We 🤝 did not sell 𝒜rms to the Guild,")
    assert chosen(page) == {"article_id": "harbour-2019", "start": place["start"], "end": place["end"]}


@pytest.mark.slow
def test_the_text_is_one_stop_of_the_tab_key(page):
    page.locator(".ar-passage").first.focus()
    for key in ["n", "n", "ArrowDown"]:
        page.keyboard.press(key)
        assert page.locator(".ar-text [tabindex='0']").count() == 1


@pytest.mark.slow
def test_only_marks_of_layers_switched_on_are_visited(page):
    page.evaluate("model.set('layers', ['dates'])")
    page.locator(".ar-next").click()
    assert page.locator(".ar-detail").inner_text().startswith("Date: 2019-03-03, DATE. From 2019-03-03 to 2019-03-03.")
    page.locator(".ar-next").click()
    assert page.locator(".ar-detail").inner_text() == "This is the last mark."


@pytest.mark.slow
def test_a_layer_is_switched_by_its_checkbox(page):
    page.get_by_label("Hedges").uncheck()
    assert page.evaluate("state.layers") == ["quotes", "actors", "dates", "artefacts"]


@pytest.mark.slow
def test_clean_hides_what_is_not_running_text_and_repeats(page):
    page.get_by_label("Clean").check()
    labels = page.locator(".ar-passage:visible .ar-label").all_inner_texts()
    assert labels == ["¶1", "¶2", "¶3"]


@pytest.mark.slow
def test_a_word_is_counted_in_the_whole_file_and_in_the_clean_text(page):
    page.get_by_label("Count a word").fill("MOVED")
    assert page.locator(".ar-count").inner_text() == "“MOVED”: 3 in the whole file, 2 in the clean text."
    page.get_by_label("Count a word").fill("(mov")
    assert page.locator(".ar-count").inner_text() == "“(mov”: 0 in the whole file, 0 in the clean text."


@pytest.mark.slow
def test_an_opened_place_is_lit_and_named_even_in_clean_text(page):
    place = at("harbour-2019", "A photo of")
    page.get_by_label("Clean").check()
    page.evaluate("(place) => model.set('opened', place)", place)
    assert page.locator(".ar-open").all_inner_texts() == ["A photo of"]
    assert page.locator(".ar-open").is_visible()
    assert page.locator(".ar-detail").inner_text() == "Opened: harbour-2019 caption 1."


@pytest.mark.slow
def test_a_passage_is_reached_by_its_number_and_a_wrong_one_is_answered_in_words(page):
    page.get_by_label("Go to ¶").fill("2")
    page.keyboard.press("Enter")
    assert page.locator(".ar-detail").inner_text() == "harbour-2019 ¶2: running text."
    page.get_by_label("Go to ¶").fill("99")
    page.keyboard.press("Enter")
    assert page.locator(".ar-detail").inner_text() == "There is no ¶99; this article has ¶1 to ¶4."


@pytest.mark.slow
def test_enter_goes_to_a_passage_even_where_the_submit_is_swallowed(page):
    swallow = "(form) => form.parentElement.addEventListener('submit', (e) => { e.preventDefault(); e.stopPropagation(); }, true)"
    page.locator(".ar-goto-form").evaluate(swallow)
    page.get_by_label("Go to ¶").fill("3")
    page.keyboard.press("Enter")
    assert page.locator(".ar-detail").inner_text() == "harbour-2019 ¶3: running text."


@pytest.mark.slow
def test_the_page_follows_the_article_that_python_shows(page):
    reader = ArticleReader(make_reading(), "guild-2020")
    page.evaluate(
        "(state) => { model.set('article_id', state[0]); model.set('content', state[1]); }", [reader.article_id, reader.content]
    )
    assert page.get_by_label("Article", exact=True).input_value() == "guild-2020"
    assert "They sold us arms" in page.locator(".ar-text").inner_text()


@pytest.mark.slow
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_python_and_the_page_agree_on_every_place(page, data):
    text = data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
    point = data.draw(st.integers(0, len(text)))
    unit, back = page.evaluate(
        "([text, point]) => { const unit = page.toUnits(text, point); return [unit, page.toPoints(text, unit)]; }", [text, point]
    )
    assert unit == len(text[:point].encode("utf-16-le")) // 2
    assert back == point


@pytest.mark.slow
def test_overlapping_spans_are_cut_at_every_boundary(page):
    spans = [{"from": 0, "to": 5, "n": "a"}, {"from": 3, "to": 8, "n": "b"}, {"from": 3, "to": 3, "n": "none"}]
    stretches = page.evaluate("([length, spans]) => page.cut(length, spans)", [10, spans])
    flat = [(each["from"], each["to"], "".join(span["n"] for span in each["spans"])) for each in stretches]
    assert flat == [(0, 3, "a"), (3, 5, "ab"), (5, 8, "b"), (8, 10, "")]
