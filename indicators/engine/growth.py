"""Symmetric growth from one year to the next."""

import numpy as np

from indicators.engine.refusal import Refusal


def symmetric_growth(values, codes=None, years=None):
    """Answer V = (x_t - x_{t-1}) / ((x_t + x_{t-1}) / 2) · 100 of *values* (…, leaves, years), in percent, shape (…, leaves, years - 1).

    V lies between -200 and 200. Where one of the two values is missing (NaN), or both are zero, V is missing. From zero to something
    V is 200, which no index can be chained with: ``chain`` refuses it. A negative or infinite value is a Refusal that names the indicator
    of *codes* and the year of *years*. Source: CAICT 2025, chapter 1, box 2.
    """
    values = np.asarray(values, dtype=float)
    _refuse_unusable(values, codes, years)
    before, after = values[..., :-1], values[..., 1:]
    total = before + after
    return np.divide(200 * (after - before), total, out=np.full(total.shape, np.nan), where=total > 0)


def _refuse_unusable(values, codes, years):
    wrong = (values < 0) | np.isinf(values)
    if not wrong.any():
        return
    place = tuple(np.argwhere(wrong)[0])
    code, year = named(codes, place[-2]), named(years, place[-1])
    message = (
        f"the value of {code} for {year} is {values[place]:g}: symmetric growth needs values of 0 or more; correct it or leave it empty"
    )
    raise Refusal("value", message, code=code, year=year, value=float(values[place]))


def named(names, position):
    """Answer the name at *position*, or a way to speak of it where there are no *names*."""
    return names[position] if names is not None else f"number {position + 1}"
