"""What moved a node between two years: the waterfall, the contribution of every node below, and which gave most and least."""

import math
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.drawing.waterfall import Frame, Part, Waterfall, waterfall
from indicators.figures import change_figure, score_figure

WIDE = Frame(width=760, left=300, right=64)
NARROW = Frame(width=358, left=10, right=56, above=True)


class Row(NamedTuple):
    """What a node gave in index points (None where it has no values), its share of the change in percent, and its own change in percent."""

    indicator: object
    points: float | None
    figure: str
    share: float | None
    growth: float | None
    cases: int


class Movement(NamedTuple):
    """*change* in points from *first* to *last*, values of the *focus* in the years *start* and *end*; *most* and *least* are parts."""

    focus: object
    start: int
    end: int
    first: float
    last: float
    rows: list
    most: Row
    least: Row
    wide: Waterfall
    narrow: Waterfall

    @property
    def change(self):
        return self.last - self.first

    @property
    def figure(self):
        return change_figure(self.change)

    @property
    def is_rise(self):
        return self.change >= 0


def movement_of(answer, indicators, cases):
    """Answer the Movement that *answer* has between the years chosen, None where one of them has no value; *cases* are counts by code."""
    choices = answer.choices
    if answer.result is None:
        return None
    first, last = (answer.value(choices.node, year) for year in (choices.start, choices.end))
    if first is None or last is None:
        return None
    by_code = {indicator.code: indicator for indicator in indicators}
    focus = by_code[choices.node]
    below = [indicator for indicator in indicators if _is_below(indicator.code, focus.code)]
    rows = [_row(answer, indicator, cases) for indicator in below]
    parts = sorted((row for row in rows if row.indicator.parent_id == focus.pk and row.points is not None), key=lambda row: row.points)
    if not parts:
        return None
    shown = [row for row in rows if row.indicator.level == choices.split]
    shown.sort(key=lambda row: math.inf if row.points is None else -row.points)
    years = ((choices.start, first), (choices.end, last))
    ends = [Part(focus.dimension or "0", str(year), value, score_figure(value)) for year, value in years]
    wide, narrow = (waterfall(ends[0], [_part(row) for row in shown], ends[1], frame) for frame in (WIDE, NARROW))
    return Movement(focus, choices.start, choices.end, first, last, rows, parts[-1], parts[0], wide, narrow)


def _is_below(code, focus):
    return code != focus and (focus == "0" or code.startswith(f"{focus}."))


def _row(answer, indicator, cases):
    points = answer.change.below(indicator.code)
    points = None if math.isnan(points) else points
    share = None if points is None or not answer.change.change else 100 * points / answer.change.change
    first, last = (answer.value(indicator.code, year) for year in (answer.choices.start, answer.choices.end))
    growth = None if not first or last is None else 100 * (last / first - 1)
    return Row(indicator, points, "" if points is None else change_figure(points), share, growth, cases.get(indicator.code, 0))


def _part(row):
    text = row.figure or _("no values")
    label = f"{row.indicator.code} {row.indicator.name}"
    points = math.nan if row.points is None else row.points
    return Part(row.indicator.dimension, label, points, text, reverse("indicator", args=[row.indicator.code]))
