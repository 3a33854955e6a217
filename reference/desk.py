"""What all pages of the curators' desk share."""

import json

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.utils.http import urlencode
from django.utils.translation import gettext

from reference.lines import LinesField
from reference.locators import LocatorError, parse_locator


class DeskOptions:
    """Options of a page and of the lists inside it."""

    formfield_overrides = {
        models.JSONField: {"form_class": LinesField},
        models.URLField: {"assume_scheme": "https"},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
    }

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(field, forms.ModelChoiceField):
            field.label_from_instance = self.admin_site.choice_label
            # What a row points at is deleted on its own page, not in passing.
            field.widget.can_delete_related = False
        elif field and db_field.name == "place":
            field.validators.append(check_place)
        return field


class DeskInline(DeskOptions, admin.TabularInline):
    """Rows edited on the page of the row that they belong to."""

    extra = 0


class DeskAdmin(DeskOptions, admin.ModelAdmin):
    """One table of the desk; ``permanent`` names the fields that are addresses or keys of files and stay."""

    show_facets = admin.ShowFacets.ALWAYS
    list_per_page = 50
    permanent = ()

    class Media:
        js = ("js/desk.js",)

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), *(self.permanent if obj else ()))

    def get_search_results(self, request, queryset, search_term):
        queryset = self.part_of(queryset, request.GET.get("part", ""))
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if not search_term.isascii():
            # SQLite holds JSON lists with every character beyond ASCII escaped.
            escaped = json.dumps(search_term)[1:-1]
            found = found | super().get_search_results(request, queryset, escaped)[0]
        return found, duplicates

    def part_of(self, queryset, part):
        """Answer the rows of *queryset* in *part*, the name of a part that an autocomplete asks for."""
        return queryset

    def choice_label(self, row):
        """Answer the words for *row* in a list to choose from."""
        return str(row)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change:
            self.admin_site.row_changed(form.instance, form.changed_data)


class ShownOnly(DeskAdmin):
    """A table that the desk shows and that is written elsewhere."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class PartMixin(AutocompleteMixin):
    """An autocomplete that offers a part of its table, see ``DeskAdmin.part_of``."""

    def __init__(self, field, admin_site, part, **options):
        super().__init__(field, admin_site, **options)
        self.part = part

    def get_url(self):
        return f"{super().get_url()}?{urlencode({'part': self.part})}"


class PartSelect(PartMixin, AutocompleteSelect):
    """One row of a part of a table."""


class PartSelectMultiple(PartMixin, AutocompleteSelectMultiple):
    """Several rows of a part of a table."""


class TreeForm(forms.ModelForm):
    """A row of a tree; ``upward`` is the field that names the row above."""

    upward = "parent"

    def clean(self):
        cleaned = super().clean()
        above = cleaned.get(self.upward)
        while above and self.instance.pk:
            if above.pk == self.instance.pk:
                self.add_error(self.upward, gettext("The row would stand below itself: choose one that is not below it."))
                break
            above = getattr(above, self.upward)
        return cleaned


def check_place(text):
    """Raise ValidationError, naming the fix, where *text* is no place in a source."""
    try:
        parse_locator(text)
    except LocatorError as error:
        raise forms.ValidationError(str(error), code="place") from error


def pair(name):
    """Answer the two language fields of *name*, side by side."""
    return (f"{name}_zh", f"{name}_en")


def two_names(row):
    """Answer the name of *row* in both languages, for a list to choose from."""
    return f"{row.name_zh} · {row.name_en}" if row.name_zh != row.name_en else row.name_en
