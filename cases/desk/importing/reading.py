"""Reads what a curator brings: which files they are, which tables, and what each says."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.desk.importing import limits
from cases.desk.importing.commas import decoded, read_commas
from cases.desk.importing.faults import FileFaults
from cases.desk.importing.given import Gathering, at
from cases.desk.importing.headers import lines_of, recognised
from cases.desk.importing.steps import Step
from cases.desk.importing.tables import Cell, Sheet, case_tables
from cases.desk.importing.workbooks import read_workbook
from cases.desk.importing.yaml_files import read_yaml
from cases.models import Import
from indicators.importing.writing import COLUMNS
from reference.models import Scheme

READ = gettext_lazy("%(done)d rows read")
ZIP = b"PK\x03\x04"
YAML = (".yaml", ".yml")
README, LISTS = "read me", "list "  # sheets of the template that say what to fill in
OWN = "#"
VALUES = "observations"
ROWS_A_STEP = 1000


class File(NamedTuple):
    """A file as it was sent."""

    name: str
    content: bytes


class Reading(NamedTuple):
    """What the files say: their *kind*, the Given of every case, the ``(where, Line)`` of every value, and *notes* on the reading."""

    kind: str
    cases: list
    values: list
    notes: list


def read_files(files):
    """Read the Files and return their Reading; yields Steps. Raises FileFaults that name every fault of their form."""
    if len(files) > limits.FILES:
        raise FileFaults([_("%(count)d files are too many: bring at most %(limit)d") % {"count": len(files), "limit": limits.FILES}])
    reader, faults = Reader(), []
    for file in files:
        try:
            yield from reader.take(file)
        except FileFaults as error:
            faults += error.faults
    if not faults:
        faults = list(reader.faults())
    if faults:
        raise FileFaults(faults)
    return reader.reading()


class Reader:
    """Takes files in, one after another."""

    def __init__(self):
        self.tables = case_tables(Scheme.objects.order_by("position", "key").values_list("key", flat=True))
        self.tables[VALUES] = Sheet(VALUES, tuple(Cell(name, (name,)) for name in COLUMNS), ("indicator", "series", "jurisdiction"))
        self.gathering, self.values, self.notes, self.lines = Gathering(), [], [], 0

    def take(self, file):
        if len(file.content) > limits.FILE:
            size, limit = len(file.content) // limits.MEGABYTE, limits.FILE // limits.MEGABYTE
            message = _("%(file)s: the file has %(size)d MB and %(limit)d MB are taken: bring it in parts")
            raise FileFaults([message % {"file": file.name, "size": size, "limit": limit}])
        if not file.content.strip():
            raise FileFaults([_("%(file)s: the file is empty") % {"file": file.name}])
        if file.content.startswith(ZIP):
            yield from self._take_grids(read_workbook(file.name, file.content))
            return
        text, encoding = decoded(*file)
        if encoding != "UTF-8":
            self.notes.append(
                _("%(file)s was read as %(encoding)s: look whether the Chinese is right") % {"file": file.name, "encoding": encoding}
            )
        if file.name.casefold().endswith(YAML):
            yield from self._take_blocks(read_yaml(file.name, text))
        else:
            yield from self._take_grids([read_commas(file.name, text)])

    def _take_grids(self, grids):
        faults = []
        for grid in grids:
            if not grid.name.strip().casefold().startswith((README, LISTS, OWN)):
                faults += yield from self._take_grid(grid)
        if faults:
            raise FileFaults(faults)

    def _take_grid(self, grid):
        """Take one table in and return the faults of its header."""
        header, rows, faults = recognised(grid, self.tables)
        source = grid.name or grid.file
        if header:
            for line in lines_of(grid, header, rows):
                if header.sheet.name == VALUES:
                    self.values.append((at(source, line.number), line))
                else:
                    self.gathering.take_row(line, header.sheet, source)
                yield from self._count()
        place = f"{grid.file}, {grid.name}" if grid.name else grid.file
        return [f"{place}: {fault}" for fault in faults]

    def _take_blocks(self, blocks):
        for block in blocks:
            self.gathering.take_block(block)
            yield from self._count()

    def _count(self):
        self.lines += 1
        if self.lines > limits.LINES or max(len(self.values), len(self.gathering.by_slug)) > limits.RECORDS:
            message = _("more than %(records)d cases or values, or %(lines)d rows, are too many at once: bring them in parts")
            raise FileFaults([message % {"records": limits.RECORDS, "lines": limits.LINES}])
        if not self.lines % ROWS_A_STEP:
            yield Step(READ, self.lines)

    def faults(self):
        """Yield what is wrong with the files as a whole."""
        if not self.lines:
            yield _("there is no row below the header: fill in the template and bring it again")
        elif self.values and self.gathering.all():
            yield _("cases and values of the index stand in different files: bring them one after the other")

    def reading(self):
        kind = Import.Kind.OBSERVATIONS if self.values else Import.Kind.CASES
        return Reading(kind, self.gathering.all(), self.values, self.notes)
