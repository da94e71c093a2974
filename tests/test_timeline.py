import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

import afghan_reader as ar
from toys import cells, laws, row, table

ARTICLES = table(
    "articles", {"article_id": "one", "published_earliest": "2017-06-15", "published_latest": "2017-07-15"}, {"article_id": "two"}
)


def event(article_id, earliest, latest, precision="year", **more):
    return {"event_id": "talks", "event": "talks begin", "article_id": article_id, "earliest": earliest, "latest": latest} | {
        "precision": precision,
        **more,
    }


def interval(lane):
    return [str(lane["earliest"].date()), str(lane["latest"].date())]


def test_one_row_an_event_and_article_with_all_its_evidence():
    events = table("events", event("one", "2016-01-01", "2016-12-31", start=0, end=4), event("one", None, None, start=9, end=12))
    timeline = ar.build_timeline(events, ARTICLES)
    assert timeline["count"].tolist() == [2]
    assert timeline["places"].tolist() == [[("one", 0, 4), ("one", 9, 12)]]
    assert interval(timeline.iloc[0]) == ["2016-01-01", "2016-12-31"]
    assert str(timeline.iloc[0]["published_latest"].date()) == "2017-07-15"


def test_the_narrowest_interval_holds_where_the_others_contain_it():
    events = table(
        "events",
        event("one", "2016-01-01", "2016-12-31"),
        event("one", "2016-02-01", "2016-02-29", "month", date_as_given="February"),
    )
    lane = ar.build_timeline(events, ARTICLES).iloc[0]
    assert interval(lane) == ["2016-02-01", "2016-02-29"]
    assert (lane["precision"], lane["date_as_given"]) == ("month", "February")


def test_an_article_that_contradicts_itself_is_no_more_precise_than_both_together():
    events = table(
        "events",
        event("one", "2014-01-01", "2014-12-31", date_as_given="2014"),
        event("one", "2016-05-01", "2016-05-31", "month", date_as_given="May 2016"),
    )
    lane = ar.build_timeline(events, ARTICLES).iloc[0]
    assert interval(lane) == ["2014-01-01", "2016-05-31"]
    assert (lane["precision"], lane["date_as_given"]) == ("year", "2014; May 2016")


def test_articles_disagree_when_their_intervals_share_no_day():
    apart = table("events", event("one", "2014-01-01", "2014-12-31"), event("two", "2015-01-01", "2015-12-31"))
    touching = table("events", event("one", "2014-01-01", "2015-01-01"), event("two", "2015-01-01", "2015-12-31"))
    undated = table("events", event("one", "2014-01-01", "2014-12-31"), event("two", None, None))
    assert ar.build_timeline(apart, ARTICLES)["disagrees"].tolist() == [True, True]
    assert ar.build_timeline(apart, ARTICLES)["disagrees_with"].tolist() == [["two"], ["one"]]
    assert ar.build_timeline(touching, ARTICLES)["disagrees"].tolist() == [False, False]
    assert ar.build_timeline(undated, ARTICLES)["disagrees"].tolist() == [False, False]


def test_lanes_are_ordered_by_article_then_time_and_undated_events_come_last():
    events = table(
        "events",
        event("two", "2001-01-01", "2001-12-31"),
        event("one", None, None, event_id="never dated"),
        event("one", "2009-01-01", "2009-12-31", event_id="later"),
        event("one", "2005-01-01", "2005-12-31"),
    )
    timeline = ar.build_timeline(events, ARTICLES)
    assert timeline["event_id"].tolist() == ["talks", "later", "never dated", "talks"]


@laws
@given(
    st.lists(st.tuples(st.sampled_from(["one", "two"]), st.sampled_from("xy"), st.integers(0, 9), st.integers(0, 9)), max_size=12)
)
def test_no_evidence_is_lost_and_every_row_spans_some_evidence(rows):
    cells = [
        event(name, f"20{10 + a}-01-01", f"20{10 + a + b}-12-31", event_id=which, start=n, end=n + 1)
        for n, (name, which, a, b) in enumerate(rows)
    ]
    timeline = ar.build_timeline(table("events", *cells), ARTICLES)
    assert sorted(place[1] for places in timeline["places"] for place in places) == list(range(len(rows)))
    assert (timeline["earliest"] <= timeline["latest"]).all()
    assert timeline["count"].tolist() == [len(places) for places in timeline["places"]]


