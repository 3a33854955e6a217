"""Where a row is used, for the desk: every row that points at it, by kind, in words and with its page there."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

# Rows without a page of their own stand on the page of the row that they are part of.
OWNERS = {
    "fact": "case",
    "citation": "case",
    "milestone": "program",
    "programsource": "program",
    "fundingsource": "funding",
    "awardsource": "award",
    "coordinationsource": "coordination",
}


@dataclass(frozen=True)
class Use:
    """The rows of one kind that use a row: *rows* as ``[(words, address at the desk)]``."""

    label: str
    rows: list

    @property
    def count(self):
        return len(self.rows)


def uses_of(row, without=()):
    """Answer the Uses of *row* through every reverse relation but those *without*, one query for each kind of row."""
    owners = {}
    for relation in row._meta.related_objects:
        if (accessor := relation.get_accessor_name()) not in without:
            owner, path = _owner(relation.related_model)
            owners.setdefault(owner, []).append(getattr(row, accessor).order_by().values(path))
    return [use for model, parts in owners.items() if (use := Use(model._meta.verbose_name_plural, _listed(model, parts))).rows]


def _owner(model):
    name = OWNERS.get(model._meta.model_name)
    return (model._meta.get_field(name).related_model, name) if name else (model, "pk")


def _listed(model, parts):
    near = [field.name for field in model._meta.fields if field.is_relation and not field.null]
    found = model.objects.filter(pk__in=parts[0]).select_related(*near)
    for part in parts[1:]:
        found |= model.objects.filter(pk__in=part).select_related(*near)
    return [(str(one), desk_address(one)) for one in found]


def desk_address(row):
    """Answer the address of the page of *row* at the desk, "" where it has none."""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""
