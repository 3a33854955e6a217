"""Geometry of ranges, recomputed by hand."""

import pytest

from indicators.drawing.ranges import Range, range_chart


def test_quantiles_stand_on_the_scale_and_the_value_between_them():
    chart = range_chart([Range("weights", (100, 110, 120, 130, 150))], 125, width=128)
    assert (chart.ticks[0].value, chart.ticks[-1].value) == (100, 150)
    assert chart.rows[0].at == (14, 34, 54, 74, 114)
    assert chart.middle == 64


def test_ranges_stand_below_each_other_with_their_names_above_them():
    chart = range_chart([Range("one", (1, 2, 3, 4, 5)), Range("another name", (1, 2, 3, 4, 5))], 3, width=400)
    first, second = chart.rows
    assert first.lines[0][1] < first.y < second.lines[0][1] < second.y < chart.plot_bottom


def test_a_long_name_breaks_and_moves_its_line_down():
    short, long = (range_chart([Range(label, (1, 2, 3, 4, 5))], 3, width=120) for label in ("one", "a name that is much too long"))
    assert long.rows[0].y > short.rows[0].y
    assert len(long.rows[0].lines) > 1


def test_a_range_of_one_value_is_drawn():
    assert range_chart([Range("exact", (7,) * 5)], 7, width=100).rows[0].at == pytest.approx((50,) * 5)
