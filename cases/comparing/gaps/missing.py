"""What a place has no case of and those compared have: the sentences above the matrix."""

from typing import NamedTuple

from cases.comparing.gaps.cells import Cell

SHOWN = 12
NAMED = 6  # of many holders; the others are a number with a link
FEWEST = 2  # of those compared have it, else it is no pattern


class Holder(NamedTuple):
    """A place that has cases, how many, their address, and of a country how many are its own and not those of its divisions."""

    place: object
    count: int
    address: str
    own: int | None


class Missing(NamedTuple):
    """A column of which the place has no case: its Cell, the Holders to name, how many *more* there are, the address of all their cases."""

    column: object
    cell: Cell
    holders: list
    more: int
    address: str


class PlaceView:
    """The *matrix* seen from the place that is looked at."""

    def __init__(self, matrix, addresses):
        self.matrix, self.addresses = matrix, addresses
        self.place = matrix.choices.place
        self._found = self._find()

    @property
    def missing(self):
        """The Missing to show, what the largest share of those compared have first."""
        return [self._missing(cell) for cell in self._found[:SHOWN]]

    @property
    def more(self):
        """How many further ones only the table shows."""
        return max(0, len(self._found) - SHOWN)

    @property
    def peers(self):
        """The places that this one is compared with, where they are its peers."""
        codes = self.matrix.peers.get(self.place.code, ()) if self.matrix.choices.compare == "peers" else ()
        return [self.matrix.places[code] for code in codes]

    def _find(self):
        cells = self.matrix.grid.cells[self.place.code].values()
        found = [cell for cell in cells if not cell.count and _is_pattern(cell.compared)]
        return sorted(found, key=lambda cell: (-len(cell.compared.having) / cell.compared.of, -self._cases(cell)))

    def _cases(self, cell):
        return sum(self.matrix.table.counts[code][cell.column] for code in cell.compared.having)

    def _missing(self, cell):
        having = sorted(cell.compared.having, key=lambda code: -self.matrix.table.counts[code][cell.column])
        holders = [self._holder(code, cell.column) for code in having[:NAMED]]
        return Missing(self.matrix.columns[cell.column], cell, holders, len(having[NAMED:]), self.addresses.of(having, cell.column))

    def _holder(self, code, column):
        place = self.matrix.places.get(code) or self.place.parent
        own = self.matrix.own_counts.get(code, {}).get(column)
        return Holder(place, self.matrix.table.counts[code][column], self.addresses.of([code], column), own)


def _is_pattern(compared):
    """Whether enough of those compared have it; of a country alone, whether it has."""
    return len(compared.having) >= max(1, min(FEWEST, compared.of))
