"""The whole way from values to indices: by hand, against published examples, and what can never be otherwise."""

import ast
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.engine import METHOD, Refusal, compute, make_tree, weights_of
from indicators.engine.aggregation import aggregate, effective_weights
from indicators.engine.chaining import chain
from indicators.engine.growth import symmetric_growth
from tests.indicators.engine.making import flat_tree, small_tree

YEARS = (2021, 2022, 2023)
VALUES = np.array([[100, 150, 150], [10, 10, 30], [4, 5, 2.5]])
NAN = float("nan")


def small(values=VALUES, base=2021, **options):
    return compute(small_tree(), values, YEARS, base, **options)


def test_the_worked_example_comes_out_as_by_hand():
    # a: 100, 150, 150 and b: 10, 10, 30 with the weights 0.4 and 0.6; c: 4, 5, 2.5 alone; then 0.25 and 0.75.
    a, b, c = (40, 0), (0, 100), (100 * 1 / 4.5, -100 * 2.5 / 3.75)
    first = [0.4 * a[step] + 0.6 * b[step] for step in (0, 1)]
    total = [0.25 * first[step] + 0.75 * c[step] for step in (0, 1)]
    result = small()
    assert result.rates[1, 1:] == pytest.approx([16, 60])
    assert result.rates[1, 1:] == pytest.approx(first)
    assert result.rates[0, 1:] == pytest.approx(total)
    after = 100 * (200 + total[0]) / (200 - total[0])
    assert result.series("all") == pytest.approx([100, after, after * (200 + total[1]) / (200 - total[1])])
    assert result.series("c") == pytest.approx([100, 125, 62.5])
    assert result.series("first") == pytest.approx([100, 100 * 216 / 184, 100 * 216 / 184 * 260 / 140])


def test_a_result_knows_how_it_was_made():
    found = small(base=2022, rule="carry_forward").parameters
    assert (found["method"], found["base_year"], found["rule"], found["years"]) == (METHOD, 2022, "carry_forward", [2021, 2022, 2023])
    assert found["weights"] == {"all": 1, "first": 0.25, "a": 0.4, "b": 0.6, "second": 0.75, "c": 1}


def test_the_base_year_may_lie_anywhere():
    for base in YEARS:
        result = small(base=base)
        assert result.indices[:, result.base] == pytest.approx([100] * 6)
        assert result.indices / result.indices[:, :1] == pytest.approx(small().indices / 100)


def test_a_missing_child_leaves_with_its_weight():
    values = VALUES.copy()
    values[0, 1:] = NAN
    result = small(values)
    assert result.series("first") == pytest.approx([100, 100, 300])
    assert np.isnan(result.series("a"))[1:].all()
    assert result.observed[1] == pytest.approx([1, 0.6, 0.6])
    assert result.observed[0] == pytest.approx([1, 0.25 * 0.6 + 0.75, 0.25 * 0.6 + 0.75])


def test_a_parent_without_any_child_is_missing_and_leaves_too():
    values = VALUES.copy()
    values[:2] = NAN
    result = small(values)
    assert np.isnan(result.series("first")[1:]).all()
    assert result.series("all") == pytest.approx([100, 125, 62.5])
    assert result.counted[0] == pytest.approx([0.75] * 3)


def test_filled_values_count_but_are_not_observed():
    values = VALUES.copy()
    values[2, 1] = NAN
    result = small(values, rule="interpolate")
    assert result.filled[2, 1] == pytest.approx(10**0.5)
    assert result.observed[0] == pytest.approx([1, 0.25, 1])
    assert result.counted[0] == pytest.approx([1, 1, 1])


def test_solved_values_count_but_are_not_observed():
    solved = np.zeros(VALUES.shape, dtype=bool)
    solved[2, 2] = True
    result = small(solved=solved)
    assert result.indices == pytest.approx(small().indices)
    assert result.observed[0] == pytest.approx([1, 1, 0.25])
    assert result.counted[0] == pytest.approx([1, 1, 1])


def test_less_is_better_where_a_node_says_so():
    tree = make_tree([("all", None, 1), ("waste", "all", 1, False)])
    assert compute(tree, [[10, 5, 20]], YEARS, 2021).series("all") == pytest.approx([100, 200, 50])


def test_a_zero_that_grows_is_refused_with_indicator_and_year():
    values = VALUES.copy()
    values[1, :2] = 5, 0
    with pytest.raises(Refusal, match="b grows from zero in 2023"):
        small(values)


def test_years_without_growth_both_zero_are_left_out():
    values = VALUES.copy()
    values[1] = 0
    assert small(values).series("first") == pytest.approx([100, 150, 150])


