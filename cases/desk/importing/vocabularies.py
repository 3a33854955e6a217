"""The lists of a template: every key that a cell may hold, with its names in both languages."""

from typing import NamedTuple

from django.utils import translation

from cases.desk.importing.planning import LANGUAGES
from cases.desk.importing.reading import LISTS
from cases.records import shape
from indicators.models import Indicator, Observation, Series
from indicators.structure import MAIN_FRAMEWORK
from programs.models import Program
from reference.models import Concept, Jurisdiction, Organisation, Source, Unit

NAMES = ("name_zh", "name_en")
CHOICES = f"{LISTS}choices"
CONCEPTS = f"{LISTS}concepts"
# By table of a link: the sheet, its columns, and the rows that it shows; the key stands first.
TABLES = {
    "place": (f"{LISTS}places", ("code", *NAMES), lambda: Jurisdiction.objects.order_by("position", "code")),
    "unit": (f"{LISTS}units", ("key", "label_zh", "label_en", "plural_en"), lambda: Unit.objects.all()),
    "source": (
        f"{LISTS}sources",
        ("key", "title_zh", "title_en", "issuer_zh", "issuer_en", "date"),
        lambda: Source.objects.order_by("key"),
    ),
    "programme": (f"{LISTS}programmes", ("code", *NAMES), lambda: Program.objects.order_by("code")),
    "indicator": (f"{LISTS}indicators", ("code", *NAMES), lambda: Indicator.objects.linkable().order_by("code")),
    "organisation": (f"{LISTS}organisations", ("key", *NAMES, "acronym"), lambda: Organisation.objects.order_by("key")),
}


class Vocabulary(NamedTuple):
    """A sheet of keys: its *name*, *columns* and *rows*; *ranges* are first and last row of its parts."""

    name: str
    columns: tuple
    rows: list
    ranges: dict


def case_vocabularies():
    """Answer the Vocabularies that cases are filled in from."""
    linked = [_linked(table) for table in TABLES]
    columns = (*shape.CASE, *shape.TRANSLATION, *(column for columns, *_rest in shape.LISTS.values() for column in columns))
    fields = [(shape_model(column), column.field) for column in columns if getattr(column, "choices", None)]
    return [*linked, _concepts(), _choices(fields)]


def value_vocabularies():
    """Answer the Vocabularies that values of the index are filled in from."""
    fields = [(Observation, "status"), (Observation, "seen_in")]
    return [_series(), _linked("place"), _choices(fields)]


def shape_model(column):
    """Answer the model behind a column of a record."""
    for columns, model, _identity in shape.LISTS.values():
        if column in columns:
            return model
    return shape.Case


def _linked(table):
    name, columns, rows = TABLES[table]
    found = [list(row) for row in rows().values_list(*columns)]
    return Vocabulary(name, columns, found, {table: (2, len(found) + 1)})


def _series():
    columns = ("indicator", "series", "name_zh", "name_en", "unit_zh", "unit_en", "role")
    rows = Series.objects.filter(indicator__framework__key=MAIN_FRAMEWORK).order_by("indicator__code", "position", "key")
    found = [list(row) for row in rows.values_list("indicator__code", "key", *columns[2:])]
    return Vocabulary(f"{LISTS}series", columns, found, {})


def _concepts():
    rows = Concept.objects.standing().order_by("scheme__position", "scheme__key", "position", "key")
    found = rows.values_list("scheme__key", "key", *NAMES)
    return _in_parts(CONCEPTS, ("scheme", "key", *NAMES), [list(row) for row in found])


def _choices(fields):
    rows = []
    for model, field in dict.fromkeys(fields):
        words = {suffix: _labels(model, field, language) for suffix, language in LANGUAGES.items()}
        rows += [[f"{model._meta.model_name}.{field}", key, words["zh"][key], words["en"][key]] for key in words["en"]]
    return _in_parts(CHOICES, ("column", "key", *NAMES), rows)


def _labels(model, field, language):
    with translation.override(language):
        return {key: str(label) for key, label in model._meta.get_field(field).choices}


def _in_parts(name, columns, rows):
    """A Vocabulary whose first column says which part a row belongs to."""
    ranges = {}
    for number, (part, *_rest) in enumerate(rows, 2):
        ranges[part] = (ranges.get(part, (number,))[0], number)
    return Vocabulary(name, columns, rows, ranges)
