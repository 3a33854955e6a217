"""Published scores beside those that the engine calculates, with what the difference may come from."""

from typing import NamedTuple

import numpy as np

from indicators.engine.aggregation import shares_of

# From the best grounded to the least: a score is only as well grounded as the worst value that it needs.
GROUNDS = ("observed", "interpolated", "carried", "back-solved", "left out")


class Row(NamedTuple):
    """One published score: ours is missing (NaN) where it cannot be calculated; the residual is ours less the published one.

    ``how`` is the worst of the grounds that our score rests on, ``observed`` the share of the node's weight observed in that year, and
    ``agrees`` whether the two are equal at the number of decimals that the score is printed with. ``resting`` has for each of GROUNDS the
    share, by weight, of the values that the score needs over the years (see ``needed``); together they are 1.
    """

    code: str
    year: int
    published: float
    ours: float
    residual: float
    how: str
    observed: float
    agrees: bool
    resting: tuple


def replicate(result, published, decimals=1):
    """Answer a Row for each of *published*, a list of ``(code, year, score)``, from *result* (without draws).

    Values that ``result.solved`` marks were solved from the published index: they can never be evidence for it. *decimals* is how many
    the scores are printed with.
    """
    grounds = grounds_of(result)
    shares = shares_of(result.tree, grounds == np.arange(len(GROUNDS))[:, None, None], result.weights)
    return [_row(result, grounds, shares, code, year, float(score), decimals) for code, year, score in published]


def grounds_of(result):
    """Answer on what each value (leaves, years) rests, as positions in GROUNDS."""
    known = ~np.isnan(result.values)
    later = np.maximum.accumulate(known[:, ::-1], axis=1)[:, ::-1]
    gap = np.where(later & (result.rule != "carry_forward"), GROUNDS.index("interpolated"), GROUNDS.index("carried"))
    grounds = np.where(known, GROUNDS.index("observed"), gap)
    grounds = np.where(np.where(known, result.solved, _touched(result.solved, known)), GROUNDS.index("back-solved"), grounds)
    return np.where(np.isnan(result.filled), GROUNDS.index("left out"), grounds)


def _touched(solved, known):
    """Answer which cells (leaves, years) would be filled from a solved value: one next to them, across unknown years."""
    touched = np.zeros_like(known)
    for direction in (slice(None), slice(None, None, -1)):
        positions = np.maximum.accumulate(np.where(known[:, direction], np.arange(known.shape[1]), -1), axis=1)
        near = np.take_along_axis(solved[:, direction], positions.clip(0), axis=1) & (positions >= 0)
        touched |= near[:, direction]
    return touched


def needed(result, code, year):
    """Answer the positions of the years whose values the index of *code* in *year* needs.

    Of a single indicator only the two end points matter; a composite is chained through every year between them.
    """
    first, last = sorted((result.base, result.position(year)))
    return [first, last] if result.tree.position(code) in result.tree.leaves else list(range(first, last + 1))


def _row(result, grounds, shares, code, year, score, decimals):
    place, when, columns = result.tree.position(code), result.position(year), needed(result, code, year)
    ours = float(result.indices[place, when])
    worst = grounds[result.tree.is_below(code)][:, columns].max()
    agrees = round(ours, decimals) == round(score, decimals)
    resting = tuple(shares[:, place, columns].mean(axis=1).tolist())
    return Row(code, year, score, ours, ours - score, GROUNDS[worst], float(result.observed[place, when]), agrees, resting)
