"""What the first row of a grid says: which table it is, and which column stands where."""

from typing import NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl.utils import get_column_letter

from cases.desk.importing.faults import Spoiled
from reference.columns import nearest

MERGED = gettext_lazy("cells are merged here: unmerge them and fill each one")
BEYOND = gettext_lazy("column {letter} holds something and has no name in the first row: name the column or empty the cell")
OWN = "#"  # a column that begins so is the curator's own and is not read


class Line(NamedTuple):
    """A row below the header: its *number*, its filled cells by column, and what is wrong with it as ``[(column, message)]``."""

    number: int
    cells: dict
    faults: list


class Header(NamedTuple):
    """The first row of a grid: the Sheet that it is and the names of its columns by position."""

    sheet: object
    names: list


def recognised(grid, tables):
    """Answer ``(Header or None, rows, faults)`` of *grid*; None where the grid is empty or its faults keep it from being read.

    A sheet is known by its name, else (as CSV always) by the table that its columns fit best.
    """
    rows = iter(grid.rows)
    first = next(((number, cells) for number, cells in rows if any(cells)), None)
    if first is None:
        return None, rows, []
    names = _names(first[1])
    sheet = tables.get(grid.name.strip().casefold()) or _best(names, grid, tables)
    if sheet is None:
        words = " · ".join(f"{name}: {', '.join(table.names[:4])} …" for name, table in tables.items())
        return None, rows, [_("the first row does not name the columns of a table; there is: %(tables)s") % {"tables": words}]
    faults = list(_header_faults(names, sheet))
    return (Header(sheet, names) if not faults else None), rows, faults


def _names(cells):
    names = ["" if isinstance(cell, Spoiled) else cell.strip().casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _best(names, grid, tables):
    """Answer the table that has most of the columns *names*; of two the one that the file is called after, then the smaller one."""
    found = {name for name in names if name}

    def fit(table):
        is_named = table.name in f"{grid.file} {grid.name}".casefold()
        return (len(found & set(table.names)), is_named, -len(table.names))

    best = max(tables.values(), key=fit)
    return best if len(found & set(best.names)) >= min(2, len(found)) and found & set(best.names) else None


def _header_faults(names, sheet):
    for name in dict.fromkeys(names):
        if not name or name.startswith(OWN):
            continue
        if name not in sheet.names:
            yield _("“%(name)s” is not a column of “%(table)s”") % {"name": name, "table": sheet.name} + _fix(name, sheet)
        elif names.count(name) > 1:
            yield _("the column “%(name)s” stands %(count)d times: keep one") % {"name": name, "count": names.count(name)}
    for name in sheet.needed:
        if name not in names:
            yield _("the column “%(name)s” is missing: add it") % {"name": name}


def _fix(name, sheet):
    close = nearest(name, sheet.names)
    return close if "“" in close else _(": leave it out, or write # before its name")


def lines_of(grid, header, rows):
    """Yield a Line for every row below the header that holds anything."""
    width = len(header.names)
    for number, cells in rows:
        if not any(cells):
            continue
        filled = {name: cell for name, cell in zip(header.names, cells, strict=False) if name and not name.startswith(OWN) and cell}
        faults = [(name, cell.message) for name, cell in filled.items() if isinstance(cell, Spoiled)]
        beyond = [position for position, cell in enumerate(cells) if cell and (position >= width or not header.names[position])]
        if beyond:
            faults.append(("", format_lazy(BEYOND, letter=get_column_letter(beyond[0] + 1))))
        if number in grid.merged:
            faults.append(("", MERGED))
        if filled or faults:
            yield Line(number, {name: cell for name, cell in filled.items() if not isinstance(cell, Spoiled)}, faults)
