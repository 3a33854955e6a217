"""A province's profile as CSV: one row is one value of one series in one year, with rank and percentile in the year of comparison."""

from typing import NamedTuple

from indicators.querysets import NATION
from indicators.regions.rows import Row


class Line(NamedTuple):
    """A value of a Row in a year; *compares* in the year of comparison."""

    row: Row
    year: int
    value: object
    compares: bool


def lines(profiles):
    """Answer every value of *profiles*, province by province, as Lines."""
    return [
        Line(row, year, row.values[year], year == row.standing.year)
        for profile in profiles
        for row in profile.rows
        for year in sorted(row.values)
    ]


def ranked_lines(ranking):
    """Answer every value of the places of *ranking*, in their order there, those that cannot be ranked last."""
    return [
        Line(row, year, row.values[year], year == row.standing.year)
        for row in [*ranking.rows, *ranking.unranked]
        for year in sorted(row.values)
    ]


def _standing(read):
    """A column that is filled in the year of comparison where *read* finds something in the row."""
    return lambda line: _filled(read(line.row)) if line.compares else ""


def _filled(value):
    return "" if value is None else value


def _number(value):
    return "" if value is None else format(value.normalize(), "f")


def _rounded(value, digits=2):
    return None if value is None else round(value, digits)


COLUMNS = {
    "place": lambda line: line.row.place,
    "place_zh": lambda line: line.row.provinces.places[line.row.place].name_zh,
    "place_en": lambda line: line.row.provinces.places[line.row.place].name_en,
    "dimension": lambda line: line.row.indicator.dimension,
    "indicator": lambda line: line.row.indicator.code,
    "indicator_zh": lambda line: line.row.indicator.name_zh,
    "indicator_en": lambda line: line.row.indicator.name_en,
    "series": lambda line: line.row.path,
    "series_zh": lambda line: line.row.series.name_zh,
    "series_en": lambda line: line.row.series.name_en,
    "role": lambda line: line.row.series.role,
    "judges_the_indicator": lambda line: "yes" if line.row.is_leading else "no",
    "year": lambda line: line.year,
    "value": lambda line: _number(line.value.number),
    "unit_zh": lambda line: line.row.series.unit_zh,
    "unit_en": lambda line: line.row.series.unit_en,
    "status": lambda line: line.value.status,
    "comparable": lambda line: "no" if (line.row.place, line.year) in line.row.panel.excluded else "yes",
    "rank": _standing(lambda row: row.standing.rank and row.standing.rank.position),
    "tied": _standing(lambda row: row.standing.rank and ("yes" if row.standing.rank.is_tied else "no")),
    "ranked_places": _standing(lambda row: row.standing.rank and row.standing.rank.of),
    "percentile": _standing(lambda row: _rounded(row.standing.percentile)),
    "rank_per_gdp": _standing(lambda row: row.judged and row.judged.rank and row.judged.rank.position),
    "percentile_per_gdp": _standing(lambda row: _rounded(row.percentile)),
    "change_per_year": _standing(lambda row: row.standing.growth and _rounded(row.standing.growth.per_year, 3)),
    "change_in": _standing(lambda row: row.standing.growth and ("percentage points" if row.standing.growth.is_points else "percent")),
    "change_since": _standing(lambda row: row.standing.growth and row.standing.growth.first),
    "nation": lambda line: (
        _number(nation.number) if (nation := line.row.provinces.values[line.row.path].get(NATION, {}).get(line.year)) else ""
    ),
    "seen_in": lambda line: line.value.seen_in,
    "issuer_zh": lambda line: line.value.issuer_zh,
    "issuer_en": lambda line: line.value.issuer_en,
    "note_zh": lambda line: line.value.note_zh,
    "note_en": lambda line: line.value.note_en,
    "series_note_zh": lambda line: line.row.series.note_zh,
    "series_note_en": lambda line: line.row.series.note_en,
}
