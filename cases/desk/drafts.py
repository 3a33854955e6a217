"""The desk's list of drafts."""

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _

from reference.desk import DeskAdmin


class DraftAdmin(DeskAdmin):
    list_display = ["title", "slug", "state", "author", "changed_by", "changed"]
    list_filter = ["state", "author"]
    list_select_related = ["author", "changed_by"]
    search_fields = ["slug", "record"]

    @display(description=_("title"))
    def title(self, row):
        return row.title
