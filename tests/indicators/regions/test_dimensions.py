"""Dimensions of a place: means over what is known, and the weakest."""

import pytest

from indicators.regions.dimensions import Judged, Summary, summary, weakest


def test_the_mean_is_over_compared_nodes_and_says_how_many_of_all_they_are():
    judged = [Judged("2.1.1", "a", 20, True), Judged("2.1.2", "b", 41, True), Judged("2.1.3", None, None), Judged("2.2.2", "c", None)]
    assert summary("2", judged) == Summary("2", pytest.approx(30.5), 2, 3, 2, 4)


def test_a_dimension_without_a_compared_series_has_no_mean():
    found = summary("3", [Judged("3.1.1", None, None), Judged("3.3.1", "a", None)])
    assert (found.mean, found.compared, found.known, found.is_below_the_middle) == (None, 0, 1, False)


def dimension(number, mean):
    return Summary(number, mean, 0 if mean is None else 1, 1, 0, 4)


def test_the_weakest_has_the_lowest_mean():
    assert [one.dimension for one in weakest([dimension("1", 60), dimension("2", 30), dimension("3", 31)])] == ["2"]


def test_equal_means_are_weakest_together():
    assert [one.dimension for one in weakest([dimension("1", 30.0), dimension("2", 30.01), dimension("3", 31)])] == ["1", "2"]


def test_a_dimension_without_a_series_is_never_weak():
    assert weakest([dimension("1", None), dimension("2", 80)]) == [dimension("2", 80)]
    assert weakest([dimension("1", None)]) == []


def test_the_lowest_of_a_strong_place_is_not_below_the_middle():
    assert not weakest([dimension("1", 68), dimension("2", 80)])[0].is_below_the_middle
    assert dimension("1", 49.9).is_below_the_middle
