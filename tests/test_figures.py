import pandas as pd
import plotly.graph_objects as go
import pytest

from afghan_reader import (
    TableError,
    build_calendar,
    build_comentions,
    build_narrative,
    build_provenance,
    build_timeline,
    build_voices,
    compare_sources,
    lay_out_network,
    plot_narrative,
    plot_network,
    plot_network_print,
    plot_sources,
    plot_timeline,
    plot_timeline_print,
    style_articles,
    text_of,
)
from afghan_reader.figures import lanes
from afghan_reader.schema import make_columns, rows_of
from toy_reading import make_reading

READING = make_reading()
SOURCES = compare_sources(READING.quotes, READING.passages)
TIMELINE = build_timeline(READING.events, READING.articles)
NARRATIVE = build_narrative(READING.dates, READING.sentences)
COMENTIONS = build_comentions(READING.mentions)
VOICES = build_voices(READING.quotes, READING.mentions)
PROVENANCE = build_provenance(READING.quotes, READING.articles)
FIGURES = {
    "sources": lambda: plot_sources(SOURCES, READING.articles),
    "timeline": lambda: plot_timeline(TIMELINE, READING.articles),
    "calendar": lambda: plot_timeline(build_calendar(READING.dates, READING.articles), READING.articles),
    "narrative": lambda: plot_narrative(NARRATIVE, READING.articles),
    "comentions": lambda: plot_network(COMENTIONS),
    "voices": lambda: plot_network(VOICES, directed=True),
    "provenance": lambda: plot_network(PROVENANCE, directed=True),
}
EMPTY = {
    "sources": lambda: plot_sources(SOURCES.head(0), READING.articles),
    "timeline": lambda: plot_timeline(TIMELINE.head(0), READING.articles),
    "narrative": lambda: plot_narrative(NARRATIVE.head(0), READING.articles),
    "network": lambda: plot_network(COMENTIONS.head(0)),
}


def marks(figure):
    """Every mark that carries a key."""
    return [key for trace in figure.data if trace.customdata is not None for key in trace.customdata]


@pytest.mark.parametrize("name", FIGURES)
def test_the_title_is_a_sentence_and_the_caption_gives_n(name):
    title, caption = FIGURES[name]().layout.title.text.rsplit("<br><span", 1)
    assert title.endswith(".")
    assert "n = " in caption


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_in_words_what_it_shows(name):
    assert len(text_of(FIGURES[name]()).split()) > 8


@pytest.mark.parametrize("name", FIGURES)
def test_words_of_an_article_are_not_read_as_markup(name):
    assert "<arms>" not in FIGURES[name]().to_json()


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_to_draw_is_said(name):
    figure = EMPTY[name]()
    assert "n = 0" in figure.layout.title.text
    assert marks(figure) == []


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_drawn_from_its_table_and_leaves_it_alone(name):
    tables = [SOURCES, TIMELINE, NARRATIVE, COMENTIONS, VOICES, PROVENANCE]
    before = [table.copy() for table in tables]
    assert isinstance(FIGURES[name](), go.Figure)
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)


def test_an_article_keeps_its_style_when_others_are_away():
    one = style_articles(READING.articles)
    figure = plot_sources(SOURCES[SOURCES["article_id"] == "guild-2020"].reset_index(drop=True), READING.articles)
    assert [trace.marker.color for trace in figure.data] == [one["guild-2020"].colour]


def test_articles_differ_by_more_than_colour():
    articles = pd.DataFrame({"article_id": [str(number) for number in range(8)]})
    styles = style_articles(articles).values()
    assert len({style.pattern for style in styles}) == 8
    assert len({style.symbol for style in styles}) == 8


def test_bars_add_up_to_the_attributions():
    figure = plot_sources(SOURCES, READING.articles)
    assert sum(sum(trace.x) for trace in figure.data) == SOURCES["count"].sum()
    for trace in figure.data:
        assert [SOURCES["count"].iloc[number] for number in trace.customdata] == list(trace.x)


def test_a_source_without_a_name_says_so():
    names = {name for trace in plot_sources(SOURCES, READING.articles).data for name in trace.y}
    assert "Some officials (unnamed)" in names
    assert "an official (role)" in names


def test_an_unknown_measure_is_refused_by_name():
    with pytest.raises(TableError, match="'weight'; choose one of"):
        plot_sources(SOURCES, READING.articles, measure="weight")


def test_an_interval_is_as_wide_as_its_days():
    rows = rows_of(TIMELINE)
    for trace in plot_timeline(TIMELINE, READING.articles).data:
        widths = {}
        for number, width in zip(trace.customdata if trace.customdata is not None else [], trace.x, strict=False):
            widths[number] = widths.get(number, 0) + width
        for number, width in widths.items():
            row = rows[number]
            assert width / lanes.DAY == pytest.approx((row["latest"] - row["earliest"]).days + 1)


def test_vague_ends_fade_and_a_day_does_not():
    vague = {"earliest": pd.Timestamp("2019-01-01"), "latest": pd.Timestamp("2019-12-31"), "precision": "approx"}
    shades = [shade for _, _, shade in lanes.slices(vague)]
    assert shades[0] < shades[1] < 1 == max(shades)
    assert [shade for _, _, shade in lanes.slices({**vague, "precision": "day"})] == [1.0]


def test_every_dated_row_is_drawn_and_the_undated_one_is_told_of():
    figure = plot_timeline(TIMELINE, READING.articles)
    assert set(marks(figure)) == {number for number, row in enumerate(rows_of(TIMELINE)) if row["earliest"] is not pd.NaT}
    assert "1 without a date not drawn" in figure.layout.title.text


