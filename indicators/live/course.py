"""The course of a node and of the nodes right below it: the lines of the chart and the table beside it, published or calculated."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.drawing.lines import Frame, Line, LineChart, Point, line_chart
from indicators.figures import score_figure
from indicators.models import PublishedScore
from indicators.structure import ROOT
from indicators.values import ESTIMATES

WIDE = Frame(width=760, height=420, top=24, right=150, bottom=34, left=44, label_gap=22)
NARROW = Frame(width=358, height=360, top=20, right=96, bottom=30, left=34, label_gap=18)
# A year of which less is observed than this share of the weight is drawn as an estimate.
HALF = 0.5


class Cell(NamedTuple):
    """A value in the table: *value* None where there is none, *observed* the observed share of the weight of a calculated one."""

    value: float | None
    figure: str
    status: str
    is_estimate: bool
    observed: float | None
    published: PublishedScore | None
    address: str


class Course(NamedTuple):
    """*focus* and those of its *parts* that have values; *rows* are ``(year, Cells of focus and parts)``; the chart in two sizes."""

    focus: object
    parts: list
    rows: list
    wide: LineChart
    narrow: LineChart

    @property
    def nodes(self):
        return [self.focus, *self.parts]


def course_of(answer, indicators, frames=(WIDE, NARROW)):
    """Answer the Course that *answer* has for its choices, published values if they were chosen; None where nothing has a value.

    *frames* are the sizes of its two charts.
    """
    if answer.choices.calculated and answer.result is None:
        return None
    focus = next(indicator for indicator in indicators if indicator.code == answer.choices.node)
    parts = [indicator for indicator in indicators if indicator.parent_id == focus.pk]
    read = _calculated if answer.choices.calculated else _published
    years = answer.inputs.years
    columns = {indicator: [read(answer, indicator, year) for year in years] for indicator in (focus, *parts)}
    known = [indicator for indicator, cells in columns.items() if any(cell.value is not None for cell in cells)]
    if not known:
        return None
    parts = [part for part in parts if part in known]
    rows = [(year, [columns[indicator][place] for indicator in (focus, *parts)]) for place, year in enumerate(years)]
    wide, narrow = (_chart(answer, focus, parts, rows, frame) for frame in frames)
    return Course(focus, parts, rows, wide, narrow)


def behind(code, year):
    """Answer the address of the observations behind node *code* in *year*."""
    return f"{reverse('indicator', args=[code])}?year={year}#year"


def _published(answer, indicator, year):
    score = _score(indicator, year)
    if score is None:
        return Cell(None, "", "", False, None, None, behind(indicator.code, year))
    is_estimate = score.status in ESTIMATES
    status = score.get_status_display() if is_estimate else ""
    return Cell(float(score.value), score_figure(score.value), status, is_estimate, None, score, behind(indicator.code, year))


def _calculated(answer, indicator, year):
    value = answer.value(indicator.code, year)
    observed = answer.observed(indicator.code, year)
    is_comparable = answer.choices.base == answer.inputs.base_year != year
    published = _score(indicator, year) if is_comparable else None
    figure = "" if value is None else score_figure(value)
    return Cell(value, figure, "", observed < HALF, observed, published, behind(indicator.code, year))


def _score(indicator, year):
    return next((score for score in indicator.scores.all() if score.year == year), None)


def _chart(answer, focus, parts, rows, frame):
    """The focus is drawn last, so that it lies above its parts."""
    columns = list(zip(*(cells for _year, cells in rows), strict=True))
    years = [year for year, _cells in rows]
    nodes = list(zip([focus, *parts], _keys(focus, parts), columns, strict=True))
    lines = [_line(indicator, key, years, cells, is_focus=indicator is focus) for indicator, key, cells in [*nodes[1:], nodes[0]]]
    bars = [_bar(year, cell) for year, cell in zip(years, columns[0], strict=True) if answer.choices.calculated and cell.published]
    return line_chart(
        [line for line in lines if line.points], years, frame, floor=100, band=answer.band if answer.choices.calculated else [], bars=bars
    )


def _keys(focus, parts):
    """Dimensions have a colour each; the parts of any other node are told apart by their marks."""
    if focus.code == ROOT:
        return [ROOT, *(part.dimension for part in parts)]
    return [focus.dimension, *(f"part-{number}" for number in range(1, len(parts) + 1))]


def _line(indicator, key, years, cells, is_focus):
    known = [(year, cell) for year, cell in zip(years, cells, strict=True) if cell.value is not None]
    points = [_point(indicator, year, cell, with_text=is_focus and year != known[-1][0]) for year, cell in known]
    return Line(key, f"{_end_name(indicator, is_focus)} {known[-1][1].figure}" if known else "", tuple(points))


def _end_name(indicator, is_focus):
    """A line ends with the name of its node where that is short, else with its code and a colon; the table beside it explains it."""
    if not indicator.level:
        return _("Total")
    return indicator.name if indicator.level == 1 and not is_focus else f"{indicator.code}:"


def _point(indicator, year, cell, with_text):
    words = _("%(name)s %(year)s: %(value)s; what stands behind it")
    title = words % {"name": indicator.name, "year": year, "value": cell.figure}
    return Point(year, cell.value, cell.is_estimate, cell.figure if with_text else "", cell.address, title)


def _bar(year, cell):
    return Point(year, float(cell.published.value), text=score_figure(cell.published.value))
