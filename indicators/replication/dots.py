"""Published and calculated values side by side as geometry: a line of the drawing for each value, numbers in, coordinates out."""

from typing import NamedTuple

from reference.scales import nice_ticks


class Pair(NamedTuple):
    """A published value and ours (None: not calculated), with the range of ours if there is one; *key* names colour and shape.

    *is_doubtful* is drawn hollow and dashed: ours is no evidence, or only part of the node.
    """

    key: str
    label: str
    published: float
    ours: float | None = None
    low: float | None = None
    high: float | None = None
    is_doubtful: bool = False
    starts_group: bool = False


class Layout(NamedTuple):
    """The size of a drawing in units of its view box: *left* is the room for labels, *step* from one line to the next."""

    width: float
    left: float
    right: float = 16
    top: float = 26
    bottom: float = 8
    step: float = 22
    gap: float = 10


class Tick(NamedTuple):
    at: float
    value: float


class Dots(NamedTuple):
    """One line of the drawing: x of the published value, of ours and of the ends of its range (None where there is none)."""

    pair: Pair
    y: float
    published: float
    ours: float | None
    low: float | None
    high: float | None


class DotChart(NamedTuple):
    layout: Layout
    height: float
    ticks: tuple
    rows: tuple

    @property
    def plot_right(self):
        return self.layout.width - self.layout.right

    @property
    def plot_bottom(self):
        return self.height - self.layout.bottom

    @property
    def label_x(self):
        return self.layout.left - 12


def dot_chart(pairs, layout):
    """Answer the DotChart of *pairs*, from the top down; a ValueError where there are none."""
    if not pairs:
        raise ValueError("a chart needs at least one value")
    values = [value for pair in pairs for value in (pair.published, pair.ours, pair.low, pair.high) if value is not None]
    ticks = nice_ticks(min(values), max(values))
    place = _scale(ticks, layout)
    rows, y = [], layout.top - layout.step / 2
    for number, pair in enumerate(pairs):
        y += layout.step + (layout.gap if pair.starts_group and number else 0)
        rows.append(Dots(pair, round(y, 1), *(place(value) for value in (pair.published, pair.ours, pair.low, pair.high))))
    height = y + layout.step / 2 + layout.bottom
    return DotChart(layout, round(height, 1), tuple(Tick(place(value), value) for value in ticks), tuple(rows))


def _scale(ticks, layout):
    width, span = layout.width - layout.left - layout.right, ticks[-1] - ticks[0]

    def place(value):
        return None if value is None else round(layout.left + width * (value - ticks[0]) / span, 1)

    return place
