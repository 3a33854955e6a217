"""A record before a curator: as the fields of a form, or what was typed into them."""

from functools import cached_property

from django import forms
from django.contrib import admin
from django.utils.translation import gettext

from cases.desk.entering.choosing import KeyField, KeysField
from cases.desk.entering.fields import fields_of, shown, taken
from cases.desk.entering.keys import Keys
from cases.desk.entering.rows import NAMES, rows_of
from cases.models import Case
from cases.records import compare, roughly_canonical, shape
from reference.models import Scheme

PLAIN = (*shape.CASE, *shape.DATES)
NESTED = {"original_name": shape.ORIGINAL_NAME, "translation": shape.TRANSLATION}
COLUMNS = (*PLAIN, *shape.ORIGINAL_NAME, *shape.TRANSLATION)
CONCEPTS = "concepts_"


class CaseForm(forms.Form):
    """Everything of a case but its lists; the concepts stand scheme by scheme."""

    def __init__(self, *args, keys, slug="", **options):
        super().__init__(*args, **options)
        self.fields = fields_of(COLUMNS, Case, keys)
        self.schemes = list(Scheme.objects.all())
        for scheme in self.schemes:
            concepts = Case._meta.get_field("concepts")
            self.fields[f"{CONCEPTS}{scheme.key}"] = KeysField(concepts, admin.site, keys, scheme.key, label=scheme.name)
        if slug:
            self.initial["slug"] = slug
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = gettext("The address of a published case stays.")


class Entry:
    """The form of a *record*, or of the *data* that came back from one; *slug* is the one of a published case, which stays."""

    def __init__(self, request, record=None, data=None, slug=""):
        self.before = roughly_canonical(record or {})
        self.keys = Keys(request, admin.site)
        initial = None if data is not None else _shown(self.before)
        self.case = CaseForm(data, keys=self.keys, slug=slug, initial=initial)
        self.lists = {
            name: rows_of(name, columns, model, self.keys, _items(self.before, name), data)
            for name, (columns, model, _identity) in shape.LISTS.items()
        }
        for form in self.forms:
            for name, field in form.fields.items():
                if isinstance(field, KeyField):
                    field.ask(form[name].value())

    @property
    def forms(self):
        return [self.case, *(row for rows in self.lists.values() for row in rows.rows)]

    @property
    def concepts(self):
        """The fields of the concepts, one a scheme."""
        return [self.case[f"{CONCEPTS}{scheme.key}"] for scheme in self.case.schemes]

    @property
    def media(self):
        return self.case.media

    def is_valid(self):
        # Every part is looked at, also behind a fault: the record holds what is well.
        return all([*[rows.is_valid() for rows in self.lists.values()], self.case.is_valid()])

    @property
    def record(self):
        """The record that the fields make; a field with a fault is left out."""
        if self.case.is_bound:
            self.is_valid()
        values = self.case.cleaned_data if self.case.is_bound else self.case.initial
        record = taken(PLAIN, values)
        record |= {key: taken(columns, values) for key, columns in NESTED.items()}
        record["concepts"] = {scheme.key: values.get(f"{CONCEPTS}{scheme.key}") for scheme in self.case.schemes}
        return roughly_canonical(record | {name: rows.items for name, rows in self.lists.items()})

    @cached_property
    def unseen(self):
        """The Differences between the record and what the form can show of it, so that nothing is dropped unsaid."""
        return [] if self.case.is_bound else compare(self.record, self.before)

    @property
    def problems(self):
        """What is typed in a wrong form, as ``[(id of the field, its name, message)]``."""
        found = []
        for form in self.forms:
            row = f"{NAMES[form.prefix.rpartition('-')[0]][0]} {form.place + 1}: " if form.prefix else ""
            for name, messages in form.errors.items():
                bound = form[name] if name in form.fields else None
                found += [(bound.id_for_label if bound else "", f"{row}{bound.label}" if bound else "", message) for message in messages]
        return found + [("", "", message) for rows in self.lists.values() for message in rows.non_form_errors()]


def _items(record, name):
    items = record.get(name)
    return items if isinstance(items, list) else []


def _shown(record):
    values = shown(PLAIN, record)
    for key, columns in NESTED.items():
        values |= shown(columns, record.get(key))
    concepts = record.get("concepts")
    for scheme, keys in (concepts if isinstance(concepts, dict) else {}).items():
        values[f"{CONCEPTS}{scheme}"] = [str(key) for key in keys] if isinstance(keys, list) else []
    return values
