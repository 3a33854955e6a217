"""Random draws of what is not known for certain: weights, rounded figures and the path between known years."""

from itertools import pairwise

import numpy as np

from indicators.engine.refusal import Refusal
from indicators.engine.weights import renormalised


def draw_weights(weights, tree, generator, draws, spread=0.2):
    """Answer weights (draws, nodes): each of *weights* (nodes,) times a uniform 1 ± *spread*, then renormalised among siblings."""
    if not 0 <= spread < 1:
        raise Refusal("spread", f"the spread {spread} is not a share: choose 0 or more and less than 1", spread=spread)
    return renormalised(tree, weights * generator.uniform(1 - spread, 1 + spread, (draws, len(weights))))


def draw_dirichlet_weights(weights, tree, generator, draws, concentration=1.0):
    """Answer weights (draws, nodes): the siblings of a group together from a Dirichlet distribution with the means *weights* (nodes,).

    Its parameters are *concentration* times the number of siblings times the weight, so that 1 with equal weights is the flat
    distribution, in which every division of the weight is as likely as any other; larger values stay closer to *weights*.
    """
    if not concentration >= 0.1:
        raise Refusal("concentration", f"the concentration {concentration} is too small: choose 0.1 or more, such as 1")
    siblings = tree.siblings @ tree.siblings.sum(axis=0)
    return renormalised(tree, generator.gamma(np.maximum(concentration * siblings * weights, 1e-12), size=(draws, len(weights))))


def draw_rounding(values, units, generator, draws):
    """Answer values (draws, leaves, years) that print as *values* (leaves, years): uniform within half a unit of the last printed digit.

    *units* (leaves, years) are such units (see ``unit_of_last_digit``), 0 where the value is exact. A unit of more than twice its value
    is a Refusal, as the value could then be negative.
    """
    half = np.nan_to_num(np.asarray(units, dtype=float)) / 2
    if ((half < 0) | (half > np.where(np.isnan(values), np.inf, values))).any():
        raise Refusal("units", "a unit of the last digit is negative or over twice its value: correct it, or give 0 for an exact value")
    return values + half * generator.uniform(-1, 1, (draws, *values.shape))


def unit_of_last_digit(text):
    """Answer the unit of the last digit of a number as it is printed: 0.1 for “22.3”, 0.01 for “2.20”, 1 for “2021”."""
    return 10.0 ** -len(str(text).partition(".")[2])


def draw_paths(values, generator, draws):
    """Answer values (draws, leaves, years) with a random path through every gap of *values*, (leaves, years) or (draws, leaves, years).

    Between two known years the logarithm goes from the one value to the other without turning back, and the shares of the way that fall
    on the single years are drawn from a flat Dirichlet distribution: every monotone division is as likely as any other, and the mean path
    is that of constant growth. Detours beyond the known values are not drawn, so the range is narrow for series that swing. What lies
    before the first and after the last known year stays missing. A zero beside a gap is a Refusal.
    """
    filled = np.array(np.broadcast_to(values, (draws, *np.shape(values)[-2:])))
    gaps = _gaps(filled[0])
    stretches = generator.standard_exponential((draws, sum(end - start for _leaf, start, end in gaps)))
    used = 0
    for leaf, start, end in gaps:
        steps = stretches[:, used : used + end - start]
        used += end - start
        done = np.cumsum(steps, axis=1)[:, :-1] / steps.sum(axis=1, keepdims=True)
        low, high = filled[:, leaf, start, None], filled[:, leaf, end, None]
        if not ((low > 0) & (high > 0)).all():
            raise Refusal("gap_beside_zero", f"leaf number {leaf + 1} has a zero beside a gap, and no growth leads there: fill it first")
        filled[:, leaf, start + 1 : end] = low * (high / low) ** done
    return filled


def _gaps(values):
    """Answer ``(leaf, known position before, known position after)`` for every gap of *values* (leaves, years)."""
    gaps = []
    for leaf, row in enumerate(values):
        known = np.flatnonzero(~np.isnan(row))
        gaps += [(leaf, start, end) for start, end in pairwise(known) if end - start > 1]
    return gaps
