"""Widgets without a browser: set a control's value, read the table."""

import pandas as pd
import pytest

from afghan_reader import (
    ArticleReader,
    HedgeBrowser,
    NetworkBrowser,
    QuoteBrowser,
    RuleBrowser,
    TableError,
    TimelineBrowser,
    WordBrowser,
    audit_anonymity,
    build_comentions,
    build_timeline,
    build_voices,
    compare_hedges,
    compare_sources,
    compare_words,
    measure_agreement,
    read_corpus,
)
from afghan_reader.widgets import base
from toy_reading import at, make_reading

BROWSERS = [QuoteBrowser, TimelineBrowser, NetworkBrowser, RuleBrowser, HedgeBrowser, WordBrowser]
COUNTED = [QuoteBrowser, TimelineBrowser, NetworkBrowser, HedgeBrowser]  # their tables have a count for each mark


@pytest.fixture
def reading():
    return make_reading()


@pytest.fixture
def reader(reading):
    return ArticleReader(reading)


def test_every_mark_stands_where_its_table_says(reader, reading):
    reader.layers = ["quotes", "actors", "hedges", "dates", "artefacts"]
    texts = dict(zip(reading.articles["article_id"], reading.articles["text"], strict=True))
    for row in reader.table.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text
    own = [reading.quotes, reading.mentions, reading.hedges, reading.dates, reading.artefacts]
    assert len(reader.table) == sum((table["article_id"] == reader.article_id).sum() for table in own)


def test_a_mark_is_said_with_speaker_cue_stance_and_place(reader):
    assert reader.table["mark"].iloc[0] == (
        "Quotation, direct. Speaker: Mara Olin, named source. Cue: “said”. The source denies. (harbour-2019 ¶1)"
    )


def test_a_layer_that_is_off_is_not_in_the_table(reader):
    reader.layers = ["dates"]
    assert reader.table["layer"].tolist() == ["dates"]


def test_what_is_sent_is_one_article(reader):
    assert {reader.content["article_id"]} == {"harbour-2019"}
    reader.article_id = "guild-2020"
    assert reader.content["passages"][0]["text"] == "The Guild answers"


def test_a_repeated_passage_says_what_it_repeats(reader):
    assert [passage["repeats"] for passage in reader.content["passages"]] == [None, None, None, None, None, "¶3"]


def test_a_selection_comes_back_as_words(reader):
    place = at("harbour-2019", "𝒜rms to")
    reader.chosen = {name: place[name] for name in ("article_id", "start", "end")}
    assert reader.selection.to_dict("records") == [{**place, "place": "harbour-2019 ¶1"}]


@pytest.mark.parametrize(
    "chosen", [{}, {"article_id": "nobody", "start": 0, "end": 3}, {"article_id": "guild-2020", "start": 5, "end": 9999}]
)
def test_no_selection_is_an_empty_table_with_the_same_columns(reader, chosen):
    reader.chosen = chosen
    assert len(reader.selection) == 0
    assert reader.selection.columns.tolist() == ["article_id", "start", "end", "text", "place"]
    assert reader.selection["start"].dtype == "int64"


def test_a_place_is_opened_in_its_article(reader):
    place = at("guild-2020", "The sale")
    reader.go_to("guild-2020", place["start"], place["end"])
    assert reader.article_id == "guild-2020"
    assert (reader.opened["start"], reader.opened["end"]) == (place["start"], place["end"])


def test_a_place_is_opened_as_it_is_said(reader):
    reader.go_to("guild-2020 ¶2")
    place = at("guild-2020", "The Guild met Mara Olin in the port.")
    assert (reader.opened["start"], reader.opened["end"]) == (place["start"], place["end"])


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (("nobody", 0, 1), "no article 'nobody'; there are"),
        (("guild-2020", 5, 5), "no place 5 to 5 in 'guild-2020', which has"),
        (("guild-2020", 0, 10_000), "no place 0 to 10000"),
        (("guild-2020 ¶77",), "no passage '¶77' in 'guild-2020'; it has"),
    ],
)
def test_a_place_that_is_not_there_is_refused_in_one_line(reader, place, said):
    with pytest.raises(TableError, match=said):
        reader.go_to(*place)
    assert reader.article_id == "harbour-2019"


