"""Tables as CSV; of country statistics, one row is one value of one series in one place and year."""

import csv
import re

from django.http import HttpResponse

COLUMNS = {
    "place": lambda row: row.jurisdiction.code,
    "place_zh": lambda row: row.jurisdiction.name_zh,
    "place_en": lambda row: row.jurisdiction.name_en,
    "series": lambda row: row.series.indicator.code,
    "series_zh": lambda row: row.series.name_zh,
    "series_en": lambda row: row.series.name_en,
    "year": lambda row: "" if row.year is None else row.year,
    "qualifier": lambda row: row.qualifier,
    "value": lambda row: format(row.value.normalize(), "f"),
    "unit_zh": lambda row: row.series.unit_zh,
    "unit_en": lambda row: row.series.unit_en,
    "original_source_zh": lambda row: row.issuer_zh,
    "original_source_en": lambda row: row.issuer_en,
    "source": lambda row: row.series.indicator.framework.source.key,
    "place_in_source": lambda row: row.place,
    "attribution_zh": lambda row: row.series.indicator.framework.source.attribution_zh,
    "attribution_en": lambda row: row.series.indicator.framework.source.attribution_en,
    "note_zh": lambda row: row.note_zh,
    "note_en": lambda row: row.note_en,
}
# What a spreadsheet would take for a formula.
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(rows, name, columns=COLUMNS):
    """Answer *rows* as the file *name*; *columns* are headings and how to read them from a row.

    The mark at the beginning of the file lets spreadsheets read the Chinese.
    """
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(read(row)) for read in columns.values()])
    return response


def _cell(value):
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else text
