"""Random draws: where they may lie, that they can be repeated, and what comes out of them."""

import numpy as np
import pytest

from indicators.engine import Refusal, Uncertain, compute, monte_carlo, sample, simulate
from indicators.engine.draws import draw_dirichlet_weights, draw_paths, draw_rounding, draw_weights, unit_of_last_digit
from indicators.engine.weights import sibling_sums
from tests.indicators.engine.making import flat_tree, small_tree

YEARS = (2020, 2021, 2022, 2023)
VALUES = np.array([[100, 150, 150, 160], [10, np.nan, np.nan, 30], [4, 5, 2.5, np.nan]])
UNITS = np.array([[10, 10, 10, 10], [1, 0, 0, 1], [0.1, 0, 0.1, 0]])


def result(rule="interpolate_and_carry"):
    return compute(small_tree(), VALUES, YEARS, 2020, rule=rule)


def generator():
    return np.random.default_rng(7)


def test_drawn_weights_add_up_and_stay_within_the_spread():
    tree = flat_tree([1, 1, 2])
    drawn = draw_weights(tree.weights, tree, generator(), 5000, 0.2)
    assert sibling_sums(tree, drawn) == pytest.approx(np.ones((5000, 4)))
    assert (drawn[:, 0] == 1).all()
    ratio = drawn[:, 3] / drawn[:, 1]
    assert ratio.min() >= 2 * 0.8 / 1.2
    assert ratio.max() <= 2 * 1.2 / 0.8


def test_a_spread_of_zero_draws_the_weights_themselves():
    tree = small_tree()
    assert draw_weights(tree.weights, tree, generator(), 3, 0) == pytest.approx(np.tile(tree.weights, (3, 1)))


def test_dirichlet_weights_have_the_weights_as_their_mean():
    tree = flat_tree([1, 1, 2])
    drawn = draw_dirichlet_weights(tree.weights, tree, generator(), 20_000, 1)
    assert sibling_sums(tree, drawn) == pytest.approx(np.ones((20_000, 4)))
    assert drawn.mean(axis=0) == pytest.approx(tree.weights, abs=0.01)


def test_a_flat_dirichlet_of_two_is_uniform():
    tree = flat_tree([1, 1])
    share = draw_dirichlet_weights(tree.weights, tree, generator(), 20_000, 1)[:, 1]
    assert np.quantile(share, [0.1, 0.5, 0.9]) == pytest.approx([0.1, 0.5, 0.9], abs=0.02)


def test_rounded_values_stay_within_half_a_unit():
    drawn = draw_rounding(VALUES, UNITS, generator(), 2000)
    away = np.abs(drawn - VALUES)
    assert np.nanmax(away - UNITS / 2) <= 1e-12
    assert np.nanmax(away[:, 0], axis=0) == pytest.approx([5] * 4, abs=0.1)
    assert (drawn[:, 2, 1] == 5).all()
    assert np.isnan(drawn[:, 1, 1]).all()


@pytest.mark.parametrize("unit", [-1, 21])
def test_a_unit_that_makes_values_negative_is_refused(unit):
    with pytest.raises(Refusal):
        draw_rounding(np.array([[10.0, 10.0]]), np.array([[0, unit]]), generator(), 2)


def test_the_unit_of_the_last_digit_is_read_from_the_figure():
    assert [unit_of_last_digit(text) for text in ("22.3", "2.20", "2021", 5)] == pytest.approx([0.1, 0.01, 1, 1])


def test_paths_are_monotone_and_leave_what_is_known():
    drawn = draw_paths(VALUES, generator(), 4000)
    known = ~np.isnan(VALUES)
    assert (drawn[:, known] == VALUES[known]).all()
    assert (np.diff(drawn[:, 1], axis=1) >= 0).all()
    assert np.isnan(drawn[:, 2, 3]).all()


def test_the_mean_path_is_constant_growth_and_every_division_as_likely():
    drawn = np.log(draw_paths(VALUES, generator(), 20_000)[:, 1])
    shares = np.diff(drawn, axis=1) / np.log(3)
    assert shares.mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.01)
    # The flat Dirichlet distribution of three shares has the variance 1/18 in each.
    assert shares.var(axis=0) == pytest.approx([1 / 18] * 3, abs=0.002)


