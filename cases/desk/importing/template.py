"""The files that curators fill in: workbook, CSV and YAML."""

import csv
import io
import zipfile

import yaml
from django.utils.translation import gettext as _

from cases.desk.importing.books import WIDE, Book
from cases.desk.importing.explaining import explain
from cases.desk.importing.reading import VALUES
from cases.desk.importing.tables import ITEM, SCHEME, case_tables
from cases.desk.importing.vocabularies import CHOICES, CONCEPTS, case_vocabularies, shape_model, value_vocabularies
from cases.models import Case
from cases.records import read
from indicators.importing.writing import COLUMNS
from reference.columns import Link
from reference.models import Scheme

MARK = "\ufeff"  # lets spreadsheets read the Chinese
VALUE_CHOICES = {"status": "observation.status", "seen_in": "observation.seen_in"}


def tables_now():
    """Answer the tables of cases with the concept schemes that there are."""
    return case_tables(list(Scheme.objects.order_by("position", "key").values_list("key", flat=True)))


def case_book(fill=lambda sheets: None):
    """Answer the bytes of the workbook of cases; *fill* may add rows to its ``{name: Sheet}``."""
    book, tables, vocabularies = Book(), tables_now(), case_vocabularies()
    explain(book, tables)
    sheets = {name: _sheet(book, table, vocabularies) for name, table in tables.items()}
    fill(sheets)
    _add_vocabularies(book, vocabularies)
    return book.content()


def value_book():
    """Answer the bytes of the workbook of index values."""
    book, vocabularies = Book(), value_vocabularies()
    sheet = book.sheet(VALUES, COLUMNS)
    ranges = {part: _range(one, part) for one in vocabularies for part in one.ranges}
    for number, name in enumerate(COLUMNS, 1):
        if name != "value":
            sheet.as_text(number)
        if formula := ranges.get("place" if name == "jurisdiction" else VALUE_CHOICES.get(name)):
            sheet.choose(number, formula, is_strict=True)
    _add_vocabularies(book, vocabularies)
    return book.content()


def _sheet(book, table, vocabularies):
    widths = {cell.name: WIDE for cell in table.cells if cell.name.endswith(("_zh", "_en"))}
    sheet = book.sheet(table.name, table.names, {**widths, "slug": WIDE})
    ranges = {part: _range(one, part) for one in vocabularies for part in one.ranges}
    for number, cell in enumerate(table.cells, 1):
        if not cell.is_number:
            sheet.as_text(number)
        if formula := ranges.get(_part(cell)):
            sheet.choose(number, formula, is_strict=not cell.holds_words)
    return sheet


def _part(cell):
    """Answer the part of a vocabulary that a cell is chosen from, None where it is free."""
    if cell.name.startswith(SCHEME):
        return cell.path[1]
    if isinstance(cell.column, Link):
        return cell.column.table
    if getattr(cell.column, "choices", None):
        return f"{shape_model(cell.column)._meta.model_name}.{cell.column.field}"
    return None


def _range(vocabulary, part):
    first, last = vocabulary.ranges[part]
    letter = "B" if vocabulary.name in (CHOICES, CONCEPTS) else "A"
    return f"'{vocabulary.name}'!${letter}${first}:${letter}${max(first, last)}"


def _add_vocabularies(book, vocabularies):
    for one in vocabularies:
        sheet = book.sheet(one.name, one.columns, {column: WIDE for column in one.columns if column.endswith(("_zh", "_en"))})
        for row in one.rows:
            sheet.add(row)


def commas():
    """Answer the bytes of a zip file with an empty CSV file for every table of cases."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables_now().items():
            archive.writestr(f"{name}.csv", header_line(name for name in table.names if name != ITEM))
    return written.getvalue()


def header_line(names):
    """Answer CSV that names its columns."""
    line = io.StringIO(MARK)
    line.seek(0, io.SEEK_END)
    csv.writer(line).writerow(names)
    return line.getvalue()


def yaml_example():
    """Answer YAML with the record of a case that is here, to be written over."""
    case = Case.objects.for_record().published().order_by("slug").first()
    about = _("Cases in the form of a record. This is one that is here: bring only what you want to add or change, “slug” always.")
    record = _plain(read(case)) if case else {"slug": "henan-open-bidding"}
    text = yaml.safe_dump([record], allow_unicode=True, sort_keys=False, width=120)
    return f"# {about}\n\n{text}"


def _plain(value):
    """Answer *value* without the exact numbers that YAML has no word for."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, (str, int)) else float(value)