def test_an_unknown_layer_is_refused_with_those_there_are(reader):
    with pytest.raises(TableError, match="no layer 'verbs'; there are"):
        reader.layers = ["verbs"]


def test_a_reading_without_articles_is_refused(reading):
    reading.articles = reading.articles.head(0)
    with pytest.raises(TableError, match="no article to read"):
        ArticleReader(reading)


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_marks_on_show_open_all_of_their_places(browser, reading):
    made = browser(reading)
    for number in range(len(made.evidence.marks.options)):
        made.evidence.marks.value = number
        for _, place in made.evidence.places.options:
            made.evidence.places.value = place
            assert (made.reader.opened["article_id"], made.reader.opened["start"], made.reader.opened["end"]) == place


@pytest.mark.parametrize("browser", COUNTED)
def test_the_places_of_a_mark_add_up_to_its_count(browser, reading):
    made = browser(reading)
    made.evidence.fill(made.evidence._marks[: len(made.table)])
    opened = 0
    for number in range(len(made.evidence.marks.options)):
        made.evidence.marks.value = number
        opened += len(made.evidence.places.options)
    assert opened == made.table["count"].sum()


@pytest.mark.parametrize("browser", BROWSERS)
def test_every_control_has_a_visible_description(browser, reading):
    made = browser(reading)
    controls = [*made.children[0].children, made.evidence.marks, made.evidence.places]
    assert all(control.description.strip() for control in controls)


@pytest.mark.parametrize("browser", BROWSERS)
def test_one_figure_is_updated_in_place(browser, reading):
    made = browser(reading)
    figure = made.figure
    made.article.value = "guild-2020"
    assert made.figure is figure
    assert set(made.table.get("article_id", pd.Series(["guild-2020"]))) <= {"guild-2020"}


@pytest.mark.parametrize("browser", BROWSERS)
def test_a_click_on_the_picture_chooses_what_the_list_chooses(browser, reading):
    made = browser(reading)
    for trace in made.figure.data:
        for number in range(len(trace.customdata if trace.customdata is not None else [])):
            made._clicked(trace, type("Points", (), {"point_inds": [number]}), None)
            assert made.evidence.chosen is not None
            assert len(made.evidence.places.options) == len(made.evidence.chosen.places)


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_summary_is_words_and_follows_the_controls(browser, reading):
    made = browser(reading)
    before = made.summary.value
    made.article.value = "guild-2020"
    assert "<arms>" not in before
    assert made.summary.value != before


@pytest.mark.parametrize("browser", BROWSERS)
def test_a_reading_without_findings_is_shown_empty(browser, reading):
    for name in ("sentences", "quotes", "mentions", "dates", "events", "hedges", "artefacts"):
        setattr(reading, name, getattr(reading, name).head(0))
    made = browser(reading)
    assert len(made.table) == 0
    assert "n = 0" in made.figure.layout.title.text


def test_sources_on_show_are_those_of_the_analysis(reading):
    browser = QuoteBrowser(reading)
    pd.testing.assert_frame_equal(browser.table, compare_sources(reading.quotes, reading.passages))


def test_sources_are_chosen_by_sourcing_kind_and_duplicates(reading):
    browser = QuoteBrowser(reading)
    browser.sourcing.value = "unnamed"
    assert browser.table["speaker"].tolist() == ["Some officials"]
    browser.sourcing.value = ""
    browser.kind.value = "indirect"
    assert browser.table["count"].sum() == 1
    browser.kind.value = ""
    once = browser.table["count"].sum()
    browser.duplicates.value = True
    assert browser.table["count"].sum() == once + 1


