"""The index page's parts: the chart of total and dimensions, its table, and the tree row by row."""

from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _

from indicators.drawing.lines import Frame, Line, line_chart
from indicators.figures import score_figure
from indicators.models import PublishedScore
from indicators.values import ESTIMATES, Latest, latest, score_points, shown_series

WIDE = Frame(width=760, height=420, top=24, right=124, bottom=34, left=44, label_gap=22)
NARROW = Frame(width=358, height=360, top=20, right=86, bottom=30, left=34, label_gap=18)


class Cell(NamedTuple):
    """One cell of a table of index values: a value in figures with its year and status, or as many neighbours as have none."""

    year: int | None
    figure: str
    status: str
    is_estimate: bool
    span: int


class Row(NamedTuple):
    """A node of the tree with everything its row shows."""

    indicator: object
    latest: Latest | None
    cells: list
    cases: int
    scores: list
    series: list
    values: int


def rows_of(indicators, counts, years, answer=None):
    """Answer a Row for each of *indicators*, which came through ``with_values()``, with cells for *years*; *counts* are cases by code.

    The cells hold published scores, or what an Answer of the engine has.
    """
    return [_row(indicator, counts.get(indicator.code, 0), years, answer) for indicator in indicators]


def _row(indicator, cases, years, answer):
    series = shown_series(indicator)
    scores = list(indicator.scores.all())
    values = len(scores) + sum(len(one.observed) for one in series)
    cells = calculated_cells(indicator, years, answer) if answer else score_cells(indicator, years)
    return Row(indicator, latest(indicator), cells, cases, scores, series, values)


def score_years(indicators):
    """Answer the years in which the issuer gives scores, without the base year and years that are only implied."""
    told = {PublishedScore.Status.PUBLISHED, PublishedScore.Status.ESTIMATED}
    return sorted({score.year for indicator in indicators for score in indicator.scores.all() if score.status in told})


def score_cells(indicator, years):
    """Answer the Cells of *years*: neighbouring years without a score share one."""
    scores = {score.year: score for score in indicator.scores.all()}
    return _score_cells([scores.get(year) for year in years])


def calculated_cells(indicator, years, answer):
    """Answer the Cells of *years* as *answer* has them."""
    values = [(year, answer.value(indicator.code, year)) for year in years]
    return _joined([None if value is None else Cell(year, score_figure(value), "", False, 1) for year, value in values])


def _score_cells(scores):
    return _joined(
        [
            score and Cell(score.year, score_figure(score.value), score.get_status_display(), score.status in ESTIMATES, 1)
            for score in scores
        ]
    )


def _joined(cells):
    """Answer *cells* with one Cell in place of neighbours that are None."""
    joined = []
    for is_known, run in groupby(cells, key=bool):
        run = list(run)
        joined += run if is_known else [Cell(None, "", "", False, len(run))]
    return joined


def headline_of(total):
    """Answer the Cells of the scores that *total* was given by its issuer: base, published, estimated."""
    return _score_cells([score for score in total.scores.all() if score.status != PublishedScore.Status.IMPLIED])


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
