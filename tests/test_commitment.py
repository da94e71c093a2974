"""The strip of denials."""

import plotly.graph_objects as go
import pytest

import afghan_reader as ar
from afghan_reader.schema import TableError


def denials_at(*positions):
    """A table of denials, one for each article and position."""
    table = ar.compare_denials(ar.make_table("quotes", []), ar.make_table("passages", []))
    rows = [
        {"article_id": name, "quote_no": 0, "speaker": "A <b>", "sourcing": "named", "words_before": 1, "words": 2}
        | {"position": position, "label": "¶1", "text": "no", "places": [(name, 0, 2)]}
        for name, position in positions
    ]
    return type(table)(rows, columns=table.columns)


ARTICLES = ar.make_articles([{"article_id": name, "text": "It is so."} for name in ("one", "two", "three")])


def test_each_denial_has_a_mark_that_leads_back_to_its_row():
    figure = ar.plot_denials(denials_at(("one", 0.5), ("three", 0.1), ("one", 0.75)), ARTICLES)
    marks = {trace.name: list(zip(trace.customdata or (), trace.x, strict=False)) for trace in figure.data}
    assert marks == {"one": [(0, 0.5), (2, 0.75)], "two": [], "three": [(1, 0.1)]}


def test_the_title_says_where_the_first_denials_stand_and_who_has_none():
    figure = ar.plot_denials(denials_at(("one", 0.5), ("three", 0.1), ("one", 0.75)), ARTICLES)
    assert "10% of the text in three and at 50% in one; none was found in two." in ar.text_of(figure)
    assert "n = 3 denials in 3 articles" in ar.text_of(figure)


def test_no_denial_is_said_in_words():
    figure = ar.plot_denials(denials_at(), ARTICLES)
    assert isinstance(figure, go.Figure)
    assert ar.text_of(figure).startswith("No denial was found.")


def test_every_article_keeps_its_strip_in_the_order_of_the_table():
    figure = ar.plot_denials(denials_at(("two", 0.5)), ARTICLES)
    assert list(figure.layout.yaxis.categoryarray) == ["three", "two", "one"]
    assert [trace.y[0] for trace in figure.data] == ["one", "two", "three"]


def test_words_of_an_article_are_escaped():
    figure = ar.plot_denials(denials_at(("one", 0.5)), ARTICLES)
    assert "A &lt;b&gt;" in figure.data[0].hovertext[0]


def test_another_table_is_refused_with_what_it_lacks():
    with pytest.raises(TableError, match="position"):
        ar.plot_denials(ARTICLES, ARTICLES)


def hedging_of(*rows):
    """A comparison of hedges: article, kind of passage, category, effect, count, of 100 words each."""
    empty = ar.compare_hedges(ar.make_table("hedges", []), ar.make_table("passages", []))
    columns = ("article_id", "passage_kind", "category", "effect", "count")
    made = [{**dict(zip(columns, row, strict=True)), "words": 100, "per_1000": 10.0 * row[-1], "places": []} for row in rows]
    return type(empty)(made, columns=empty.columns)


def test_a_category_that_lowers_and_raises_is_one_bar():
    hedging = hedging_of(("one", "body", "probability", "lowers", 2), ("one", "body", "probability", "raises", 1))
    figure = ar.plot_hedges(hedging, ARTICLES)
    assert [(trace.name, tuple(trace.y), tuple(trace.x)) for trace in figure.data] == [("one", ("probability",), (30.0,))]


def test_articles_keep_their_order_and_the_commonest_category_is_said_first():
    hedging = hedging_of(("three", "body", "booster", "raises", 1), ("one", "body", "approximator", "lowers", 4))
    figure = ar.plot_hedges(hedging, ARTICLES, measure="count")
    assert [trace.name for trace in figure.data] == ["one", "three"]
    assert (figure.layout.yaxis.autorange, figure.layout.yaxis.categoryarray) == ("reversed", ("approximator", "booster"))
    assert ar.text_of(figure).startswith("Most common: approximator, 4 of 5 marks.")


def test_several_kinds_of_passage_have_rows_of_their_own():
    hedging = hedging_of(("one", "body", "booster", "raises", 1), ("one", "heading", "booster", "raises", 1))
    assert set(ar.plot_hedges(hedging, ARTICLES).data[0].y) == {"booster (body)", "booster (heading)"}


def test_no_hedge_and_an_unknown_measure_are_said_in_words():
    assert ar.text_of(ar.plot_hedges(hedging_of(), ARTICLES)).startswith("No hedge was found.")
    with pytest.raises(TableError, match="per_1000"):
        ar.plot_hedges(hedging_of(), ARTICLES, measure="share")