def test_a_chosen_source_stays_chosen_when_the_picture_changes(reading):
    browser = QuoteBrowser(reading)
    names = [label for label, _ in browser.evidence.marks.options]
    browser.evidence.marks.value = names.index("an official (role), guild-2020: 1")
    browser.article.value = "guild-2020"
    assert browser.evidence.chosen.label == "an official (role), guild-2020: 1"


def test_the_timeline_is_that_of_the_analysis_and_follows_the_years(reading):
    browser = TimelineBrowser(reading)
    pd.testing.assert_frame_equal(browser.table, build_timeline(reading.events, reading.articles))
    browser.years.value = (2018, 2018)
    assert browser.table[["article_id", "event_id"]].values.tolist() == [["guild-2020", "sale"]]


def test_the_machine_dates_stand_against_the_events(reading):
    browser = TimelineBrowser(reading)
    browser.read_by.value = "machine"
    assert browser.table["event_id"].tolist() == ["2019-03-03", "2018"]


def test_events_that_several_articles_tell_are_left_on_wish(reading):
    browser = TimelineBrowser(reading)
    browser.told_by.value = 2
    assert browser.table["event_id"].tolist() == ["sale", "sale"]
    browser.article.value = "guild-2020"
    assert browser.table["event_id"].tolist() == ["sale"]


def test_only_disagreements_are_left_on_wish(reading):
    browser = TimelineBrowser(reading)
    browser.disagreements.value = True
    assert browser.table["event_id"].tolist() == ["sale", "sale"]


def test_the_three_networks_are_never_mixed(reading):
    browser = NetworkBrowser(reading)
    pd.testing.assert_frame_equal(browser.table, build_comentions(reading.mentions))
    browser.network.value = "voices"
    pd.testing.assert_frame_equal(browser.table, build_voices(reading.quotes, reading.mentions))
    browser.network.value = "provenance"
    assert set(browser.table["actor_a"]) == {"The Quay", "Guild News"}


def test_named_sources_only_makes_a_line_vanish(reading):
    browser = NetworkBrowser(reading)
    browser.network.value = "provenance"
    browser.named.value = True
    assert set(browser.table["actor_b"]) == {"Mara Olin"}


def test_what_is_denied_is_chosen_by_stance(reading):
    browser = NetworkBrowser(reading)
    browser.network.value = "voices"
    browser.stance.value = "denies"
    assert browser.table[["actor_a", "actor_b", "stance"]].values.tolist() == [["Mara Olin", "Guild", "denies"]]


def test_controls_that_say_nothing_about_comentions_rest(reading):
    browser = NetworkBrowser(reading)
    assert browser.named.disabled
    assert browser.stance.disabled
    browser.network.value = "voices"
    assert not browser.named.disabled


def test_a_focus_leaves_the_lines_of_one_actor(reading):
    browser = NetworkBrowser(reading)
    browser.network.value = "provenance"
    browser.focus.value = "The Quay"
    assert set(browser.table["actor_a"]) == {"The Quay"}


def test_an_actor_does_not_move_when_lines_come_and_go(reading):
    browser = NetworkBrowser(reading)

    def places():
        found = {}
        for trace in browser.figure.data:
            if trace.text:
                found |= {key[0]: (x, y) for key, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)}
        return found

    browser.network.value = "provenance"
    before = places()
    browser.article.value = "guild-2020"
    assert set(places()) < set(before)
    assert all(before[name] == place for name, place in places().items())


def test_another_corpus_is_browsed_as_well(toy_folder):
    other = read_corpus(toy_folder)
    made = [browser(other) for browser in BROWSERS]
    made[2].network.value = "provenance"
    made[5].minimum.value = 2
    assert [len(each.table) > 0 for each in made] == [True] * len(BROWSERS)


def test_rules_on_show_are_those_of_the_audit(reading):
    browser = RuleBrowser(reading)
    pd.testing.assert_frame_equal(browser.table, audit_anonymity(reading.quotes, reading.sentences))
    browser.verdict.value = "no"
    assert set(browser.table["verdict"]) == {"no"}
    browser.verdict.value = ""
    browser.body.value = "SPJ"
    assert set(browser.table["body"]) == {"SPJ"}


