"""Names: who is introduced, and who is meant afterwards."""

import pytest

from afghan_reader.names import bare_name, find_people
from afghan_reader.rules import read_rules

TITLES = dict(read_rules("titles").itertuples(index=False))
NOUNS = dict(read_rules("source_nouns").itertuples(index=False))
PLACES = frozenset(read_rules("places")["place"])


def people_of(text):
    return find_people(text, TITLES, NOUNS, PLACES)


def test_a_title_is_no_part_of_the_name():
    person = people_of("Gen. Ada Byron took command.").find("Byron", 0)
    assert person.name == "Ada Byron"
    assert "general" in person.nouns


def test_a_description_after_the_name_is_kept():
    person = people_of("Ada Byron, a former ambassador to Peru, left.").find("Byron", 0)
    assert "ambassador" in person.nouns


def test_a_description_before_the_name_is_kept():
    assert "analyst" in people_of("The London-based analyst Ada Byron agreed.").find("Byron", 0).nouns


def test_a_possessive_is_the_same_name():
    assert people_of("Ada Byron's book appeared.").find("Byron", 0).name == "Ada Byron"


def test_the_bearer_named_last_is_meant():
    text = "Ada Byron spoke first. Later George Byron spoke."
    people = people_of(text)
    assert people.find("Byron", 10).name == "Ada Byron"
    assert people.find("Byron", len(text)).name == "George Byron"


def test_a_full_name_is_not_mistaken_for_a_namesake():
    people = people_of("Ada Byron spoke first. Later George Byron spoke.")
    assert people.find("Ada Byron", 100).name == "Ada Byron"


@pytest.mark.parametrize("words", ["Foreign Ministry", "Daily News", "South Korea", "Supreme Court", "National Security Council"])
def test_a_body_is_no_person(words):
    assert people_of(f"The {words} met.").by_surname == {}


def test_a_country_before_a_name_is_taken_off():
    assert bare_name(["Peru", "Envoy", "Ada", "Byron"], TITLES, NOUNS, frozenset({"Peru"}))[0] == ["Ada", "Byron"]


def test_nobody_is_found_in_an_empty_text():
    assert people_of("").find("Byron", 0) is None
