"""Geometry of charts, recomputed by hand."""

import itertools
import re

import pytest
from django.template.loader import render_to_string

from indicators.drawing.lines import Frame, Line, Point, line_chart, sparkline, spread

FRAME = Frame(width=600, height=240, top=20, right=100, bottom=20, left=0, label_gap=20)
YEARS = range(2019, 2025)


def line(key="1", *points, label="Foundation"):
    return Line(key, label, tuple(points))


def chart(*lines, floor=100):
    return line_chart(list(lines), YEARS, FRAME, floor=floor)


def test_a_point_stands_at_its_year_and_value():
    drawn = chart(line("1", Point(2019, 100), Point(2024, 200))).lines[0]
    assert [(mark.x, mark.y) for mark in drawn.marks] == [(0, 220), (500, 20)]


def test_neighbouring_years_are_joined():
    drawn = chart(line("1", Point(2019, 100), Point(2020, 150), Point(2021, 200))).lines[0]
    assert drawn.solid == "M0 220L100 120M100 120L200 20"
    assert drawn.dashed == ""


def test_a_year_that_nobody_published_is_a_gap():
    drawn = chart(line("1", Point(2019, 100), Point(2023, 200))).lines[0]
    assert drawn.solid == drawn.dashed == ""
    assert len(drawn.marks) == 2


@pytest.mark.parametrize("points", [(Point(2019, 100), Point(2020, 200, True)), (Point(2019, 100, True), Point(2020, 200))])
def test_a_line_from_or_to_an_estimate_is_dashed(points):
    drawn = chart(line("1", *points)).lines[0]
    assert drawn.solid == ""
    assert drawn.dashed == "M0 220L100 20"


def test_a_band_goes_along_its_high_ends_and_back_and_the_axis_holds_it():
    band = [(2019, 100, 100), (2020, 90, 130)]
    drawn = line_chart([line("1", Point(2019, 100), Point(2020, 110))], YEARS, FRAME, band=band)
    assert (drawn.values[0].value, drawn.values[-1].value) == (90, 130)
    assert drawn.ribbon == "M0 170L100 20L100 220L0 170Z"
    assert chart(line("1", Point(2019, 100))).ribbon == ""


def test_bars_stand_beside_the_lines_and_the_axis_holds_them():
    drawn = line_chart([line("1", Point(2019, 100), Point(2020, 110))], YEARS, FRAME, bars=[Point(2020, 150)])
    assert drawn.values[-1].value == 150
    assert [(bar.x, bar.y) for bar in drawn.bars] == [(100, 20)]
    assert len(drawn.lines[0].marks) == 2
    words = render_to_string("indicators/_line_chart.html", {"chart": drawn, "id": "a"})
    assert 'class="bar" d="M100 20' in words
    assert "ribbon" not in words


def test_a_mark_leads_where_its_point_says_and_the_keyboard_goes_from_left_to_right():
    second = line("2", Point(2020, 120, href="?year=2020", title="2020: 120"), Point(2021, 130))
    links = chart(line("1", Point(2022, 110, href="?year=2022", title="2022: 110")), second).links
    assert [mark.point.href for mark in links] == ["?year=2020", "?year=2022"]


def test_a_drawing_with_links_is_no_picture_and_every_link_has_its_words():
    def drawn(point):
        return render_to_string("indicators/_line_chart.html", {"chart": chart(line("1", point)), "id": "a"})

    linked = drawn(Point(2020, 120, href="?a=1", title="a 120"))
    assert 'role="group"' in linked
    assert re.search(r'</g>\s*<a class="mark-link" href="\?a=1" aria-label="a 120"><title>a 120</title>', linked)
    plain = drawn(Point(2020, 120))
    assert 'role="img"' in plain
    assert "<a " not in plain


def test_years_without_any_value_make_one_band_for_each_run():
    bands = chart(line("1", Point(2019, 100), Point(2022, 120)), line("2", Point(2022, 110), Point(2024, 130))).empty
    assert [(band.first, band.last, band.x, band.width, band.middle) for band in bands] == [
        (2020, 2021, 50, 200, 150),
        (2023, 2023, 350, 100, 400),
    ]


def test_a_year_with_a_value_of_one_line_is_no_empty_band():
    assert chart(line("1", *(Point(year, 100 + year - 2019) for year in YEARS)), line("2", Point(2019, 100))).empty == ()


def test_the_axis_shows_the_floor():
    assert chart(line("1", Point(2023, 150), Point(2024, 160))).values[0].value == 100
    assert chart(line("1", Point(2023, 150), Point(2024, 160)), floor=None).values[0].value == 150


def test_labels_of_lines_that_end_together_do_not_overlap():
    ends = [117.3, 118, 119, 122.2, 122.3, 165.1]
    drawn = chart(*(line(str(number), Point(2023, end), label=f"line {number}") for number, end in enumerate(ends))).lines
    heights = sorted(one.label.y for one in drawn)
    assert all(below - above >= 20 for above, below in itertools.pairwise(heights))
    assert [one.label.text for one in sorted(drawn, key=lambda one: -one.label.y)] == [f"line {number}" for number in range(6)]
    assert all(20 <= height <= 220 for height in heights)


def test_a_label_that_was_moved_is_led_to_its_point_and_another_is_not():
    together = chart(line("1", Point(2024, 110)), line("2", Point(2024, 110)), line("3", Point(2024, 190))).lines
    assert [bool(one.label.leader) for one in together] == [True, True, False]


def test_a_chart_without_values_is_refused():
    with pytest.raises(ValueError, match="at least one value"):
        chart(line("1"))


def test_a_line_without_values_is_drawn_as_nothing_beside_others():
    empty = chart(line("1", Point(2019, 100)), line("2")).lines[1]
    assert (empty.solid, empty.dashed, empty.marks) == ("", "", ())


def test_positions_that_have_room_stay_where_they_are():
    assert spread([10, 50, 90], 20, 0, 100) == [10, 50, 90]


def test_positions_move_apart_around_their_middle_and_keep_their_order():
    assert spread([50, 52], 20, 0, 100) == [41, 61]
    assert spread([52, 50], 20, 0, 100) == [61, 41]


def test_positions_stay_inside_where_they_fit():
    assert spread([99, 100], 20, 0, 100) == [80, 100]
    assert spread([0, 1, 30], 20, 0, 100) == [0, 20, 40]


def test_a_sparkline_spans_its_box_from_the_first_year_to_the_last():
    small = sparkline([Point(2019, 1), Point(2020, 3), Point(2021, 2)], width=100, height=20, margin=0)
    assert small.solid == "M0 20L50 0M50 0L100 10"
    assert small.dashed == small.faint == ""


def test_a_sparkline_is_faint_over_a_gap_and_dashed_to_an_estimate():
    small = sparkline([Point(2019, 100), Point(2023, 150), Point(2024, 200, True)], width=100, height=20, margin=0)
    assert small.faint == "M0 20L80 10"
    assert small.dashed == "M80 10L100 0"
    assert small.solid == ""


def test_a_flat_sparkline_stands_in_the_middle():
    assert sparkline([Point(2019, 5), Point(2020, 5)], width=100, height=20, margin=0).solid == "M0 10L100 10"


def test_a_sparkline_of_one_value_is_one_mark_in_the_middle():
    small = sparkline([Point(2024, 5)], width=100, height=20, margin=0)
    assert [(mark.x, mark.y) for mark in small.marks] == [(50, 10)]


def test_a_sparkline_without_values_is_refused():
    with pytest.raises(ValueError, match="at least one value"):
        sparkline([])