def test_every_cell_carries_the_sign_of_its_verdict(reading):
    browser = RuleBrowser(reading)
    signs = {"yes": "✓", "no": "✗", "cannot tell": "?"}
    for trace in browser.figure.data:
        for number, sign in zip(trace.customdata, trace.text, strict=True):
            assert sign == signs[browser.table["verdict"].iloc[number]]
    assert sum(len(trace.text) for trace in browser.figure.data) == len(browser.table)


def test_a_chosen_cell_says_its_rule_and_its_reason(reading):
    browser = RuleBrowser(reading)
    assert "Choose a square" in browser.card.value
    rows = browser.table.query("article_id == 'guild-2020' and rule == 'stated'")
    browser.evidence.choose(int(rows.index[0]))
    assert "the condition of anonymity is printed" in browser.card.value
    assert "They sold us arms," in browser.card.value
    assert browser.reader.opened["article_id"] == "guild-2020"


def test_words_of_an_article_stay_words_on_the_card(reading):
    quote = at("harbour-2019", "<b>nobody</b> & nothing moved")
    reading.quotes.loc[2, ["start", "end", "text", "sourcing"]] = [quote["start"], quote["end"], quote["text"], "unnamed"]
    browser = RuleBrowser(reading)
    browser.evidence.choose(int(browser.table.index[browser.table["text"] == quote["text"]][0]))
    assert "&lt;b&gt;nobody&lt;/b&gt; &amp; nothing moved" in browser.card.value
    assert "<b>nobody" not in browser.figure.to_json()


def test_hedges_on_show_are_those_of_the_analysis(reading):
    browser = HedgeBrowser(reading)
    pd.testing.assert_frame_equal(browser.table, compare_hedges(reading.hedges, reading.passages))
    browser.place.value = "headline"
    assert len(browser.table) == 0


def test_the_bands_of_a_phrase_are_drawn_once_it_is_answered(reading):
    browser = HedgeBrowser(reading)
    browser.picture.value = "phrases"
    drawn = [len(trace.y or ()) for trace in browser.figure.data]
    assert drawn == [0, 0, 0]
    browser.phrase.value = "likely"
    browser.percent.value = 60  # ICD 203: 55 to 80; Kent: 63 to 87
    assert browser.answers == {"likely": 60}
    assert [len(trace.y) for trace in browser.figure.data] == [1, 1, 1]
    assert "ICD 203: 55 to 80%, inside; Kent: 63 to 87%, below it" in browser.summary.value
    assert browser.table.set_index("phrase").loc["likely", "answer"] == 60


def test_another_phrase_is_no_answer_until_the_slider_moves(reading):
    browser = HedgeBrowser(reading)
    browser.picture.value = "phrases"
    browser.phrase.value = "likely"
    browser.percent.value = 70
    browser.phrase.value = "unlikely"
    assert browser.answers == {"likely": 70}
    browser.phrase.value = "likely"
    assert browser.percent.value == 70


def test_all_bands_are_drawn_on_wish_and_no_phrase_that_icd_lacks_gets_one(reading):
    browser = HedgeBrowser(reading)
    browser.picture.value = "phrases"
    browser.show_bands.value = True
    directive, kent, _ = browser.figure.data
    table = browser.table.set_index("phrase")
    assert len(directive.y) == table["band_low"].notna().sum()
    assert len(kent.y) == table["kent_low"].notna().sum()
    assert pd.isna(table.loc["doubtful", "band_low"])


def test_words_on_show_are_those_of_the_analysis(reading):
    browser = WordBrowser(reading)
    pd.testing.assert_frame_equal(browser.table, compare_words(reading.sentences, "harbour-2019"))
    browser.minimum.value = 2
    browser.article.value = "guild-2020"
    browser.reference.value = "harbour-2019"
    pd.testing.assert_frame_equal(
        browser.table, compare_words(reading.sentences, "guild-2020", reference=["harbour-2019"], minimum=2)
    )


