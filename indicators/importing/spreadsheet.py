"""A table that a curator saved as CSV: its rows under the numbers that the spreadsheet gives them, and every fault of its form."""

import csv
import io
import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from reference.blocks import Problem

ENCODINGS = ("utf-8", "gb18030")
# How files begin that are no text, however they are called.
BEGINNINGS = {
    b"PK\x03\x04": _("a workbook (.xlsx)"),
    b"\xd0\xcf\x11\xe0": _("a workbook (.xls)"),
    b"%PDF": _("a PDF"),
    b"\xff\xfe": _("UTF-16 (“Unicode text”)"),
    b"\xfe\xff": _("UTF-16 (“Unicode text”)"),
}
OTHER_SEPARATORS = {";": _("semicolons"), "\t": _("tabs"), "|": _("bars")}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, order=True)
class RowProblem(Problem):
    """What is wrong in a row of a spreadsheet; row 0 stands for the whole file."""

    def __str__(self):
        return f"row {self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class Row(NamedTuple):
    """A row with its number, the header being 1, and its cells that are not empty."""

    number: int
    cells: dict


def read_spreadsheet(path, columns, encoding="utf-8"):
    """Read the CSV file *path*, whose header names *columns* in any order.

    Answers ``(rows, problems)``. Rows are answered beside problems where they can still be checked: not when a column is missing.
    """
    path = Path(path)
    text, fault = _text_of(path, encoding)
    if fault:
        return [], [RowProblem(path.name, 0, fault)]
    records, fault = _records_of(text)
    if fault:
        return [], [RowProblem(path.name, len(records) + 1, fault)]
    filled = [(number, cells) for number, cells in enumerate(records, 1) if any(cell.strip() for cell in cells)]
    if not filled or filled[0][0] > 1:
        return [], [RowProblem(path.name, 0 if not filled else 1, f"the first row must name the columns: {','.join(columns)}")]
    header = _trimmed(filled.pop(0)[1])
    problems = [RowProblem(path.name, 1, message) for message in _header_faults(header, columns)]
    if set(columns) - set(header):
        return [], problems
    if not filled:
        problems.append(RowProblem(path.name, 0, "there is no row below the header: add the observations"))
    rows = []
    for number, cells in filled:
        cells = _trimmed(cells, len(header))
        faults = list(_row_faults(cells, header))
        problems += [RowProblem(path.name, number, message) for message in faults]
        if not faults:
            rows.append(Row(number, {name: cell for name, cell in zip(header, cells, strict=True) if name in columns and cell}))
    return rows, problems


def _trimmed(cells, length=0):
    """Answer *cells* without space around them and without the empty ones beyond *length* that spreadsheets leave at the end."""
    cells = [cell.strip() for cell in cells]
    while len(cells) > length and not cells[-1]:
        cells.pop()
    return cells


def _text_of(path, encoding):
    """Answer ``(text, fault)`` of the file, one of them empty."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return "", "there is no such file: name the CSV file to load"
    except OSError as error:
        return "", f"the file cannot be read ({error.strerror}): name a CSV file"
    if not content.strip():
        return "", "the file is empty: save the spreadsheet as CSV again"
    kind = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), None)
    if kind:
        return "", f"this is {kind}, not CSV: save it as “CSV UTF-8”"
    try:
        return content.decode("utf-8-sig" if encoding == "utf-8" else encoding), ""
    except UnicodeDecodeError:
        return "", _encoding_fault(content, encoding)


def _encoding_fault(content, encoding):
    """Say what to do about *content* that is not in *encoding*; a guess is named, never taken."""
    if encoding != "utf-8":
        return f"the file is not {encoding.upper()}: leave the option --encoding out, or save the file as “CSV UTF-8”"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "the file is not UTF-8: save it as “CSV UTF-8”"
    return "the file is not UTF-8; it may be GB18030 (GBK): save it as “CSV UTF-8”, or load it with --encoding gb18030"


def _records_of(text):
    """Answer ``(records, fault)``: the records up to the first that is no CSV, and what is wrong there."""
    records = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), strict=True):
            records.append(cells)
    except csv.Error as error:
        return records, f"not valid CSV ({error}): look for an open quotation mark"
    return records, ""


def _header_faults(header, columns):
    if len(header) == 1:
        separator = next((name for sign, name in OTHER_SEPARATORS.items() if sign in header[0]), None)
        if separator:
            yield f"the columns are separated by {separator}: save the file with commas"
            return
    for name in dict.fromkeys(header):
        if name not in columns:
            yield f"“{name}” is not a column{_fix(name, columns)}" if name else "a column has no name: name it or leave it out"
        elif header.count(name) > 1:
            yield f"the column “{name}” stands {header.count(name)} times: keep one"
    for name in columns:
        if name not in header:
            yield f"the column “{name}” is missing: add it, empty where there is nothing to say"


def _fix(name, columns):
    close = get_close_matches(name, columns, n=1)
    return f"; did you mean “{close[0]}”?" if close else ": leave it out"


def _row_faults(cells, header):
    if len(cells) != len(header):
        yield f"{len(cells)} cells where the header has {len(header)}: quote cells that contain a comma"
    for name, cell in zip(header, cells, strict=False):
        if CONTROL.search(cell):
            yield f"“{name}” holds a character that cannot be printed: type the cell again"
