"""The curated reading holds what the codebook promises: columns, vocabularies, and places that fit the articles."""

import csv
import hashlib
import re
from datetime import date
from pathlib import Path

import pytest

import afghan_reader as ar
from afghan_reader.annotations import check_annotations

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"

COLUMNS = {
    "actors": "actor kind affiliation country side alias note",
    "events": "event_id event type actors article_id start end earliest latest precision dated_by date_as_given "
    "outside_earliest outside_latest outside_source check note",
    "claims": "claim_id claim article_id stance origin via start end check note",
    "quotes": "article_id quote_no within start end kind speaker speaker_start speaker_end cue_start cue_end sourcing stance "
    "anonymity_start anonymity_end via group check note",
    "dates": "article_id start end type value mod earliest latest anchor check note",
    "descriptors": "actor article_id start end check note",
    "slips": "slip_id kind article_id start end correction verdict confidence check note",
}
VOCABULARY = {
    ("actors", "kind"): "person organisation state group",
    ("events", "type"): "war attack politics diplomacy arms intelligence statement media crime",
    ("events", "precision"): "day month season year approx",
    ("claims", "stance"): "asserts attributes_named attributes_unnamed reports_denial doubts",
    ("quotes", "kind"): "direct indirect mixed scare",
    ("dates", "type"): "DATE TIME DURATION SET",
    ("dates", "anchor"): "explicit publication context none",
    ("slips", "kind"): "factual internal between misspelling",
    ("slips", "verdict"): "slip contradiction compatible unclear",
    ("slips", "confidence"): "high moderate low",
}
SOURCING = {"named", "role", "unnamed", "institution", "document", "hearsay", "unknown"}
PLACED = ["events", "claims", "quotes", "dates", "descriptors", "slips"]
EVIDENCE = ["events", "claims", "slips"]
LONGEST_EVIDENCE = 700


