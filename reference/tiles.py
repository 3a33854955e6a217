"""Tile maps as geometry: a square for each province or state, coloured by a count."""

from dataclasses import dataclass
from math import ceil

STEPS = 4
TILE = 52
GAP = 4


@dataclass(frozen=True)
class Tile:
    """A square of a tile map: its place, its count and how deep its colour is (0: no case)."""

    place: object
    count: int
    step: int
    x: int
    y: int

    @property
    def letters(self):
        """The letters of the place's code: HA of CN-HA."""
        return self.place.code.rpartition("-")[2]

    @property
    def lines(self):
        """The words of the place's name, each with the height it stands at: one over the other where there are two."""
        words = self.place.name.split()
        first = self.y + (22 if len(words) == 1 else 16)
        return [(word, first + number * 10) for number, word in enumerate(words)]

    @property
    def middle(self):
        return self.x + TILE // 2

    @property
    def upper(self):
        return self.y + 22

    @property
    def lower(self):
        return self.y + 39


@dataclass(frozen=True)
class TileMap:
    """The squares of one country with the size of the drawing and the bounds of its colours."""

    country: object
    tiles: tuple
    legend: tuple
    width: int
    height: int

    @property
    def total(self):
        """Cases of the squares together; the country's own cases are not among them."""
        return sum(tile.count for tile in self.tiles)

    @property
    def covered(self):
        return sum(1 for tile in self.tiles if tile.count)


def tile_map(country, places, counts):
    """Lay *places* (with row and column counted from 1) out as squares coloured by *counts*."""
    lows = lower_bounds(max((counts.get(place.code, 0) for place in places), default=0))
    tiles = tuple(_tile(place, counts.get(place.code, 0), lows) for place in places)
    width = max((tile.x for tile in tiles), default=0) + TILE
    height = max((tile.y for tile in tiles), default=0) + TILE
    highs = [low - 1 for low in lows[1:]] + [max((tile.count for tile in tiles), default=0)]
    legend = tuple((step, low, high) for step, (low, high) in enumerate(zip(lows, highs, strict=True), start=1)) if lows else ()
    return TileMap(country, tiles, legend, width, height)


def lower_bounds(most):
    """Answer where each colour starts so that up to four even steps reach *most*: 9 → [1, 3, 5, 7]."""
    return sorted({max(1, ceil(most * step / STEPS)) for step in range(STEPS)}) if most else []


def _tile(place, count, lows):
    step = sum(1 for low in lows if count >= low)
    return Tile(place, count, step, (place.tile_column - 1) * (TILE + GAP), (place.tile_row - 1) * (TILE + GAP))
