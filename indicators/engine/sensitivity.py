"""How far an index moves when one weight changes, or when one indicator is left out."""

from typing import NamedTuple

import numpy as np

from indicators.engine.aggregation import aggregate
from indicators.engine.chaining import chain
from indicators.engine.refusal import Refusal
from indicators.engine.weights import renormalised


class Sensitivity(NamedTuple):
    """What was changed, the indices that gives (changed, …, nodes, years), and by how many percent they differ from the result."""

    codes: tuple
    indices: np.ndarray
    changes: np.ndarray

    def largest(self, code_position, year_position):
        """Answer the largest change in percent, without its sign, of the node in the year at these positions."""
        return float(np.nanmax(abs(self.changes[..., code_position, year_position])))


def one_at_a_time(result, change=0.2):
    """Answer the Sensitivity of *result* to each weight alone, lowered and raised by the share *change*.

    Indices have the shape (nodes - 1, 2, nodes, years), in the order of ``codes`` and lowered before raised. The weights of the siblings
    are renormalised after the change, so that an only child changes nothing. The report claims that the total stays within 1 % for a
    change of 20 % (CAICT 2025, chapter 1, box 2).
    """
    if not 0 < change < 1:
        raise Refusal("change", f"a weight cannot change by {change:.0%}: choose a share between 0 and 1", change=change)
    others = np.flatnonzero(result.tree.parents >= 0)
    factors = np.ones((len(others), 2, len(result.tree.codes)))
    factors[np.arange(len(others)), :, others] = 1 - change, 1 + change
    weights = renormalised(result.tree, result.weights * factors)
    return _compared(result, [result.tree.codes[place] for place in others], result.leaf_rates, weights)


def leave_one_out(result):
    """Answer the Sensitivity of *result* to each indicator alone, left out with its weight: indices (leaves, nodes, years)."""
    rates = np.repeat(result.leaf_rates[None], len(result.tree.leaves), axis=0)
    rates[np.arange(len(rates)), np.arange(len(rates))] = np.nan
    return _compared(result, result.tree.leaf_codes, rates, result.weights)


def _compared(result, codes, leaf_rates, weights):
    indices = chain(aggregate(result.tree, leaf_rates, weights), result.base)
    return Sensitivity(tuple(codes), indices, 100 * (indices / result.indices - 1))
