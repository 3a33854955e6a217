"""An amount of one currency and year in the money of another: the steps of the calculation, each with the row it stands on."""

from decimal import Decimal
from typing import NamedTuple

from reference.models import ExchangeRate, PriceLevel
from reference.rates import DOLLAR


class Missing(LookupError):
    """A value that the tables do not have; ``names`` say of what and for which year."""

    def __init__(self, **names):
        super().__init__(names)
        self.names = names


class NoRate(Missing):
    """No exchange rate of a ``currency`` for a ``year``."""


class NoLevel(Missing):
    """No price level of a ``place`` for a ``year``."""


class Step(NamedTuple):
    """One multiplication (or division) by *factor*, which *row* prints."""

    factor: Decimal
    divides: bool
    row: ExchangeRate | PriceLevel

    def apply(self, value):
        return value / self.factor if self.divides else value * self.factor


class Rates:
    """Exchange rates by currency and year, and the price levels of a *place*, a name, by year."""

    def __init__(self, rates, levels, place):
        self.place = place
        self.rates = {(row.currency.key, row.year): row for row in rates}
        self.levels = {row.year: row for row in levels}

    def steps(self, currency, year, target, price_year):
        """Answer the Steps from money of *currency* in *year* to money of *target* at the prices of *price_year*.

        The exchange comes first, at the average rate of *year*; then the change of prices where *target* is used.
        Raises NoRate or NoLevel.
        """
        return [*self._exchange(currency, target, year), *self._inflation(year, price_year)]

    def _exchange(self, currency, target, year):
        if currency == target:
            return []
        return [*self._dollars(currency, year, into=True), *self._dollars(target, year, into=False)]

    def _dollars(self, currency, year, into):
        """Answer the step from *currency* into dollars, or out of dollars into it."""
        if currency == DOLLAR:
            return []
        row = self.rates.get((currency, year))
        if row is None:
            raise NoRate(currency=currency, year=year)
        return [Step(row.rate, divides=into == (row.quote == ExchangeRate.Quote.PER_USD), row=row)]

    def _inflation(self, year, price_year):
        if year == price_year:
            return []
        for wanted in (year, price_year):
            if wanted not in self.levels:
                raise NoLevel(place=self.place, year=wanted)
        then, now = self.levels[year], self.levels[price_year]
        return [Step(now.index, divides=False, row=now), Step(then.index, divides=True, row=then)]


def read_rates(place):
    """Answer all Rates with the price levels of *place*, a code (two queries)."""
    levels = list(PriceLevel.objects.filter(jurisdiction__code=place).select_related("source", "jurisdiction"))
    rates = ExchangeRate.objects.select_related("currency", "source")
    return Rates(rates, levels, levels[0].jurisdiction.name if levels else place)


def apply(steps, value):
    """Answer *value* after all *steps*; None stays None."""
    for step in steps if value is not None else ():
        value = step.apply(value)
    return value
