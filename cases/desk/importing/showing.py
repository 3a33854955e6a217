"""The page of one import: who brought it, what it would do or did row by row, and what may be done with it."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.desk.importing.confirming import TO_WRITE, Overtaken
from cases.desk.importing.overtaking import moved_on
from cases.desk.importing.printing import printed
from cases.desk.importing.storing import counts
from cases.desk.importing.undoing import InTheWay
from cases.models import Import, ImportRow

ROWS_A_PAGE = 50
FEW = 20
DUPLICATES = "duplicates"
LABELS = {
    "": gettext_lazy("all"),
    ImportRow.Outcome.CREATED: gettext_lazy("new"),
    ImportRow.Outcome.CHANGED: gettext_lazy("changed"),
    ImportRow.Outcome.UNCHANGED: gettext_lazy("unchanged"),
    ImportRow.Outcome.REFUSED: gettext_lazy("refused"),
    DUPLICATES: gettext_lazy("with likely duplicates"),
}


class Tab(NamedTuple):
    """A choice of rows: its words, how many it has, and whether it is shown."""

    value: str
    label: str
    count: int
    is_here: bool


def show(admin, request, brought, trouble=None, status=200):
    """Show the Import *brought*; *trouble* is what kept it from being confirmed or undone."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    by_outcome = counts(brought)
    here = request.GET.get("rows", "")
    here = here if here in LABELS else ""
    page = Paginator(_chosen(brought, here), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **admin.admin_site.each_context(request),
        "title": brought.file_name,
        "opts": admin.opts,
        "brought": brought,
        "before": Import.objects.filter(digest=brought.digest).exclude(pk=brought.pk).select_related("by").first(),
        "tabs": _tabs(brought, by_outcome, here),
        "here": here,
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "rows": printed(brought, list(page)),
        "refused": by_outcome[ImportRow.Outcome.REFUSED],
        "to_write": sum(by_outcome[outcome] for outcome in TO_WRITE),
        **_ways(request, brought),
        **_trouble(trouble or _asked_for(request, brought)),
    }
    return render(request, "admin/cases/import/page.html", context, status=status)


def _chosen(brought, here):
    if here == DUPLICATES:
        return brought.rows.exclude(duplicates=[])
    return brought.rows.filter(outcome=here) if here else brought.rows.all()


def _tabs(brought, by_outcome, here):
    numbers = {"": sum(by_outcome.values()), **by_outcome, DUPLICATES: brought.rows.exclude(duplicates=[]).count()}
    return [Tab(value, label, numbers[value], value == here) for value, label in LABELS.items() if numbers[value] or not value]


def _ways(request, brought):
    """Answer what this person may do with the import as it stands."""
    may_bring, may_publish = request.user.has_perm("cases.add_import"), request.user.has_perm("cases.publish_draft")
    is_cases = brought.kind == Import.Kind.CASES
    return {
        "may_confirm": brought.state == Import.State.PREVIEWED and may_bring and (is_cases or may_publish),
        "may_discard": brought.state == Import.State.PREVIEWED and may_bring,
        "may_publish": may_publish,
        "may_undo": brought.state == Import.State.CONFIRMED and may_bring and (brought.as_drafts or may_publish),
        "is_cases": is_cases,
    }


def _asked_for(request, brought):
    """Answer what stands in the way now, where the address asks for it."""
    return moved_on(brought) if request.GET.get("changed") else None


def _trouble(trouble):
    """Answer what the page says of *trouble*: the first records that it names, with their pages."""
    if trouble is None:
        return {}
    words = {
        Overtaken: _("Nothing was written: somebody changed these since the file was looked at."),
        InTheWay: _("Nothing was taken back: these were edited or published after the import."),
    }
    return {
        "trouble": words[type(trouble)],
        "trouble_is_undo": isinstance(trouble, InTheWay),
        "trouble_keys": [(key, address_of(key)) for key in trouble.keys[:FEW]],
        "trouble_more": max(len(trouble.keys) - FEW, 0),
    }


def address_of(key):
    """Answer where the record *key* can be looked at; empty for a value of the index."""
    return "" if "/" in key else reverse("history", args=[key])
