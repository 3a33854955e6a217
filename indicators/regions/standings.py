"""Where each place stands in one series: level, rank with ties, percentile, growth."""

from typing import NamedTuple

from indicators.regions.comparability import Reason, why_no_rank


class Rank(NamedTuple):
    """A position by standard competition ranking (1, 2, 2, 4) among *of* places with a value."""

    position: int
    is_tied: bool
    of: int

    @property
    def percentile(self):
        """The share of the other places, in percent, that do not stand above this one: 100 for the first, tied or not.

        The last place alone has 0. None where there is no other place to stand beside.
        """
        return 100 * (self.of - self.position) / (self.of - 1) if self.of > 1 else None


class Growth(NamedTuple):
    """Change per year from *first* to *last*: percent, compound; of a share in percentage points (*is_points*)."""

    per_year: float
    is_points: bool
    first: int
    last: int


class Standing(NamedTuple):
    """A place in one series in the panel's year of comparison.

    *rank* is None where *reason* says why; *growth* is None where *no_growth* says why. *value* stays, even of what is not compared.
    """

    place: str
    year: int
    value: object
    rank: Rank | None
    reason: Reason | None
    growth: Growth | None
    no_growth: Reason | None

    @property
    def percentile(self):
        return self.rank.percentile if self.rank else None


def ranks(values, higher_is_better=True):
    """Answer ``{place: Rank}`` of ``{place: number}``; equal numbers share the position, the next one skips as many."""
    ordered = sorted(values.values(), reverse=higher_is_better)
    first = {}
    for position, number in enumerate(ordered, start=1):
        first.setdefault(number, position)
    return {place: Rank(first[number], ordered.count(number) > 1, len(ordered)) for place, number in values.items()}


def standings(panel, places):
    """Answer ``{place: Standing}`` for each of *places*, ranked among all places that have a comparable value."""
    year = panel.year
    by_place = ranks(panel.at(year), panel.higher_is_better)
    return {place: _standing(panel, place, year, by_place.get(place)) for place in places}


def _standing(panel, place, year, rank):
    reason = why_no_rank(panel, place)
    growth = None if reason else growth_of(panel, place)
    is_known = isinstance(growth, Growth)
    return Standing(
        place,
        year,
        panel.values.get(place, {}).get(year),
        rank,
        reason,
        growth if is_known else None,
        None if is_known else reason or growth,
    )


def growth_of(panel, place):
    """Answer the Growth of *place* from its first comparable year to the year of comparison, or the Reason why there is none."""
    years = [year for year in panel.comparable(place) if year <= panel.year]
    if len(years) < 2:
        return Reason.ONE_YEAR
    first, last = years[0], years[-1]
    start, end = (float(panel.values[place][year]) for year in (first, last))
    if panel.is_share:
        return Growth((end - start) / (last - first), True, first, last)
    if start <= 0 or end <= 0:
        return Reason.ZERO
    return Growth(100 * ((end / start) ** (1 / (last - first)) - 1), False, first, last)