def read(name):
    with (SEEDS / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_texts():
    texts = {}
    for row in read("articles"):
        with (SEEDS / row["file"]).open(newline="", encoding="utf-8") as file:
            texts[row["article_id"]] = file.read()
    return texts


TABLES = {name: read(name) for name in COLUMNS}
TEXTS = read_texts()


def span(row, prefix=""):
    return int(row[f"{prefix}start"]), int(row[f"{prefix}end"])


@pytest.mark.parametrize("name", COLUMNS)
def test_file_has_the_columns_of_the_codebook(name):
    assert list(TABLES[name][0]) == COLUMNS[name].split()


@pytest.mark.parametrize("name", COLUMNS)
def test_no_row_has_a_cell_too_many_or_stray_space(name):
    for row in TABLES[name]:
        assert None not in row
        assert all(cell is not None and cell == cell.strip() for cell in row.values())


@pytest.mark.parametrize("name", COLUMNS)
def test_no_row_stands_twice(name):
    rows = [tuple(row.values()) for row in TABLES[name]]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(("name", "column"), VOCABULARY)
def test_cell_is_a_word_of_the_vocabulary(name, column):
    assert {row[column] for row in TABLES[name]} <= set(VOCABULARY[name, column].split())


@pytest.mark.parametrize("name", PLACED)
def test_place_lies_inside_its_article(name):
    for row in TABLES[name]:
        start, end = span(row)
        assert 0 <= start < end <= len(TEXTS[row["article_id"]])


@pytest.mark.parametrize("name", PLACED)
def test_check_is_the_hash_of_the_words_at_the_place(name):
    for row in TABLES[name]:
        start, end = span(row)
        words = TEXTS[row["article_id"]][start:end]
        assert row["check"] == hashlib.sha256(words.encode()).hexdigest()[:8], row


@pytest.mark.parametrize("name", PLACED)
def test_place_begins_and_ends_with_a_word_or_mark(name):
    for row in TABLES[name]:
        start, end = span(row)
        words = TEXTS[row["article_id"]][start:end]
        assert words == words.strip(), row


def second_chronology():
    """Return where the second copy begins and ends: its first line is the one that the first copy also begins with."""
    lines = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", TEXTS["wapo-2018"])]
    first = next(i for i, (_, line) in enumerate(lines) if line.startswith("Calendar of Major events")) + 1
    opening = lines[first][1]
    repeats = [i for i in range(first + 1, len(lines)) if lines[i][1].startswith(opening)]
    return lines[repeats[0]][0], lines[repeats[-1]][0] + len(opening)


@pytest.mark.parametrize("name", PLACED)
def test_second_copy_of_the_chronology_adds_nothing(name):
    begin, finish = second_chronology()
    for row in TABLES[name]:
        if row["article_id"] == "wapo-2018":
            start, end = span(row)
            assert end <= begin or start >= finish, row


@pytest.mark.parametrize("name", EVIDENCE)
def test_evidence_is_a_sentence_or_two_and_never_a_page(name):
    for row in TABLES[name]:
        start, end = span(row)
        assert end - start <= LONGEST_EVIDENCE, row


def test_quotes_are_numbered_from_zero_in_the_order_of_the_text():
    for article in TEXTS:
        rows = [row for row in TABLES["quotes"] if row["article_id"] == article]
        assert [int(row["quote_no"]) for row in rows] == list(range(len(rows)))
        starts = [int(row["start"]) for row in rows]
        assert starts == sorted(starts)


def test_quote_within_another_is_enclosed_by_it():
    rows = {(row["article_id"], row["quote_no"]): row for row in TABLES["quotes"]}
    for row in TABLES["quotes"]:
        if row["within"]:
            outer, inner = span(rows[row["article_id"], row["within"]]), span(row)
            assert outer[0] <= inner[0]
            assert inner[1] <= outer[1]
            assert inner != outer


def test_every_mixed_quote_holds_a_direct_one():
    held = {(row["article_id"], row["within"]) for row in TABLES["quotes"] if row["kind"] == "direct"}
    for row in TABLES["quotes"]:
        if row["kind"] == "mixed":
            assert (row["article_id"], row["quote_no"]) in held, row


def test_only_a_scare_quote_has_neither_source_nor_stance():
    for row in TABLES["quotes"]:
        if row["kind"] == "scare":
            assert (row["speaker"], row["sourcing"], row["stance"]) == ("", "", "")
        else:
            assert row["sourcing"] in SOURCING, row
            assert row["stance"] in {"asserts", "denies", "hedges"}, row
            assert bool(row["speaker"]) == (row["sourcing"] not in {"hearsay", "unknown"}), row


def test_words_of_speaker_cue_and_condition_lie_inside_the_article():
    for row in TABLES["quotes"]:
        for prefix in ("speaker_", "cue_", "anonymity_"):
            assert bool(row[f"{prefix}start"]) == bool(row[f"{prefix}end"])
            if row[f"{prefix}start"]:
                start, end = span(row, prefix)
                words = TEXTS[row["article_id"]][start:end]
                assert words
                assert words == words.strip()


def test_direct_quotation_stands_between_marks():
    for row in TABLES["quotes"]:
        if row["kind"] == "direct":
            text = TEXTS[row["article_id"]]
            start, end = span(row)
            assert text[start - 1] in '“‘"' or "mark is lost" in row["note"], row
            assert text[end : end + 2].strip()[0] in '”’"', row


def test_one_utterance_has_at_least_two_pieces_and_one_speaker():
    groups = {}
    for row in TABLES["quotes"]:
        if row["group"]:
            groups.setdefault((row["article_id"], row["group"]), []).append(row["speaker"])
    for speakers in groups.values():
        assert len(speakers) > 1
        assert len(set(speakers)) == 1


@pytest.mark.parametrize(("name", "key", "label"), [("events", "event_id", "event"), ("claims", "claim_id", "claim")])
def test_one_id_has_one_label_and_one_label_one_id(name, key, label):
    pairs = {(row[key], row[label]) for row in TABLES[name]}
    assert len({pair[0] for pair in pairs}) == len(pairs) == len({pair[1] for pair in pairs})
    assert all(re.fullmatch(r"[a-z0-9-]+", pair[0]) for pair in pairs)


@pytest.mark.parametrize("column", ["type", "actors", "outside_earliest", "outside_latest", "outside_source"])
def test_what_is_said_of_an_event_is_the_same_in_all_its_rows(column):
    assert len({(row["event_id"], row[column]) for row in TABLES["events"]}) == len({row["event_id"] for row in TABLES["events"]})


def test_claims_are_those_of_the_codebook():
    table = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    known = set(re.findall(r"^\| ([a-z]+(?:-[a-z]+)*) \| [A-Z]", table, flags=re.MULTILINE))
    assert {row["claim_id"] for row in TABLES["claims"]} == known


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("events", "earliest", "latest"),
        ("events", "outside_earliest", "outside_latest"),
        ("dates", "earliest", "latest"),
    ],
)
def test_interval_does_not_end_before_it_begins(name, first, last):
    for row in TABLES[name]:
        days = [date.fromisoformat(row[column]) for column in (first, last) if row[column]]
        assert days == sorted(days), row


def test_outside_knowledge_has_a_source():
    for row in TABLES["events"]:
        assert bool(row["outside_earliest"]) == bool(row["outside_source"]), row


def test_date_as_given_is_the_articles_own():
    for row in TABLES["events"]:
        for words in filter(None, row["date_as_given"].split("; ")):
            assert words in re.sub(r"\s+", " ", TEXTS[row["article_id"]]), row


def test_actors_in_other_files_are_known():
    known = {row["actor"] for row in TABLES["actors"]}
    assert {row["actor"] for row in TABLES["descriptors"]} <= known
    assert {actor for row in TABLES["events"] for actor in row["actors"].split("; ")} <= known
    assert {row["affiliation"] for row in TABLES["actors"]} - {""} <= known


