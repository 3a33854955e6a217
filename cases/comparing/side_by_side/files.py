"""A comparison to take away: CSV, and a spreadsheet with the comparison, every figure and where it all comes from."""

import io
import re

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from cases.comparing.marks import marks
from cases.comparing.money import PRICE_YEAR, rate_words
from cases.comparing.side_by_side.figures import COLUMNS, figure_rows

BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")
LONGEST = 32_767  # what a cell of a spreadsheet holds
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


def comparison_lines(table):
    """Answer the lines of the comparison *table*: the headings, then ``[field, mark, a text for each case]``."""
    lines = [
        [_("Field"), _("Mark"), *(case.slug for case in table.cases)],
        [_("Title"), "", *(case.title for case in table.cases)],
    ]
    for row in table.rows:
        if not row.is_silent:
            cells = ("\n".join(entry.plain for entry in cell) for cell in row.cells)
            lines.append([row.label, row.mark.word, *cells])
    return lines


def about_lines(table, address, source_address):
    """Answer ``[name, text]`` lines: what this is, its *address*, the licence, whom to name, and the rates used."""
    lines = [
        [_("What"), _("Comparison of policy cases from the Fusion Policy Atlas")],
        [_("Date"), timezone.localdate().isoformat()],
        [_("Address"), address],
        [_("Licence"), _("Records: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)")],
    ]
    lines += [[f"[{entry.number}]", _cited(entry.source, source_address)] for entry in table.sources]
    if table.rates_used:
        rule = _("Exchanged at the average rate of its own year, then brought to the prices of %(year)s.") % {"year": PRICE_YEAR}
        lines.append([_("Money"), rule])
    for row in table.rates_used:
        lines.append([rate_words(row), f"{_cited(row.source, source_address)}; {row.get_seen_in_display()}"])
    return lines


def workbook(table, address, source_address):
    """Answer the bytes of the spreadsheet of *table*; text is never taken for a formula."""
    book = Workbook()
    comparison = book.active
    _fill(comparison, _("Comparison"), comparison_lines(table), widths=[26, 18, *[52] * len(table.cases)])
    _fill(book.create_sheet(), _("Facts"), [list(COLUMNS), *figure_rows(table)], widths=[18] * len(COLUMNS))
    _fill(book.create_sheet(), _("About"), about_lines(table, address, source_address), widths=[18, 110])
    comparison.freeze_panes = "C2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet, title, lines, widths):
    sheet.title = NOT_IN_TITLES.sub(" ", title)[:31]
    for number, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            _write(sheet.cell(number, column), value)
            sheet.cell(number, column).font = BOLD if number == 1 else Font()
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def _write(cell, value):
    """Write *value*: numbers as numbers, everything else as text, also where it begins like a formula."""
    cell.alignment = WRAPPED
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
        cell.data_type = "s"
    else:
        cell.value = value


def _cited(source, source_address):
    words = source.attribution or _("Source: %(issuer)s") % {"issuer": source.issuer}
    return marks()["semicolon"].join(part for part in (words, source.title, source.date, source.url or source_address(source)) if part)
