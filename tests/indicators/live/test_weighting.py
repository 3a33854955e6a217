"""A reader's weights: percentages among siblings, locks, and what is said of those that cannot be read."""

import pytest
from django.http import QueryDict

from indicators.live.weighting import read_weighting
from tests.indicators.engine.making import report_tree

TREE = report_tree()


def read(query):
    return read_weighting(QueryDict(query), TREE)


def percents(query, *codes):
    return [read(query).percents[code] for code in codes]


def test_without_a_choice_the_framework_weighs():
    found = read("")
    assert not found.is_own
    assert found.weights == pytest.approx(TREE.weights)
    assert found.pairs == []


def test_the_weights_of_siblings_are_divided_by_their_sum():
    assert percents("w-1=3&w-2=1&w-3=1&w-4=1", *"1234") == [50, 16.67, 16.67, 16.67]


def test_what_is_not_given_keeps_its_share():
    assert percents("w-1.1=150", "1.1", "1.2") == [75, 25]


def test_a_locked_weight_keeps_its_percentage_and_the_others_share_the_rest():
    assert percents("w-1=40&lock=1", *"1234") == [40, 20, 20, 20]
    assert percents("w-1=40&w-2=30&w-3=20&w-4=40&lock=1&lock=2", *"1234") == [40, 30, 10, 20]


def test_a_node_may_have_no_weight():
    assert percents("w-1=0&w-2=50&w-3=25&w-4=25", *"1234") == [0, 50, 25, 25]


def test_a_hand_written_third_stays_as_it_is_and_is_no_own_weight():
    assert not read("w-2.1=33.33&w-2.2=33.33&w-2.3=33.33").is_own
    assert percents("w-1=33.33&w-2=33.33&w-3=33.33&w-4=0", *"1234") == [33.33, 33.33, 33.33, 0]


def test_other_groups_stay_equal_and_stay_out_of_the_address():
    found = read("w-1=40&lock=1&w-2.1=33.33&w-2.2=33.33&w-2.3=33.34")
    assert found.own == ("1", "2", "3", "4")
    assert found.pairs == [("w-1", "40"), ("w-2", "20"), ("w-3", "20"), ("w-4", "20"), ("lock", "1")]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("w-1=-3", "The weight of 1 is “-3”: write a number of 0 or more"),
        ("w-1=much", "The weight of 1 is “much”"),
        ("w-1=nan", "The weight of 1 is “nan”"),
        ("w-1=inf", "The weight of 1 is “inf”"),
        ("w-1=1e300", "The weight of 1 is “1e300”"),
        ("w-1=", "The weight of 1 is “”"),
        ("w-9=25", "There is no node “9”"),
        ("w-0=25", "There is no node “0”"),
        ("lock=9", "There is no node “9”"),
        ("w-1=0&w-2=0&w-3=0&w-4=0", "All of 1, 2, 3, 4 have the weight 0"),
        ("w-1=70&w-2=50&lock=1&lock=2", "The locked weights of 1, 2 add up to 120%"),
    ],
)
def test_what_cannot_be_read_is_named_and_leaves_the_weights_as_they_were(query, words):
    found = read(query)
    (problem,) = found.problems
    assert words in problem
    assert not found.is_own
    assert found.weights == pytest.approx(TREE.weights)


def test_what_was_written_wrong_is_kept_for_the_form():
    assert read("w-1=much&w-2=30").written == {"1": "much"}
    assert read("w-1=0&w-2=0&w-3=0&w-4=0").written == dict.fromkeys("1234", "0")


def test_locks_that_leave_nothing_to_the_others_scale_all():
    assert percents("w-1=20&w-2=0&w-3=0&w-4=0&lock=1", *"1234") == [100, 0, 0, 0]
    assert percents("w-1=150&w-2=50&w-3=0&w-4=0&lock=1&lock=2&lock=3&lock=4", *"1234") == [75, 25, 0, 0]