def test_a_word_lists_as_many_lines_as_both_sides_count(reading):
    browser = WordBrowser(reading)
    browser.minimum.value = 2
    counts = browser.table.set_index("word")
    for number in range(len(browser.evidence.marks.options)):
        browser.evidence.marks.value = number
        row = counts.loc[browser.evidence.chosen.key]
        assert len(browser.lines) == len(browser.evidence.places.options) == row["count"] + row["count_reference"]


def test_a_word_is_looked_up_and_its_lines_are_escaped(reading):
    browser = WordBrowser(reading)
    browser.word.value = "nobod*"
    assert browser.lines["text"].tolist() == ["nobody"]
    assert "&lt;b&gt;" in browser._concordance.value
    assert "<b>nobody</b></td>" in browser._concordance.value  # the bold is ours
    assert browser.reader.opened["start"] == at("harbour-2019", "nobody")["start"]


def fill_card(browser, **answers):
    for name, value in answers.items():
        browser.card.answers[name].value = value


def test_the_coding_card_is_kept_for_the_place_it_was_filled_for(reading):
    browser = QuoteBrowser(reading)
    assert all(control.disabled for control in browser.card.answers.values())
    browser.evidence.marks.value = 0
    first = browser.evidence.places.value
    fill_card(browser, named="yes", verifies="cannot tell")
    browser.card.note.value = "an envoy <i>speaks</i>"
    browser.evidence.marks.value = 1
    assert browser.card.answers["named"].value == ""
    again = QuoteBrowser(reading)  # another day
    again.evidence.marks.value = 0
    assert (again.card.answers["named"].value, again.card.note.value) == ("yes", "an envoy <i>speaks</i>")
    row = again.codings.set_index("variable").loc["named"]
    assert (row["coder"], row["value"], (row["article_id"], row["start"], row["end"])) == ("me", "yes", first)
    assert again.codings["value"].isna().sum() == 3


def test_two_coders_are_measured_as_they_stand(reading):
    browser = QuoteBrowser(reading)
    browser.evidence.marks.value = 0
    fill_card(browser, named="yes", multiple="no")
    browser.card.coder.value = "Ann"
    assert browser.card.answers["named"].value == ""
    fill_card(browser, named="yes", multiple="cannot tell")
    agreement = measure_agreement(browser.codings).set_index("variable")
    assert agreement.loc["named", "percent"] == 100
    assert agreement.loc["multiple", "percent"] == 0


def test_a_card_that_cannot_be_saved_says_so(reading, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    browser = QuoteBrowser(reading)
    browser.evidence.marks.value = 0
    monkeypatch.setenv("AFGHAN_READER_WORK", str(tmp_path / "file"))
    fill_card(browser, named="yes")
    assert "could not be written" in browser.card.status.value


def test_a_long_list_is_cut_and_says_so_and_a_click_beyond_it_still_opens(reading, monkeypatch):
    monkeypatch.setattr(base, "_LISTED", 2)
    browser = QuoteBrowser(reading)
    assert len(browser.evidence.marks.options) == 2
    assert "(the first 2 of 3)" in browser.evidence._title.value
    last = browser.evidence._marks[2]
    browser.evidence.choose(last.key)
    assert browser.evidence.chosen is last
    assert [place for _, place in browser.evidence.places.options] == list(last.places)


def test_nothing_of_the_last_picture_stays_in_the_next(reading):
    browser, fresh = HedgeBrowser(reading), HedgeBrowser(reading)
    browser.picture.value = "phrases"
    browser.percent.value = 70
    assert len(browser.figure.layout.annotations) == 1
    browser.picture.value = "hedges"
    for name in ("xaxis", "yaxis", "annotations", "shapes", "barmode", "title", "height", "margin"):
        assert browser.figure.layout[name] == fresh.figure.layout[name], name
    rules = RuleBrowser(reading)
    rules.body.value = "SPJ"
    assert [note.text for note in rules.figure.layout.annotations] == ["<b>SPJ</b>"]
    assert len(rules.figure.layout.shapes) == 0