def test_no_path_leads_to_a_zero():
    with pytest.raises(Refusal):
        draw_paths(np.array([[0, np.nan, 1]]), generator(), 2)


def test_nothing_uncertain_is_the_result_itself():
    assert sample(result(), Uncertain(), draws=3) == pytest.approx(np.tile(result().indices, (3, 1, 1)))


@pytest.mark.parametrize(
    "uncertain",
    [Uncertain(spread=0.2), Uncertain(concentration=1), Uncertain(units=UNITS), Uncertain(paths=True), Uncertain(0.1, None, UNITS, True)],
)
def test_the_same_seed_gives_the_same_draws_whatever_the_chunks(uncertain, monkeypatch):
    first = sample(result(), uncertain, draws=700, seed=3)
    monkeypatch.setattr(monte_carlo, "CHUNK", 64)
    assert np.allclose(sample(result(), uncertain, draws=700, seed=3), first, rtol=1e-12)
    assert not np.allclose(sample(result(), uncertain, draws=700, seed=4), first)


def test_one_kind_of_draw_does_not_depend_on_the_others():
    alone = sample(result(), Uncertain(paths=True), draws=50)
    both = sample(result(), Uncertain(spread=0.2, paths=True), draws=50)
    leaves = small_tree().leaves
    assert np.allclose(alone[:, leaves], both[:, leaves])


def test_a_draw_is_what_compute_gives_for_its_values():
    values = draw_paths(VALUES, generator(), 5)
    alone = [compute(small_tree(), row, YEARS, 2020, rule="carry_forward").indices for row in values]
    assert compute(small_tree(), values, YEARS, 2020, rule="carry_forward").indices == pytest.approx(np.array(alone))


def test_quantiles_are_those_of_the_draws():
    uncertain = Uncertain(spread=0.2, paths=True)
    found = simulate(result(), uncertain, draws=900, seed=1, levels=(0.1, 0.9))
    drawn = sample(result(), uncertain, draws=900, seed=1)
    assert found.quantiles == pytest.approx(np.quantile(drawn, (0.1, 0.9), axis=0))
    assert found.quantiles[:, :, 0] == pytest.approx(np.full((2, 6), 100))
    assert (found.codes, found.years, found.seed) == (small_tree().codes, YEARS, 1)


def test_nodes_that_are_wanted_are_the_same_alone():
    uncertain = Uncertain(spread=0.2, units=UNITS)
    alone = simulate(result(), uncertain, draws=60, codes=["second", "all"])
    assert alone.codes == ("second", "all")
    assert alone.quantiles == pytest.approx(simulate(result(), uncertain, draws=60).quantiles[:, [4, 0]])


def test_the_middle_of_the_draws_lies_near_the_result():
    found = simulate(result(), Uncertain(spread=0.2), draws=4000, levels=(0.05, 0.5, 0.95))
    assert found.quantiles[1] == pytest.approx(result().indices, rel=0.01)
    assert (found.quantiles[0] <= found.quantiles[2]).all()
    assert found.quantiles[2, 0, 3] > found.quantiles[0, 0, 3]


def test_what_is_missing_stays_missing_in_the_quantiles():
    found = simulate(result("leave_out"), Uncertain(spread=0.2), draws=50)
    assert np.array_equal(np.isnan(found.quantiles[0]), np.isnan(result("leave_out").indices))


@pytest.mark.parametrize("draws", [0, -1, 10**9])
def test_an_impossible_number_of_draws_is_refused(draws):
    with pytest.raises(Refusal):
        sample(result(), Uncertain(), draws=draws)


@pytest.mark.parametrize("uncertain", [Uncertain(spread=1), Uncertain(spread=-0.1), Uncertain(concentration=0)])
def test_an_impossible_distribution_is_refused(uncertain):
    with pytest.raises(Refusal):
        sample(result(), uncertain, draws=2)