def test_an_alias_names_one_actor_and_stands_in_an_article():
    aliases = [row["alias"] for row in TABLES["actors"]]
    assert len(aliases) == len(set(aliases))
    texts = [re.sub(r"\s+", " ", text) for text in TEXTS.values()]
    assert [alias for alias in aliases if not any(alias in text for text in texts)] == []


def test_an_actor_is_described_alike_in_all_its_lines():
    facts = {(row["actor"], row["kind"], row["affiliation"], row["country"], row["side"]) for row in TABLES["actors"]}
    assert len(facts) == len({row["actor"] for row in TABLES["actors"]})


def test_a_contradiction_has_two_sides():
    sides = {}
    for row in TABLES["slips"]:
        if row["kind"] in {"internal", "between"}:
            sides.setdefault(row["slip_id"], []).append(row)
    for rows in sides.values():
        assert len(rows) > 1
        assert len({row["verdict"] for row in rows}) == 1
        assert len({row["kind"] for row in rows}) == 1
        assert (len({row["article_id"] for row in rows}) > 1) == (rows[0]["kind"] == "between")


def test_every_pair_of_claim_and_article_has_rows_or_is_silent_in_the_codebook():
    page = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    lines = page.split("| claim | silent |")[1].split("\n\n")[0]
    table = dict(re.findall(r"^\| ([a-z-]+) \| (.+) \|$", lines, flags=re.MULTILINE))
    for claim in {row["claim_id"] for row in TABLES["claims"]}:
        spoken = {row["article_id"] for row in TABLES["claims"] if row["claim_id"] == claim}
        silent = set(table[claim].split(", ")) - {"none"}
        assert spoken | silent == set(TEXTS), claim
        assert not spoken & silent, claim


# Sources that are identified and yet no actors: documents.
DOCUMENTS = {"diplomatic cables", "Russian national security strategy"}


@pytest.mark.parametrize("sourcing", ["named", "institution", "document"])
def test_an_identified_speaker_is_an_actor_or_a_document(sourcing):
    known = {row["actor"] for row in TABLES["actors"]} | DOCUMENTS
    speakers = {name for row in TABLES["quotes"] if row["sourcing"] == sourcing for name in row["speaker"].split("; ")}
    assert speakers <= known


def test_an_unidentified_speaker_is_no_person_of_the_actors():
    people = {row["actor"] for row in TABLES["actors"] if row["kind"] == "person"}
    assert not people & {row["speaker"] for row in TABLES["quotes"] if row["sourcing"] in {"role", "unnamed"}}


def test_whoever_a_claim_comes_from_is_known_or_marked_unnamed():
    known = {row["actor"] for row in TABLES["actors"]} | {"", "reporter"}
    for row in TABLES["claims"]:
        for name in [*row["origin"].split("; "), *row["via"].split("; ")]:
            assert name in known or name.endswith("(unnamed)") or name.startswith("U.S. intelligence assessment"), row


def test_an_anonymous_claim_names_nobody_who_is_a_person():
    people = {row["actor"] for row in TABLES["actors"] if row["kind"] == "person"}
    for row in TABLES["claims"]:
        if row["stance"] == "attributes_unnamed":
            assert not people & set(row["origin"].split("; ")), row


def test_the_reporters_own_voice_has_no_other_origin():
    for row in TABLES["claims"]:
        if row["stance"] == "asserts":
            assert row["origin"] == "reporter", row


def test_an_event_does_not_begin_after_its_article_was_published():
    last = {row["article_id"]: row["published"] or row["published_latest"] for row in read("articles")}
    for row in TABLES["events"]:
        if row["latest"] and "planned" not in row["note"]:
            assert row["earliest"] <= last[row["article_id"]], row


def test_no_article_is_silent_on_the_outreach_the_contacts_and_the_arms():
    for claim in ("outreach-began", "contacts", "arms"):
        assert {row["article_id"] for row in TABLES["claims"] if row["claim_id"] == claim} == set(TEXTS)
    assert {row["article_id"] for row in TABLES["events"] if row["event_id"] == "outreach-begins"} == set(TEXTS)


def test_nothing_from_outside_is_left_without_a_word_on_its_source():
    for row in TABLES["events"]:
        assert "not looked up" not in row["outside_source"]
    for row in TABLES["slips"]:
        assert "not looked up" not in row["note"]
        assert row["kind"] != "factual" or row["note"], row


def test_articles_say_how_what_is_known_of_them_is_known():
    for row in read("articles"):
        assert row["title"]
        assert row["outlet"]
        assert row["genre"]
        assert row["note"]
        assert row["published_from"] in {"file", "inferred", "outside"}
        assert bool(row["published"]) != bool(row["published_earliest"] and row["published_latest"])
        assert hashlib.sha256((SEEDS / row["file"]).read_bytes()).hexdigest() == row["sha256"]


def test_the_doctor_finds_nothing_wrong():
    articles = ar.read_articles(SEEDS)
    assert check_annotations(SEEDS, articles).empty
