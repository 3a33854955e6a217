"""What a reader chose: read from the query string, and written back as the shortest one that gives the same."""

import numpy as np
import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from indicators.live.choices import read_choices
from indicators.live.inputs import Inputs
from tests.indicators.engine.making import YEARS, observations, report_tree

TREE = report_tree()
INPUTS = Inputs(TREE, YEARS, 2019, observations(TREE), np.full((27, 6), np.nan))
NAMES = ["w-1", "w-2", "w-1.1", "w-3.4.1", "lock", "base", "rule", "solved", "node", "from", "to", "level", "values", "edition", "w-x"]
VALUES = ["", "0", "25", "33.33", "-1", "x", "1", "2", "3", "1.1", "2019", "2022", "2024", "leave_out", "no", "calculated", "\x00", "1e9"]


def read(query):
    return read_choices(QueryDict(query), INPUTS, (2019, 2023))


def test_without_a_choice_published_values_are_shown_and_the_address_is_empty():
    found = read("")
    assert (found.query, found.problems, found.calculated, found.is_own) == ("", (), False, False)
    assert (found.base, found.rule, found.solved, found.node) == (2019, "interpolate_and_carry", True, "0")
    assert (found.start, found.end, found.split) == (2019, 2023, 1)


@pytest.mark.parametrize("query", ["w-1=40&lock=1", "base=2020", "rule=leave_out", "solved=no", "values=calculated"])
def test_whatever_changes_the_numbers_shows_calculated_ones(query):
    assert read(query).calculated


@pytest.mark.parametrize("query", ["node=2", "from=2022", "level=3", "lock=1", "values=published"])
def test_what_only_shows_another_part_keeps_the_published_ones(query):
    assert not read(query).calculated


def test_what_is_usual_is_left_out_of_the_address():
    assert read("base=2019&rule=interpolate_and_carry&solved=yes&node=0&from=2019&to=2023&level=1&values=published").query == ""
    assert read("w-1=25&w-2=25&w-3=25&w-4=25").query == ""
    assert read("values=calculated&base=2020").query == "base=2020"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("base=1999", "There are no values for “1999”: choose a year from 2019 to 2024. 2019 is used."),
        ("base=soon", "There are no values for “soon”"),
        ("base=²", "There are no values for “²”"),
        ("to=2031", "There are no values for “2031”: choose a year from 2019 to 2024. 2023 is used."),
        ("from=2020&to=2020", "“from” and “to” are the same year: choose two. 2019 and 2023 are used."),
        ("rule=guess", "“guess” is no value of “rule”"),
        ("node=7", "“7” is no value of “node”"),
        ("node=1.1.1", "“1.1.1” is no value of “node”"),
        ("solved=perhaps", "“perhaps” is no value of “solved”"),
        ("level=4", "“4” is no value of “level”"),
    ],
)
def test_what_cannot_be_read_is_named_and_takes_its_usual_value(query, words):
    found = read(query)
    (problem,) = found.problems
    assert words in problem
    assert found.query == ""


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=8))
def test_the_short_address_gives_the_same_choices_again(pairs):
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    first = read_choices(query, INPUTS, (2019, 2023))
    again = read(first.query)
    assert again.query == first.query
    assert again.problems == ()
    assert np.array_equal(again.weighting.weights, first.weighting.weights)
    assert (again.base, again.rule, again.solved, again.calculated) == (first.base, first.rule, first.solved, first.calculated)
