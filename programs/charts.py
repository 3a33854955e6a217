"""Charts of money as geometry: amounts in, coordinates out; the templates only draw."""

from dataclasses import dataclass
from typing import NamedTuple

from reference.lettering import broken
from reference.scales import nice_ticks

WIDTH = 380
LEFT = 46
RIGHT = 12
TOP = 26
LINE = 15
BASELINE = 11
BAR = 9
GAP = 7
GROUP_GAP = 8
TICKS = 3


class Amount(NamedTuple):
    """One amount to draw with its words.

    *start* is where its bar begins (parts lie end to end below their whole), *most* the end of a range.
    """

    key: str
    year: int
    value: float
    kind: str
    words: str = ""
    most: float | None = None
    is_part: bool = False
    start: float = 0


class Tick(NamedTuple):
    x: float
    value: float


class Year(NamedTuple):
    """The name of a fiscal year; *is_after_gap* when years between it and the one before are not known."""

    y: float
    year: int
    is_after_gap: bool


@dataclass(frozen=True)
class Bar:
    """An amount in coordinates; *range_width* is the open end of a range."""

    amount: Amount
    x: float
    y: float
    width: float
    range_width: float
    lines: tuple

    @property
    def range_x(self):
        return round(self.x + self.width, 1)


@dataclass(frozen=True)
class BarChart:
    """Amounts by fiscal year, one bar each: nothing is stacked and nothing added."""

    bars: tuple
    years: tuple
    ticks: tuple
    height: float
    width: float = WIDTH
    left: float = LEFT
    top: float = TOP
    bar_height: float = BAR


def bar_chart(amounts):
    """Answer the BarChart of *amounts*, which stand in the order of years with parts after their whole.

    Raises ValueError for no amounts: there is nothing to draw.
    """
    if not amounts:
        raise ValueError("a chart needs at least one amount")
    ticks = nice_ticks(0, max(_end(amount) for amount in amounts) or 1, TICKS)
    scale = (WIDTH - LEFT - RIGHT) / ticks[-1]
    bars, years, y = [], [], float(TOP)
    for amount in amounts:
        if not years or years[-1].year != amount.year:
            y += GROUP_GAP if years else 0
            years.append(Year(y + BASELINE, amount.year, bool(years) and amount.year - years[-1].year > 1))
        bars.append(_bar(amount, y, scale))
        y = bars[-1].y + BAR + GAP
    marks = tuple(Tick(round(LEFT + value * scale, 1), value) for value in ticks)
    return BarChart(tuple(bars), tuple(years), marks, y)


def with_parts(amounts, parts):
    """Answer *amounts* with the parts of each behind it, lying end to end; *parts* are lists of amounts by key of the whole."""
    placed = []
    for amount in amounts:
        placed.append(amount)
        start = 0
        for part in parts.get(amount.key, ()):
            placed.append(part._replace(is_part=True, start=start))
            start += part.value
    return placed


def _end(amount):
    return amount.start + (amount.most or amount.value)


def _bar(amount, y, scale):
    lines = tuple((y + LINE * number + BASELINE, line) for number, line in enumerate(broken(amount.words, WIDTH - LEFT)))
    open_end = (amount.most - amount.value) * scale if amount.most else 0
    x = round(LEFT + amount.start * scale, 1)
    return Bar(amount, x, y + LINE * max(len(lines), 1), round(amount.value * scale, 1), round(open_end, 1), lines)
