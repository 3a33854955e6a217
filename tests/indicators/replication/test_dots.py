"""The geometry of the drawing of pairs."""

import pytest

from indicators.replication.dots import Layout, Pair, dot_chart

LAYOUT = Layout(width=500, left=100, right=0, top=20, bottom=10, step=20, gap=10)


def test_values_lie_along_one_scale():
    chart = dot_chart([Pair("1", "a", 100, 150), Pair("1", "b", 200, 100, 100, 125)], LAYOUT)
    first, second = chart.rows
    assert [tick.value for tick in chart.ticks] == [100, 120, 140, 160, 180, 200]
    assert (first.published, first.ours, first.low, first.high) == (100, 300, None, None)
    assert (second.published, second.ours, second.low, second.high) == (500, 100, 100, 200)


def test_lines_follow_each_other_and_groups_stand_apart():
    chart = dot_chart([Pair("1", "a", 100, starts_group=True), Pair("1", "b", 110), Pair("2", "c", 120, starts_group=True)], LAYOUT)
    assert [row.y for row in chart.rows] == [30, 50, 80]
    assert chart.height == 100
    assert chart.plot_bottom == 90


def test_what_is_not_calculated_has_no_mark():
    (row,) = dot_chart([Pair("1", "a", 100)], LAYOUT).rows
    assert row.ours is None


def test_a_drawing_needs_a_value():
    with pytest.raises(ValueError, match="at least one"):
        dot_chart([], LAYOUT)
