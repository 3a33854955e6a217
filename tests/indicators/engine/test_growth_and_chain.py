"""Symmetric growth and its chain: zeros, gaps and the inverse of each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.engine import Refusal
from indicators.engine.chaining import chain, rebase
from indicators.engine.growth import symmetric_growth

AMOUNTS = st.floats(1e-6, 1e9)
ROWS = st.lists(AMOUNTS, min_size=2, max_size=8)


def test_growth_is_the_change_over_the_mean_of_both_years():
    assert symmetric_growth([[100, 150, 50]])[0].tolist() == [100 * 50 / 125, 100 * -100 / 100]


def test_growth_of_a_missing_value_is_missing_on_both_sides():
    assert np.isnan(symmetric_growth([[1, np.nan, 2, 3]])[0]).tolist() == [True, True, False]


def test_from_zero_growth_is_200_and_to_zero_minus_200():
    assert symmetric_growth([[0, 5, 0]])[0].tolist() == [200, -200]


def test_from_zero_to_zero_growth_is_missing():
    assert np.isnan(symmetric_growth([[0, 0]])).all()


@pytest.mark.parametrize("value", [-1, np.inf])
def test_a_value_without_growth_is_refused_with_indicator_and_year(value):
    with pytest.raises(Refusal) as caught:
        symmetric_growth([[1, 1], [1, value]], ("a", "b"), (2019, 2020))
    assert (caught.value.details["code"], caught.value.details["year"]) == ("b", 2020)


def test_growth_from_zero_cannot_be_chained():
    with pytest.raises(Refusal, match="b grows from zero in 2021") as caught:
        chain(np.array([[1.0, 1.0], [1.0, 200.0]]), 0, ("a", "b"), (2019, 2020, 2021))
    assert caught.value.reason == "growth_from_zero"


def test_a_fall_to_zero_is_an_index_of_zero_forwards_and_refused_backwards():
    assert chain(np.array([[-200.0]])).tolist() == [[100, 0]]
    with pytest.raises(Refusal) as caught:
        chain(np.array([[-200.0]]), base=1)
    assert caught.value.reason == "fall_to_zero"


def test_a_missing_rate_breaks_the_chain_away_from_the_base_year():
    rates = np.array([[10, np.nan, 10.0]])
    assert np.isnan(chain(rates, 0))[0].tolist() == [False, False, True, True]
    assert np.isnan(chain(rates, 3))[0].tolist() == [True, True, False, False]


@given(ROWS, st.data())
def test_chained_growth_is_the_ratio_to_the_base_year(row, data):
    base = data.draw(st.integers(0, len(row) - 1))
    # Growth so strong that it prints as 200 is the refusal of another test.
    rates = symmetric_growth([row])
    if (abs(rates) < 199.99).all():
        assert np.allclose(chain(rates, base)[0], 100 * np.array(row) / row[base], rtol=1e-9)


@given(ROWS, st.floats(1e-3, 1e3))
def test_growth_knows_no_unit(row, unit):
    assert np.allclose(symmetric_growth([row]), symmetric_growth([np.array(row) * unit]), rtol=0, atol=1e-9)


@given(ROWS)
def test_growth_backwards_is_the_same_with_the_other_sign(row):
    assert np.array_equal(symmetric_growth([row[::-1]]), -symmetric_growth([row])[:, ::-1])


@given(st.lists(st.floats(-150, 150), min_size=1, max_size=6), st.data())
def test_another_base_year_is_another_unit(rates, data):
    base = data.draw(st.integers(0, len(rates)))
    rates = np.array([rates])
    assert np.allclose(chain(rates, base), rebase(chain(rates, 0), base), rtol=1e-9)
