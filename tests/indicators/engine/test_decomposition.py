"""What moved an index adds up to how far it moved."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.engine import compute, decompose
from tests.indicators.engine.making import report_tree, small_tree

YEARS = (2021, 2022, 2023)
VALUES = np.array([[100, 150, 150], [10, 10, 30], [4, 5, 2.5]])


def test_one_year_is_split_by_weight_and_growth():
    result = compute(small_tree(), VALUES, YEARS, 2021)
    found = decompose(result, "first", 2021, 2022)
    assert found.change == pytest.approx(100 * 216 / 184 - 100)
    assert found.points[:2] == pytest.approx([found.change, 0])
    assert np.isnan(found.points[2])


def test_points_are_summed_below_a_node():
    result = compute(small_tree(), VALUES, YEARS, 2021)
    found = decompose(result, "all", 2021, 2023)
    assert found.below("first") == pytest.approx(found.points[:2].sum())
    assert found.below("first") + found.below("second") == pytest.approx(found.change)


def test_backwards_has_the_other_sign():
    result = compute(small_tree(), VALUES, YEARS, 2021)
    there, back = decompose(result, "all", 2021, 2023), decompose(result, "all", 2023, 2021)
    assert back.change == -there.change
    assert np.array_equal(back.points, -there.points)


def test_between_a_year_and_itself_nothing_moved():
    found = decompose(compute(small_tree(), VALUES, YEARS, 2021), "all", 2022, 2022)
    assert found.change == 0
    assert np.nansum(found.points) == 0


def test_an_indicator_that_never_counted_is_missing_not_zero():
    values = VALUES.copy()
    values[0, 1:] = np.nan
    found = decompose(compute(small_tree(), values, YEARS, 2021), "all", 2021, 2023)
    assert np.isnan(found.points).tolist() == [True, False, False]
    assert np.isnan(found.below("a"))
    assert np.nansum(found.points) == pytest.approx(found.change, abs=1e-9)


@given(st.integers(0, 2**32), st.floats(0, 0.5), st.data())
def test_contributions_add_up_for_any_node_years_base_and_gaps(seed, missing, data):
    generator = np.random.default_rng(seed)
    tree, years = report_tree(), tuple(range(2019, 2025))
    values = generator.uniform(0.3, 3, (27, 6)) * generator.lognormal(0, 3, (27, 1))
    values = np.where(generator.uniform(size=values.shape) < missing, np.nan, values)
    base, start, end = (data.draw(st.sampled_from(years)) for _year in range(3))
    result = compute(tree, values, years, base)
    code = data.draw(st.sampled_from(tree.codes))
    found = decompose(result, code, start, end)
    if not np.isnan(found.change):
        scale = max(1, np.nanmax(result.indices[tree.position(code)]) / 100)
        assert abs(np.nansum(found.points) - found.change) < 1e-9 * scale
        assert not (~np.isnan(found.points) & ~tree.is_below(code)).any()
