"""How large sums of money are beside each other: powers of ten, in dollars at the latest rate known; no finer comparison is made."""

import math

from reference.models import ExchangeRate
from reference.rates import DOLLAR


def exponents(alias):
    """Answer ``{currency: what is added to the decimal logarithm of an amount in it to have that in dollars}`` (one query)."""
    rows = ExchangeRate.objects.using(alias).order_by("year").values_list("currency__key", "rate", "quote")
    found = {currency: math.log10(rate) * (1 if quote == ExchangeRate.Quote.IN_USD else -1) for currency, rate, quote in rows}
    return {**found, DOLLAR: 0.0}
