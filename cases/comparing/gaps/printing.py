"""The gap matrix ready to print: heads with their baselines, rows of cells, what was folded away."""

from itertools import groupby
from typing import NamedTuple

from cases.addresses import address
from cases.comparing.gaps.addresses import Addresses
from cases.comparing.gaps.cells import Cell
from cases.comparing.gaps.choices import OPTIONS
from reference.tiles import lower_bounds


class Head(NamedTuple):
    """A column's head: *sort* sorts the rows by it, *having* of *researched* rows have a case; *in_country* only where all share one.

    *is_systematic*: the documents go through some row that has no case.
    """

    column: object
    sort: str
    is_sorted: bool
    count: int
    address: str
    having: int
    researched: int
    is_systematic: bool
    in_country: int | None
    country_address: str


class PrintedCell(NamedTuple):
    """A Cell with the depth of its colour and, where it has cases, their address."""

    cell: Cell
    step: int
    address: str


class PrintedRow(NamedTuple):
    """A place with its cells and the number of all its cases."""

    place: object
    cells: list
    count: int
    address: str
    look: str
    is_looked_at: bool


class PrintedMatrix:
    """*matrix* for print; *parameters* are the address's own, *filters* those that hold for every cell."""

    def __init__(self, matrix, parameters, filters):
        self.matrix, self.parameters = matrix, parameters
        self.addresses = Addresses(matrix, filters)
        counts = [cell.count for row in matrix.grid.cells.values() for cell in row.values()]
        self._lows = lower_bounds(max(counts, default=0))

    @property
    def heads(self):
        return [self._head(key) for key in self.matrix.columns_in_order]

    def _head(self, key):
        matrix, country = self.matrix, self.matrix.country
        return Head(
            matrix.columns[key],
            address(self.parameters, sort=None if matrix.sort == key else key),
            matrix.sort == key,
            matrix.column_totals[key],
            self.addresses.of_column(key),
            len(matrix.grid.having[key]),
            len(matrix.grid.researched[key]),
            matrix.grid.is_systematic(key),
            matrix.table.counts[country.code][key] if country else None,
            self.addresses.of([country.code], key) if country else "",
        )

    @property
    def groups(self):
        """``[(broader term, number of columns)]`` above the heads; empty where there is but one level or the order is by count."""
        matrix = self.matrix
        is_grouped = matrix.choices.level == "narrower" and not matrix.crosswalk and matrix.terms.has_levels
        if not is_grouped or matrix.choices.order == "count":
            return []
        return [(name, len(list(keys))) for name, keys in groupby(matrix.columns_in_order, key=lambda key: matrix.columns[key].group)]

    @property
    def rows(self):
        return [self._row(code) for code in self.matrix.places_in_order]

    def _row(self, code):
        looked_at = self.matrix.choices.place
        return PrintedRow(
            self.matrix.places[code],
            [self._cell(self.matrix.grid.cells[code][key]) for key in self.matrix.columns_in_order],
            self.matrix.totals[code],
            self.addresses.of([code]) if self.matrix.totals[code] else "",
            address(self.parameters, place=code),
            bool(looked_at) and looked_at.code == code,
        )

    def _cell(self, cell):
        step = sum(1 for low in self._lows if cell.count >= low)
        return PrintedCell(cell, step, self.addresses.of([cell.place], cell.column) if cell.count else "")

    @property
    def total(self):
        """``(number of cases in all rows, their address)``."""
        return self.matrix.total, self.addresses.of_all() if self.matrix.total else ""

    @property
    def sorts(self):
        """The addresses that sort the rows by the atlas and by the number of cases."""
        return {"place": address(self.parameters, sort=None), "total": address(self.parameters, sort="total")}

    @property
    def is_wide(self):
        """Whether the heads have to stand upright to fit."""
        return len(self.matrix.columns_in_order) > 16

    @property
    def tally(self):
        """``{name of a State or Gap: number of cells}``."""
        return {str(state): number for state, number in self.matrix.grid.tally().items()}

    @property
    def folded(self):
        """The names of the rows and of the columns that were folded away."""
        places = [place.name for code, place in self.matrix.places.items() if code in self.matrix.folded_places]
        columns = [column.name for key, column in self.matrix.columns.items() if key in self.matrix.folded_columns]
        return {"places": places, "columns": columns}

    @property
    def words(self):
        """What rows and columns are called: “provinces of China”, “instruments”."""
        return {name: OPTIONS[name][getattr(self.matrix.choices, name)] for name in ("rows", "columns")}
