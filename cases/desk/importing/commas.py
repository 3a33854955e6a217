"""CSV that a curator brings: UTF-8 with or without the mark at its beginning, or GB18030."""

import csv
import io
import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from cases.desk.importing import limits
from cases.desk.importing.faults import FileFaults
from cases.desk.importing.grids import Grid, text_cell
from indicators.importing.spreadsheet import BEGINNINGS, OTHER_SEPARATORS

# Characters that no text of ours holds, and that a wrong guess at the encoding gives.
NO_TEXT = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
# What our own files put before text that a spreadsheet would take for a formula.
ESCAPED = re.compile(r"'[=+\-@\t\r]")


class Text(NamedTuple):
    """The text of a file and the encoding that it was in."""

    text: str
    encoding: str


def decoded(name, content):
    """Answer the Text of a file's *content*; raises FileFaults that name the fix where it is none."""
    kind = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), None)
    if kind:
        raise FileFaults([_("%(file)s: this is %(kind)s: save it as .xlsx or as “CSV UTF-8”") % {"file": name, "kind": kind}])
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8-sig" or not NO_TEXT.search(text):
            return Text(text, "UTF-8" if encoding == "utf-8-sig" else "GB18030")
    raise FileFaults([_("%(file)s: the file is neither UTF-8 nor GB18030: save it as “CSV UTF-8”, or as .xlsx") % {"file": name}])


def read_commas(name, text):
    """Answer the Grid of CSV *text*."""
    fault = _separator_fault(text)
    if fault:
        raise FileFaults([_("%(file)s: the columns are separated by %(sign)s: save the file with commas") % {"file": name, "sign": fault}])
    return Grid(name, "", _rows(name, text))


def _separator_fault(text):
    first = text.split("\n", 1)[0]
    if "," in first:
        return ""
    return next((words for sign, words in OTHER_SEPARATORS.items() if sign in first), "")


def _rows(name, text):
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            _refuse_wide(name, number, cells)
            yield number, [text_cell(cell[1:] if ESCAPED.match(cell) else cell) for cell in cells]
    except csv.Error as error:
        message = _("%(file)s, row %(row)d: not valid CSV (%(error)s): look for an open quotation mark")
        raise FileFaults([message % {"file": name, "row": number + 1, "error": error}]) from error


def _refuse_wide(name, number, cells):
    if len(cells) > limits.COLUMNS:
        message = _("%(file)s, row %(row)d: more than %(limit)d columns: keep those of the template")
        raise FileFaults([message % {"file": name, "row": number, "limit": limits.COLUMNS}])
