"""Workbooks as they are written here: streamed, every text a text even where it begins like a formula, lists to choose from."""

import io
from copy import copy

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from cases.desk.importing import limits

TEXT = "@"
LONGEST = 32_767  # what a cell holds; a longer text is left out, and an empty cell changes nothing
WIDE, NARROW = 44, 18
FORMULA_SIGNS = ("=", "+", "-", "@")
HEAD = PatternFill("solid", fgColor="E4F0F1")
TOP = Alignment(vertical="top", wrap_text=True)


class Book:
    """A workbook that is written row by row."""

    def __init__(self):
        self.book = Workbook(write_only=True)

    def sheet(self, title, columns, widths=None, wraps=False):
        """Begin a sheet with its first row and answer it; *columns* are names, *widths* by name or position."""
        sheet = self.book.create_sheet(title)
        for number, name in enumerate(columns, 1):
            dimension = sheet.column_dimensions[get_column_letter(number)]
            dimension.width = (widths or {}).get(name, NARROW)
        sheet.freeze_panes = "A2"
        sheet.append([self._head(sheet, name) for name in columns])
        return Sheet(sheet, wraps)

    def _head(self, sheet, name):
        cell = WriteOnlyCell(sheet, name)
        cell.font, cell.fill = Font(bold=True), HEAD
        return cell

    def content(self):
        """Answer the bytes of the workbook."""
        written = io.BytesIO()
        self.book.save(written)
        return written.getvalue()


class Sheet:
    """A sheet that rows are added to."""

    def __init__(self, sheet, wraps):
        self.sheet = sheet
        self._text = WriteOnlyCell(sheet, "")
        self._text.number_format = TEXT
        if wraps:
            self._text.alignment = TOP

    def add(self, values):
        """Add a row: numbers as numbers, everything else as text."""
        self.sheet.append([self._cell(value) for value in values])

    def as_text(self, number):
        """Let what is typed into the column *number* stay as it is typed."""
        self.sheet.column_dimensions[get_column_letter(number)].number_format = TEXT

    def choose(self, number, formula, is_strict):
        """Offer the range *formula* as choices in the column *number*; others are refused where *is_strict*."""
        validation = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=is_strict)
        letter = get_column_letter(number)
        validation.add(f"{letter}2:{letter}{limits.RECORDS}")
        self.sheet.data_validations.append(validation)

    def _cell(self, value):
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        if len(value) > LONGEST:
            return None
        cell = WriteOnlyCell(self.sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        cell.data_type = "s"
        cell._style = copy(self._text._style)
        if value.startswith(FORMULA_SIGNS):
            cell.quotePrefix = True  # so that it stays text when it is edited
        return cell
