"""The desk's list of imports; each has a page of its own."""

from functools import partial

from django.contrib.admin import RelatedOnlyFieldListFilter, display
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.desk.importing import acting, bringing
from cases.desk.importing.showing import show
from cases.models import Import
from reference.desk import DeskAdmin


class ImportAdmin(DeskAdmin):
    change_list_template = "admin/cases/import/change_list.html"
    list_display = ["file_name", "kind", "state", "how", "by", "at", "confirmed_at", "undone_at"]
    list_filter = ["kind", "state", ("by", RelatedOnlyFieldListFilter), "at"]
    list_select_related = ["by"]
    search_fields = ["file_name", "digest", "comment", "by__username"]
    autocomplete_fields = ["by", "undone_by"]
    fields = [("file_name", "kind", "state"), ("by", "digest"), ("as_drafts", "confirmed_at"), "comment", ("undone_by", "undone_at")]

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @display(description=_("how"), ordering="as_drafts")
    def how(self, row):
        """How it was written; a preview is not written at all, and values are never drafts."""
        if not row.confirmed_at or row.kind != Import.Kind.CASES:
            return ""
        return gettext("as drafts for review") if row.as_drafts else gettext("published")

    def get_urls(self):
        """The pages of an import, and the files to fill in."""
        view = self.admin_site.admin_view
        ways = {
            "confirm": acting.confirm_page,
            "undo": acting.undo_page,
            "look_again": acting.look_again_page,
            "discard": acting.discard_page,
        }
        return [
            *(path(f"<int:pk>/{way}/", view(partial(page, self)), name=f"cases_import_{way}") for way, page in ways.items()),
            *(path(f"template/{name}", view(bringing.template_file), {"name": name}, f"cases_import_{name}") for name in bringing.FILES),
            path("export/cases.xlsx", view(bringing.all_cases), name="cases_import_export"),
            *super().get_urls(),
        ]

    def add_view(self, request, form_url="", extra_context=None):
        return bringing.bring(self, request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        queryset = Import.objects.select_related("by", "undone_by")
        return show(self, request, get_object_or_404(queryset, pk=object_id if object_id.isdecimal() else 0))
