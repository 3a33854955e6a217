"""The rows of a list in a form: their order is a number in each, so that rows come, go and move without new names."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.desk.entering.fields import fields_of, shown, taken

MORE = 3
# The fields that the row of a fact folds away, and what is said where something stands in them.
FOLDED = {
    "value_max": _("range"),
    "also": _("qualifiers"),
    "text_zh": _("words"),
    "text_en": _("words"),
    "note_zh": _("note"),
    "note_en": _("note"),
}
# What one row of a list is called, and the words for another.
NAMES = {
    "facts": (_("Fact"), _("Add a fact")),
    "indicator_links": (_("Link"), _("Add a link to the index")),
    "citations": (_("Citation"), _("Add a citation")),
    "organisations": (_("Organisation"), _("Add an organisation")),
    "relations": (_("Relation"), _("Add a relation")),
}


class RowForm(forms.Form):
    """One item of a list of a record, such as a fact."""

    def __init__(self, *args, columns, model, keys, **options):
        super().__init__(*args, **options)
        self.columns = columns
        self.fields = fields_of(columns, model, keys)
        for field in self.fields.values():
            field.help_text = ""

    @property
    def place(self):
        """Where in its list the row stands."""
        here = whole(self.prefix.rpartition("-")[2])
        return whole(self.data.get(f"{self.prefix}-ORDER"), here) if self.is_bound else here

    @property
    def item(self):
        """The part of the record that the row makes; empty where nothing but a field's usual value is there."""
        item = taken(self.columns, self.cleaned_data if self.is_bound else self.initial)
        usual = {column.key: self.fields[column.field].initial for column in self.columns if column.choices}
        return {} if item.items() <= usual.items() else item

    @property
    def folded(self):
        """What stands in the fields that the row folds away."""
        return list(dict.fromkeys(words for name, words in FOLDED.items() if name in self.fields and self[name].value()))

    @property
    def must_unfold(self):
        """Whether there is a fault in what a row folds away."""
        return any(self[name].errors for name in FOLDED if name in self.fields)


class Rows(forms.BaseFormSet):
    """The rows of one list, in their order."""

    @property
    def template(self):
        return f"admin/cases/draft/_{self.prefix}.html"

    @property
    def name(self):
        """What one row is called."""
        return NAMES[self.prefix][0]

    @property
    def add_words(self):
        return NAMES[self.prefix][1]

    @property
    def rows(self):
        """The rows that there are; one that was taken off the page left a gap in the numbers."""
        return sorted((form for form in self.forms if self._is_there(form)), key=lambda form: form.place)

    def _is_there(self, form):
        return not self.is_bound or f"{form.prefix}-ORDER" in self.data or any(form.add_prefix(name) in self.data for name in form.fields)

    @property
    def items(self):
        return [form.item for form in self.rows if form.item]


def rows_of(name, columns, model, keys, items=None, data=None):
    """Answer the Rows of the list *name*: of *items* of a record, or of the *data* of a form sent."""
    made = forms.formset_factory(RowForm, formset=Rows, extra=0, max_num=1000, absolute_max=2000)
    options = {"prefix": name, "form_kwargs": {"columns": columns, "model": model, "keys": keys}}
    if data is not None:
        return made(data, **options)
    nothing = dict.fromkeys(fields_of(columns, model, keys), "")
    initial = [nothing | shown(columns, item) for item in items if isinstance(item, dict)]
    return made(initial=initial, **options)


def rearranged(data, order):
    """Answer *data* of a form with one of its rows moved, taken out, or some added; *order* such as ``facts-3-up`` or ``facts-add``."""
    data = data.copy()
    name, _hyphen, rest = order.partition("-")
    number, _hyphen, verb = rest.rpartition("-")
    total = whole(data.get(f"{name}-TOTAL_FORMS"))
    if verb == "add":
        for new in range(total, total + MORE):
            data[f"{name}-{new}-ORDER"] = str(new + total)
        data[f"{name}-TOTAL_FORMS"] = str(total + MORE)
    elif verb == "remove":
        for key in [key for key in data if key.startswith(f"{name}-{number}-")]:
            del data[key]
    elif verb in ("up", "down"):
        _move(data, name, total, number, -1 if verb == "up" else 1)
    return data


def _move(data, name, total, number, by):
    places = {key: data[key] for key in (f"{name}-{n}-ORDER" for n in range(total)) if key in data}
    order = sorted(places, key=lambda key: whole(places[key]))
    for place, key in enumerate(order):
        data[key] = str(place)
    here = f"{name}-{number}-ORDER"
    there = order.index(here) + by if here in order else -1
    if 0 <= there < len(order):
        data[here], data[order[there]] = data[order[there]], data[here]


def whole(text, otherwise=0):
    """Answer the whole number that *text* is."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise
