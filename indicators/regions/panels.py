"""A series over places and years, the quotient of two, and the year in which its places are compared."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

# A year with fewer of the places than this share of the best year would rank a choice of them, not all.
ENOUGH = 0.9


@dataclass(frozen=True)
class Panel:
    """Values of one series, ``{place: {year: number}}``, none of them missing values written as zero.

    *is_share*: a percentage, free of the size of a place; *excluded* are ``(place, year)`` whose value is not to be compared.
    """

    path: str
    values: dict
    is_share: bool = False
    higher_is_better: bool = True
    excluded: frozenset = field(default_factory=frozenset)

    def comparable(self, place):
        """Answer ``{year: number}`` of *place* in order of years, without what is excluded."""
        own = self.values.get(place, {})
        return {year: own[year] for year in sorted(own) if (place, year) not in self.excluded}

    def at(self, year):
        """Answer ``{place: number}`` of *year*, without what is excluded."""
        return {place: own[year] for place, own in self.values.items() if own.get(year) is not None and (place, year) not in self.excluded}

    @cached_property
    def year(self):
        """The year of comparison: the latest of which nearly as many places have a value as of the best year; None without values."""
        known = Counter(year for own in self.values.values() for year in own)
        best = max(known.values(), default=0)
        return max((year for year, number in known.items() if number >= ENOUGH * best), default=None)


def quotient(panel, by, path, is_share=False):
    """Answer *panel* divided by *by* wherever both are comparable and the divisor is not zero."""
    values = {}
    for place in panel.values:
        divisors = by.comparable(place)
        values[place] = {year: number / divisors[year] for year, number in panel.comparable(place).items() if divisors.get(year)}
    return Panel(path, values, is_share, panel.higher_is_better)
