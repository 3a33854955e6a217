"""Ranges as geometry: a line of the drawing for each, from its lowest to its highest quantile; the templates only draw."""

from typing import NamedTuple

from reference.lettering import broken
from reference.scales import nice_ticks

STEP, LINE_HEIGHT, BELOW = 30, 15, 26


class Range(NamedTuple):
    """Five rising *quantiles* under a *label*."""

    label: str
    quantiles: tuple


class Tick(NamedTuple):
    at: float
    value: float


class Drawn(NamedTuple):
    """A range at *y*: x of its quantiles, and its label in lines with the heights of their middles."""

    range: Range
    y: float
    at: tuple
    lines: tuple


class RangeChart(NamedTuple):
    """*middle* is x of the value that the ranges are about."""

    width: float
    height: float
    ticks: tuple
    rows: tuple
    middle: float

    @property
    def plot_bottom(self):
        return round(self.height - BELOW, 1)


def range_chart(ranges, middle, width, margin=14):
    """Answer the RangeChart of *ranges* from the top down around the value *middle*, *width* units wide; names stand above their lines."""
    values = [middle, *(value for one in ranges for value in one.quantiles)]
    ticks = nice_ticks(min(values), max(values))

    def x(value):
        return round(margin + (width - 2 * margin) * (value - ticks[0]) / (ticks[-1] - ticks[0]), 1)

    rows, top = [], 4
    for one in ranges:
        lines = tuple((line, top + LINE_HEIGHT * (number + 0.5)) for number, line in enumerate(broken(one.label, width - 2 * margin)))
        y = top + LINE_HEIGHT * len(lines) + 10
        rows.append(Drawn(one, y, tuple(x(value) for value in one.quantiles), lines))
        top = y + STEP / 2
    return RangeChart(width, top + BELOW, tuple(Tick(x(value), value) for value in ticks), tuple(rows), x(middle))
