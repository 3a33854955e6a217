"""The desk's page for programmes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.models import Program
from reference.desk import DeskAdmin, pair, two_names


@admin.register(Program)
class ProgramAdmin(DeskAdmin):
    list_display = ["code", "name_zh", "name_en", "jurisdiction", "agency"]
    list_display_links = ["code", "name_zh", "name_en"]
    list_filter = [("jurisdiction", admin.RelatedOnlyFieldListFilter), ("agency", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["jurisdiction", "agency"]
    search_fields = ["code", "acronym", "name_zh", "name_en"]
    autocomplete_fields = ["jurisdiction", "agency"]
    permanent = ["code", "slug"]
    fieldsets = [
        (None, {"fields": [("code", "slug"), pair("name"), ("acronym", "position")]}),
        (_("Who runs it"), {"fields": [("jurisdiction", "agency"), "website"]}),
        (_("Notes"), {"fields": [pair("note")]}),
    ]

    def choice_label(self, row):
        return f"{row.code} · {two_names(row)}"
