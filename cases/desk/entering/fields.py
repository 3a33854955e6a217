"""A form's fields from the columns of a record: what each shows of a value, and what of it the record gets back.

Nothing is required, for a draft may be incomplete; what is typed in a wrong form is refused with the column's own words.
"""

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.desk.entering.choosing import KeyField
from cases.models import Case, Fact
from cases.records import shape
from reference.columns import SUFFIXES, Link, Number, Pair, Place, Words
from reference.lines import LinesField

LANGUAGES = {"zh": "zh-Hans", "en": "en"}
LONG = 300
NOTHING = [("", "—")]
DATE_HELP = _("As precise as known: 2025, 2025-11 or 2025-11-07.")
LANGUAGE_HELP = _("Such as zh-Hans, en, de or ja.")
HELP = {"start": DATE_HELP, "end": DATE_HELP, "original_language": LANGUAGE_HELP}
PARTS = {"indicator": "linkable"}


class CheckedField(forms.CharField):
    """A line of text that its column checks."""

    def __init__(self, column, **options):
        super().__init__(**options)
        self.column = column

    def validate(self, value):
        super().validate(value)
        for _path, message in self.column.check(value, {}) if value else ():
            raise forms.ValidationError(message, code="form")


def names_of(column):
    """Answer the names of the fields that show *column*."""
    return [f"{column.field}_{suffix}" for suffix in SUFFIXES] if isinstance(column, Pair) else [column.field]


def fields_of(columns, model, keys):
    """Answer ``{name: form field}`` for *columns*, in the words of the fields of *model*."""
    return {name: _field(column, model._meta.get_field(name), keys) for column in columns for name in names_of(column)}


def shown(columns, item):
    """Answer ``{name: what the field shows}`` for the part *item* of a record, of whatever shape; what cannot be shown is left out."""
    values = {}
    for column in columns:
        value = item.get(column.key) if isinstance(item, dict) else None
        if isinstance(column, Pair):
            pair = value if isinstance(value, dict) else {SUFFIXES[-1]: value}
            values |= {f"{column.field}_{suffix}": str(pair[suffix]) for suffix in SUFFIXES if pair.get(suffix) is not None}
        elif isinstance(column, Words):
            values[column.field] = [str(word) for word in value if _fits(column, word)] if isinstance(value, list) else []
        elif value is not None and _fits(column, value):
            values[column.field] = str(value)
    return values


def taken(columns, values):
    """Answer the part of a record that the *values* of the fields of *columns* make: the inverse of ``shown``."""
    item = {}
    for column in columns:
        if isinstance(column, Pair):
            item[column.key] = {suffix: text for suffix in SUFFIXES if (text := values.get(f"{column.field}_{suffix}"))}
        else:
            item[column.key] = values.get(column.field)
    return {key: value for key, value in item.items() if value not in (None, "", [], {})}


def _fits(column, value):
    choices = Fact.Qualifier.values if isinstance(column, shape.Qualifiers) else column.choices
    return str(value) in choices if choices else not isinstance(value, (dict, list))


def _field(column, model_field, keys):
    options = {"label": capfirst(model_field.verbose_name), "help_text": HELP.get(model_field.name, model_field.help_text)}
    if isinstance(column, Link):
        return KeyField(model_field, admin.site, keys, PARTS.get(model_field.name, ""), **options)
    options["required"] = False
    if isinstance(column, shape.Qualifiers):
        return forms.MultipleChoiceField(choices=Fact.Qualifier.choices, widget=forms.CheckboxSelectMultiple, **options)
    if isinstance(column, Words):
        return LinesField(**options)
    if column.choices:
        initial = model_field.default if model_field.has_default() else ""
        return forms.ChoiceField(choices=NOTHING + list(model_field.choices), initial=initial, **options)
    if isinstance(column, (Number, Place, shape.PartialDate, shape.Slug)):
        numeric = {"inputmode": "decimal"} if isinstance(column, Number) else {}
        return CheckedField(column, widget=forms.TextInput(attrs={"autocomplete": "off", **numeric}), **options)
    return forms.CharField(widget=_lines(model_field), **options)


def _lines(model_field):
    attrs = {"lang": LANGUAGES[suffix]} if (suffix := model_field.name.rpartition("_")[2]) in LANGUAGES else {}
    if isinstance(model_field, models.TextField) or (model_field.max_length or 0) > LONG:
        return forms.Textarea(attrs={"rows": 4 if model_field.model is Case else 2, **attrs})
    return forms.TextInput(attrs=attrs)
