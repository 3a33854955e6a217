"""What each cell of the gap matrix says: pure steps from counts and coverage to states, comparisons and gaps."""

from enum import StrEnum
from typing import NamedTuple

# Of fewer than these nobody can be called “most”.
LEAST_COMPARED = 3


class State(StrEnum):
    """What a number of cases means; only a cell without a case can be anything but CASES."""

    CASES = "cases"
    OTHERS_ONLY = "filtered_out"
    NONE_FOUND = "none_found"
    NOT_RESEARCHED = "not_researched"


class Gap(StrEnum):
    """Most of those compared have a case and the place has none: none was found, or nobody has looked for it there."""

    GAP = "gap"
    TO_CHECK = "to_check"


class Compared(NamedTuple):
    """The codes of those *having* a case, of *of* that the place is compared with."""

    having: tuple
    of: int

    @property
    def is_most(self):
        return self.of >= LEAST_COMPARED and 2 * len(self.having) > self.of


class Cell(NamedTuple):
    """A place and a column: how many cases, what that means, what others have, and whether that makes it a Gap."""

    place: str
    column: str
    count: int
    state: State
    compared: Compared
    gap: Gap | None


def state_of(count, count_without_filters, is_covered):
    """Answer the State of a cell."""
    if count:
        return State.CASES
    if count_without_filters:
        return State.OTHERS_ONLY
    return State.NONE_FOUND if is_covered else State.NOT_RESEARCHED


def gap_of(state, compared, is_known_place):
    """Answer the Gap of a cell or None; in a place that no document goes through nothing is to be checked before the rest."""
    if state is State.CASES or not compared.is_most:
        return None
    if state is State.NOT_RESEARCHED:
        return Gap.TO_CHECK if is_known_place else None
    return Gap.GAP


class Grid:
    """Every Cell of *places* (codes) and *columns* (keys).

    *counts* and *unfiltered* are ``{place: {column: number}}``; *covers(place, column)* tells whether the documents go through both;
    *against(place, column, grid)* answers what the place is Compared with.
    """

    def __init__(self, places, columns, counts, unfiltered, covers, against):
        self.counts = counts
        covered = {place: {column for column in columns if covers(place, column)} for place in places}
        # Places that some document is meant for, as far as these columns go; others are mentioned at most.
        self.known = {place for place in places if covered[place]}
        self.states = {
            place: {column: state_of(counts[place][column], unfiltered[place][column], column in covered[place]) for column in columns}
            for place in places
        }
        # Where anybody has looked, or something was found without.
        self.researched = {
            column: [place for place in places if self.states[place][column] is not State.NOT_RESEARCHED] for column in columns
        }
        self.having = {column: [place for place in places if counts[place][column]] for column in columns}
        self.cells = {place: self._row(place, against) for place in places}

    def _row(self, place, against):
        row = {}
        for column, state in self.states[place].items():
            compared = against(place, column, self)
            row[column] = Cell(place, column, self.counts[place][column], state, compared, gap_of(state, compared, place in self.known))
        return row

    def is_systematic(self, column):
        """Whether the documents go through some row that has no case."""
        return len(self.researched[column]) > len(self.having[column])

    def tally(self):
        """Answer ``{State or Gap: number of cells}``."""
        found = dict.fromkeys((*State, *Gap), 0)
        for row in self.cells.values():
            for cell in row.values():
                found[cell.state] += 1
                if cell.gap:
                    found[cell.gap] += 1
        return found


def against_all(place, column, grid):
    """The other rows that were researched; where nobody has looked beyond those that have a case, all other rows."""
    base = grid.researched[column] if grid.is_systematic(column) else grid.states
    return Compared(tuple(other for other in grid.having[column] if other != place), sum(1 for other in base if other != place))


def against_peers(peers):
    """The *peers* of each place, ``{place: codes}``; a place without peers is compared with nobody."""

    def against(place, column, grid):
        own = peers.get(place, ())
        return Compared(tuple(peer for peer in own if grid.counts[peer][column]), len(own))

    return against


def against_country(countries, own_counts):
    """The country of each place, ``{place: code}``, by the cases that are the country's own, ``{country: {column: number}}``."""

    def against(place, column, grid):
        country = countries.get(place)
        own = own_counts.get(country, {})
        return Compared((country,) if own.get(column) else (), 1 if country else 0)

    return against
