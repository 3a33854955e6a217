"""A waterfall as geometry: from the value of one year to that of another, a bar for every part of the change; the templates only draw."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reference.lettering import broken
from reference.scales import nice_ticks


class Part(NamedTuple):
    """A part of the change: *key* names its colour, *points* may be missing (NaN), *text* says them in words."""

    key: str
    label: str
    points: float
    text: str
    href: str = ""


class Frame(NamedTuple):
    """The width of a waterfall and the room left and right of the bars, in units of the view box; names stand left of the bars or above."""

    width: float
    left: float
    right: float
    above: bool = False
    top: float = 8
    bottom: float = 26

    @property
    def label_room(self):
        return self.width - 2 * GAP if self.above else self.left - LABEL_GAP


class Line(NamedTuple):
    """A line of a name and the height of its middle."""

    text: str
    y: float


class Bar(NamedTuple):
    """A bar at *x* and *y*, or the row of a part without a value (no width); *kind* is its sort, *lines* are its name in lines."""

    part: Part
    kind: str
    x: float
    y: float
    width: float
    lines: tuple

    @property
    def middle(self):
        return round(self.y + HEIGHT / 2, 1)

    @property
    def text_x(self):
        return round(self.x + self.width + GAP, 1)


class Tick(NamedTuple):
    at: float
    value: float


HEIGHT = 16
SMALLEST = 1.5
GAP = 6
LABEL_GAP = 10
LINE_HEIGHT = 15
BETWEEN = 12
MOST_LINES = 2


@dataclass(frozen=True)
class Waterfall:
    frame: Frame
    bars: tuple
    ticks: tuple
    joints: tuple
    height: float

    @property
    def plot_bottom(self):
        return self.height - self.frame.bottom

    @property
    def bar_height(self):
        return HEIGHT

    @property
    def label_x(self):
        return self.frame.left if self.frame.above else self.frame.left - LABEL_GAP

    @property
    def label_anchor(self):
        return "start" if self.frame.above else "end"


def waterfall(start, parts, end, frame):
    """Answer the Waterfall from the Part *start* over *parts* to the Part *end*, whose points are the two values of the index.

    The parts add up to the difference of the two; one without points has a row without a bar. The axis begins near the lowest value.
    """
    running, levels = start.points, []
    for part in parts:
        before = running
        running += 0 if math.isnan(part.points) else part.points
        levels.append((before, running))
    known = [start.points, end.points, *(level for pair in levels for level in pair)]
    low, high = min(known), max(known)
    ticks = nice_ticks(low - (high - low or 1) * 0.08, high)
    scale = _Scale(frame, ticks)
    rows = [(start, ticks[0], start.points, "total"), *_rows(parts, levels), (end, ticks[0], end.points, "total")]
    bars, height = [], frame.top
    for row in rows:
        bar, height = scale.bar(height, *row)
        bars.append(bar)
    joints = [
        f"M{scale.x(after):g} {upper.y + HEIGHT:g}V{lower.y:g}"
        for (upper, lower), (_part, _before, after, _kind) in zip(pairwise(bars), rows, strict=False)
    ]
    ticks = tuple(Tick(scale.x(value), value) for value in ticks)
    return Waterfall(frame, tuple(bars), ticks, tuple(joints), round(height + frame.bottom, 1))


def _rows(parts, levels):
    for part, (before, after) in zip(parts, levels, strict=True):
        kind = "missing" if math.isnan(part.points) else "down" if part.points < 0 else "up"
        yield part, before, after, kind


class _Scale:
    """Where values stand across the plot, and rows below each other."""

    def __init__(self, frame, ticks):
        self.frame, self.low, self.high = frame, ticks[0], ticks[-1]

    def x(self, value):
        room = self.frame.width - self.frame.left - self.frame.right
        return round(self.frame.left + room * (value - self.low) / (self.high - self.low), 1)

    def bar(self, top, part, before, after, kind):
        """Answer the Bar of *part* below *top*, and where the next row begins."""
        lines = _lines(part.label, self.frame.label_room)
        label_height = len(lines) * LINE_HEIGHT
        y = top + label_height + 2 if self.frame.above else top + max(label_height - HEIGHT, 0) / 2
        first = (top if self.frame.above else y + (HEIGHT - label_height) / 2) + LINE_HEIGHT / 2
        left, right = sorted((self.x(before), self.x(after)))
        width = 0 if kind == "missing" else max(round(right - left, 1), SMALLEST)
        placed = tuple(Line(text, round(first + number * LINE_HEIGHT, 1)) for number, text in enumerate(lines))
        bottom = max(y + HEIGHT, top + label_height)
        return Bar(part, kind, left, round(y, 1), width, placed), bottom + BETWEEN


def _lines(label, room):
    lines = broken(label, room)
    return lines if len(lines) <= MOST_LINES else (*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …")
