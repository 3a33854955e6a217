"""Cases as the workbook that can be edited and brought back."""

from cases.desk.importing.merging import mark_of
from cases.desk.importing.steps import parts
from cases.desk.importing.tables import ITEM, value_at, write_cell
from cases.desk.importing.template import case_book, tables_now
from cases.models import Case
from cases.records import read, shape


def export(cases):
    """Answer the bytes of a workbook with the cases of the queryset *cases*."""
    pks = list(cases.order_by("slug").values_list("pk", flat=True))
    tables = tables_now()

    def fill(sheets):
        for part in parts(pks):
            for case in Case.objects.for_record().filter(pk__in=part).order_by("slug"):
                _add(read(case), sheets, tables)

    return case_book(fill)


def _add(record, sheets, tables):
    sheets["cases"].add(_cells(record, tables["cases"]))
    for name in shape.LISTS:
        for item in record.get(name, []):
            sheets[name].add(_cells({**item, "slug": record["slug"], ITEM: mark_of(item)}, tables[name]))


def _cells(record, table):
    return [write_cell(cell, value_at(record, cell.path)) for cell in table.cells]
