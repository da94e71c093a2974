"""Dates: invented sentences, and what a careful reader would write beside them."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afghan_reader import find_dates, make_articles, read_rules, split_passages, split_sentences
from afghan_reader.dates.intervals import cover, span_days
from afghan_reader.dates.values import easter, feast, name_length, name_stretch, shift
from afghan_reader.schema import TABLES, TableError

FRIDAY = "2013-03-22"


def read(text, published=FRIDAY, **more):
    articles = make_articles([{"article_id": "a", "text": text, "published": published, **more}])
    return find_dates(split_sentences(split_passages(articles)), articles)


def told(text, published=FRIDAY, **more):
    """What was found, as pairs of words and value."""
    table = read(text, published, **more)
    return list(zip(table["text"], table["value"], strict=True))


def days(text, published=FRIDAY, **more):
    """The first and last day of the only expression."""
    (row,) = read(text, published, **more).itertuples()
    return (None, None) if pd.isna(row.earliest) else (row.earliest.date().isoformat(), row.latest.date().isoformat())


# Each line: a sentence, the words that are an expression, the value. The publication is Friday, 22 March 2013.
DAYS = [
    ("He resigned on July 13, 2020, in Rome.", "July 13, 2020", "2020-07-13"),
    ("He resigned on 13 July 2020 in Rome.", "13 July 2020", "2020-07-13"),
    ("It began on Monday, July 13, 2020.", "Monday, July 13, 2020", "2020-07-13"),
    ("After Sept. 11, 2001, all changed.", "Sept. 11, 2001", "2001-09-11"),
    ("The file is dated 2012-02-29.", "2012-02-29", "2012-02-29"),
    ("Posted 2/12/2016 by the desk.", "2/12/2016", "2016-02-12"),
    ("Posted 27/10/2012 by the desk.", "27/10/2012", "2012-10-27"),
    ("Posted 27.10.2012 by the desk.", "27.10.2012", "2012-10-27"),
    ("The memo of 10-27-89 was lost.", "10-27-89", "1989-10-27"),
    ("It was signed on March 5.", "March 5", "2013-03-05"),
    ("It was signed on December 31st.", "December 31st", "2012-12-31"),
    ("They will vote on April 7.", "April 7", "2013-04-07"),
    ("Police said on Tuesday that nobody was hurt.", "Tuesday", "2013-03-19"),
    ("The paper came out Friday.", "Friday", "2013-03-22"),
    ("The court will decide on Tuesday.", "Tuesday", "2013-03-26"),
    ("The court is expected to rule Monday.", "Monday", "2013-03-25"),
    ("Talks were postponed until Monday.", "Monday", "2013-03-25"),
    ("She left last Friday.", "last Friday", "2013-03-15"),
    ("She leaves next Friday.", "next Friday", "2013-03-29"),
    ("Tuesday’s vote was close.", "Tuesday", "2013-03-19"),
    ("He left yesterday.", "yesterday", "2013-03-21"),
    ("He left the day before yesterday.", "the day before yesterday", "2013-03-20"),
    ("Today’s rally was small.", "Today", "2013-03-22"),
    ("The stock fell late Thursday.", "late Thursday", "2013-03-21"),
    ("They met on Christmas Day.", "Christmas Day", "2012-12-25"),
    ("They met on Thanksgiving 2012.", "Thanksgiving 2012", "2012-11-22"),
    ("They met on Good Friday 2012.", "Good Friday 2012", "2012-04-06"),
    ("The 9/11 attacks changed it.", "9/11", "2001-09-11"),
    ("The Sept. 11 attacks changed it.", "Sept. 11", "2001-09-11"),
    ("Shares plunged on Friday the 13th.", "Friday the 13th", "2012-07-13"),
]
STRETCHES = [
    ("It fell in October 2009.", "October 2009", "2009-10"),
    ("It fell in October.", "October", "2012-10"),
    ("It will open in October.", "October", "2013-10"),
    ("It fell in May.", "May", "2012-05"),
    ("It fell last September.", "last September", "2012-09"),
    ("It opens next March.", "next March", "2014-03"),
    ("It opened this March.", "this March", "2013-03"),
    ("It began in mid-December.", "mid-December", "2012-12"),
    ("In early 2013 it fell.", "early 2013", "2013"),
    ("By the end of 1988 it fell.", "the end of 1988", "1988"),
    ("By the end of the year it will fall.", "the end of the year", "2013"),
    ("Rates rose at year-end.", "year-end", "2013"),
    ("It shrank in fiscal 1989.", "fiscal 1989", "1989"),
    ("It shrank in the year 2000.", "the year 2000", "2000"),
    ("He was born in ’62.", "’62", "1962"),
    ("The 1980s war was long.", "The 1980s", "198"),
    ("The late 1970s were loud.", "The late 1970s", "197"),
    ("The ’90s were loud.", "The ’90s", "199"),
    ("The sixties were loud.", "The sixties", "196"),
    ("The 19th century was long.", "The 19th century", "18"),
    ("This century is young.", "This century", "20"),
    ("Sales fell last week.", "last week", "2013-W11"),
    ("Sales fell this week.", "this week", "2013-W12"),
    ("Sales fell early last week.", "early last week", "2013-W11"),
    ("Sales fell last month.", "last month", "2013-02"),
    ("Sales fell last year.", "last year", "2012"),
    ("Sales fell late last year.", "late last year", "2012"),
    ("Sales will rise next year.", "next year", "2014"),
    ("Sales fell earlier this year.", "earlier this year", "2013"),
    ("Sales fell last weekend.", "last weekend", "2013-W11-WE"),
    ("They met over the weekend.", "the weekend", "2013-W11-WE"),
    ("They met last summer.", "last summer", "2012-SU"),
    ("They met last winter.", "last winter", "2012-WI"),
    ("They will meet next spring.", "next spring", "2014-SP"),
    ("They met in the summer of 2009.", "the summer of 2009", "2009-SU"),
    ("Profit rose in the third quarter of 2011.", "the third quarter of 2011", "2011-Q3"),
    ("Profit rose in the fourth quarter.", "the fourth quarter", "2012-Q4"),
    ("Third-quarter profit rose in 2011.", "Third-quarter", "2012-Q3"),
    ("It fell in the first half of 2012.", "the first half of 2012", "2012-H1"),
    ("It fell in the first six months of 2012.", "the first six months of 2012", "2012-H1"),
    ("The quarter ended Sept. 30 was weak.", "Sept. 30", "2012-09-30"),
    ("It was lost in the week of March 4.", "the week of March 4", "2013-W10"),
]
COUNTED = [
    ("He left two years ago.", "two years ago", "2011"),
    ("He left two months ago.", "two months ago", "2013-01"),
    ("He left three weeks ago.", "three weeks ago", "2013-W09"),
    ("He left five days ago.", "five days ago", "2013-03-17"),
    ("He left a year ago.", "a year ago", "2012"),
    ("He left about eight years ago.", "about eight years ago", "2005"),
    ("He left twenty-five years ago.", "twenty-five years ago", "1988"),
    ("He left a few years ago.", "a few years ago", "PAST_REF"),
    ("He left almost a decade ago.", "almost a decade ago", "2003"),
    ("He left half a century ago.", "half a century ago", "1963"),
    ("He leaves two weeks from now.", "two weeks from now", "2013-W14"),
    ("He left decades earlier.", "decades earlier", "PAST_REF"),
]
LENGTHS = [
    ("It lasted nearly 30 years.", "nearly 30 years", "P30Y"),
    ("It lasted three decades.", "three decades", "P30Y"),
    ("It lasted a quarter of a century.", "a quarter of a century", "P25Y"),
    ("It lasted half an hour.", "half an hour", "PT30M"),
    ("It lasted 24 hours.", "24 hours", "PT24H"),
    ("It was a three-month siege.", "three-month", "P3M"),
    ("It was the 10-day siege.", "10-day", "P10D"),
    ("It was a decade-long siege.", "decade-long", "P10Y"),
    ("It went on for the past three months.", "the past three months", "P3M"),
    ("It went on for the next few days.", "the next few days", "PXD"),
    ("It went on for years.", "years", "PXY"),
    ("It went on for the nine months.", "the nine months", "P9M"),
    ("It went on over the past decade.", "the past decade", "P10Y"),
    ("It came weeks before the fall of the city.", "weeks", "PXW"),
    ("Three decades after the war it came.", "Three decades", "P30Y"),
    ("Despite 16 costly years it came.", "16 costly years", "P16Y"),
    ("It lasted two and a half years.", "two and a half years", "P2.5Y"),
    ("This story is over 5 years old.", "over 5 years", "P5Y"),
]
REPEATED = [
    ("They meet every Tuesday.", "every Tuesday", "XXXX-WXX-2"),
    ("They meet on Sundays.", "Sundays", "XXXX-WXX-7"),
    ("They meet twice a week.", "twice a week", "P1W"),
    ("It is the annual meeting.", "annual", "P1Y"),
    ("There are daily flights.", "daily", "P1D"),
    ("It costs $10 million a year.", "a year", "P1Y"),
    ("They vote every four years.", "every four years", "P4Y"),
]
TIMES = [
    ("It begins at 8:30 a.m. today.", "8:30 a.m. today", "2013-03-22T08:30"),
    ("It began Monday night.", "Monday night", "2013-03-18TNI"),
    ("It began this morning.", "this morning", "2013-03-22TMO"),
    ("It began last night.", "last night", "2013-03-21TNI"),
    ("It snowed overnight.", "overnight", "2013-03-22TNI"),
    ("It begins tonight.", "tonight", "2013-03-22TNI"),
    ("Printed June 29, 2020 at 3:52 p.m. PDT", "June 29, 2020 at 3:52 p.m. PDT", "2020-06-29T15:52-07:00"),
    ("The siren sounded at noon on March 5.", "noon on March 5", "2013-03-05T12:00"),
]
VAGUE = [
    ("He is now in charge.", "now", "PRESENT_REF"),
    ("He recently left.", "recently", "PAST_REF"),
    ("It has grown in recent years.", "recent years", "PAST_REF"),
    ("It will grow in the future.", "the future", "FUTURE_REF"),
]
CASES = DAYS + STRETCHES + COUNTED + LENGTHS + REPEATED + TIMES + VAGUE


NO_DATES = [
    "You may march on the town.",
    "Theresa May spoke to Mr. May.",
    "May God help them.",
    "April Smith and June Jones spoke.",
    "The Sunday Times and USA Today wrote it.",
    "The 12-year-old boy and the 57-year-old man, who is 57 years old, left.",
    "It cost $2,000 and then 2000 dollars for 1,500 troops.",
    "GRU Unit 29155 used AK-47s, BM-12s and the PK1989.",
    "The 1,237 delegates paid £1999 for Flight 1549.",
    "Give me a second and a second chance.",
    "The fall of the city was a hero’s welcome.",
    "Three quarters of the town, 24/7, and 50-50 odds.",
    "The city is an hour’s drive south.",
    "As the years wore on, the winter coats wore out.",
    "The Daily Beast and the Weekly Standard wrote it.",
    "",
]


@pytest.fixture(scope="module")
def found():
    """Rows by sentence: all the cases read at once, an article each."""
    sentences = sorted({*NO_DATES, *(sentence for sentence, _, _ in CASES)})
    articles = make_articles(
        [{"article_id": sentence, "text": sentence, "published": FRIDAY} for sentence in sentences if sentence]
    )
    return find_dates(split_sentences(split_passages(articles)), articles)


@pytest.mark.parametrize(("sentence", "words", "value"), CASES, ids=[words for _, words, _ in CASES])
def test_expression_is_found_and_valued(found, sentence, words, value):
    rows = found[found["article_id"] == sentence]
    assert (words, value) in list(zip(rows["text"], rows["value"], strict=True))


@pytest.mark.parametrize(
    ("cases", "kind"),
    [(DAYS, "DATE"), (STRETCHES, "DATE"), (COUNTED, "DATE"), (LENGTHS, "DURATION"), (REPEATED, "SET"), (TIMES, "TIME")],
)
def test_type_follows_the_construction(found, cases, kind):
    for sentence, words, _ in cases:
        rows = found[(found["article_id"] == sentence) & (found["text"] == words)]
        assert rows["type"].tolist() == [kind], sentence


@pytest.mark.parametrize("sentence", NO_DATES)
def test_what_only_looks_like_a_date_is_left_alone(found, sentence):
    assert found.loc[found["article_id"] == sentence, "text"].tolist() == []


def test_years_of_a_range_are_two():
    assert told("The 1979-1989 war.") == [("1979", "1979"), ("1989", "1989")]
    assert told("The 1988–89 season.") == [("1988", "1988"), ("89", "1989")]


def test_days_of_a_range_are_two():
    assert told("Talks were held March 5-7.") == [("March 5", "2013-03-05"), ("7", "2013-03-07")]


def test_year_glued_to_the_previous_word_is_found():
    assert told("The shah fell in the revolution.1979-1989\n") == [("1979", "1979"), ("1989", "1989")]
    assert told("It ended the war.September 2001") == [("September 2001", "2001-09")]


def test_date_cut_in_two_by_a_sentence_end_is_found_whole():
    articles = make_articles([{"article_id": "a", "text": "It began on Sept. 11, 2001.", "published": FRIDAY}])
    sentences = split_sentences(split_passages(articles)).head(1)
    cut = pd.concat(
        [sentences.assign(end=17, text="It began on Sept."), sentences.assign(start=18, sentence_no=1, text="11, 2001.")]
    )
    assert find_dates(cut.assign(end=[17, 27]), articles)["text"].tolist() == ["Sept. 11, 2001"]


def test_context_carries_what_follows():
    text = "In September 2015 it fell. That same year a cell formed; the year before, it was unknown. A year later it fell again."
    assert told(text, "2018-10-12") == [
        ("September 2015", "2015-09"),
        ("That same year", "2015"),
        ("the year before", "2014"),
        ("A year later", "2016"),
    ]


def test_date_after_since_does_not_move_the_context():
    assert told("In 2015 it fell for the first time since 2001. That year it rose.")[-1] == ("That year", "2015")


def test_following_day_counts_from_the_day_told():
    assert told("He was arrested on March 5. The following day he was freed.")[-1] == ("The following day", "2013-03-06")


def test_anchor_says_what_a_date_was_resolved_on():
    table = read("In 2011 he left. A year later, he said last week, he was back. It took three days.")
    assert table["anchor"].tolist() == ["explicit", "context", "publication", "none"]


def test_without_a_date_of_publication_relative_dates_stay_open():
    found = told("On Monday, last year, in April, two years ago and today it fell.", None)
    assert found == [
        ("Monday", "XXXX-WXX-1"),
        ("last year", "XXXX"),
        ("April", "XXXX-04"),
        ("two years ago", "PAST_REF"),
        ("today", "XXXX-XX-XX"),
    ]
    assert days("It fell last year.", None) == (None, None)
    assert days("It fell in 2011.", None) == ("2011-01-01", "2011-12-31")


def test_uncertain_publication_widens_the_interval():
    known = {"published_earliest": "2017-06-15", "published_latest": "2017-07-15"}
    assert told("It fell last year.", None, **known) == [("last year", "2016")]
    assert told("It fell in April.", None, **known) == [("April", "2017-04")]
    assert told("It fell this month.", None, **known) == [("this month", "2017")]
    assert days("It fell this month.", None, **known) == ("2017-06-01", "2017-07-31")
    assert days("It fell today.", None, **known) == ("2017-06-15", "2017-07-15")


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("It fell in 2011.", "2011-01-01", "2011-12-31"),
        ("It fell in February 2012.", "2012-02-01", "2012-02-29"),
        ("It fell in early 2013.", "2013-01-01", "2013-06-30"),
        ("It fell in late 2012.", "2012-07-01", "2012-12-31"),
        ("It fell in mid-2012.", "2012-04-01", "2012-09-30"),
        ("It fell around 2005.", "2004-01-01", "2006-12-31"),
        ("It fell earlier this year.", "2013-01-01", "2013-03-22"),
        ("It will fall later this year.", "2013-03-22", "2013-12-31"),
        ("It fell two years ago.", "2011-01-01", "2011-12-31"),
        ("It fell about eight years ago.", "2004-01-01", "2006-12-31"),
        ("It fell almost a decade ago.", "2003-01-01", "2005-12-31"),
        ("It fell more than ten years ago.", "2001-01-01", "2003-12-31"),
        ("It fell in the past three months.", "2012-12-22", "2013-03-22"),
        ("It fell last winter.", "2012-12-01", "2013-02-28"),
    ],
)
def test_interval_covers_what_the_words_can_mean(sentence, first, last):
    assert days(sentence) == (first, last)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_ends_of_the_calendar_raise_nothing(published):
    text = (
        "Last Monday, next Friday, next year, last month, 100 years ago, 200 years from now, next winter, Friday the 13th, Xmas."
    )
    assert len(told(text, published)) > 0


def test_modifiers_are_those_of_timex3():
    mods = {
        "It lasted nearly 30 years.": "LESS_THAN",
        "It lasted over three years.": "MORE_THAN",
        "It lasted at least two weeks.": "EQUAL_OR_MORE",
        "It lasted about two weeks.": "APPROX",
        "It fell in early 2013.": "START",
        "It fell in mid-2012.": "MID",
        "It fell at the end of 2012.": "END",
        "It fell just under a decade ago.": "AFTER",
    }
    assert {sentence: read(sentence)["mod"].item() for sentence in mods} == mods


def test_edited_word_list_is_used():
    words = read_rules("temporal")
    more = pd.concat([words, pd.DataFrame([{"words": "republic day", "class": "festival", "value": "01-26", "note": ""}])])
    articles = make_articles([{"text": "They met on Republic Day.", "published": FRIDAY}])
    sentences = split_sentences(split_passages(articles))
    assert find_dates(sentences, articles)["text"].tolist() == []
    assert find_dates(sentences, articles, temporal=more)["value"].tolist() == ["2013-01-26"]


def test_no_word_has_two_classes():
    words = read_rules("temporal")
    assert words["words"][words["words"].duplicated()].tolist() == []


def test_wrong_table_is_named():
    articles = make_articles([{"text": "x"}])
    with pytest.raises(TableError, match="not a sentences table"):
        find_dates(articles, articles)


def test_empty_tables_give_an_empty_table_with_all_columns():
    articles = make_articles([])
    table = find_dates(split_sentences(split_passages(articles)), articles)
    assert {name: str(kind) for name, kind in table.dtypes.items()} == {
        name: column.dtype for name, column in TABLES["dates"].columns.items()
    }
    assert table.empty


def test_easter_and_movable_feasts_by_the_almanac():
    assert [easter(year).isoformat() for year in (1961, 2000, 2013, 2024)] == [
        "1961-04-02",
        "2000-04-23",
        "2013-03-31",
        "2024-03-31",
    ]
    assert feast("11 4 4", 2013) == dt.date(2013, 11, 28)
    assert feast("05 -1 1", 2013) == dt.date(2013, 5, 27)
    assert feast("nonsense", 2013) is None


def test_length_names():
    assert [name_length(*each) for each in ((2, "week"), (None, "decade"), (1, "fortnight"), (3, "century"))] == [
        "P2W",
        "PXDE",
        "P2W",
        "P300Y",
    ]


def test_cover_names_what_two_stretches_share():
    assert cover("2017-06-12", "2017-06-19") == "2017-06"
    assert cover("2016", "2025") == "20"
    assert cover("XXXX", "2017") == "XXXX-XX-XX"


DAY = st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 12, 31))
UNIT = st.sampled_from(["day", "weekend", "week", "month", "quarter", "half", "year", "decade", "century"])


@given(DAY, UNIT)
def test_a_stretch_named_after_a_day_holds_that_day(day, unit):
    span = span_days(name_stretch(day, unit))
    near_the_edge = day.year < 100 or day.year > 9900
    assert near_the_edge or (span is not None and span[0] <= day <= span[1]) or unit == "weekend"


@given(DAY, st.integers(-500, 500), UNIT)
def test_shifting_there_and_back_ends_in_the_same_month(day, count, unit):
    there = shift(day, count, unit)
    back = shift(there, -count, unit) if there else None
    assert back is None or abs((back - day).days) <= 3


ODD = [
    "the",
    "a",
    "1989",
    "31",
    "2",
    "2013-02-30",
    "99/99/9999",
    "13/45/99",
    "25:61",
    ".",
    ",",
    "-",
    "of",
    "’s",
    "I",
    "0000",
    "9999",
]
WORD = st.sampled_from([*read_rules("temporal")["words"], *ODD])
SOUP = st.lists(st.one_of(WORD, WORD.map(str.title), st.text(max_size=5)), max_size=25).map(" ".join)
PUBLISHED = st.one_of(st.none(), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))


def table_of(records):
    articles = make_articles(records)
    sentences = split_sentences(split_passages(articles))
    return articles, sentences, find_dates(sentences, articles)


@settings(deadline=None, max_examples=50)
@given(SOUP, PUBLISHED)
def test_nothing_raises_and_every_row_lies_on_its_place(text, published):
    _, _, table = table_of([{"article_id": "a", "text": text, "published": published}])
    assert [text[row.start : row.end] for row in table.itertuples()] == table["text"].tolist()
    assert table["start"].is_monotonic_increasing
    assert (table["end"].to_numpy()[:-1] <= table["start"].to_numpy()[1:]).all()
    known = table.dropna(subset=["earliest"])
    assert (known["earliest"] <= known["latest"]).all()
    assert (known["earliest"].isna() == known["latest"].isna()).all()


@settings(deadline=None, max_examples=12)
@given(st.lists(SOUP, min_size=2, max_size=3), PUBLISHED)
def test_an_article_alone_is_read_as_among_others(texts, published):
    records = [{"article_id": str(number), "text": text, "published": published} for number, text in enumerate(texts)]
    _, _, together = table_of(records)
    alone = [table_of([record])[2] for record in records]
    pd.testing.assert_frame_equal(together, pd.concat(alone, ignore_index=True).astype(together.dtypes))


@settings(deadline=None, max_examples=12)
@given(SOUP, SOUP)
def test_order_of_rows_does_not_matter_and_no_argument_is_changed(one, two):
    articles, sentences, table = table_of(
        [{"article_id": "a", "text": one, "published": FRIDAY}, {"article_id": "b", "text": two}]
    )
    before = sentences.copy(deep=True), articles.copy(deep=True)
    shuffled = find_dates(sentences.iloc[::-1], articles.iloc[::-1])
    keys = ["article_id", "start"]
    pd.testing.assert_frame_equal(shuffled.sort_values(keys, ignore_index=True), table.sort_values(keys, ignore_index=True))
    pd.testing.assert_frame_equal(sentences, before[0])
    pd.testing.assert_frame_equal(articles, before[1])
