"""The desk's list of published and retired cases; their text is edited as drafts."""

from django.contrib import admin
from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _

from reference.desk import DeskAdmin


class CaseAdmin(DeskAdmin):
    list_display = ["title_zh", "title_en", "jurisdiction", "stage", "status", "starts", "confirmed"]
    list_display_links = ["title_zh", "title_en"]
    list_filter = [
        "stage",
        "status",
        "level",
        "depth",
        ("program", admin.RelatedOnlyFieldListFilter),
        "translation_zh",
        "translation_en",
        ("jurisdiction", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["jurisdiction"]
    search_fields = ["slug", "title_zh", "title_en", "original_name", "aliases", "acronyms", "summary_zh", "summary_en"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def choice_label(self, row):
        return f"{row.title} · {row.slug}"

    @display(description=_("start"), ordering="start")
    def starts(self, row):
        return row.start_in_words
