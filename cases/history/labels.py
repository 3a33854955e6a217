"""What the fields of a record are called."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Case
from cases.records import shape
from reference.columns import Pair

# The names of the lists of a record, and of one item of each.
LISTS = {
    "organisations": gettext_lazy("Organisations"),
    "concepts": gettext_lazy("Concepts"),
    "facts": gettext_lazy("Facts and figures"),
    "indicator_links": gettext_lazy("Links to the index"),
    "citations": gettext_lazy("Citations"),
    "relations": gettext_lazy("Relations to other cases"),
}
ITEMS = {
    "organisations": gettext_lazy("Organisation %(number)s"),
    "facts": gettext_lazy("Fact %(number)s"),
    "indicator_links": gettext_lazy("Link to the index %(number)s"),
    "citations": gettext_lazy("Citation %(number)s"),
    "relations": gettext_lazy("Relation %(number)s"),
}
NESTED = {"original_name": shape.ORIGINAL_NAME, "translation": shape.TRANSLATION}


def label_of(model, field):
    """Answer the label of a column of *model*, as its page at the desk has it."""
    return capfirst(str(model._meta.get_field(field).verbose_name))


def label_of_column(model, column, suffix=""):
    """Answer the label of *column*; of a pair, in the language *suffix* or without any."""
    if not isinstance(column, Pair):
        return label_of(model, column.field)
    both = label_of(model, f"{column.field}_{suffix or 'en'}")
    return both if suffix else both.rpartition(" (")[0] or both.rpartition("（")[0] or both


def path_in_words(path):
    """Answer the words for the field of a record at *path*, such as “Fact 2: value”; empty for the record as a whole."""
    path = [part for part in path if part != ""]
    if not path:
        return ""
    key, *rest = path
    if key in ITEMS and rest:
        columns, model, _identity = shape.LISTS[key]
        item = str(ITEMS[key]) % {"number": int(rest[0]) + 1}
        return _("%(part)s: %(field)s") % {"part": item, "field": _field(columns, model, rest[1:])} if rest[1:] else item
    if key in LISTS:
        return str(LISTS[key])
    if key in NESTED:
        return _field(NESTED[key], Case, rest) if rest else _field(NESTED[key], Case, [NESTED[key][0].key])
    return _field((*shape.CASE, *shape.DATES), Case, path)


def _field(columns, model, path):
    column = next((column for column in columns if column.key == str(path[0])), None)
    if column is None:
        return " · ".join(map(str, path))
    suffix = str(path[1]) if len(path) > 1 and isinstance(column, Pair) else ""
    return label_of_column(model, column, suffix if suffix in ("zh", "en") else "")
