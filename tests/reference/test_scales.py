"""Round numbers for the axis of a chart, by hand."""

import pytest

from reference.scales import nice_ticks


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (100, 165.1, [100, 120, 140, 160, 180]),
        (100, 200, [100, 120, 140, 160, 180, 200]),
        (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0.72, 0.74, [0.72, 0.725, 0.73, 0.735, 0.74]),
        (22.5, 41.7, [20, 25, 30, 35, 40, 45]),
        (7, 7, [6, 6.5, 7, 7.5, 8]),
        (-3, 12, [-5, 0, 5, 10, 15]),
    ],
)
def test_ticks_are_round_numbers_around_the_values(low, high, ticks):
    assert nice_ticks(low, high) == ticks


@pytest.mark.parametrize(("low", "high"), [(float("nan"), 1), (0, float("inf")), (2, 1)])
def test_ticks_refuse_what_is_no_range(low, high):
    with pytest.raises(ValueError, match="is not a range"):
        nice_ticks(low, high)
