"""A province's profile: its weakest dimension, its series dimension by dimension, the provinces that are most like it."""

from functools import cached_property
from typing import NamedTuple

from indicators.querysets import NATION
from indicators.regions.dimensions import Summary, weakest
from indicators.regions.reading import read_provinces
from indicators.regions.rows import Row
from indicators.regions.words import FEATURES, feature_figure
from reference.models import Jurisdiction

PEERS = 4


class Part(NamedTuple):
    """A dimension of a province: its node, its Summary, its rows, and whether it is the weakest (or one of those)."""

    indicator: object
    summary: Summary
    rows: list
    is_weakest: bool


class Shared(NamedTuple):
    """A feature of structure in words, with its figures in two provinces."""

    name: str
    own: str
    other: str


class Likeness(NamedTuple):
    """A province beside another: the Peer, its place, in what the two are nearest and in what farthest apart."""

    peer: object
    place: object
    alike: list
    differs: Shared


class Profile:
    """The province *code* of *provinces* (see ``reading.Provinces``)."""

    def __init__(self, provinces, code):
        self.provinces, self.code, self.place = provinces, code, provinces.places[code]

    @cached_property
    def parts(self):
        """The Parts, dimension by dimension in the order of the index."""
        summaries = self.provinces.summaries(self.code)
        lowest = weakest(summaries)
        rows = [Row(self.provinces, path, self.code) for path in self.provinces.series]
        return [
            Part(node, one, [row for row in rows if row.indicator.dimension == one.dimension], one in lowest)
            for node, one in zip(self.provinces.dimensions, summaries, strict=True)
        ]

    @cached_property
    def weakest(self):
        """The weakest Part or Parts; empty where no dimension can be judged."""
        return [part for part in self.parts if part.is_weakest]

    @cached_property
    def weakest_first(self):
        """The Parts that can be judged by their mean, then the others."""
        return sorted(self.parts, key=lambda part: (part.summary.mean is None, part.summary.mean or 0))

    @property
    def rows(self):
        return [row for part in self.parts for row in part.rows]

    @cached_property
    def years(self):
        """Every year in which the province has a value."""
        return sorted({year for row in self.rows for year in row.values})

    @property
    def by_year(self):
        """``[(row, [Cell of each of the years])]``."""
        return [(row, [row.in_year(year) for year in self.years]) for row in self.rows]

    @cached_property
    def peers(self):
        """The Likenesses of the nearest provinces."""
        return [likeness(self.provinces, self.code, peer) for peer in self.provinces.peers(self.code)[:PEERS]]

    @property
    def others(self):
        """The other provinces, to choose from."""
        return [place for code, place in self.provinces.places.items() if code != self.code]


def profile_of(place):
    """Answer the Profile of *place* in the index; None for a place without series of provinces, mostly without asking the database."""
    if place.kind != Jurisdiction.Kind.FIRST_LEVEL or place.parent.code != NATION:
        return None
    provinces = read_provinces()
    return Profile(provinces, place.code) if place.code in provinces else None


def likeness(provinces, code, peer):
    """Answer the Likeness of the province *code* and its *peer*."""

    def shared(key):
        values = provinces.features[key].values
        return Shared(FEATURES[key], feature_figure(key, values[code]), feature_figure(key, values[peer.place]))

    return Likeness(peer, provinces.places[peer.place], [shared(key) for key in peer.alike], shared(peer.differs))
