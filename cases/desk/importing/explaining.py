"""The first sheet of the workbook: how it is filled in, and what every column holds, in both languages."""

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.desk.importing.planning import LANGUAGES
from cases.desk.importing.reading import README
from cases.desk.importing.tables import ITEM, SCHEME
from cases.desk.importing.vocabularies import shape_model
from reference.columns import Link, Number, Pair
from reference.models import Scheme

RULES = (
    _("One row of “cases” is one case; its facts, links, citations, organisations and relations stand in the other sheets under its slug."),
    _("A new slug is a new case. A slug that is here changes that case: an empty cell changes nothing, “[clear]” empties."),
    _("Several words or keys in one cell are separated by “; ” or stand on lines of their own; they are the whole list."),
    _("Rows of the other sheets add to what the case has or change it; what they do not name stays."),
    _(
        "A fact is known by its English label, year and source, a citation by source and place, a link to the index by its indicator, "
        "an organisation by its role, a relation by the other case and its kind."
    ),
    _("In an export the column “item” ties a row to what it was exported from, so that every cell of the row may be changed."),
    _("“[remove]” in “item” takes what the row names out; “[clear]” there, with nothing but the slug beside it, takes out the whole list."),
    _("Numbers stand without grouping, in base units. Dates are 2025, 2025-11 or 2025-11-07. Formulas are not taken: paste values."),
    _("A column or sheet whose name begins with # is yours and is not read. Sheets “list …” hold the keys to choose from."),
)
NOTES = {
    "slug": _("address of the case: a–z, 0–9 and hyphens, permanent"),
    ITEM: _("mark of an exported row; leave empty in new ones"),
    "to_case": _("slug of the other case"),
}
REQUIRED, OPTIONAL = _("required"), _("optional")
KINDS = {"number": _("number"), "words": _("words, separated by “; ”"), "key": _("key from a list"), "text": _("text")}


def explain(book, tables):
    """Add the sheet to *book*."""
    columns = ("sheet", "column", "name_zh", "name_en", "kind_zh", "kind_en", "needed_zh", "needed_en")
    sheet = book.sheet(README, columns, {"sheet": 20, "column": 26, "name_zh": 40, "name_en": 40, "kind_en": 26}, wraps=True)
    for rule in RULES:
        sheet.add(["", "", *_in_both(rule)])
    schemes = {scheme.key: (scheme.name_zh, scheme.name_en) for scheme in Scheme.objects.all()}
    for table in tables.values():
        for cell in table.cells:
            kind, needed = KINDS[_kind(cell)], REQUIRED if getattr(cell.column, "required", cell.name == "slug") else OPTIONAL
            names = schemes[cell.path[1]] if cell.name.startswith(SCHEME) else _in_both(_name(cell))
            sheet.add([table.name, cell.name, *names, *_in_both(kind), *_in_both(needed)])


def _in_both(words):
    found = []
    for language in LANGUAGES.values():
        with translation.override(language):
            found.append(capfirst(str(words)))
    return found


def _name(cell):
    if cell.name in NOTES:
        return NOTES[cell.name]
    field = f"{cell.column.field}_{cell.path[-1]}" if isinstance(cell.column, Pair) else cell.column.field
    return shape_model(cell.column)._meta.get_field(field).verbose_name


def _kind(cell):
    if cell.holds_words:
        return "words"
    if isinstance(cell.column, Number):
        return "number"
    return "key" if isinstance(cell.column, Link) or getattr(cell.column, "choices", None) else "text"
