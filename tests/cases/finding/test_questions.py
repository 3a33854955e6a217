"""A question: valid whatever it is made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.finding.questions import FACETS, LONGEST_TEXT, Question

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)


@given(ANY_TEXT, st.dictionaries(ANY_TEXT | st.sampled_from(FACETS), ANY_TEXT | st.lists(ANY_TEXT) | st.none(), max_size=4), ANY_TEXT)
def test_no_input_breaks_a_question(text, choices, sort):
    question = Question(text, choices, sort)
    assert "\0" not in question.text
    assert set(question.choices) <= set(FACETS)
    assert question.sort == "relevance" or sort == question.sort
    assert all(question.pieces)
    assert all(question.phrases)


def test_a_long_text_is_cut_and_the_rest_can_be_shown():
    question = Question("河南 " * 5000)
    assert len(question.used_text) == LONGEST_TEXT
    assert question.used_text + question.ignored_text == question.text


@pytest.mark.parametrize(
    "text", ['"valley of death"', "“valley of death”", "「Valley of Death」", "『valley of death』", "＂valley of death＂"]
)
def test_every_kind_of_quotes_makes_a_phrase(text):
    assert list(Question(text).phrases) == [("valley", "of", "death")]
    assert Question(text).pieces == ()


@pytest.mark.parametrize("text", ['"valley of death', 'valley of death"', "「valley of death", '""valley of death'])
def test_a_quote_without_its_twin_is_no_quote(text):
    assert Question(text).phrases == {}
    assert Question(text).pieces == ("valley", "of", "death")


def test_one_value_may_be_given_without_a_list_and_twice_is_once():
    assert Question(choices={"place": "CN-HA"}).choices == {"place": ("CN-HA",)}
    assert Question(choices={"place": ["CN-HA", "CN-HA", "US", ""]}).choices == {"place": ("CN-HA", "US")}


def test_unknown_facets_and_orders_are_dropped():
    question = Question(choices={"colour": ["red"]}, sort="cheapest", language="fr")
    assert (question.choices, question.sort, question.language) == ({}, "relevance", "zh")
