"""Which cases are set side by side."""

import pytest

from cases.comparing.side_by_side.choosing import choose
from cases.models import Case
from tests.factories import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cases():
    for slug in ("one", "two", "three", "four", "five"):
        make_case(slug=slug)
    make_case(slug="gone", stage="retired")


def chosen(*words):
    return choose(words, Case.objects.published().for_comparison())


def slugs(cases):
    return [case.slug for case in cases]


def test_cases_stand_in_the_order_of_the_address():
    choice = chosen("three", " One ", "two")
    assert choice.slugs == ["three", "one", "two"]
    assert choice.is_enough
    assert choice.has_room
    assert choice.without(choice.cases[1]) == ["three", "two"]


def test_a_fifth_case_is_left_out_and_named():
    choice = chosen("one", "two", "three", "four", "five")
    assert (choice.slugs, slugs(choice.left_out)) == (["one", "two", "three", "four"], ["five"])
    assert not choice.has_room


def test_a_retired_case_is_told_from_one_that_never_was():
    choice = chosen("one", "gone", "nothing", "<b>")
    assert slugs(choice.removed) == ["gone"]
    assert choice.unknown == ["nothing", "<b>"]
    assert not choice.is_enough


def test_a_case_that_is_named_twice_stands_once():
    choice = chosen("one", "two", "ONE")
    assert (choice.slugs, slugs(choice.twice)) == (["one", "two"], ["one"])


def test_nothing_asked_is_nothing_chosen(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert chosen("", " ") == ([], [], [], [], [])
