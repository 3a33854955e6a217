"""Chaining of yearly growth to an index, from any base year in both directions."""

import numpy as np

from indicators.engine.growth import named
from indicators.engine.refusal import Refusal

BASE = 100.0
ENDLESS = {
    "growth_from_zero": "{code} grows from zero in {year}, and no index can be chained with that",
    "fall_to_zero": "{code} falls to zero in {year}, so that no index can be chained back from a later base year",
}


def chain(rates, base=0, codes=None, years=None):
    """Answer the index (…, nodes, years) of *rates* (…, nodes, years - 1), in percent, 100 in the year at position *base*.

    Forwards E_t = E_{t-1} · (200 + V) / (200 - V), backwards the inverse. A missing rate breaks the chain: what lies behind it, seen from
    the base year, is missing. Refusals as in ``refuse_endless``. Source: CAICT 2025, chapter 1, box 2.
    """
    rates = np.asarray(rates, dtype=float)
    refuse_endless(rates, base, codes, years)
    links = 200 - rates
    np.divide(200 + rates, links, out=links)
    indices = np.empty_like(rates, shape=(*rates.shape[:-1], rates.shape[-1] + 1))
    indices[..., base] = BASE
    for step in range(base, rates.shape[-1]):
        np.multiply(indices[..., step], links[..., step], out=indices[..., step + 1])
    for step in range(base - 1, -1, -1):
        np.divide(indices[..., step + 1], links[..., step], out=indices[..., step])
    return indices


def rebase(indices, base):
    """Answer *indices* (…, nodes, years) with 100 in the year at position *base*: the same index in another unit."""
    return BASE * indices / indices[..., base, None]


def refuse_endless(rates, base=0, codes=None, years=None):
    """Raise a Refusal for a rate that the chain has no answer to; *codes* and *years* (one more than *rates*) name it.

    A rate of 200, growth from zero, divides by zero; a rate of -200, a fall to zero, does so on the way back from *base*.
    """
    _refuse(rates >= 200, "growth_from_zero", codes, years)
    if base:
        _refuse(rates[..., :base] <= -200, "fall_to_zero", codes, years)


def _refuse(wrong, reason, codes, years):
    if wrong.any():
        place = np.argwhere(wrong)[0]
        code, year = named(codes, place[-2]), named(years, place[-1] + 1)
        message = f"{ENDLESS[reason].format(code=code, year=year)}: leave the zero empty if it is not known, or leave the indicator out"
        raise Refusal(reason, message, code=code, year=year)
