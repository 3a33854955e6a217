"""What is known about reproducing the report's index, met or stated with the reason why it is not."""

import numpy as np
import pytest
import yaml

from indicators.engine import Uncertain, compute, decompose, one_at_a_time, replicate, sample
from tests.indicators.engine.making import FIXTURES, SOURCES, UNOBSERVED, YEARS, flat_tree, observations, report_tree, with_solved, without

DIMENSIONS = np.array([154.4, 122.2, 165.1, 117.3])
# The report prints shares with one or two digits; the series that the other sources give are not rounded.
UNROUNDED_FIRST = ("official_page", "dataset", "secondary_copy", "computed", "report")
SEED = 2025


def dimensions_of_2023():
    values = np.full((4, 5), np.nan)
    values[:, 0], values[:, 4] = 100, DIMENSIONS
    return values


def replicated(sources=SOURCES, leave_out=(), rule="interpolate_and_carry"):
    tree = report_tree()
    values, solved = with_solved(tree, observations(tree, sources))
    return compute(tree, without(tree, values, leave_out), YEARS, 2019, rule=rule, solved=solved)


def totals(result):
    return dict(zip(YEARS, result.series("0"), strict=True))


def test_the_dimensions_of_2023_chained_year_by_year_give_the_printed_total():
    result = compute(flat_tree([1] * 4), dimensions_of_2023(), range(2019, 2024), 2019, rule="interpolate")
    assert round(result.series("all")[-1], 2) == 138.24


def test_a_single_step_and_an_arithmetic_mean_do_not():
    step = compute(flat_tree([1] * 4), dimensions_of_2023()[:, [0, 4]], (2019, 2023), 2019)
    assert round(step.series("all")[-1], 2) == 138.02
    assert DIMENSIONS.mean() == pytest.approx(139.75)


def test_the_index_of_an_indicator_is_the_ratio_of_its_end_points():
    """The report prints two: 246.9 for 1.2.1, and 114.8 for 1.2.2, which its own 22.3 and 25.5 % miss by rounding: 22.19 % gives it."""
    result = replicated()
    assert round(result.series("1.2.1")[-1], 1) == 246.9
    assert result.series("1.2.2")[-1] == pytest.approx(100 * 25.5 / 22.3)
    assert replicated(UNROUNDED_FIRST).series("1.2.2")[-1] == pytest.approx(114.8, abs=0.15)


def test_103_of_the_153_cells_that_are_needed_are_observed():
    """With the two years that the count of certificates stands in for (2.3.3), 105."""
    nodes = {node["code"]: node for node in yaml.safe_load((FIXTURES / "tree.yaml").read_text(encoding="utf-8")) if "code" in node}
    tree = report_tree()
    needed = np.array([[year <= nodes[code]["latest_year"] for year in YEARS] for code in tree.leaf_codes])
    known = ~np.isnan(observations(tree))
    stands_in = ~np.isnan(observations(tree, series="three-years-of-certificates"))
    assert (needed.sum(), (needed & known).sum(), (needed & (known | stands_in)).sum()) == (153, 103, 105)


@pytest.mark.parametrize("sources", [SOURCES, UNROUNDED_FIRST])
def test_interpolated_and_back_solved_totals_come_near_the_printed_ones(sources):
    """138.2 and 146.4 are printed. Ours are 138.3 or 138.2, depending on whose figure is taken for a year that has several, and 146.4.

    The note on the data has 138.1 for 2023; see the next test for where that lies.
    """
    found = totals(replicated(sources))
    assert found[2023] == pytest.approx(138.2, abs=0.15)
    assert round(found[2024], 1) == 146.4


def test_the_range_over_unknown_paths_is_the_one_on_record():
    """On record for 2020: 109.4, 5 to 95 % from 107.0 to 112.3; for 2023 138.1, which is the median over the paths."""
    result = replicated(UNROUNDED_FIRST)
    low, middle, high = np.quantile(sample(result, Uncertain(paths=True), seed=SEED)[:, 0], (0.05, 0.5, 0.95), axis=0)
    assert (low[1], middle[1], high[1]) == (pytest.approx(107.0, abs=0.15), pytest.approx(109.4, abs=0.1), pytest.approx(112.3, abs=0.15))
    assert middle[4] == pytest.approx(138.1, abs=0.05)
    # The 111.0 that the report implies for 2020 lies well inside.
    assert low[1] < 111.0 < high[1]


