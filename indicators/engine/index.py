"""From values to indices: one call through all steps, and a result that knows how it was made."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from indicators.engine.aggregation import aggregate, shares_of
from indicators.engine.chaining import chain, refuse_endless
from indicators.engine.growth import symmetric_growth
from indicators.engine.missing import fill
from indicators.engine.refusal import Refusal
from indicators.engine.tree import Tree
from indicators.engine.weights import check_weights

# Changes with every change of the formulas or rules, so that two results of different editions are not compared.
METHOD = "symmetric growth, chained; edition 1"


@dataclass(frozen=True, eq=False)
class Result:
    """Indices with everything they were made from. Nodes and leaves stand in the order of ``tree``.

    ``indices`` (…, nodes, years), 100 in the base year; ``rates`` (…, nodes, years), symmetric growth in percent on the year before,
    missing in the first year; ``values`` as they were given and ``filled`` by the rule (…, leaves, years); ``solved`` marks those of the
    values that were solved from the published index, which never count as observed; ``weights`` (…, nodes).
    """

    tree: Tree
    years: tuple
    base_year: int
    rule: str
    weights: np.ndarray
    values: np.ndarray
    solved: np.ndarray
    filled: np.ndarray
    rates: np.ndarray
    indices: np.ndarray
    method: str = METHOD

    @cached_property
    def observed(self):
        """Answer what share of each node's weight (…, nodes, years), 0 to 1, lies in leaves with an observed value in the year."""
        return shares_of(self.tree, ~np.isnan(self.values) & ~self.solved, self.weights)

    @cached_property
    def counted(self):
        """Answer what share of each node's weight (…, nodes, years) lies in leaves with any value in the year, observed or filled."""
        return shares_of(self.tree, ~np.isnan(self.filled), self.weights)

    @property
    def base(self):
        return self.years.index(self.base_year)

    @property
    def leaf_rates(self):
        """Answer the rates of the leaves (…, leaves, years - 1)."""
        return self.rates[..., self.tree.leaves, 1:]

    @property
    def parameters(self):
        """Answer what makes the result again from the same values, as plain data."""
        names = {"method": self.method, "base_year": self.base_year, "years": list(self.years), "rule": self.rule}
        weights = {code: self.weights[..., place].tolist() for place, code in enumerate(self.tree.codes)}
        return {**names, "weights": weights}

    def series(self, code):
        """Answer the index of *code* (…, years)."""
        return self.indices[..., self.tree.position(code), :]

    def position(self, year):
        """Answer the position of *year*; a Refusal where there are no values for it."""
        return position_of_year(self.years, year)


def compute(tree, values, years, base_year, weights=None, rule="leave_out", solved=None):
    """Answer the Result for *values* (…, leaves, years) of *tree* in *years*, with 100 in *base_year*.

    NaN is missing and treated by the *rule* of that name (see ``missing``). *weights* (…, nodes) stand in for the tree's own. Leading
    axes of values and weights (draws) broadcast. *solved* (leaves, years) marks values that are no observations. Impossible input is a
    Refusal that says what to correct.
    """
    years = _checked_years(years)
    base = position_of_year(years, base_year)
    values = _checked_shape(tree, values, years)
    weights = check_weights(tree, weights)
    solved = _checked_shape(tree, np.zeros(values.shape[-2:]) if solved is None else solved, years).astype(bool)
    filled, _known = fill(values, years, rule, tree.leaf_codes)
    rates = aggregate(tree, rates_of(tree, filled, years, base), weights)
    indices = chain(rates, base)
    before = np.full_like(rates, np.nan, shape=(*rates.shape[:-1], 1))
    rates = np.concatenate([before, rates], axis=-1)
    return Result(tree, years, years[base], rule, weights, values, solved, filled, rates, indices)


def rates_of(tree, filled, years, base):
    """Answer the rates (…, leaves, years - 1) of *filled* values, with the opposite sign where less is better (the growth of 1/x)."""
    rates = tree.signs[:, None] * symmetric_growth(filled, tree.leaf_codes, years)
    refuse_endless(rates, base, tree.leaf_codes, years)
    return rates


def position_of_year(years, year):
    """Answer where *year* stands in *years*, or raise a Refusal."""
    if year not in years:
        message = f"{year} is none of the years {years[0]} to {years[-1]} that there are values for: choose one of them"
        raise Refusal("unknown_year", message, year=year)
    return years.index(year)


def _checked_years(years):
    years = tuple(int(year) for year in years)
    if not years or any(later <= earlier for earlier, later in pairwise(years)):
        raise Refusal("years", f"the years {years} do not rise: give each year once, in order", years=years)
    return years


def _checked_shape(tree, values, years):
    values, expected = np.asarray(values, dtype=float), (len(tree.leaves), len(years))
    if values.shape[-2:] != expected:
        message = f"values or marks have the shape {values.shape}, but the tree has {expected[0]} leaves and there are {expected[1]} years"
        raise Refusal("shape", f"{message}: give one row a leaf and one column a year", shape=values.shape)
    return values
