"""The index page's parts: the chart of total and dimensions, its table, and the tree row by row."""

from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _

from indicators.charts import Frame, Line, line_chart
from indicators.figures import score_figure
from indicators.models import PublishedScore
from indicators.values import ESTIMATES, Latest, latest, score_points, shown_series

WIDE = Frame(width=760, height=420, top=24, right=124, bottom=34, left=44, label_gap=22)
NARROW = Frame(width=358, height=360, top=20, right=86, bottom=30, left=34, label_gap=18)


class Cell(NamedTuple):
    """One cell of a table of scores: a score, or as many neighbours as have none."""

    score: PublishedScore | None
    figure: str
    span: int

    @property
    def is_estimate(self):
        return self.score is not None and self.score.status in ESTIMATES


class Row(NamedTuple):
    """A node of the tree with everything its row shows."""

    indicator: object
    latest: Latest | None
    cells: list
    cases: int
    scores: list
    series: list
    values: int


def rows_of(indicators, counts, years):
    """Answer a Row for each of *indicators*, which came through ``with_values()``, with cells for *years*; *counts* are cases by code."""
    return [_row(indicator, counts.get(indicator.code, 0), years) for indicator in indicators]


def _row(indicator, cases, years):
    series = shown_series(indicator)
    scores = list(indicator.scores.all())
    values = len(scores) + sum(len(one.observed) for one in series)
    return Row(indicator, latest(indicator), score_cells(indicator, years), cases, scores, series, values)


def score_years(indicators):
    """Answer the years in which the issuer gives scores, without the base year and years that are only implied."""
    told = {PublishedScore.Status.PUBLISHED, PublishedScore.Status.ESTIMATED}
    return sorted({score.year for indicator in indicators for score in indicator.scores.all() if score.status in told})


def score_cells(indicator, years):
    """Answer the Cells of *years*: neighbouring years without a score share one."""
    scores = {score.year: score for score in indicator.scores.all()}
    return _cells([scores.get(year) for year in years])


def year_rows(top, years):
    """Answer ``(year, Cells of the nodes of top)`` for each of *years*: neighbouring nodes without a score share a cell."""
    scores = [{score.year: score for score in indicator.scores.all()} for indicator in top]
    return [(year, _cells([by_year.get(year) for by_year in scores])) for year in years]


def _cells(scores):
    cells = []
    for is_known, run in groupby(scores, key=bool):
        run = list(run)
        cells += [Cell(score, score_figure(score.value), 1) for score in run] if is_known else [Cell(None, "", len(run))]
    return cells


def headline_of(total):
    """Answer the Cells of the scores that *total* was given by its issuer: base, published, estimated."""
    return _cells([score for score in total.scores.all() if score.status != PublishedScore.Status.IMPLIED])


def top_of(indicators):
    """Answer the total and the dimensions among *indicators*."""
    return [indicator for indicator in indicators if indicator.level < 2]


def axis_years(top):
    """Answer every year from the first score of *top* to the last, published or not."""
    years = [score.year for indicator in top for score in indicator.scores.all()]
    return list(range(min(years), max(years) + 1)) if years else []


def chart_of(top, frame):
    """Answer the LineChart of *top*, the total drawn last so that it lies above the dimensions."""
    lines = [_line(indicator) for indicator in sorted(top, key=lambda indicator: -indicator.level)]
    return line_chart(lines, axis_years(top), frame, floor=100)


def _line(indicator):
    points = score_points(indicator)
    name = indicator.name if indicator.level else _("Total")
    if indicator.level:
        points = [point._replace(text="") for point in points]
        end = score_figure(points[-1].value) if points else ""
    else:
        end = points[-1].text if points else ""
        points = [*points[:-1], *(point._replace(text="") for point in points[-1:])]
    return Line(indicator.dimension or "0", f"{name} {end}", tuple(points))
