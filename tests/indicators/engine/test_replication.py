"""Published scores beside ours, with what ours rest on."""

import numpy as np
import pytest

from indicators.engine import GROUNDS, compute, replicate
from tests.indicators.engine.making import small_tree

YEARS = (2020, 2021, 2022, 2023)
VALUES = np.array([[100, 150, 150, np.nan], [10, np.nan, 20, 30], [4, 5, 2.5, 5]])


def rows(published, rule="interpolate_and_carry", solved=None):
    return replicate(compute(small_tree(), VALUES, YEARS, 2020, rule=rule, solved=solved), published)


def grounds(code, year, **options):
    return rows([(code, year, 100)], **options)[0].how


def test_a_row_has_both_scores_and_their_difference():
    (row,) = rows([("c", 2023, 124.2)])
    assert (row.code, row.year, row.published, row.ours) == ("c", 2023, 124.2, pytest.approx(125))
    assert row.residual == pytest.approx(0.8)
    assert (row.how, row.observed, row.agrees) == ("observed", 1, False)


def test_scores_agree_that_print_alike():
    assert [row.agrees for row in rows([("c", 2023, score) for score in (125, 125.04, 125.06, 124.96)])] == [True, True, False, True]


def test_a_single_indicator_rests_on_its_end_points_alone():
    assert (grounds("b", 2021), grounds("b", 2023)) == ("interpolated", "observed")


def test_a_composite_rests_on_every_year_between():
    assert (grounds("first", 2021), grounds("first", 2022), grounds("all", 2023)) == ("interpolated", "interpolated", "carried")


def test_what_is_missing_is_left_out_and_the_score_may_be_missing():
    (row,) = rows([("a", 2023, 150)], rule="leave_out")
    assert row.how == "left out"
    assert np.isnan(row.ours)
    assert not row.agrees


def test_a_score_that_leans_on_a_solved_value_says_so_even_across_a_gap():
    solved = np.zeros(VALUES.shape, dtype=bool)
    solved[1, 2] = True
    assert [grounds("b", year, solved=solved) for year in (2021, 2022, 2023)] == ["back-solved", "back-solved", "observed"]
    assert grounds("all", 2023, solved=solved) == "back-solved"
    assert grounds("second", 2023, solved=solved) == "observed"


def test_a_row_says_what_share_of_the_values_that_it_needs_rests_on_what():
    """Of “first” in 2022: a (2/5) observed in three of three years, b (3/5) in two and interpolated in one."""
    (row,) = rows([("first", 2022, 100)])
    assert dict(zip(GROUNDS, row.resting, strict=True)) == pytest.approx(
        {"observed": 0.4 + 0.6 * 2 / 3, "interpolated": 0.6 / 3, "carried": 0, "back-solved": 0, "left out": 0}
    )
    (row,) = rows([("b", 2021, 100)])
    assert row.resting[:2] == pytest.approx((0.5, 0.5))
    (row,) = rows([("first", 2023, 100)], rule="leave_out")
    assert row.resting == pytest.approx((0.4 * 3 / 4 + 0.6 * 3 / 4, 0, 0, 0, 0.25))