def test_a_disagreement_is_joined_across_lanes_only_where_both_sides_are_on_show():
    def joins(table):
        traces = plot_timeline(table, READING.articles).data
        return next(trace for trace in traces if trace.name == "one event, no day in common").x

    assert [day for day in joins(TIMELINE) if day is not None] == [pd.Timestamp("2019-03-03"), pd.Timestamp("2018-07-02")]
    assert list(joins(TIMELINE[TIMELINE["article_id"] == "guild-2020"]) or []) == []


def test_labels_of_one_level_do_not_overlap():
    first, last = pd.Timestamp("2010-01-01"), pd.Timestamp("2020-12-31")
    day = pd.Timestamp("2015-05-05")
    rows = [(number, {"earliest": day, "latest": day, "event": "the same day"}) for number in range(3)]
    assert sorted(bar.level for bar in lanes.pack(rows, first, last)) == [0, 1, 2]


def test_the_telling_is_drawn_in_the_order_of_the_text():
    columns = {"article_id": "str", "order": "int64", "date": "str", "earliest": "datetime64[us]", "latest": "datetime64[us]"}
    days = [("2019", 0, False), ("2018", 1, True)]
    rows = [
        {
            "article_id": "guild-2020",
            "order": n,
            "date": y,
            "earliest": f"{y}-01-01",
            "latest": f"{y}-12-31",
            "flashback": back,
            "places": [],
        }
        for y, n, back in days
    ]
    figure = plot_narrative(make_columns({**columns, "flashback": "bool", "places": "object"}, rows), READING.articles)
    bars = next(trace for trace in figure.data if trace.type == "bar")
    assert list(bars.x) == [0, 1]
    assert [str(day)[:10] for day in bars.base] == ["2019-01-01", "2018-01-01"]
    assert figure.layout.title.text.startswith("1 of 2 dates step back in time")


def test_actors_stand_in_the_same_places_each_time_and_in_any_order():
    assert lay_out_network(COMENTIONS) == lay_out_network(COMENTIONS.iloc[::-1])


def test_a_part_of_a_network_stands_where_the_whole_does():
    positions = lay_out_network(PROVENANCE)
    part = plot_network(PROVENANCE.head(1), positions)
    shown = {trace.customdata[n][0]: (trace.x[n], trace.y[n]) for trace in part.data if trace.text for n in range(len(trace.x))}
    assert shown == {name: positions[name] for name in PROVENANCE.iloc[0][["actor_a", "actor_b"]]}


def test_no_two_actors_share_a_place():
    crowd = [{"actor_a": "hub", "actor_b": f"actor {n}", "count": 1, "places": [("one", 0, 1)]} for n in range(50)]
    columns = {"actor_a": "str", "actor_b": "str", "count": "int64", "stance": "str", "places": "object"}
    positions = lay_out_network(make_columns(columns, crowd))
    assert len({(round(x, 3), round(y, 3)) for x, y in positions.values()}) == 51


def test_a_denial_has_a_dash_of_its_own():
    denied = VOICES.assign(stance="denies")
    dashes = {trace.line.dash for trace in plot_network(denied, directed=True).data if trace.mode == "lines"}
    assert dashes == {"dash"}


def test_every_line_can_be_chosen():
    figure = plot_network(VOICES, directed=True)
    lines = {tuple(key) for key in marks(figure) if len(key) == 3}
    assert lines == {(row["actor_a"], row["actor_b"], row["stance"]) for row in rows_of(VOICES)}


PRINTED = {
    "timeline": lambda rows: plot_timeline_print(TIMELINE.head(rows), READING.articles),
    "network": lambda rows: plot_network_print(VOICES.head(rows), directed=True, kinds={"Guild": "group"}),
}


@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_figure_has_a_sentence_and_n(name, tmp_path):
    figure = PRINTED[name](9)
    assert figure.axes[0].get_title(loc="left").rstrip().endswith(".")
    assert "n = " in figure.get_supxlabel()
    figure.savefig(tmp_path / "figure.pdf")
    assert (tmp_path / "figure.pdf").stat().st_size > 5_000


@pytest.mark.parametrize("name", PRINTED)
def test_nothing_to_print_is_said(name):
    assert "n = 0" in PRINTED[name](0).get_supxlabel()


def test_a_printed_interval_is_as_wide_as_its_days():
    axes = plot_timeline_print(TIMELINE, READING.articles).axes[0]
    year = [box for bars in axes.collections for box in bars.get_paths() if box.get_extents().x0 == 17532]  # 1 January 2018
    assert year
    ends = max(box.get_extents().x1 for bars in axes.collections for box in bars.get_paths() if box.get_extents().x1 < 17898)
    assert ends == pytest.approx(17532 + 365)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("years", [None, (2014, 2020)])
def test_a_printed_timeline_fits_its_page_and_says_what_it_leaves_out(years, tmp_path):
    row = TIMELINE[TIMELINE["earliest"].notna()].head(1)
    days = pd.date_range("2012-01-01", periods=120, freq="30D")
    many = pd.concat([row] * 120, ignore_index=True).assign(
        event_id=[str(number) for number in range(120)], earliest=days, latest=days, event="a long event " * 20, disagrees=False
    )
    figure = plot_timeline_print(many, READING.articles, years=years)
    figure.savefig(tmp_path / "figure.png")
    assert "n = 40 intervals" in figure.get_supxlabel()
    assert "more not drawn" in figure.get_supxlabel()
    assert figure.axes[0].get_position().width > 0.7
