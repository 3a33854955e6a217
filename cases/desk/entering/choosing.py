"""Fields that choose rows of other tables by their natural keys, through the admin's autocomplete.

Without JavaScript the page offers a line to type into, whose name ends in ``-typed``: it takes a key or a name.
"""

import re

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.utils.translation import gettext

from reference.desk import PartMixin

TYPED = "-typed"


class KeyMixin(PartMixin):
    """An autocomplete whose choices are natural keys, see ``Keys``; *part* is a part of the table, such as a scheme."""

    def __init__(self, field, admin_site, keys, part=""):
        super().__init__(field, admin_site, part)
        self.keys = keys

    @property
    def model(self):
        return self.field.remote_field.model

    def get_url(self):
        return f"{super().get_url()}&by=key"

    def optgroups(self, name, value, attrs=None):
        chosen = [str(key) for key in value if key]
        options = [] if self.allow_multiple_selected else [self.create_option(name, "", "", not chosen, 0)]
        for number, key in enumerate(chosen, 1):
            options.append(self.create_option(name, key, self.keys.words(self.model, self.part, key) or key, True, number))
        return [(None, options, 0)]


class KeySelect(KeyMixin, AutocompleteSelect):
    """One row, by its key."""

    def value_from_datadict(self, data, files, name):
        return data.get(f"{name}{TYPED}", "").strip() or super().value_from_datadict(data, files, name)


class KeySelectMultiple(KeyMixin, AutocompleteSelectMultiple):
    """Several rows, by their keys."""

    def value_from_datadict(self, data, files, name):
        typed = re.split(r"[,，;；\n]", data.get(f"{name}{TYPED}", ""))
        chosen = super().value_from_datadict(data, files, name) or []
        return list(dict.fromkeys(filter(None, (*chosen, *(text.strip() for text in typed)))))


class KeyField(forms.Field):
    """The key of one row; a name that only one row has is as good."""

    widget_class = KeySelect

    def __init__(self, model_field, site, keys, part="", **options):
        super().__init__(required=False, widget=self.widget_class(model_field, site, keys, part), **options)
        self.keys, self.model, self.part = keys, model_field.remote_field.model, part

    def ask(self, value):
        """Note which keys will be looked up, so that one query answers for all."""
        self.keys.ask(self.model, self.part, [value] if value else [])

    def to_python(self, value):
        return self.key_of(value) if value else ""

    def key_of(self, text):
        if self.keys.words(self.model, self.part, text) is not None:
            return text
        like = self.keys.like(self.model, self.part, text)
        if len(like) == 1:
            return like[0][0]
        raise forms.ValidationError(_unknown(text, like), code="unknown")


class KeysField(KeyField):
    """The keys of several rows."""

    widget_class = KeySelectMultiple

    def ask(self, value):
        self.keys.ask(self.model, self.part, value or [])

    def to_python(self, value):
        return list(dict.fromkeys(self.key_of(text) for text in value or []))

    def has_changed(self, initial, data):
        return set(initial or []) != set(data or [])


def _unknown(text, like):
    if not like:
        return gettext("Nothing is called “{text}” here: choose from the list, or enter it on its own page first.").format(text=text)
    names = "; ".join(words for _key, words in like)
    return gettext("“{text}” may be several: {names}. Choose one.").format(text=text, names=names)