def test_weights_of_a_reader_stand_in_for_those_of_the_tree():
    weights = weights_of(small_tree(), {"first": 1, "second": 3, "a": 0, "b": "1"}, renormalise=True)
    result = small(weights=weights)
    assert result.rates[0, 1:] == pytest.approx(0.25 * result.rates[3, 1:] + 0.75 * result.rates[5, 1:])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"a": -1}, "weight"),
        ({"a": NAN}, "weight"),
        ({"a": "much"}, "weight"),
        ({"a": None}, "weight"),
        ({"a": 0, "b": 0}, "weights_zero"),
        ({"a": 1, "b": 1}, "weight_sum"),
        ({"z": 1}, "unknown_code"),
        ({"first": 1, "second": -1}, "weight"),
    ],
)
def test_weights_that_mean_nothing_are_refused(changes, reason):
    with pytest.raises(Refusal) as caught:
        weights_of(small_tree(), changes)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"base_year": 1999}, "unknown_year"),
        ({"years": (2021, 2021, 2023)}, "years"),
        ({"years": ()}, "years"),
        ({"values": VALUES[:2]}, "shape"),
        ({"solved": [True]}, "shape"),
        ({"weights": [1, 2]}, "weight_shape"),
        ({"rule": "guess"}, "unknown_rule"),
        ({"values": -VALUES}, "value"),
    ],
)
def test_input_that_means_nothing_is_refused(change, reason):
    given_input = {"values": VALUES, "years": YEARS, "base_year": 2021, **change}
    with pytest.raises(Refusal) as caught:
        compute(small_tree(), **given_input)
    assert caught.value.reason == reason


def test_symmetric_chaining_agrees_with_the_worked_figures_of_the_conference_board():
    """The same method, published for the composite indexes of the United States.

    The Conference Board, "Updating the Composite Indexes" (globalindicators.org/methodology/4step_updating): average weekly hours
    41.8 and 41.4 in March and April 1998 give -0.96, times the standardisation factor 0.189 gives -0.18; a level of 105.2 with a sum of
    0.06 gives 105.3.
    """
    growth = symmetric_growth([[41.8, 41.4]])
    assert round(growth[0, 0], 2) == -0.96
    assert round(0.189 * growth[0, 0], 2) == -0.18
    assert round(105.2 * chain(np.array([[0.06]]))[0, 1] / 100, 1) == 105.3


def test_aggregation_agrees_with_the_published_scores_of_coinr():
    """Scores of the ASEM example: eight pillars, two sub-indexes, one index, equal weights; 44 numbers as printed.

    Becker, COINr 1.1.14, vignette "Presenting Results" (cran.r-project.org/package=COINr, vignettes/results.html), the first four rows of
    the results table: Index, Conn, Sust, then the pillars. Scores stand where rates would, since the mean of children is the same.
    """
    printed = {
        "CHE": (68.38, 62.79, 73.98, 63.41, 32.87, 74.78, 85.94, 56.93, 77.21, 87.85, 56.88),
        "NLD": (64.82, 61.94, 67.70, 64.87, 46.62, 84.55, 71.74, 41.92, 58.73, 86.58, 57.78),
        "DNK": (64.80, 57.10, 72.51, 50.52, 30.43, 78.13, 75.35, 51.04, 69.83, 86.40, 61.29),
        "NOR": (64.47, 57.44, 71.50, 58.18, 25.70, 80.03, 89.46, 33.80, 70.90, 87.00, 56.59),
    }
    pillars = {"Conn": ("Physical", "ConEcFin", "Political", "Instit", "P2P"), "Sust": ("Environ", "Social", "SusEcFin")}
    nodes = [("Index", None, 1), ("Conn", "Index", 1), ("Sust", "Index", 1), *((leaf, up, 1) for up in pillars for leaf in pillars[up])]
    scores = np.array(list(printed.values())).T
    ours = aggregate(make_tree(nodes, renormalise=True), scores[3:])
    # Pillars are printed with two decimals, so that a mean of them may be off by half a unit before it is rounded itself.
    assert np.abs(ours - scores).max() < 0.0101


def test_missing_children_agree_with_the_example_of_coinr():
    """COINr, vignette "Aggregation", data availability: rows (1, 3, 1), (2, NA, NA) and (3, NA, 1) with equal weights and no threshold."""
    rows = np.array([[1, 3, 1], [2, NAN, NAN], [3, NAN, 1]])
    assert aggregate(flat_tree([1, 1, 1]), rows.T)[0] == pytest.approx([5 / 3, 2, 2])


AMOUNTS = st.floats(0.1, 1e4)
TABLES = st.integers(2, 6).flatmap(lambda years: st.lists(st.lists(AMOUNTS, min_size=years, max_size=years), min_size=3, max_size=3))