def test_geometric_interpolation_of_2020_is_the_one_on_record_and_linear_is_not():
    assert totals(replicated(UNROUNDED_FIRST))[2020] == pytest.approx(109.4, abs=0.15)
    assert totals(replicated(UNROUNDED_FIRST, rule="interpolate_linearly"))[2020] == pytest.approx(111.0, abs=0.1)


def test_without_the_four_unobserved_indicators_the_totals_are_higher_not_lower():
    """On record are 137.9 and 145.6. By the stated rule, a missing child leaves with its weight, they are 139.8 and 147.1.

    Of the factors only computing capacity is then left, which grew to 230, and that weighs more than the platforms that are gone. Other
    readings of "left out" do not give the figures on record either: weights shared among all leaves at once rather than among siblings
    (135 and 141), the four held at their values of 2019 (128 and 132), the incubators without 2019 (141 and 148).
    """
    found = totals(replicated(leave_out=UNOBSERVED))
    assert (round(found[2023], 1), round(found[2024], 1)) == (139.8, 147.1)


def test_one_weight_at_a_time_moves_the_total_of_2023_by_less_than_one_percent():
    result = replicated()
    largest = one_at_a_time(result, 0.2).largest(0, result.position(2023))
    assert largest == pytest.approx(0.945, abs=0.01)
    assert one_at_a_time(result, 0.2).largest(0, result.position(2024)) < largest


def test_all_weights_at_random_move_it_by_up_to_2_4_percent_in_95_of_100_draws():
    result = replicated()
    drawn = sample(result, Uncertain(spread=0.2), seed=SEED)[:, 0, result.position(2023)]
    away = 100 * np.abs(drawn / result.series("0")[4] - 1)
    assert np.quantile(away, 0.95) == pytest.approx(2.35, abs=0.06)


def test_solved_values_are_no_observations():
    result = replicated()
    # Effective weights: 1/16 below 1.1, 1/36 below 2.3, 1/32 below 3, 1/24 below 4.3.
    assert result.observed[0, 0] == pytest.approx(1 - 2 / 16 - 3 / 32)
    assert result.observed[0, result.position(2023)] == pytest.approx(1 - 2 / 16 - 2 / 36 - 2 / 32 - 1 / 24)
    assert result.counted[0] == pytest.approx(np.ones(6))


def test_contributions_to_the_total_add_up_in_index_points():
    result = replicated()
    found = decompose(result, "0", 2019, 2023)
    assert abs(np.nansum(found.points) - found.change) < 1e-9
    parts = {code: found.below(code) for code in "1234"}
    assert sum(parts.values()) == pytest.approx(found.change, abs=1e-9)
    # The report: means and foundation gave most.
    assert sorted(parts, key=parts.get) == ["4", "2", "1", "3"]


def test_every_printed_score_is_met_within_half_a_percent_but_those_of_two_branches():
    """The two, and the dimension of the second, have reasons that are known.

    Services (3.3), 156.1: the 2.2 % that the report prints for 2019 is 2.26 % before rounding, which takes ours from 159.1 to 157.0.
    Growing firms (2.3), 115.9: the report counts 343 unicorns, but its score only fits the share of 23.4 % that the list before gives.
    """
    scores = yaml.safe_load((FIXTURES / "scores.yaml").read_text(encoding="utf-8"))
    published = [(score["indicator"], score["year"], score["value"]) for score in scores if score["year"] in (2023, 2024)]
    result = replicated()
    rows = replicate(result, published)
    far = {(row.code, row.year): round(row.ours, 1) for row in rows if abs(row.residual / row.published) > 0.005}
    assert far == {("3.3", 2023): 159.1, ("2.3", 2024): 114.4, ("2", 2023): 121.4}
    assert round(replicated(UNROUNDED_FIRST).series("3.3")[4], 1) == 157.0
    how = {(row.code, row.year): row.how for row in rows}
    assert [how["0", 2023], how["1.2", 2023], how["4.2", 2023]] == ["back-solved", "observed", "interpolated"]
