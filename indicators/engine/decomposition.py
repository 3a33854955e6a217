"""What moved an index: its change between two years as a sum of the contributions of the indicators."""

from typing import NamedTuple

import numpy as np

from indicators.engine.aggregation import effective_weights
from indicators.engine.tree import Tree


class Decomposition(NamedTuple):
    """The change of a node in index points, and the points that each leaf gave; missing (NaN) for a leaf that never counted."""

    tree: Tree
    change: float
    points: np.ndarray

    def below(self, code):
        """Answer the points of *code*: the sum over the leaves below it, missing where none of them counted."""
        points = self.points[self.tree.is_below(code)]
        return float(np.nansum(points)) if (~np.isnan(points)).any() else float("nan")


def decompose(result, code, start, end):
    """Answer the Decomposition of the change of *code* from year *start* to year *end* of *result* (without draws), in index points.

    No approximation is needed. The chain E_t = E_{t-1} · (200 + C) / (200 - C) is the same as E_t - E_{t-1} = C · (E_t + E_{t-1}) / 200,
    and C is the sum of w · V over the leaves, with the effective weights of that year. So leaf i gives w_i V_i (E_t + E_{t-1}) / 200
    in a year, these add up to the change of the year, and the years to the change between any two.
    """
    place = result.tree.position(code)
    first, last = result.position(start), result.position(end)
    early, late = min(first, last), max(first, last)
    index = result.indices[place]
    change = float(index[last] - index[first])
    levels = (index[1:] + index[:-1])[early:late] / 200
    shares = effective_weights(result.tree, result.leaf_rates, result.weights)[:, place, early:late]
    rates = result.leaf_rates[:, early:late]
    parts = np.where(shares > 0, shares * rates * levels, np.nan)
    points = np.where(np.isnan(parts).all(axis=1), np.nan, np.nansum(parts, axis=1))
    return Decomposition(result.tree, change, points if last >= first else -points)
