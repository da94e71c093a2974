"""Measure how fast the widgets draw again, for the five articles and many invented ones, and how fast a long article is shown."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import afghan_reader as ar
import afghan_reader.widgets

from .invented import write_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ipywidgets as ipw

BROWSERS = (ar.QuoteBrowser, ar.RuleBrowser, ar.HedgeBrowser, ar.TimelineBrowser, ar.NetworkBrowser, ar.WordBrowser)
_TIMES = 1  # each control is set to so many of its last values, and back
_STATIC = Path(afghan_reader.widgets.__file__).parent / "static"
_SYNCED = ("_articles", "_layers", "article_id", "layers", "clean", "word", "content", "opened", "chosen", "height")
_RENDER = """async ([script, state]) => {
    const page = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    const heard = {};
    const model = {
        get: (name) => state[name],
        set(name, value) { state[name] = value; (heard["change:" + name] ?? []).forEach((act) => act()); },
        save_changes() {},
        on(name, act) { (heard[name] ??= []).push(act); },
        off() {},
    };
    page.default.render({ model, el: document.body });
    window.model = model;
}"""
_SHOW = """(content) => {
    const start = performance.now();
    model.set("content", content);
    return document.body.offsetHeight && performance.now() - start;
}"""


def redraw_table(articles: int) -> list[dict[str, Any]]:
    """Set every control of every browser to its last value and back; a row a browser and corpus, with milliseconds."""
    with tempfile.TemporaryDirectory() as scratch:
        write_corpus(Path(scratch), articles)
        readings = {"the five": ar.read_corpus(), f"{articles:,} invented": ar.read_corpus(Path(scratch))}
    return [
        {"browser": browser.__name__, "articles": name, **_redraw(browser, reading)}
        for browser in BROWSERS
        for name, reading in readings.items()
    ]


def _redraw(browser: type[Any], reading: ar.Reading) -> dict[str, Any]:
    begin = time.perf_counter()
    made = browser(reading)
    opened = time.perf_counter() - begin
    spent: list[tuple[float, str]] = []
    for control in made.children[0].children:
        before = control.value
        for value in [*_values(control), before]:
            if control.disabled or value == control.value:
                continue
            begin = time.perf_counter()
            control.value = value
            spent.append((time.perf_counter() - begin, control.description))
    slowest = max(spent)
    median = sorted(seconds for seconds, _ in spent)[len(spent) // 2]
    figures = {"to open": opened, "median": median, "slowest": slowest[0]}
    return {**{f"{name}, ms": 1000 * seconds for name, seconds in figures.items()}, "its control": slowest[1]}


def _values(control: ipw.Widget) -> Iterator[Any]:
    """Give some values that a control can take, other than its own."""
    if hasattr(control, "options"):
        yield from [value for _, value in control.options][-_TIMES:]
    elif isinstance(control.value, bool):
        yield not control.value
    elif isinstance(control.value, tuple):
        yield (control.min + (control.max - control.min) // 2, control.max)
    elif isinstance(control.value, int | float):
        yield from (control.min, control.max)


def page_table(words: int = 100_000) -> list[dict[str, Any]]:
    """Show a long article with 10,000 marks in a headless Chromium; no row where there is no Chromium."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        return []
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a Chromium

    reader = ar.ArticleReader(ar.read_corpus())
    state = {name: getattr(reader, name) for name in _SYNCED}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.evaluate(_RENDER, [(_STATIC / "reader.js").read_text(encoding="utf-8"), {**state, "layers": ["actors"]}])
        spent = page.evaluate(_SHOW, _long_article(words // 200))
        browser.close()
    return [{"page": "ArticleReader", "words": words, "ms": spent}]


def _long_article(passages: int) -> dict[str, Any]:
    words = "The Guild met Mara Olin. " * 40
    mark = {"layer": "actors", "letter": "A", "kind": "actors", "parts": [], "say": "Actor: Guild."}
    starts = [1000 * number for number in range(passages)]
    return {
        "article_id": "long",
        "passages": [
            {"start": start, "text": words[:998], "label": f"¶{number + 1}", "kind": "body", "repeats": None}
            for number, start in enumerate(starts)
        ],
        "marks": [{**mark, "start": start + 25 * k + 4, "end": start + 25 * k + 9} for start in starts for k in range(20)],
    }
