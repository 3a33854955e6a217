"""Geometry of a waterfall, recomputed by hand."""

import math

import pytest
from django.template.loader import render_to_string

from indicators.drawing.waterfall import HEIGHT, Frame, Part, waterfall

FRAME = Frame(width=400, left=100, right=100)


def part(points, label="a", **changes):
    return Part(**{"key": "1", "label": label, "points": points, "text": f"{points:+g}", **changes})


def drawn(*points, start=100, frame=FRAME):
    end = start + sum(value for value in points if not math.isnan(value))
    return waterfall(part(start, "2019"), [part(value) for value in points], part(end, "2023"), frame)


def test_every_part_begins_where_the_one_before_it_ended():
    chart = drawn(20, -5, 5)
    first, second, third = chart.bars[1:4]
    assert first.x + first.width == pytest.approx(second.x + second.width)
    assert second.x == pytest.approx(third.x)
    assert [bar.kind for bar in chart.bars] == ["total", "up", "down", "up", "total"]


def test_bars_stand_on_the_scale_of_the_axis():
    chart = drawn(20)
    scale = {tick.value: tick.at for tick in chart.ticks}
    assert (chart.bars[1].x, chart.bars[1].x + chart.bars[1].width) == (scale[100], scale[120])
    assert (min(scale.values()), max(scale.values())) == (100, 300)


def test_joints_lead_from_the_end_of_a_bar_to_the_next():
    chart = drawn(20)
    assert len(chart.joints) == 2
    start, first = chart.bars[:2]
    assert chart.joints[0] == f"M{start.x + start.width:g} {start.y + HEIGHT:g}V{first.y:g}"


def test_a_part_without_a_value_has_a_row_and_no_bar():
    bar = drawn(20, math.nan).bars[2]
    assert (bar.kind, bar.width) == ("missing", 0)


def test_a_part_of_nothing_can_still_be_seen():
    assert drawn(20, 0.0).bars[2].width == 1.5


def test_no_change_at_all_is_drawn_too():
    assert drawn(0).bars[1].width == 1.5


def test_a_long_name_breaks_into_two_lines_and_is_cut_after_them():
    chart = waterfall(part(100), [part(5, "Share of larger firms that innovate with all of their suppliers")], part(105), FRAME)
    first, second = chart.bars[1].lines
    assert first.y < second.y
    assert second.text.endswith("…")


def test_names_can_stand_above_the_bars():
    chart = drawn(20, frame=Frame(width=358, left=10, right=56, above=True))
    bar = chart.bars[1]
    assert bar.lines[0].y < bar.y
    assert chart.bars[0].y + HEIGHT < bar.lines[0].y


def test_rows_stand_below_each_other_inside_the_drawing():
    chart = drawn(20, -5, math.nan, 7)
    heights = [bar.y for bar in chart.bars]
    assert heights == sorted(heights)
    assert heights[-1] + HEIGHT < chart.height


def test_names_lead_where_their_parts_say_and_not_in_a_picture():
    chart = waterfall(part(100), [part(5, "Effects", href="/index/4/")], part(105), FRAME)
    page = render_to_string("indicators/_waterfall.html", {"chart": chart, "id": "a"})
    assert '<a href="/index/4/" aria-label="Effects: +5">' in page
    assert "<a" not in render_to_string("indicators/_waterfall.html", {"chart": chart, "id": "a", "is_picture": True})
