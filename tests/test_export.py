import csv
import json
import os
from importlib.util import find_spec

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import afghan_reader as ar
from afghan_reader import export
from toys import table

EDGES = pd.DataFrame(
    {
        "actor_a": ["Amiri & sons", "Ghani"],
        "actor_b": ["Ghani", "“Putin” \x0c"],
        "count": [2, 1],
        "stance": ["denies", None],
        "places": [[("one", 0, 5), ("two", 7, 9)], [("one", 3, 4)]],
    }
)


def read_cells(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-x", "@home", "\tx", "\rx", "\n=x"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(tmp_path, cell):
    rows = table("sentences", {"text": cell})
    assert read_cells(ar.write_table(rows, tmp_path / "t.csv"))[1][rows.columns.get_loc("text")] == f"'{cell}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_other_text_is_written_as_it_is(tmp_path_factory, text):
    path = ar.write_table(pd.DataFrame({"text": [text], "n": [-1]}), tmp_path_factory.mktemp("csv") / "t.csv")
    with path.open(encoding="utf-8", newline="") as file:
        written, number = list(csv.reader(file))[1]
    assert written.removeprefix("'" if text[:1] and text[:1] in "=+-@\t\r\n" else "") == text
    assert number == "-1"


def test_lists_and_places_become_one_cell(tmp_path):
    articles = table("articles", {"authors": ["Ann Lee", "Bo Ek"], "title": "x"}, {"authors": []})
    cells = read_cells(ar.write_table(articles, tmp_path / "a.csv"))
    assert [row[cells[0].index("authors")] for row in cells[1:]] == ["Ann Lee; Bo Ek", ""]
    assert read_cells(ar.write_table(EDGES, tmp_path / "e.csv"))[1][-1] == "one:0-5; two:7-9"


def test_every_table_is_written_twice_where_pyarrow_is_there_and_once_where_not(tmp_path, monkeypatch):
    reading = [("sentences", table("sentences", {"text": "x"})), ("events", table("events"))]
    written = {path.name for path in ar.write_tables(reading, tmp_path / "new" / "folder")}
    if find_spec("pyarrow"):
        assert written == {"sentences.csv", "sentences.parquet", "events.csv", "events.parquet"}
        assert pd.read_parquet(tmp_path / "new" / "folder" / "sentences.parquet")["text"].tolist() == ["x"]
    else:
        assert written == {"sentences.csv", "events.csv"}
    monkeypatch.setattr(export, "find_spec", lambda _: None)
    assert {path.suffix for path in ar.write_tables(reading, tmp_path / "other")} == {".csv"}
    with pytest.raises(ar.TableError, match=r"pyarrow.*not installed"):
        ar.write_table(EDGES, tmp_path / "e.parquet")


def test_a_failed_write_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = ar.write_table(EDGES, tmp_path / "e.csv")
    before = path.read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ar.TableError, match=r"e\.csv could not be written"):
        ar.write_table(EDGES.head(1), path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["e.csv"]


def test_timeline_js_gets_intervals_in_groups_and_escaped_words(tmp_path):
    events = table(
        "events",
        {
            "event_id": "talks",
            "event": "<b>talks</b>",
            "earliest": "2016-02-01",
            "latest": "2016-02-29",
            "date_as_given": "<i>February",
        },
        {"event_id": "never", "event": "undated"},
    )
    path = ar.write_timeline_json(ar.build_timeline(events, table("articles", {})), tmp_path / "t.json")
    (event,) = json.loads(path.read_text(encoding="utf-8"))["events"]
    assert event["start_date"] == {"year": 2016, "month": 2, "day": 1}
    assert event["end_date"] == {"year": 2016, "month": 2, "day": 29}
    assert (event["group"], event["display_date"]) == ("one", "&lt;i&gt;February")
    assert event["text"]["headline"] == "&lt;b&gt;talks&lt;/b&gt;"


@pytest.mark.parametrize(("suffix", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
@pytest.mark.parametrize("directed", [True, False])
def test_a_graph_comes_back_as_it_went(tmp_path, suffix, read, directed):
    edges = EDGES.assign(sourcing="named") if directed else EDGES
    graph = read(ar.write_graph(edges, tmp_path / f"g.{suffix}"))
    assert graph.is_directed() == directed
    found = {frozenset((a, b)): line for a, b, line in graph.edges(data=True)}
    assert set(found) == {frozenset(("Amiri & sons", "Ghani")), frozenset(("Ghani", "“Putin” "))}
    line = found[frozenset(("Amiri & sons", "Ghani"))]
    assert (line["weight"], line["stance"], line["places"]) == (2, "denies", "one:0-5; two:7-9")


def test_gephi_gets_a_table_of_edges_under_its_own_headings(tmp_path):
    header, first, second = read_cells(ar.write_graph(EDGES, tmp_path / "g.csv"))
    assert header == ["Source", "Target", "Weight", "Type", "stance", "places"]
    assert first == ["Amiri & sons", "Ghani", "2", "Undirected", "denies", "one:0-5; two:7-9"]
    assert second[4] == ""


def test_an_empty_network_and_an_empty_timeline_are_still_files(tmp_path):
    for suffix in ("graphml", "gexf", "csv"):
        assert ar.write_graph(EDGES.head(0), tmp_path / f"g.{suffix}").stat().st_size > 0
    empty = ar.build_timeline(table("events"), table("articles"))
    assert json.loads(ar.write_timeline_json(empty, tmp_path / "t.json").read_text()) == {"events": []}


def test_a_name_with_another_ending_is_refused_in_one_line(tmp_path):
    with pytest.raises(ar.TableError, match=r"g\.pdf ends in none of"):
        ar.write_graph(EDGES, tmp_path / "g.pdf")
    with pytest.raises(ar.TableError, match=r"e\.xlsx ends in neither"):
        ar.write_table(EDGES, tmp_path / "e.xlsx")


def test_annotations_select_the_words_by_position_and_by_quotation(tmp_path):
    text = "🌉 The bridge is “open”, he said."
    articles = table("articles", {"article_id": "a b", "text": text})
    start = text.index("open")
    quotes = table("quotes", {"article_id": "a b", "start": start, "end": start + 4, "speaker": "he"})
    codings = quotes.assign(coder="Ann")
    path = ar.write_annotations(codings, articles, tmp_path / "a.jsonld", columns=["speaker", "via"])
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert (collection["@context"], collection["type"], collection["total"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationCollection",
        1,
    )
    (item,) = collection["first"]["items"]
    position, words = item["target"]["selector"]
    assert text[position["start"] : position["end"]] == words["exact"] == "open"
    assert words["prefix"] + words["exact"] + words["suffix"] == text
    assert item["target"]["source"] == "urn:x-afghan-reader:a%20b"
    assert item["body"] == [{"type": "TextualBody", "purpose": "tagging", "value": "speaker: he"}]
    assert item["creator"]["name"] == "Ann"
    assert (
        path.read_bytes()
        == ar.write_annotations(codings, articles, tmp_path / "b.jsonld", columns=["speaker", "via"]).read_bytes()
    )


def test_a_place_outside_every_text_is_named(tmp_path):
    articles = table("articles", {"text": "short"})
    with pytest.raises(ar.TableError, match=r"one:0-9 lies in no article.*5 characters"):
        ar.write_annotations(table("quotes", {"start": 0, "end": 9}), articles, tmp_path / "a.jsonld")
    with pytest.raises(ar.TableError, match=r"two:0-1.*there are \['one'\]"):
        ar.write_annotations(table("quotes", {"article_id": "two"}), articles, tmp_path / "a.jsonld")
