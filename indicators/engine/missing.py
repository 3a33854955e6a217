"""What stands in for a value that is missing: rules by name, each with a mask of what was observed.

``leave_out``
    Nothing does. The indicator leaves, with its weight, in every year whose growth cannot be calculated.
``carry_forward``
    The last known value, in gaps and after the last year, never before the first (the report does so for 2024).
``interpolate``
    Inside a gap, constant growth from the known value before it to the one after it (geometric); nothing before the first or after the
    last known year. Constant growth is what fits a method of growth rates: it depends on no unit, gives the same gap read backwards, and
    leaves the index of a single indicator the ratio of its end points.
``interpolate_linearly``
    Inside a gap, equal steps; growth then slows down where the series rises. The only one of the two that a zero can take part in.
``interpolate_and_carry``
    ``interpolate``, then ``carry_forward`` after the last known year: what the replication of the report needs.
"""

import numpy as np

from indicators.engine.growth import named
from indicators.engine.refusal import Refusal


def fill(values, years, rule="leave_out", codes=None):
    """Answer *values* (…, leaves, years) filled by the *rule* of that name, and a mask of the same shape of what was observed.

    *years* are numbers in order; *codes* of the leaves name an indicator in a Refusal.
    """
    if rule not in RULES:
        raise Refusal("unknown_rule", f"there is no rule “{rule}” for missing data: choose one of {', '.join(RULES)}", rule=rule)
    values = np.asarray(values, dtype=float)
    return RULES[rule](values, np.asarray(years), codes), ~np.isnan(values)


def _leave_out(values, years, codes):
    return values.copy()


def _carry_forward(values, years, codes):
    before, _after = _neighbours(values)
    return np.where(before >= 0, _take(values, before), np.nan)


def _interpolate(values, years, codes):
    low, high, share, inside = _gaps(values, years)
    stuck = inside & ((low <= 0) | (high <= 0))
    if stuck.any():
        place = np.argwhere(stuck)[0]
        code, year = named(codes, place[-2]), named(years, place[-1])
        message = f"{code} has a zero beside the gap of {year}, and no constant growth leads there: choose interpolate_linearly"
        raise Refusal("gap_beside_zero", message, code=code, year=year)
    ratio = np.divide(high, low, out=np.ones_like(values), where=inside)
    return np.where(inside, low * ratio**share, values)


def _interpolate_linearly(values, years, codes):
    low, high, share, inside = _gaps(values, years)
    return np.where(inside, low + (high - low) * share, values)


def _interpolate_and_carry(values, years, codes):
    return _carry_forward(_interpolate(values, years, codes), years, codes)


RULES = {
    "leave_out": _leave_out,
    "carry_forward": _carry_forward,
    "interpolate": _interpolate,
    "interpolate_linearly": _interpolate_linearly,
    "interpolate_and_carry": _interpolate_and_carry,
}


def _gaps(values, years):
    """Answer the known values before and after each cell, how far it is between their years (0 to 1), and a mask of cells in a gap."""
    before, after = _neighbours(values)
    inside = np.isnan(values) & (before >= 0) & (after < len(years))
    first, last = years[before.clip(0)], years[after.clip(None, len(years) - 1)]
    share = np.divide(years - first, last - first, out=np.zeros(values.shape), where=inside)
    return _take(values, before), _take(values, after), share, inside


def _neighbours(values):
    """Answer the positions of the last known year at or before each cell (-1 for none) and of the first at or after it (years for none)."""
    known, length = ~np.isnan(values), values.shape[-1]
    positions = np.arange(length)
    before = np.maximum.accumulate(np.where(known, positions, -1), axis=-1)
    after = np.minimum.accumulate(np.where(known, positions, length)[..., ::-1], axis=-1)[..., ::-1]
    return before, after


def _take(values, positions):
    return np.take_along_axis(values, positions.clip(0, values.shape[-1] - 1), axis=-1)
