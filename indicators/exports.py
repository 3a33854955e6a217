"""Country statistics as CSV: one row is one value of one series in one place and year."""

import csv

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
NUMBERS = {"year", "value"}
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(observations, name):
    """Answer *observations* as the file *name*; the mark at its beginning lets spreadsheets read the Chinese."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for row in observations:
        writer.writerow([_cell(column, read(row)) for column, read in COLUMNS.items()])
    return response


def _cell(column, value):
    text = str(value)
    return f"'{text}" if column not in NUMBERS and text.startswith(FORMULA) else text
