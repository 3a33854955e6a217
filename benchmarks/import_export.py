"""The resources of django-import-export for the sheets of cases, as one would write them."""

import io

import tablib
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import CachedForeignKeyWidget, ManyToManyWidget
from openpyxl import load_workbook

from cases.dates import parse_partial_date
from cases.models import Case, Citation, Fact, IndicatorLink, Participation
from indicators.models import Indicator
from programs.models import Program
from reference.models import Concept, Jurisdiction, Organisation, Source, Unit

SHEETS = ("cases", "citations", "indicator_links", "facts", "organisations")
SCHEME = "concepts_"
WORDS = ("aliases", "acronyms", "also")


def datasets(file):
    """Answer ``{sheet: Dataset}`` of a workbook."""
    book = load_workbook(io.BytesIO(file.read_bytes()), read_only=True)
    found = {}
    for name in SHEETS:
        rows = book[name].iter_rows(values_only=True)
        headers = next(rows)
        found[name] = tablib.Dataset(headers=headers)
        for row in rows:
            found[name].append([_cell(row, place) for place in range(len(headers))])
    return found


def _cell(row, place):
    return row[place] if place < len(row) and row[place] is not None else ""


class Concepts(ManyToManyWidget):
    """Concepts by scheme and key, looked up once."""

    def __init__(self):
        super().__init__(Concept)
        self.pks = {f"{scheme}/{key}": pk for scheme, key, pk in Concept.objects.values_list("scheme__key", "key", "pk")}

    def clean(self, value, row=None, **options):
        return [self.pks[key] for key in value.split("|") if key]


class Linkable(CachedForeignKeyWidget):
    """Nodes of the index alone: other frameworks have the same codes."""

    def get_queryset(self, value, row, *args, **options):
        return Indicator.objects.linkable()


def link(name, column, model, field):
    return Field(name, column, CachedForeignKeyWidget(model, field))


class WithWords(ModelResource):
    """Rows whose lists of words stand in one cell."""

    def before_import_row(self, row, **options):
        for name in WORDS:
            if name in row:
                row[name] = "[" + ", ".join(f'"{word.strip()}"' for word in row[name].replace('"', "").split(";") if word.strip()) + "]"


def _prepare_case(row):
    """Put the concepts of all schemes into one cell, and dates into the two columns that they are kept in."""
    schemes = [name for name in row if name.startswith(SCHEME)]
    row["concepts"] = "|".join(f"{name.removeprefix(SCHEME)}/{key.strip()}" for name in schemes for key in row[name].split(";") if key)
    for name in ("start", "end"):
        day, row[f"{name}_precision"] = parse_partial_date(row[name]) if row[name] else ("", "")
        row[name] = str(day)


def resources(in_bulk):
    """Answer ``{sheet: resource}``; *in_bulk* writes many rows at once and works out no differences."""

    class Bulk:
        use_bulk, skip_diff, batch_size = in_bulk, in_bulk, 1000

    class CaseResource(WithWords):
        jurisdiction = link("jurisdiction", "jurisdiction", Jurisdiction, "code")
        program = link("program", "programme", Program, "code")
        if not in_bulk:  # which writes no relation of many to many
            concepts = Field("concepts", "concepts", Concepts())

        class Meta(Bulk):
            model = Case
            import_id_fields = ["slug"]
            exclude = ["id", "stage", "created", "changed", "confirmed", "confirmed_by", "organisations", "loaded_digest"] + (
                ["concepts"] if in_bulk else []
            )

        def before_import_row(self, row, **options):
            super().before_import_row(row, **options)
            _prepare_case(row)

    def part(model_class, **fields):
        names = {"case": link("case", "slug", Case, "slug"), **fields}
        meta = type(
            "Meta", (Bulk,), {"model": model_class, "import_id_fields": [], "exclude": ["id", "position"], "force_init_instance": True}
        )
        return type(f"{model_class.__name__}Resource", (WithWords,), {**names, "Meta": meta})

    def source():
        return link("source", "source", Source, "key")

    return {
        "cases": CaseResource,
        "citations": part(Citation, source=source()),
        "indicator_links": part(IndicatorLink, indicator=Field("indicator", "indicator", Linkable(Indicator, "code"))),
        "facts": part(Fact, source=source(), unit=link("unit", "unit", Unit, "key")),
        "organisations": part(Participation, organisation=link("organisation", "organisation", Organisation, "key")),
    }
