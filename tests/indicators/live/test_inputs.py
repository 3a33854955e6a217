"""What the engine calculates with: the values of the nation, and what stands behind them."""

import numpy as np
import pytest

from indicators.engine import Refusal, compute
from indicators.live.inputs import inputs_of
from indicators.models import Indicator
from tests.factories import make_indicator
from tests.indicators.making import make_observation, make_series

pytestmark = pytest.mark.django_db


def inputs():
    return inputs_of(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).with_values(), 2019)


def solved(series, year, value):
    return make_observation(series, year, value, "computed", status="back_solved")


def test_values_stand_in_the_order_of_the_leaves_and_years_without_a_hole():
    make_observation(make_series("1.1.2"), 2022, 7)
    make_observation(make_series("1.1.1"), 2020, 5)
    found = inputs()
    assert (found.tree.leaf_codes, found.years) == (("1.1.1", "1.1.2"), (2019, 2020, 2021, 2022))
    assert np.array_equal(found.observed, [[np.nan, 5, np.nan, np.nan], [np.nan, np.nan, np.nan, 7]], equal_nan=True)


def test_the_row_behind_a_value_is_at_hand():
    row = make_observation(make_series("1.1.1"), 2020, 5)
    assert inputs().row("1.1.1", 2020) == row
    assert inputs().row("1.1.1", 2019) is None


def test_a_solved_value_stands_in_only_where_nothing_was_observed_and_only_when_asked():
    make_observation(make_series("1.1.1"), 2020, 5)
    series = make_series("1.1.1", "back-solved", role="back_solved")
    solved(series, 2020, 50)
    row = solved(series, 2019, 4)
    found = inputs()
    values, mask = found.values()
    assert np.array_equal(values, [[np.nan, 5]], equal_nan=True)
    assert not mask.any()
    values, mask = found.values(with_solved=True)
    assert values.tolist() == [[4, 5]]
    assert mask.tolist() == [[True, False]]
    assert found.row("1.1.1", 2019) is None
    assert found.row("1.1.1", 2019, with_solved=True) == row


def test_observations_of_a_province_are_not_those_of_the_nation():
    make_observation(make_series("1.1.1"), 2020, 5, place="CN-HA")
    assert np.isnan(inputs().observed).all()


def test_a_tree_without_values_has_its_base_year_alone():
    make_indicator("1.1.1")
    assert inputs().years == (2019,)


def test_an_indicator_where_less_is_better_counts_downwards():
    make_indicator("1.1.1", direction="down")
    series = make_series("1.1.1")
    make_observation(series, 2019, 10)
    make_observation(series, 2020, 5)
    found = inputs()
    assert compute(found.tree, found.values()[0], found.years, 2019).series("0") == pytest.approx([100, 200])


def test_nodes_without_a_root_are_refused():
    make_indicator("1.1.1")
    with pytest.raises(Refusal):
        inputs_of(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).filter(level=3).with_values(), 2019)


def test_the_content_replicates_the_printed_totals(loaded_content):
    """Printed are 138.2 for 2023 and 146.4 for 2024."""
    found = inputs()
    values, mask = found.values(with_solved=True)
    result = compute(found.tree, values, found.years, 2019, rule="interpolate_and_carry", solved=mask)
    assert [round(value, 1) for value in result.series("0")[-2:]] == [138.4, 146.4]
    assert found.years == (2019, 2020, 2021, 2022, 2023, 2024)
    assert not np.isnan(result.filled).any()
