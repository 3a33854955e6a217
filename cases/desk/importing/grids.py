"""A table as a file holds it: rows of cells under the numbers that a spreadsheet gives them.

A cell is text without space around it, or Spoiled; numbers and dates have become text on the way.
"""

import datetime
import re
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from cases.desk.importing.faults import Spoiled

FORMULA = _("this is a formula: copy the cell and paste it as values, then save again")
UNPRINTABLE = _("this holds a character that cannot be printed: type the cell again")
ERROR = _("this is an error of the spreadsheet (such as #N/A): correct or empty the cell")
# What neither database stores or no page shows.
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
BLANKS = " \t\u3000"


class Grid(NamedTuple):
    """One table: its *name* in the file, its *rows* as ``(number, [cell, …])``, and the row numbers that *merged* cells touch."""

    file: str
    name: str
    rows: object
    merged: frozenset = frozenset()


def text_cell(text):
    """Answer the cell of *text*; line breaks in it and at its end stay, since they part the words of a list."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if UNSTORABLE.search(text):
        return Spoiled(UNPRINTABLE)
    return text.strip(BLANKS) if text.strip() else ""


def workbook_cell(cell):
    """Answer the cell behind one of openpyxl's."""
    if cell.data_type == "f":
        return Spoiled(FORMULA)
    if cell.data_type == "e":
        return Spoiled(ERROR)
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime.datetime, datetime.date)):
        return _date(value, cell.number_format)
    return _number(value) if isinstance(value, (int, float)) else text_cell(str(value))


def _number(value):
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    return str(value)


def _date(value, form):
    """Answer a date as precisely as the spreadsheet shows it: a month typed there is stored as its first day."""
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form or "").lower()
    day = value.date().isoformat() if isinstance(value, datetime.datetime) else value.isoformat()
    if "y" in shown and "d" not in shown:
        return day[:7] if "m" in shown else day[:4]
    return day
