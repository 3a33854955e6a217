"""The provinces at one node of the index: ranked, drawn as dots, with those that cannot be ranked and why."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from indicators.figures import short_figure
from indicators.regions.dimensions import MIDDLE
from indicators.regions.rows import Row
from reference.scales import nice_ticks

WIDTH, LEFT, RIGHT, TOP, BOTTOM, STEP = 358, 92, 36, 20, 22, 17
TICKS = 4
WEAKEST = 4


class Dot(NamedTuple):
    """A ranked province: its Row and where its dot stands."""

    row: Row
    x: float
    y: float


class Tick(NamedTuple):
    x: float
    text: str


@dataclass(frozen=True)
class Ranking:
    """The provinces in the series *path*, which judges its node."""

    provinces: object
    path: str

    width, left, top = WIDTH, LEFT, TOP

    @property
    def series(self):
        return self.provinces.series[self.path]

    @property
    def year(self):
        return self.provinces.panels[self.path].year

    @cached_property
    def rows(self):
        """The Rows of the ranked provinces, the best first, equals in the order of the atlas."""
        rows = [Row(self.provinces, self.path, code) for code in self.provinces.places]
        return sorted((row for row in rows if row.standing.rank), key=lambda row: row.standing.rank.position)

    @cached_property
    def unranked(self):
        """The Rows that cannot be ranked; each says its reason."""
        rows = [Row(self.provinces, self.path, code) for code in self.provinces.places]
        return [row for row in rows if not row.standing.rank]

    @property
    def weakest(self):
        """The Rows below the middle for the size of their provinces, the last first, four at most."""
        weak = [row for row in self.rows if row.percentile is not None and row.percentile < MIDDLE]
        return sorted(weak, key=lambda row: row.percentile)[:WEAKEST]

    @property
    def others(self):
        """The other series of the node that provinces have."""
        node = self.series.indicator
        return [one for path, one in self.provinces.series.items() if one.indicator == node and path != self.path]

    @property
    def right(self):
        return WIDTH - RIGHT

    @property
    def bottom(self):
        return TOP + STEP * len(self.rows)

    @property
    def height(self):
        return self.bottom + BOTTOM

    @cached_property
    def _values(self):
        numbers = [float(row.standing.value) for row in self.rows]
        return nice_ticks(min(0, *numbers), max(numbers), TICKS) if len(numbers) > 1 else [0, 2 * max(numbers, default=1) or 1]

    def _x(self, number):
        low, high = self._values[0], self._values[-1]
        return round(LEFT + (self.right - LEFT) * (float(number) - low) / (high - low), 1)

    @cached_property
    def dots(self):
        """A Dot for each of the rows, from the top."""
        return [Dot(row, self._x(row.standing.value), TOP + STEP * (place + 0.5)) for place, row in enumerate(self.rows)]

    @property
    def ticks(self):
        """The values at the axis; every second where there are many."""
        every = 2 if len(self._values) > TICKS else 1
        return [Tick(self._x(value), short_figure(value, "%" if self._is_share else "")) for value in self._values[::every]]

    @property
    def _is_share(self):
        return self.provinces.panels[self.path].is_share

    @property
    def nation(self):
        """The nation's value as a Tick where it stands on the same scale, which an amount of the whole nation never does."""
        row = self.rows[0] if self.rows else None
        if not row or not row.nation or not self._is_share:
            return None
        x = self._x(row.nation.number)
        return Tick(x, row.nation_level) if LEFT <= x <= self.right else None


def ranking(provinces, indicator):
    """Answer the Ranking of the provinces at *indicator*, None where no series of provinces judges it."""
    path = provinces.leading.get(indicator.code)
    return Ranking(provinces, path) if path else None
