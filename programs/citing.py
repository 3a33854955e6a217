"""Numbered sources of a page: every value carries the numbers of what stands behind it."""

from dataclasses import dataclass, field
from typing import NamedTuple

# The place of a page that has no parts: to say it of every page would tell a reader nothing.
WHOLE = "whole"


class Mark(NamedTuple):
    """The number of a source on the page, and the place in it in words."""

    number: int
    place: str


@dataclass
class Entry:
    """A source in the list at the end of a page, with every place cited."""

    number: int
    source: object
    places: list = field(default_factory=list)


class Bibliography:
    """Sources in the order in which a page first cites them."""

    def __init__(self):
        self._entries = {}

    def cite(self, *cited):
        """Answer a Mark for each of *cited* (rows with ``source`` and ``place``), each source once."""
        return list(dict.fromkeys(self._mark(row) for row in cited))

    def cite_for(self, row, about):
        """Answer the marks of the value *about* of *row*, such as its ``law``."""
        return self.cite(*row.cited_for(about))

    def cite_all(self, row):
        """Answer the marks of everything that stands behind *row*."""
        return self.cite(*([row] if row.source_id else []), *row.sources.all())

    @property
    def entries(self):
        return list(self._entries.values())

    def _mark(self, row):
        entry = self._entries.setdefault(row.source_id, Entry(len(self._entries) + 1, row.source))
        words = "" if row.place == WHOLE else row.place_in_words
        if words and words not in entry.places:
            entry.places.append(words)
        return Mark(entry.number, words)
