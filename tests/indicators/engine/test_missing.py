"""Rules for missing data, by name."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.engine import RULES, Refusal
from indicators.engine.missing import fill

YEARS = (2019, 2020, 2021, 2022, 2024)
GAP = np.array([[np.nan, 4, np.nan, 16, np.nan]])


def filled(rule, values=GAP):
    return fill(values, YEARS, rule, ("a",))[0][0]


def test_left_out_stays_missing():
    assert np.array_equal(filled("leave_out"), GAP[0], equal_nan=True)


def test_the_last_known_value_is_carried_but_none_stands_before_the_first():
    assert np.array_equal(filled("carry_forward"), [np.nan, 4, 4, 16, 16], equal_nan=True)


def test_interpolation_is_constant_growth_and_stays_inside_the_gap():
    assert np.allclose(filled("interpolate"), [np.nan, 4, 8, 16, np.nan], equal_nan=True)


def test_linear_interpolation_has_equal_steps():
    assert np.allclose(filled("interpolate_linearly"), [np.nan, 4, 10, 16, np.nan], equal_nan=True)


def test_interpolated_and_carried_has_both():
    assert np.allclose(filled("interpolate_and_carry"), [np.nan, 4, 8, 16, 16], equal_nan=True)


def test_a_gap_counts_years_not_columns():
    row = np.array([[2, np.nan, np.nan, np.nan, 64]])
    assert np.allclose(filled("interpolate", row), [2, 4, 8, 16, 64])
    assert np.allclose(filled("interpolate_linearly", row), [2, 14.4, 26.8, 39.2, 64])


def test_the_mask_says_what_was_observed():
    for rule in RULES:
        assert np.array_equal(fill(GAP, YEARS, rule)[1], ~np.isnan(GAP))


def test_a_series_without_any_value_stays_without():
    for rule in RULES:
        assert np.isnan(fill(np.full((1, 5), np.nan), YEARS, rule)[0]).all()


def test_no_constant_growth_leads_to_a_zero():
    row = np.array([[0, np.nan, 3, 3, 3]])
    with pytest.raises(Refusal, match="a has a zero beside the gap of 2020"):
        filled("interpolate", row)
    assert filled("interpolate_linearly", row).tolist() == [0, 1.5, 3, 3, 3]


def test_an_unknown_rule_is_refused_with_those_there_are():
    with pytest.raises(Refusal, match="leave_out, carry_forward"):
        filled("guess")


@given(st.lists(st.one_of(st.just(np.nan), st.floats(0.1, 1e6)), min_size=5, max_size=5), st.sampled_from(sorted(RULES)))
def test_no_rule_touches_what_is_known_and_many_draws_are_filled_as_one(row, rule):
    values = np.array([row])
    once = fill(values, YEARS, rule)[0]
    known = ~np.isnan(values)
    assert np.array_equal(once[known], values[known])
    assert np.array_equal(fill(np.stack([values, 2 * values]), YEARS, rule)[0][0], once, equal_nan=True)