def date(value, earliest, latest, **more):
    return {"value": value, "text": value, "earliest": earliest, "latest": latest, **more}


def test_a_step_back_is_a_flashback_and_an_overlap_is_none():
    dates = table(
        "dates",
        date("2017", "2017-01-01", "2017-12-31", start=0, end=4),
        date("2016", "2016-01-01", "2016-12-31", start=10, end=14, sentence_no=1),
        date("2016-05", "2016-05-01", "2016-05-31", start=20, end=24, sentence_no=1),
        date("P3D", None, None, type="DURATION", start=30, end=34),
        date("2015", "2015-01-01", "2015-12-31", article_id="two"),
    )
    sentences = table("sentences", {"text": "It is 2017."}, {"text": "In 2016, in May, it was not.", "sentence_no": 1})
    narrative = ar.build_narrative(dates, sentences)
    assert narrative["flashback"].tolist() == [False, True, False, False]
    assert narrative["order"].tolist() == [0, 1, 2, 0]
    assert narrative["text"].tolist()[:3] == ["It is 2017.", "In 2016, in May, it was not.", "In 2016, in May, it was not."]
    assert narrative["places"].tolist()[1] == [("one", 10, 14)]


def test_a_doubled_chronology_adds_years_only_when_asked_for():
    dates = table(
        "dates",
        date("1979", "1979-01-01", "1979-12-31", passage_kind="chronology"),
        date("1979-12-24", "1979-12-24", "1979-12-24", passage_kind="chronology", duplicate=True, start=5, end=9),
        date("198", "1980-01-01", "1989-12-31"),
        date("P3Y", None, None, type="DURATION"),
    )
    both = ("body", "chronology")
    once, twice = ar.count_years(dates, kinds=both), ar.count_years(dates, kinds=both, duplicates=True)
    assert cells(once, "year", "count") == [[1979, 1]]
    assert cells(twice, "year", "count") == [[1979, 2]]
    assert twice["places"].tolist() == [[("one", 0, 1), ("one", 5, 9)]]


def test_a_machines_calendar_has_the_lanes_and_columns_of_the_timeline():
    dates = table(
        "dates",
        date("2017", "2017-01-01", "2017-12-31"),
        date("2017", "2017-01-01", "2017-12-31", start=8, end=9),
        date("2016-05-02", "2016-05-02", "2016-05-02", anchor="context"),
    )
    calendar = ar.build_calendar(dates, ARTICLES)
    assert cells(calendar, "event_id", "precision", "dated_by", "count") == [
        ["2016-05-02", "day", "context", 1],
        ["2017", "year", "explicit", 2],
    ]
    assert calendar.dtypes.to_dict() == ar.build_timeline(table("events"), ARTICLES).dtypes.to_dict()


def test_the_arguments_are_not_changed():
    events = table("events", event("one", "2014-01-01", "2014-12-31"), event("two", "2015-01-01", "2015-12-31"))
    before = events.copy(deep=True)
    ar.build_timeline(events, ARTICLES)
    pd.testing.assert_frame_equal(events, before)


def test_nothing_in_gives_empty_tables_with_the_same_types():
    full = table("dates", date("2017", "2017-01-01", "2017-12-31"))
    sentences = table("sentences", {"text": "It is 2017."})
    for build in (
        lambda dates: ar.build_narrative(dates, sentences),
        lambda dates: ar.build_calendar(dates, ARTICLES),
        ar.count_years,
    ):
        assert build(full.head(0)).empty
        assert build(full.head(0)).dtypes.to_dict() == build(full).dtypes.to_dict()
    events = table("events", event("one", "2014-01-01", "2014-12-31"))
    assert ar.build_timeline(events.head(0), ARTICLES).dtypes.to_dict() == ar.build_timeline(events, ARTICLES).dtypes.to_dict()
    assert row(ar.build_timeline(events, ARTICLES), article_id="one")["event"] == "talks begin"
