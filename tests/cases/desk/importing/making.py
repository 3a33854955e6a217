"""Files as a curator might bring them."""

import io

from openpyxl import Workbook

from cases.desk.importing.reading import File
from cases.desk.importing.steps import finished
from cases.desk.importing.storing import look_at
from cases.models import Case
from cases.records import read, write
from tests.factories import make_case

# A row of each table that is right, for a place, source, indicator and concept that ``make_vocabulary`` makes.
CASE = {
    "slug": "henan-vouchers",
    "title_zh": "河南省科技创新券",
    "title_en": "Henan innovation vouchers",
    "summary_zh": "企业凭券购买科研服务。",
    "summary_en": "Firms pay for research services by voucher.",
    "jurisdiction": "CN-HA",
    "level": "subnational",
    "status": "in_force",
    "translation_zh": "written",
    "translation_en": "translated",
    "concepts_instrument": "open-bidding",
}
CITATION = {"source": "caict-2025", "place": "ch 2, s 1, p 2"}
LINK = {
    "indicator": "1.1",
    "directness": "direct",
    "basis": "curator",
    "mechanism_zh": "企业购买服务。",
    "mechanism_en": "Firms buy services.",
}
FACT = {
    "label_zh": "单张券额",
    "label_en": "Value of a voucher",
    "value": 200000,
    "unit": "project",
    "year": 2024,
    "qualifier": "at_most",
    "source": "caict-2025",
    "place": "ch 2, s 1, p 3",
    "evidence": "announced",
}


def make_vocabulary():
    """Make what the rows point at, by a published case that has a revision; answer the case."""
    record = read(make_case(slug="henan-bidding", facts=[{"value": 100}]))
    Case.objects.all().delete()
    return write(record)[0]


def tables(*slugs, **changes):
    """Answer the tables of whole cases under *slugs*: ``{table: [row, …]}``; *changes* are of every row of cases."""
    own = {slug: {"title_zh": f"做法{slug}", "title_en": f"Practice {slug}"} for slug in slugs}
    return {
        "cases": [{**CASE, "slug": slug, **own[slug], **changes} for slug in slugs],
        "citations": [{"slug": slug, **CITATION} for slug in slugs],
        "indicator_links": [{"slug": slug, **LINK} for slug in slugs],
    }


def ten_kinds_of_errors():
    """Answer the tables of one good case and of twelve rows that are wrong."""
    slugs = ["good", "place", "level", "date", "chinese", "concept", "Bad Slug", "order", "unit", "twice"]
    sheets = tables(*slugs)
    cases = {row["slug"]: row for row in sheets["cases"]}
    cases["place"]["jurisdiction"] = "CN-HAA"
    cases["level"]["level"] = "province"
    cases["date"]["start"] = "spring 2024"
    cases["chinese"]["title_zh"] = None
    cases["concept"]["concepts_instrument"] = "open-biding"
    cases["order"] |= {"start": "2024", "end": "2023"}
    sheets["cases"].append({**CASE, "slug": "twice"})
    sheets["cases"].append({**CASE, "slug": None})
    sheets["facts"] = [{"slug": "unit", **FACT, "unit": "projects"}, {"slug": "nowhere", **FACT}]
    return sheets


def workbook(sheets, name="cases.xlsx", spoil=lambda book: None):
    """Answer the File of a workbook with ``{sheet: [row, …]}``; *spoil* may change it before it is saved."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
    spoil(book)
    written = io.BytesIO()
    book.save(written)
    return File(name, written.getvalue())


def commas(rows, name="cases.csv", encoding="utf-8"):
    """Answer the File of CSV with *rows*."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [",".join(columns), *(",".join(f'"{row.get(column, "")}"' for column in columns) for row in rows)]
    return File(name, "\n".join(lines).encode(encoding))


def brought(person, *files):
    """Answer the Import of *files* that was looked at."""
    return finished(look_at(list(files), person))[0]


def outcomes(imported):
    """Answer ``{key: outcome}``."""
    return dict(imported.rows.values_list("key", "outcome"))


def problems(imported):
    """Answer every problem of an import as ``(where, column, message in English)``."""
    return [(one["where"], one["column"], one["message"]["en"]) for row in imported.rows.all() for one in row.problems]
