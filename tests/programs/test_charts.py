"""Geometry of the funding chart, recomputed by hand."""

import pytest

from programs.charts import BAR, GAP, GROUP_GAP, LEFT, LINE, RIGHT, TOP, WIDTH, Amount, bar_chart, with_parts

PLOT = WIDTH - LEFT - RIGHT


def amount(key="a", year=2023, value=100.0, kind="appropriated", words="words", **changes):
    return Amount(key, year, value, kind, words, **changes)


def test_the_longest_bar_ends_at_the_last_tick_and_the_others_in_proportion():
    chart = bar_chart([amount(value=400.0), amount("b", value=100.0)])
    assert [tick.value for tick in chart.ticks] == [0, 200, 400]
    assert [bar.width for bar in chart.bars] == [pytest.approx(PLOT, abs=0.1), pytest.approx(PLOT / 4, abs=0.1)]
    assert {bar.x for bar in chart.bars} == {LEFT}


def test_bars_of_a_year_stand_below_each_other_and_a_new_year_keeps_its_distance():
    chart = bar_chart([amount(year=2023), amount("b", year=2023), amount("c", year=2024)])
    first, second, third = (bar.y for bar in chart.bars)
    assert first == TOP + LINE
    assert second - first == LINE + BAR + GAP
    assert third - second == LINE + BAR + GAP + GROUP_GAP
    assert [year.year for year in chart.years] == [2023, 2024]


def test_years_that_are_left_out_are_marked():
    chart = bar_chart([amount(year=2006), amount("b", year=2007), amount("c", year=2014)])
    assert [year.is_after_gap for year in chart.years] == [False, False, True]


def test_parts_lie_end_to_end_below_their_whole_and_make_the_chart_no_longer():
    whole, regular, supplemental = amount("whole", value=500.0), amount("r", value=41.0), amount("s", value=459.0)
    chart = bar_chart(with_parts([whole], {"whole": [regular, supplemental]}))
    top, first, second = chart.bars
    assert (first.amount.is_part, second.amount.is_part, top.amount.is_part) == (True, True, False)
    assert first.x == top.x
    assert second.x == pytest.approx(first.x + first.width, abs=0.2)
    assert second.x + second.width == pytest.approx(top.x + top.width, abs=0.2)
    assert chart.ticks == bar_chart([whole]).ticks


def test_a_range_has_an_open_end():
    (bar,) = bar_chart([amount(value=4.0, most=6.0)]).bars
    assert bar.width == pytest.approx(2 * bar.range_width, abs=0.1)
    assert bar.range_x == pytest.approx(bar.x + bar.width, abs=0.1)


def test_an_amount_of_nothing_is_drawn_without_a_bar():
    chart = bar_chart([amount(value=0.0)])
    assert chart.bars[0].width == 0
    assert chart.ticks[-1].value > 0


def test_long_words_take_more_lines():
    short, long = bar_chart([amount()]), bar_chart([amount(words="proposed by the committee of the House " * 3)])
    assert len(long.bars[0].lines) > len(short.bars[0].lines) == 1
    assert long.height - short.height == LINE * (len(long.bars[0].lines) - 1)


def test_no_amounts_are_refused():
    with pytest.raises(ValueError, match="at least one amount"):
        bar_chart([])
