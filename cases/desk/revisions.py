"""The desk's list of revisions: every publication of every case, newest first; they never change."""

from django.contrib import admin
from django.contrib.admin import display
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import Revision
from reference.desk import ShownOnly


class RevisionAdmin(ShownOnly):
    list_display = ["at", "of_case", "number", "kind", "author", "reviewer", "comment"]
    list_filter = ["kind", "at", ("author", admin.RelatedOnlyFieldListFilter), ("reviewer", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["case", "author", "reviewer"]
    search_fields = ["case__slug", "case__title_zh", "case__title_en", "comment"]
    ordering = ["-at", "-pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("record")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A revision is read where readers read it."""
        revision = get_object_or_404(Revision.objects.select_related("case").defer("record"), pk=object_id if object_id.isdigit() else 0)
        return HttpResponseRedirect(reverse("history_version", args=[revision.case.slug, revision.number]))

    @display(description=_("case"), ordering="case__slug")
    def of_case(self, row):
        return row.case.title
