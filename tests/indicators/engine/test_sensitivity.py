"""One weight at a time, and one indicator left out at a time."""

import numpy as np
import pytest

from indicators.engine import Refusal, compute, leave_one_out, make_tree, one_at_a_time, weights_of
from tests.indicators.engine.making import small_tree

YEARS = (2021, 2022, 2023)
VALUES = np.array([[100, 150, 150], [10, 10, 30], [4, 5, 2.5]])


def result():
    return compute(small_tree(), VALUES, YEARS, 2021)


def test_each_weight_is_lowered_and_raised_as_a_reader_would():
    found = one_at_a_time(result(), 0.2)
    assert found.codes == ("first", "a", "b", "second", "c")
    for place, code in enumerate(found.codes):
        for side, factor in enumerate((0.8, 1.2)):
            weight = factor * small_tree().weights[small_tree().position(code)]
            weights = weights_of(small_tree(), {code: weight}, renormalise=True)
            alone = compute(small_tree(), VALUES, YEARS, 2021, weights)
            assert found.indices[place, side] == pytest.approx(alone.indices)
            assert found.changes[place, side] == pytest.approx(100 * (alone.indices / result().indices - 1))


def test_the_weight_of_an_only_child_changes_nothing():
    assert one_at_a_time(result()).changes[-1] == pytest.approx(np.zeros((2, 6, 3)))


def test_the_largest_change_has_no_sign():
    found = one_at_a_time(result())
    assert found.largest(0, 2) == pytest.approx(abs(found.changes[:, :, 0, 2]).max())
    assert found.largest(0, 2) > 0


@pytest.mark.parametrize("change", [0, 1, -0.2, 20])
def test_a_change_that_is_no_share_is_refused(change):
    with pytest.raises(Refusal):
        one_at_a_time(result(), change)


def test_an_indicator_left_out_is_as_if_it_was_not_in_the_tree():
    found = leave_one_out(result())
    smaller = make_tree([("all", None, 1), ("first", "all", 0.25), ("b", "first", 1), ("second", "all", 0.75), ("c", "second", 1)])
    alone = compute(smaller, VALUES[1:], YEARS, 2021)
    assert found.codes == ("a", "b", "c")
    assert found.indices[0, 0] == pytest.approx(alone.series("all"))
    assert found.indices[2, 0] == pytest.approx(result().series("first"))
    assert np.isnan(found.indices[0, 2, 1:]).all()
