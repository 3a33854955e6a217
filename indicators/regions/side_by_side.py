"""Two to four provinces beside each other: dimensions, series and likeness, with what sets them apart."""

from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from indicators.regions.profile import Profile, likeness

# Percentiles this far apart are a difference worth a mark, as near as this none.
FAR = 40
CLOSE = 10


class Line(NamedTuple):
    """A dimension or a series over the provinces: its *cells* (Parts or Rows), which of them are *ahead*, and the *spread* in percentiles.

    *spread* is None where fewer than two can be compared.
    """

    cells: list
    ahead: list
    spread: float | None

    @property
    def marked(self):
        """``[(cell, whether it is ahead)]``."""
        return list(zip(self.cells, self.ahead, strict=True))

    @property
    def is_far(self):
        return self.spread is not None and self.spread >= FAR

    @property
    def is_close(self):
        return self.spread is not None and self.spread <= CLOSE


class Group(NamedTuple):
    """A dimension: its node, its Line, and the Lines of its series."""

    indicator: object
    line: Line
    lines: list


class Pair(NamedTuple):
    """Two provinces: the Likeness of the second to the first, at which *position* it stands of all *of* provinces near the first."""

    place: object
    likeness: object
    position: int
    of: int


def line(cells, percentiles):
    """Answer the Line of *cells*, which have these *percentiles* (None: not compared); nobody is ahead of equals."""
    known = [value for value in percentiles if value is not None]
    if len(known) < 2:
        return Line(cells, [False] * len(cells), None)
    spread = max(known) - min(known)
    return Line(cells, [spread > 0 and value == max(known) for value in percentiles], spread)


class SideBySide:
    """The provinces *codes* of *provinces* (see ``reading.Provinces``), in the order given."""

    def __init__(self, provinces, codes):
        self.provinces = provinces
        self.profiles = [Profile(provinces, code) for code in codes]

    @property
    def places(self):
        return [profile.place for profile in self.profiles]

    @cached_property
    def groups(self):
        """The Groups, dimension by dimension in the order of the index."""
        return [self._group(parts) for parts in zip(*(profile.parts for profile in self.profiles), strict=True)]

    def _group(self, parts):
        rows = zip(*(part.rows for part in parts), strict=True)
        lines = [line(list(cells), [row.percentile for row in cells]) for cells in rows]
        return Group(parts[0].indicator, line(list(parts), [part.summary.mean for part in parts]), lines)

    @property
    def rows(self):
        """One Row of each series, for what is said of the series itself."""
        return self.profiles[0].rows

    @cached_property
    def farthest(self):
        """The Lines of series whose percentiles lie far apart, the farthest first."""
        lines = [one for group in self.groups for one in group.lines if one.is_far and one.cells[0].is_leading]
        return sorted(lines, key=lambda one: -one.spread)

    @cached_property
    def pairs(self):
        """A Pair for every two of the provinces that share enough features."""
        found = (self._pair(first.code, second.code) for first, second in combinations(self.profiles, 2))
        return [pair for pair in found if pair]

    def _pair(self, code, other):
        peers = self.provinces.peers(code)
        for position, peer in enumerate(peers, start=1):
            if peer.place == other:
                return Pair(self.provinces.places[code], likeness(self.provinces, code, peer), position, len(peers))
        return None
