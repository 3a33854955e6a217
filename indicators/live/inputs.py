"""What the engine calculates with: a framework's tree, its values, and the observation behind every one of them."""

from dataclasses import dataclass, field

import numpy as np

from indicators.engine import Tree, make_tree
from indicators.models import Indicator, Observation, Series
from indicators.values import main_observations, observed


@dataclass(frozen=True, eq=False)
class Inputs:
    """A tree with values: ``observed`` and ``solved`` (leaves, years), NaN where there is none; years in order, without a hole.

    ``rows`` are the observations behind them by ``(code, year)``: of a cell that has both, the observed one.
    """

    tree: Tree
    years: tuple
    base_year: int
    observed: np.ndarray
    solved: np.ndarray
    rows: dict = field(default_factory=dict)

    def values(self, with_solved=False):
        """Answer the values (leaves, years) to calculate with and a mask of those that were solved from the published index.

        A solved value stands in only where nothing was observed.
        """
        if not with_solved:
            return self.observed, np.zeros(self.observed.shape, dtype=bool)
        stands_in = np.isnan(self.observed) & ~np.isnan(self.solved)
        return np.where(stands_in, self.solved, self.observed), stands_in

    def row(self, code, year, with_solved=False):
        """Answer the observation of a leaf in *year*, None where there is none or where it is solved and that is not wanted."""
        row = self.rows.get((code, year))
        return row if row is None or with_solved or row.status != Observation.Status.BACK_SOLVED else None


def inputs_of(indicators, base_year):
    """Answer the Inputs of *indicators*, which came through ``with_values()`` and are a whole tree; a Refusal where they are none."""
    indicators = list(indicators)
    parents = {indicator.pk: indicator.code for indicator in indicators}
    tree = make_tree([_node(indicator, parents) for indicator in indicators], renormalise=True)
    leaves = {indicator.code: indicator for indicator in indicators if indicator.code in tree.leaf_codes}
    own = {(code, row.year): row for code, leaf in leaves.items() for row in main_observations(leaf)}
    solved = {(code, row.year): row for code, leaf in leaves.items() for row in _solved_observations(leaf)}
    told = {score.year for indicator in indicators for score in indicator.scores.all()}
    return made_inputs(tree, base_year, own, solved, told)


def made_inputs(tree, base_year, own, solved, told=()):
    """Answer the Inputs of two dicts of rows, each by ``(code, year)``, that have a ``value``; *told* are years with published scores."""
    years = {base_year, *told, *(year for _code, year in (*own, *solved))}
    years = tuple(range(min(years), max(years) + 1))
    tables = (_table(tree, years, rows) for rows in (own, solved))
    return Inputs(tree, years, base_year, *tables, {**solved, **own})


def _node(indicator, parents):
    """Answer the node of the engine. Weights have six decimals in the database: the engine divides them by their sum."""
    rising = indicator.direction != Indicator.Direction.DOWN
    parent = parents.get(indicator.parent_id, "missing") if indicator.parent_id else None
    return indicator.code, parent, float(indicator.weight or 0), rising


def _solved_observations(indicator):
    return [row for series in indicator.series.all() if series.role == Series.Role.BACK_SOLVED for row in observed(series)]


def _table(tree, years, rows):
    table = np.full((len(tree.leaves), len(years)), np.nan)
    places = {code: place for place, code in enumerate(tree.leaf_codes)}
    for (code, year), row in rows.items():
        table[places[code], years.index(year)] = float(row.value)
    table.setflags(write=False)
    return table
