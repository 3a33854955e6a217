"""The desk's list of drafts, and their pages."""

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _

from cases.desk import reviewing
from cases.desk.aids import pages as aids
from cases.desk.entering import pages as entering
from reference.desk import DeskAdmin


class DraftAdmin(DeskAdmin):
    list_display = ["title", "slug", "state", "author", "changed_by", "changed"]
    list_filter = ["state", "author"]
    list_select_related = ["author", "changed_by"]
    search_fields = ["slug", "record"]

    def get_urls(self):
        return [*aids.addresses(self), *entering.urls(self), *reviewing.addresses(self), *super().get_urls()]

    def has_delete_permission(self, request, obj=None):
        """Drafts are put away by a step, which says so."""
        return False

    @display(description=_("title"))
    def title(self, row):
        return row.title
