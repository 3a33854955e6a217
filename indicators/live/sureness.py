"""How sure an index value is: ranges over what is not known, and what one weight or one indicator alone can move."""

from hashlib import sha256
from typing import NamedTuple

import numpy as np
from django.core.cache import cache
from django.utils.translation import gettext as _

from indicators.drawing.ranges import Range, RangeChart, range_chart
from indicators.engine import Uncertain, leave_one_out, one_at_a_time, simulate
from indicators.live.answers import DRAWS, SEED, SPREAD

WIDE, NARROW = 720, 358
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
# As many digits of a whole number are taken as printed, even where they are zeros.
SIGNIFICANT = 3
DAY = 24 * 3600


class Effect(NamedTuple):
    """What the value becomes when the weight of *indicator* is *lowered* or *raised*, or when it is *left_out* (None: nothing is left)."""

    indicator: object
    lowered: float | None = None
    raised: float | None = None
    left_out: float | None = None


class Sureness(NamedTuple):
    """The *value* of *focus* in *year*, its *ranges*, the Effects of weights and of leaving out, largest first."""

    focus: object
    year: int
    value: float
    ranges: list
    weights: list
    left_out: list
    wide: RangeChart
    narrow: RangeChart

    @property
    def largest(self):
        """The largest change in percent that one weight alone can make."""
        return max((abs(end / self.value - 1) * 100 for effect in self.weights for end in (effect.lowered, effect.raised)), default=0)


def sureness_of(answer, indicators):
    """Answer the Sureness of *answer* for the node that is drawn in the later year chosen, None where it has no value there."""
    choices = answer.choices
    value = None if answer.result is None else answer.value(choices.node, choices.end)
    if value is None:
        return None
    by_code = {indicator.code: indicator for indicator in indicators}
    ranges = [Range(label, quantiles) for label, quantiles in zip(labels(), _quantiles(answer), strict=True) if quantiles]
    weights, left_out = _effects(answer, by_code)
    charts = (range_chart(ranges, value, width) for width in (WIDE, NARROW))
    return Sureness(by_code[choices.node], choices.end, value, ranges, weights, left_out, *charts)


def labels():
    """Answer what is varied, in words, in the order of the ranges."""
    return [
        _("every weight at random by up to 20%"),
        _("any weights at all"),
        _("the rounding of the values"),
        _("the unknown paths between known years"),
        _("weights by up to 20%, rounding and paths together"),
    ]


def _quantiles(answer):
    """Answer the quantiles (five) for each kind of uncertainty, calculated once a day for the same values and choices."""
    result, place = answer.result, answer.inputs.tree.position(answer.choices.node)
    names = f"{result.rule} {result.base_year} {result.years} {place} {answer.choices.end}"
    key = "sureness-" + sha256(result.values.tobytes() + result.weights.tobytes() + names.encode()).hexdigest()
    return cache.get_or_set(key, lambda: [_simulated(answer, uncertain) for uncertain in _kinds(result)], DAY)


def _kinds(result):
    units = np.where(result.solved, 0, units_of(result.values))
    return [
        Uncertain(spread=SPREAD),
        Uncertain(concentration=1.0),
        Uncertain(units=units),
        Uncertain(paths=True),
        Uncertain(spread=SPREAD, units=units, paths=True),
    ]


def _simulated(answer, uncertain):
    """Answer five quantiles, nothing where the value is missing in a draw."""
    found = simulate(answer.result, uncertain, DRAWS, SEED, LEVELS, [answer.choices.node])
    quantiles = found.quantiles[:, 0, answer.result.position(answer.choices.end)]
    return () if np.isnan(quantiles).any() else tuple(float(value) for value in quantiles)


def units_of(values):
    """Answer the unit of the last printed digit of *values* (leaves, years), 0 where there is none.

    Of 14.3 it is 0.1. A whole number is taken to be printed with its digits before the last zeros, but with at least three:
    4,756,000 has the unit 1,000 and 400,000 too.
    """
    units = [_unit(value) for value in values.ravel()]
    return np.array(units).reshape(values.shape)


def _unit(value):
    if np.isnan(value) or value == 0:
        return 0.0
    _whole, _point, decimals = f"{value:.6f}".rstrip("0").partition(".")
    if decimals:
        return 10.0 ** -len(decimals)
    digits = str(int(value))
    return float(10 ** max(min(len(digits) - len(digits.rstrip("0")), len(digits) - SIGNIFICANT), 0))


def _effects(answer, by_code):
    """Answer the Effects of weights and of leaving out on the node that is drawn, those that change nothing left out."""
    node, year = answer.inputs.tree.position(answer.choices.node), answer.result.position(answer.choices.end)
    usual = answer.value(answer.choices.node, answer.choices.end)
    changed = one_at_a_time(answer.result, SPREAD)
    weights = [
        Effect(by_code[code], lowered=float(low), raised=float(high))
        for code, (low, high) in zip(changed.codes, changed.indices[:, :, node, year], strict=True)
    ]
    without = leave_one_out(answer.result)
    left_out = [
        Effect(by_code[code], left_out=None if np.isnan(value) else float(value))
        for code, value in zip(without.codes, without.indices[:, node, year], strict=True)
    ]
    weights = [effect for effect in weights if max(abs(effect.lowered - usual), abs(effect.raised - usual)) > 1e-9]
    left_out = [effect for effect in left_out if effect.left_out is None or abs(effect.left_out - usual) > 1e-9]
    weights.sort(key=lambda effect: -max(abs(effect.lowered - usual), abs(effect.raised - usual)))
    left_out.sort(key=lambda effect: -abs((effect.left_out or 0) - usual))
    return weights, left_out
