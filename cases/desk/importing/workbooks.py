"""Workbooks (.xlsx) that a curator brings: looked at as a zip file before anything of them is unpacked, then read row by row."""

import io
import re
import warnings
import zipfile
from contextlib import contextmanager

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from cases.desk.importing import limits
from cases.desk.importing.faults import FileFaults
from cases.desk.importing.grids import Grid, workbook_cell

CONTENT_TYPES = "[Content_Types].xml"
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z0-9:$]{1,30})"')
READ_AT_ONCE = 2**20
LONGEST_TAG = 200


def read_workbook(name, content):
    """Yield a Grid for every sheet of the workbook; raises FileFaults that name the fix where it cannot be read or is too large."""
    _refuse_bomb(name, content)
    with _readable(name):
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            yield Grid(name, sheet.title, _rows(name, sheet), _merged_rows(content, sheet))


@contextmanager
def _readable(name):
    """Turn whatever a broken workbook makes of its reader into words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except FileFaults:
        raise
    except Exception as error:
        raise FileFaults(
            [_("%(file)s: the workbook is broken: open it, save it anew as .xlsx and bring it again") % {"file": name}]
        ) from error


def _refuse_bomb(name, content):
    """Raise FileFaults where the zip file would unpack to more than a workbook of curators needs."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FileFaults([_("%(file)s: the file is cut off or broken: save it anew as .xlsx") % {"file": name}]) from error
    if CONTENT_TYPES not in {part.filename for part in parts}:
        raise FileFaults([_("%(file)s: this is a zip file, but no workbook: save the tables as .xlsx or as “CSV UTF-8”") % {"file": name}])
    unpacked = sum(part.file_size for part in parts)
    is_bomb = unpacked > limits.LARGE_UNPACKED and unpacked > limits.TIMES_UNPACKED * len(content)
    if is_bomb or unpacked > limits.UNPACKED or len(parts) > limits.PARTS:
        message = _("%(file)s: the workbook would unpack to %(size)d MB: bring it in parts of at most %(limit)d MB, without pictures")
        size, limit = unpacked // limits.MEGABYTE, limits.UNPACKED // limits.MEGABYTE
        raise FileFaults([message % {"file": name, "size": size, "limit": limit}])


def _rows(name, sheet):
    with _readable(name):
        for number, cells in enumerate(sheet.iter_rows(max_col=limits.COLUMNS + 1), 1):
            row = [workbook_cell(cell) for cell in cells]
            if number > limits.LAST_ROW:
                raise FileFaults(
                    [_("%(file)s, sheet %(sheet)s: rows beyond the last of a spreadsheet") % {"file": name, "sheet": sheet.title}]
                )
            if any(row[limits.COLUMNS :]):
                message = _("%(file)s, sheet %(sheet)s: more than %(limit)d columns: keep those of the template")
                raise FileFaults([message % {"file": name, "sheet": sheet.title, "limit": limits.COLUMNS}])
            yield number, row[: limits.COLUMNS]


def _merged_rows(content, sheet):
    """Answer the numbers of the rows in which cells of *sheet* are merged; its streaming reader does not say."""
    rows = set()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(sheet._worksheet_path) as part:
        before = b""
        while piece := part.read(READ_AT_ONCE):
            for match in MERGED.finditer(before + piece):
                _left, top, _right, bottom = range_boundaries(match[1].decode().replace("$", ""))
                rows.update(range(top, min(bottom, top + limits.LINES) + 1))
            before = piece[-LONGEST_TAG:]
    return frozenset(rows)
