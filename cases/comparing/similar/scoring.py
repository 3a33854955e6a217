"""How alike one case is to all others, in parts that add up. Knows bitmaps and numbers, no Django.

A value that two cases share weighs by its rarity, ln(cases / cases that carry it). A part is the shared weight in the weight of all
that either case has there; ``COMMON`` below the line keeps what many cases share from counting as likeness. How alike the means
are, instruments first, decides how much the rest counts: the same technology or the same words with other means only look alike.
"""

import math
from typing import NamedTuple

import numpy as np

# The most points of each part, together 100.
USUAL = {
    "instrument": 34,
    "mode": 6,
    "text": 24,
    "technology": 9,
    "barrier": 7,
    "stage": 5,
    "target": 5,
    "indicator": 6,
    "money": 2,
    "jurisdiction": 2,
}
MEANS = ("instrument", "mode")  # what is done; the rest is on what, against what, for whom
COMMON = 1.2
APART = 0.35  # how much what only one of the two has counts against them
ENOUGH_TEXT = 0.35  # the share of the weight of a text's words that makes a full part
MODE_SHARE = 0.6  # modes alike are to the means what instruments so much less alike are
FULL = 0.35  # with means so alike the rest counts fully
LEAST = 0.35  # with means that have nothing in common so much of the rest counts
DECADES = 1.5  # sums so many powers of ten apart are not alike at all
TENTHS = 10


class Value(NamedTuple):
    """Something that cases carry: its *name*, the *bitmap* of the cases with it, its *weight*."""

    name: tuple
    bitmap: object
    weight: float


def rarity(bitmap, cases):
    """Answer ln(*cases* / those of *bitmap*): 0 for what every case has."""
    return math.log(cases / len(bitmap)) if bitmap else 0.0


def totals(values, size):
    """Answer an array, by case, of the weight of the *values* that it carries."""
    found = np.zeros(size, dtype=np.float32)
    for value in values:
        found[ids(value.bitmap)] += value.weight
    return found


def likeness(values, weights):
    """Answer an array of 0 to 1: the likeness of every case to the one with *values*; *weights* are the totals of all values.

    That is shared / (shared + COMMON + APART · apart), where *apart* is what only one of the two has.
    """
    shared = totals(values, len(weights))
    below = APART * weights
    below += COMMON + APART * sum(value.weight for value in values)
    below += (1 - 2 * APART) * shared
    shared /= below
    return shared


def text_likeness(values, size):
    """Answer an array of 0 to 1: how much of the weight of the words at hand another text has, all of it from ``ENOUGH_TEXT`` on."""
    shared = totals(values, size)
    shared /= ENOUGH_TEXT * (sum(value.weight for value in values) or 1)
    return np.minimum(shared, 1, out=shared)


def money_likeness(own, others, size):
    """Answer an array of 0 to 1, 1 for sums of one size.

    *own* are the decimal logarithms of the sums at hand, *others* ``[(logarithm, bitmap)]``, all in one currency.
    """
    found = np.zeros(size, dtype=np.float32)
    for logarithm, bitmap in others if own else ():
        at = ids(bitmap)
        found[at] = np.maximum(found[at], max(0.0, 1 - min(abs(logarithm - one) for one in own) / DECADES))
    return found


def counting(parts):
    """Answer an array of ``LEAST`` to 1: how much of the parts beside the means counts."""
    means = np.maximum(parts["instrument"], MODE_SHARE * parts["mode"])
    means *= (1 - LEAST) / FULL
    means += LEAST
    return np.minimum(means, 1, out=means)


def points(parts, emphasis):
    """Answer ``{part: array of points in tenths}`` from likenesses of 0 to 1; *emphasis* maps parts to factors."""
    weights, share = most(emphasis), counting(parts)
    return {
        name: np.rint(weights[name] * TENTHS * found * (1 if name in MEANS else share)).astype(np.int32) for name, found in parts.items()
    }


def most(emphasis):
    """Answer ``{part: the most points that it can give}``, together 100."""
    weights = {name: weight * emphasis.get(name, 1) for name, weight in USUAL.items()}
    return {name: 100 * weight / sum(weights.values()) for name, weight in weights.items()}


def best(parts, emphasis, eligible, limit):
    """Answer the ids in *eligible* (a bitmap) with the highest sums of points, none of 0, and ``{part: points in tenths}`` of them.

    Of equals the lower id comes first. Sums of all cases are not rounded; what comes near enough is then counted in tenths.
    """
    candidates = ids(eligible)
    near = candidates[_may_be_among(_sums(parts, emphasis)[candidates], limit)]
    exact = points({name: found[near] for name, found in parts.items()}, emphasis)
    total = sum(exact.values())
    order = [at for at in np.argsort(-total, kind="stable")[:limit] if total[at] > 0]
    return [int(pk) for pk in near[order]], {name: found[order] for name, found in exact.items()}


def _sums(parts, emphasis):
    """The sum of the points of every case, not rounded."""
    weights, found = most(emphasis), np.zeros_like(parts["text"])
    for name in parts.keys() - set(MEANS):
        found += weights[name] * parts[name]
    found *= counting(parts)
    for name in MEANS:
        found += weights[name] * parts[name]
    return found


def _may_be_among(sums, limit):
    """Whether each of *sums* may be one of the first *limit* once its parts are rounded, by which it moves half a point at most."""
    if not 0 < limit < len(sums):
        return np.full(len(sums), limit > 0)
    return sums >= np.partition(sums, len(sums) - limit)[len(sums) - limit] - 1


def ids(bitmap):
    return np.frombuffer(bitmap.to_array(), dtype=np.uint32)
