"""What the files say of one case: a record that need not be whole, and where each part of it stands."""

import math

from django.utils.translation import gettext_lazy as _

from cases.desk.importing.grids import UNPRINTABLE, UNSTORABLE
from cases.desk.importing.tables import put_at, read_cell

TWICE = _("the case “%(slug)s” also stands in %(where)s: keep one of the two rows")
NO_SLUG = _("“slug” is missing: every row names its case, a new one by an address of your choice such as %(example)s")
LONGEST_PLACE = 100


class Given:
    """What the files say of one case.

    *record* has the form of a case's record with some of its keys; *places* are the sheets and rows by path; *faults* are
    ``(path, where, column, message)`` of cells that could not be taken.
    """

    def __init__(self, slug, where):
        self.slug, self.where = slug, where
        self.record, self.places, self.faults = {"slug": slug}, {}, []
        self.has_row = False

    def place(self, path):
        """Answer the sheet and row of *path*, else of what is around it."""
        path = tuple(path)
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.where)


class Gathering:
    """The cases of all files, each once, in the order in which they come."""

    def __init__(self):
        self.by_slug, self.strays = {}, []

    def all(self):
        return [*self.by_slug.values(), *self.strays]

    def take_row(self, line, sheet, source):
        """Take a row of the table *sheet* in; *source* names the file or the sheet."""
        where = at(source, line.number)
        slug = line.cells.get("slug", "").strip()
        given = self._of(slug, where, is_row_of_case=sheet.name == "cases")
        given.faults += [((), where, column, message) for column, message in line.faults]
        if sheet.name == "cases":
            given.where = where
            _put_cells(given.record, sheet, line)
        else:
            item = {}
            _put_cells(item, sheet, line)
            item.pop("slug", None)
            items = given.record.setdefault(sheet.name, [])
            given.places[sheet.name, len(items)] = where
            items.append(item)

    def take_block(self, block):
        """Take a record of YAML in."""
        where = at(block.file, block.line_of())
        slug = str(block.data.get("slug") or "").strip()
        given = self._of(slug, where, is_row_of_case=True)
        given.places.update({path: at(block.file, line) for path, line in block.lines.items() if path})
        given.record = {**_plain(block.data, (), given), "slug": slug}

    def _of(self, slug, where, is_row_of_case):
        if not slug:
            return self._stray(slug, where, NO_SLUG % {"example": "henan-open-bidding"})
        given = self.by_slug.setdefault(slug, Given(slug, where))
        if is_row_of_case and given.has_row:
            given.faults.append((("slug",), given.where, "slug", TWICE % {"slug": slug, "where": where}))
            return self._stray(slug, where, TWICE % {"slug": slug, "where": given.where})
        given.has_row = given.has_row or is_row_of_case
        return given

    def _stray(self, slug, where, message):
        given = Given(slug, where)
        given.faults.append((("slug",), where, "slug", message))
        self.strays.append(given)
        return given


def at(source, number):
    """Answer the words for a row or line: the name of its file or sheet, shortened if need be, and its number."""
    return f"{source[: LONGEST_PLACE - 12]} {number}"


def _put_cells(record, sheet, line):
    cells = sheet.by_name
    for name, text in line.cells.items():
        put_at(record, cells[name].path, read_cell(cells[name], text))


def _plain(value, path, given):
    """Answer *value* of YAML as what can be stored; what cannot is noted in *given*."""
    if isinstance(value, dict):
        return {str(key): _plain(inner, (*path, key), given) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, (*path, number), given) for number, inner in enumerate(value)]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, str) and UNSTORABLE.search(value):
        given.faults.append((path, given.place(path), str(path[-1]) if path else "", UNPRINTABLE))
        return ""
    return value
