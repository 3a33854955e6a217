"""The pages on which a draft is begun and edited."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from cases.desk import drafting
from cases.desk.entering import presence as presences
from cases.desk.entering.rows import whole
from cases.desk.entering.saving import receive, take_back
from cases.desk.entering.sessions import kept
from cases.desk.entering.sheet import Sheet
from cases.models import Case, Draft
from reference.models import Jurisdiction

# htmx asks no more after this answer.
STOP = 286


def urls(admin):
    """The addresses of the form, for the DraftAdmin *admin*."""
    return [
        path("add/", kept(admin, add), name="cases_draft_add"),
        path("<int:pk>/change/", kept(admin, change), name="cases_draft_change"),
        path("<int:pk>/presence/", partial(presence, admin), name="cases_draft_presence"),
    ]


def add(admin, request, notice=""):
    """Show an empty form (of ``place``), and begin a draft with what is sent from it; with ``case`` open the draft of a published case."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    if slug := request.POST.get("case") or request.GET.get("case"):
        return opening(admin, request, slug, notice)
    if request.method == "POST":
        return receive(Sheet(admin, request, Draft(), notice))
    sheet = Sheet(admin, request, Draft(record=_of_place(request.GET.get("place", ""))), notice)
    return sheet.show(sheet.stored())


def _of_place(code):
    """Answer the record that a case of the place *code* begins with."""
    return {"jurisdiction": code} if Jurisdiction.objects.filter(code=code).exists() else {}


def opening(admin, request, slug, notice=""):
    """Go to the open draft of a case; where there is none, ask before one is begun."""
    case = get_object_or_404(Case, slug=slug)
    if request.method == "POST" and not notice:
        return redirect(drafting.open_draft(case, request.user))
    if draft := case.drafts.filter(state__in=Draft.OPEN).first():
        return redirect(draft)
    return Sheet(admin, request, Draft(case=case)).page("opening", title=case.title, case=case)


def change(admin, request, pk, notice=""):
    """Show the form of a draft and take what is sent from it; a draft that may not be edited now says why and what to do."""
    draft = get_object_or_404(_drafts(), pk=pk)
    if not admin.has_change_permission(request, draft):
        raise PermissionDenied
    sheet = Sheet(admin, request, draft, notice)
    if request.method == "POST":
        return receive(sheet) if "version" in request.POST and "base" in request.POST else take_back(sheet)
    return sheet.show(sheet.stored()) if sheet.may_edit else sheet.page("standing")


def presence(admin, request, pk):
    """Answer, for a form that is open, who else is there and whether somebody saved; nothing where that is what it shows already."""
    if not admin.admin_site.has_permission(request):
        return render(request, "admin/cases/draft/_signed_out.html", status=STOP)
    draft = get_object_or_404(_drafts(), pk=pk)
    if not admin.has_change_permission(request, draft):
        raise PermissionDenied
    presences.note(draft, request.user)
    company = presences.company(draft, request.user)
    if company["shown"] == request.GET.get("shown"):
        return HttpResponse(status=204)
    return render(request, "admin/cases/draft/_presence.html", company | {"version": whole(request.GET.get("version")), "is_polled": True})


def _drafts():
    return Draft.objects.select_related("case", "base", "author", "changed_by")
