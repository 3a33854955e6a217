"""What stands behind a node: the observations of a year, the series of a measured indicator, and who issued the values."""

from typing import NamedTuple

from indicators.models import Observation, PublishedScore, Series
from indicators.nodes.stand_ins import StandIn
from indicators.values import observed, shown_series

Role = Series.Role


class Behind(NamedTuple):
    """What stands behind a measured indicator in a year: observations of itself, of its parts and proxies, and of its look-alikes.

    ``stand_in`` is what the index calculates with, in the unit ``unit``; None where the index could not be calculated.
    """

    indicator: object
    rows: list
    others: list
    lookalikes: list
    stand_in: StandIn | None
    unit: str


class Issued(NamedTuple):
    """Who issued values, where they were seen, of which indicators and years; *places* in the report in words, *urls* of pages."""

    issuer: str
    seen_in: str
    codes: list
    years: list
    places: list
    urls: list


def behind(indicator, year, course):
    """Answer the Behind of a measured *indicator* in *year*; *course* may be None."""
    rows = {role: [] for role in Role}
    for series in indicator.series.all():
        rows[series.role] += [row for row in observed(series) if row.year == year]
    key = (indicator.code, year)
    stand_in = course.stand_ins.get(key) if course else None
    unit = course.unit(*key) if course else ""
    return Behind(indicator, rows[Role.MAIN], rows[Role.COMPONENT] + rows[Role.PROXY], rows[Role.LOOKALIKE], stand_in, unit)


def series_by_role(indicator):
    """Answer the series of *indicator* with their values as ``{"own": …, "parts": …, "proxies": …, "lookalikes": …, "solved": …}``."""
    shown = shown_series(indicator)
    solved = [series for series in indicator.series.all() if series.role == Role.BACK_SOLVED and observed(series)]
    names = {"own": Role.MAIN, "parts": Role.COMPONENT, "proxies": Role.PROXY, "lookalikes": Role.LOOKALIKE}
    return {name: [series for series in shown if series.role == role] for name, role in names.items()} | {"solved": solved}


def known_years(indicators, base_year):
    """Answer every year from the first to the last that any of *indicators* has a value or a score for."""
    years = {row.year for indicator in indicators for series in indicator.series.all() for row in observed(series)}
    years |= {score.year for indicator in indicators for score in indicator.scores.all()} | {base_year}
    return tuple(range(min(years), max(years) + 1))


def issued(indicators):
    """Answer an Issued for each issuer of the observations of *indicators* and each way they were seen in; solved values have none."""
    found = {}
    for indicator, row in _observations(indicators):
        entry = found.setdefault((row.issuer, row.seen_in), Issued(row.issuer, row.get_seen_in_display(), [], [], [], []))
        for values, value in zip(entry[2:], (indicator.code, row.year, row.place_in_words, row.url), strict=True):
            if value and value not in values:
                values.append(value)
    order = Observation.SeenIn.values
    entries = sorted(found.items(), key=lambda item: order.index(item[0][1]))
    return [entry._replace(years=sorted(entry.years)) for _key, entry in entries]


def report_places(indicators):
    """Answer the places in the report, in words, at which it prints a score or a value of *indicators*, each once with what it prints."""
    places = {}
    for indicator in indicators:
        for score in indicator.scores.all():
            if score.status != PublishedScore.Status.BASE:
                places.setdefault(score.place_in_words, []).append(indicator.code)
    for indicator, row in _observations(indicators):
        if row.seen_in == Observation.SeenIn.REPORT and row.place:
            places.setdefault(row.place_in_words, []).append(indicator.code)
    return [(place, list(dict.fromkeys(codes))) for place, codes in sorted(places.items())]


def _observations(indicators):
    for indicator in indicators:
        for series in indicator.series.all():
            if series.role != Role.BACK_SOLVED:
                yield from ((indicator, row) for row in observed(series))
