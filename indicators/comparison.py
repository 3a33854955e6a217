"""Countries side by side: the latest values of chosen series of country statistics, chosen and sorted by the query string."""

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from django.http import QueryDict

from indicators.models import Indicator
from reference.languages import reader_suffix

CHOSEN_FIRST = 4
BY_PLACE = "place"


class Column(NamedTuple):
    """A chosen series: where its heading leads, and how the table is sorted by it (as ``aria-sort`` says it)."""

    indicator: Indicator
    query: str
    order: str


class Cell(NamedTuple):
    """The latest value of a series in a place, and the number of its note below the table (0: none)."""

    row: object
    note_number: int


class Choice(NamedTuple):
    """A series to choose: in how many places it is known, and whether it is chosen."""

    indicator: Indicator
    places: int
    is_chosen: bool


class Comparison:
    """What the page and the CSV show; *observations* come from ``of_statistics()``, newest first, *query* is ``request.GET``."""

    def __init__(self, observations, query):
        self.indicators, self.notes, self._values = {}, [], defaultdict(lambda: defaultdict(list))
        for row in observations:
            self.indicators[row.series.indicator.code] = row.series.indicator
            self._values[row.series.indicator.code][row.jurisdiction].append(row)
        asked = list(dict.fromkeys(query.getlist("series")))
        self.unknown = [code for code in asked if code not in self.indicators]
        self.chosen = [code for code in asked if code in self.indicators] or self._known_widest()
        self.sort = query.get("sort", "")
        if self.sort not in {BY_PLACE, f"-{BY_PLACE}", *self.chosen, *(f"-{code}" for code in self.chosen)}:
            self.sort = self._best_first(self.chosen[0]) if self.chosen else BY_PLACE

    def _known_widest(self):
        widest = sorted(self.indicators, key=lambda code: -len(self._values[code]))[:CHOSEN_FIRST]
        return [code for code in self.indicators if code in widest]

    def _best_first(self, code):
        return code if self.indicators[code].direction == Indicator.Direction.DOWN else f"-{code}"

    @property
    def columns(self):
        return [Column(self.indicators[code], self._sorting(self._best_first(code), code), self._order(code)) for code in self.chosen]

    @property
    def place_column(self):
        return Column(None, self._sorting(BY_PLACE, BY_PLACE), self._order(BY_PLACE))

    @property
    def query(self):
        """The query string that gives this table again."""
        return self._query(self.sort)

    def _sorting(self, first, code):
        """The query string that sorts by *code*, in the other order where the table is sorted by it as *first* says."""
        return self._query(self._reverse(first) if self.sort == first else first)

    @staticmethod
    def _reverse(sort):
        return sort[1:] if sort.startswith("-") else f"-{sort}"

    def _query(self, sort):
        query = QueryDict(mutable=True)
        query.setlist("series", self.chosen)
        query["sort"] = sort
        return query.urlencode()

    def _order(self, code):
        return {code: "ascending", f"-{code}": "descending"}.get(self.sort, "none")

    @cached_property
    def rows(self):
        """``[(place, [Cell or None, one a chosen series])]`` of the places with any value, sorted."""
        places = {place for code in self.chosen for place in self._values[code]}
        return [(place, [self._cell(self._latest(code, place)) for code in self.chosen]) for place in self._sorted(places)]

    def _cell(self, row):
        if row and row.note and row.note not in self.notes:
            self.notes.append(row.note)
        return row and Cell(row, self.notes.index(row.note) + 1 if row.note else 0)

    def _latest(self, code, place):
        return next(iter(self._values[code].get(place, ())), None)

    def _sorted(self, places):
        by_name = sorted(places, key=_name_key)
        code, is_falling = self.sort.removeprefix("-"), self.sort.startswith("-")
        if code == BY_PLACE:
            return by_name[::-1] if is_falling else by_name
        known = [place for place in by_name if self._latest(code, place)]
        known.sort(key=lambda place: self._latest(code, place).value, reverse=is_falling)
        return known + [place for place in by_name if not self._latest(code, place)]

    @property
    def topics(self):
        """``[(topic, [Choice])]`` of all series with values."""
        topics = {}
        for code, indicator in self.indicators.items():
            choice = Choice(indicator, len(self._values[code]), code in self.chosen)
            topics.setdefault(indicator.parent, []).append(choice)
        return list(topics.items())

    @property
    def observations(self):
        """Every value of the chosen series, older ones too, place by place in the order of the table."""
        return [row for place, _cells in self.rows for code in self.chosen for row in self._values[code].get(place, ())]


def _name_key(place):
    """The atlas's order for Chinese, names for English."""
    return (place.name_en.casefold(),) if reader_suffix() == "en" else (place.position, place.code)
