"""The form above the gap matrix: one field for each thing that can be chosen."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from cases.comparing.crosswalk import short_name
from cases.comparing.gaps.choices import OPTIONS
from cases.models import Case


class Field(NamedTuple):
    """A choice of one among *values*, ``[(key, label)]``."""

    label: str
    name: str
    value: str
    values: list


def fields(matrix):
    """Answer the Fields that have a meaning for *matrix*."""
    choices = matrix.choices
    labels = {
        "rows": _("Rows"),
        "columns": _("Columns"),
        "level": _("Terms"),
        "compare": _("Compare with"),
        "empty": _("Rows and columns without a case"),
        "order": _("Order of the columns"),
    }
    shown = [name for name in OPTIONS if name != "level" or (matrix.terms.has_levels and not matrix.crosswalk)]
    found = {name: Field(labels[name], name, getattr(choices, name), _values(name, choices)) for name in shown}
    first = [found.pop("rows"), found.pop("columns"), *_by(matrix)]
    return [*first, *found.values(), _place(matrix), *_status(matrix)]


def _values(name, choices):
    """Only comparisons that are possible are offered."""
    left_out = set()
    if name == "compare" and choices.rows != "provinces":
        left_out = {"peers", "country"} if choices.rows == "countries" else {"peers"}
    return [(key, label) for key, label in OPTIONS[name].items() if key not in left_out]


def _by(matrix):
    lists = matrix.asked.lists.get(matrix.facet, [])
    current = matrix.crosswalk.vocabulary.key if matrix.crosswalk else ""
    values = [("", _("our terms")), *((row.key, short_name(row)) for row in lists)]
    return [Field(_("Count as"), "by", current, values)] if lists else []


def _place(matrix):
    looked_at = matrix.choices.place
    values = [("", _("none")), *((code, place.name) for code, place in matrix.places.items())]
    return Field(_("Look at one place"), "place", looked_at.code if looked_at else "", values)


def _status(matrix):
    """Of several statuses in the address none is a field: they are passed on as they are."""
    chosen = matrix.asked.choices.get("status", ())
    values = [("", _("any")), *Case.Status.choices]
    return [Field(_("Status"), "status", chosen[0] if chosen else "", values)] if len(chosen) < 2 else []