def total(values, tree=None, **options):
    years = tuple(range(2000, 2000 + np.shape(values)[-1]))
    return compute(tree or small_tree(), values, years, 2000, **options)


@given(TABLES, st.lists(st.floats(1e-3, 1e3), min_size=3, max_size=3))
def test_the_unit_of_a_leaf_does_not_matter(table, units):
    assert np.allclose(total(table).indices, total(np.array(table) * np.array(units)[:, None]).indices, rtol=1e-9)


@given(TABLES, st.permutations(range(3)), st.lists(st.floats(0.1, 1), min_size=3, max_size=3))
def test_the_order_of_children_does_not_matter(table, order, weights):
    shuffled = total(np.array(table)[order], flat_tree([weights[place] for place in order]))
    assert np.allclose(total(table, flat_tree(weights)).indices[0], shuffled.indices[0], rtol=1e-9)


@given(st.lists(AMOUNTS, min_size=2, max_size=8))
def test_a_single_child_gives_the_ratio_of_the_end_points(row):
    tree = make_tree([("all", None, 1), ("middle", "all", 1), ("leaf", "middle", 1)])
    indices = total([row], tree).indices
    # Where a value multiplies a hundred thousandfold in a year, 200 - V has lost five of its sixteen digits.
    assert indices[:, -1] == pytest.approx([100 * row[-1] / row[0]] * 3, rel=1e-10)


@given(TABLES, st.permutations(range(4)), st.lists(st.floats(0.1, 1), min_size=4, max_size=4))
def test_draws_are_calculated_each_for_itself(table, order, factors):
    tree = small_tree()
    weights = np.array([weights_of(tree, {"a": factor, "b": 1}, renormalise=True) for factor in factors])
    values = np.array([np.array(table) ** factor for factor in factors])
    together = total(values, tree, weights=weights).indices
    assert np.allclose(total(values[order], tree, weights=weights[order]).indices, together[order], rtol=1e-12)
    for place in range(4):
        assert np.allclose(total(values[place], tree, weights=weights[place]).indices, together[place], rtol=1e-12)


@given(TABLES, st.integers(0, 5))
def test_another_base_year_is_a_rescaling(table, base):
    years = tuple(range(2000, 2000 + len(table[0])))
    base = base % len(years)
    later = compute(small_tree(), table, years, years[base]).indices
    first = total(table).indices
    assert np.allclose(later, 100 * first / first[:, base, None], rtol=1e-9)


@given(TABLES)
def test_a_parent_lies_between_its_children(table):
    rates = total(table).rates[:, 1:]
    low, high = np.minimum(rates[2], rates[3]), np.maximum(rates[2], rates[3])
    assert ((rates[1] >= low - 1e-9) & (rates[1] <= high + 1e-9)).all()


@given(TABLES, st.lists(st.booleans(), min_size=3, max_size=3))
def test_effective_weights_add_up_to_one_and_give_the_rate(table, gone):
    values = np.where(np.array(gone)[:, None], np.nan, table)
    result = total(values)
    shares = effective_weights(result.tree, result.leaf_rates)[:, 0]
    if not all(gone):
        assert np.allclose(np.nansum(shares, axis=0), 1)
        assert np.allclose(np.nansum(shares * np.nan_to_num(result.leaf_rates), axis=0), result.rates[0, 1:], atol=1e-9)


def test_several_leading_axes_are_kept():
    values = np.broadcast_to(VALUES, (2, 4, 3, 3))
    assert np.allclose(small(values).indices, small().indices)
    assert small(values).indices.shape == (2, 4, 6, 3)
    assert small(weights=np.broadcast_to(small_tree().weights, (5, 6))).indices.shape == (5, 6, 3)


def test_the_engine_knows_only_numpy():
    folder = Path(__file__).resolve().parents[3] / "indicators" / "engine"
    imported = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module)
    foreign = {name for name in imported if not name.startswith("indicators.engine")}
    assert foreign == {"numpy", "dataclasses", "functools", "itertools", "typing"}


@pytest.mark.parametrize("rule", ["leave_out", "interpolate_and_carry"])
def test_a_single_year_is_the_base_year_and_nothing_else(rule):
    result = compute(small_tree(), [[1], [NAN], [3]], (2021,), 2021, rule=rule)
    assert result.indices.tolist() == [[100]] * 6
    assert compute(make_tree([("all", None, 1)]), [[NAN]], (2021,), 2021).series("all").tolist() == [100]
    assert chain(aggregate(small_tree(), np.empty((5, 3, 0)), np.ones((5, 6)))).shape == (5, 6, 1)
