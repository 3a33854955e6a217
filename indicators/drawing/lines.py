"""Charts as geometry: numbers in, coordinates and paths out; the templates only draw."""

import itertools
from dataclasses import dataclass
from typing import NamedTuple

from reference.scales import nice_ticks


class Point(NamedTuple):
    """One value of a line; an estimate is drawn hollow and reached by a dashed line.

    With *href* the mark is a link, which needs *title*, its words for the pointer and for those who do not see it.
    """

    year: int
    value: float
    is_estimate: bool = False
    text: str = ""
    href: str = ""
    title: str = ""


class Line(NamedTuple):
    """A line to draw: *key* names its colour and marker in the stylesheet, *label* stands at its end."""

    key: str
    label: str
    points: tuple


class Frame(NamedTuple):
    """The size of a chart and the room around its plot, in units of the view box."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    label_gap: float = 18


class Tick(NamedTuple):
    at: float
    value: float


class Band(NamedTuple):
    """Neighbouring years in which no line has a value."""

    x: float
    width: float
    first: int
    last: int

    @property
    def middle(self):
        return round(self.x + self.width / 2, 1)


class Mark(NamedTuple):
    x: float
    y: float
    point: Point


class Label(NamedTuple):
    """The words at the end of a line, moved apart from others; *leader* joins them to a far point."""

    x: float
    y: float
    text: str
    leader: str


@dataclass(frozen=True)
class Drawn:
    """A line in coordinates: paths between neighbouring years, and a mark for every value."""

    key: str
    solid: str
    dashed: str
    marks: tuple
    label: Label


@dataclass(frozen=True)
class LineChart:
    frame: Frame
    years: tuple
    values: tuple
    lines: tuple
    empty: tuple
    ribbon: str = ""
    bars: tuple = ()

    @property
    def right(self):
        return self.frame.width - self.frame.right

    @property
    def bottom(self):
        return self.frame.height - self.frame.bottom

    @property
    def plot_height(self):
        return self.bottom - self.frame.top

    @property
    def tick_x(self):
        return self.frame.left - 8

    @property
    def empty_label_y(self):
        return self.frame.top + self.plot_height * 0.12

    @property
    def links(self):
        """The marks that lead somewhere, year by year, so that a keyboard goes through them from left to right."""
        marks = [mark for line in self.lines for mark in line.marks if mark.point.href]
        return sorted(marks, key=lambda mark: (mark.x, mark.y))


@dataclass(frozen=True)
class Sparkline:
    """A small line: solid and dashed between neighbouring years, faint across years without a value."""

    width: float
    height: float
    solid: str
    dashed: str
    faint: str
    marks: tuple


def spread(wanted, gap, low, high):
    """Answer positions near *wanted*, at least *gap* apart, in the same order and, where they fit, between *low* and *high*.

    Neighbours that would overlap form a group, which stands centred on the mean of what its members want.
    """
    groups = []
    for position in sorted(range(len(wanted)), key=wanted.__getitem__):
        groups.append([position])
        while len(groups) > 1 and _start(groups[-2], wanted, gap) + gap * len(groups[-2]) > _start(groups[-1], wanted, gap):
            group = groups.pop()
            groups[-1] += group
    placed = [0.0] * len(wanted)
    floor = low
    for number, group in enumerate(groups):
        below = sum(map(len, groups[number:]))
        start = min(max(_start(group, wanted, gap), floor), high - gap * (below - 1))
        for offset, position in enumerate(group):
            placed[position] = start + gap * offset
        floor = start + gap * len(group)
    return placed


def _start(group, wanted, gap):
    return sum(wanted[position] for position in group) / len(group) - gap * (len(group) - 1) / 2


def line_chart(lines, years, frame, floor=None, band=(), bars=()):
    """Answer the LineChart of *lines* over *years* (every year of the axis, in order) in *frame*.

    Only neighbouring years are joined: a year that nobody published stays empty. *floor* is a value that the axis must show. *band*,
    triples of year, low and high, lies behind the lines; *bars* are Points beside them, such as published values beside calculated ones.
    """
    values = [point.value for line in lines for point in line.points]
    if not values:
        raise ValueError("a chart needs at least one value")
    values += [*(value for _year, *ends in band for value in ends), *(point.value for point in bars)]
    ticks = nice_ticks(min([*values, *([] if floor is None else [floor])]), max(values))
    plot = _Plot(frame, years, ticks)
    marks = [[Mark(plot.x(point.year), plot.y(point.value), point) for point in line.points] for line in lines]
    labels = _labels(lines, marks, frame)
    drawn = [_draw(line, own, label) for line, own, label in zip(lines, marks, labels, strict=True)]
    return LineChart(
        frame,
        tuple(Tick(plot.x(year), year) for year in years),
        tuple(Tick(plot.y(value), value) for value in ticks),
        tuple(drawn),
        tuple(_empty_bands(lines, years, plot)),
        _ribbon(band, plot),
        tuple(Mark(plot.x(point.year), plot.y(point.value), point) for point in bars),
    )


class _Plot:
    """The scales of a chart."""

    def __init__(self, frame, years, ticks):
        self.frame, self.years, self.ticks = frame, list(years), ticks
        self.step = (frame.width - frame.left - frame.right) / max(len(self.years) - 1, 1)

    def x(self, year):
        return round(self.frame.left + self.years.index(year) * self.step, 1)

    def y(self, value):
        height = self.frame.height - self.frame.top - self.frame.bottom
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return round(self.frame.top + height * (1 - share), 1)


def _draw(line, marks, label):
    solid, dashed = _paths(marks)
    return Drawn(line.key, solid, dashed, tuple(marks), label)


def _ribbon(band, plot):
    """Answer the outline of *band*: along the high ends, back along the low ones."""
    corners = [(plot.x(year), plot.y(high)) for year, _low, high in band]
    corners += [(plot.x(year), plot.y(low)) for year, low, _high in reversed(band)]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in corners) + "Z" if corners else ""


def _paths(marks):
    """Answer the solid and the dashed path between neighbouring years of *marks*."""
    solid, dashed = [], []
    for start, end in itertools.pairwise(marks):
        if end.point.year - start.point.year == 1:
            estimated = start.point.is_estimate or end.point.is_estimate
            (dashed if estimated else solid).append(_segment(start, end))
    return "".join(solid), "".join(dashed)


def _segment(start, end):
    return f"M{start.x:g} {start.y:g}L{end.x:g} {end.y:g}"


def _labels(lines, marks, frame):
    """Answer a Label for each line, right of its last mark and clear of the other labels."""
    ends = [own[-1] if own else Mark(frame.left, frame.height, None) for own in marks]
    placed = spread([end.y for end in ends], frame.label_gap, frame.top, frame.height - frame.bottom)
    labels = []
    for line, end, y in zip(lines, ends, placed, strict=True):
        moved = abs(y - end.y) > frame.label_gap / 3
        leader = f"M{end.x + 6:g} {end.y:g}L{end.x + 12:g} {y:g}" if moved else ""
        labels.append(Label(round(end.x + (14 if moved else 10), 1), round(y, 1), line.label, leader))
    return labels


def _empty_bands(lines, years, plot):
    """Yield a band for each run of years in which no line has a value, half a step wider on both sides."""
    known = {point.year for line in lines for point in line.points}
    run = []
    for year in [*years, None]:
        if year is not None and year not in known:
            run.append(year)
        elif run:
            x = plot.x(run[0]) - plot.step / 2
            yield Band(round(x, 1), round(plot.step * len(run), 1), run[0], run[-1])
            run = []


def sparkline(points, width=96, height=26, margin=3.5):
    """Answer the Sparkline of *points* (in order of years); its height spans their values, a flat line stands in the middle."""
    points = list(points)
    if not points:
        raise ValueError("a sparkline needs at least one value")
    first, last = points[0].year, points[-1].year
    low, high = min(point.value for point in points), max(point.value for point in points)

    def place(point):
        along = (point.year - first) / (last - first) if last > first else 0.5
        up = (point.value - low) / (high - low) if high > low else 0.5
        return Mark(round(margin + along * (width - 2 * margin), 1), round(margin + (1 - up) * (height - 2 * margin), 1), point)

    marks = [place(point) for point in points]
    solid, dashed = _paths(marks)
    gaps = [(start, end) for start, end in itertools.pairwise(marks) if end.point.year - start.point.year > 1]
    faint = "".join(_segment(start, end) for start, end in gaps)
    return Sparkline(width, height, solid, dashed, faint, tuple(marks))
