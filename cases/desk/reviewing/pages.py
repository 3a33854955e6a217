"""The pages of a draft on its way: review, preview, and the steps that lead on; the desk lets nobody keep a copy of them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.desk import drafting
from cases.desk.entering.anchors import anchor_of
from cases.desk.reviewing.previewing import draw
from cases.desk.reviewing.steps import WAYS, ways_of
from cases.history import in_words, path_in_words, readable
from cases.models import Case, Draft
from cases.records import Outdated, RecordFaults

CONFLICT = 409
UNFIT = 422


def review(admin, request, pk):
    """Show where a draft stands, what keeps it from being published and what it changes of what readers see."""
    return _review(admin, request, _draft(admin, request, pk))


def preview(admin, request, pk):
    """Show the public page of a draft as it would be; of an unfinished one, what is missing before that can be seen."""
    draft = _draft(admin, request, pk)
    if faults := _faults(draft):
        return _page(admin, request, "no_preview", draft, faults=faults_in_words(draft, faults))
    return HttpResponse(draw(request, draft))


def step(admin, request, pk):
    """Take the draft one step on; where that cannot be, say why and keep what was typed."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    draft, way = _draft(admin, request, pk), WAYS.get(request.POST.get("step", ""))
    if way is None:
        raise Http404
    if not request.user.has_perm(way.permission):
        raise PermissionDenied
    typed = {"step": way.key, "comment": request.POST.get("comment", "")}
    if trouble := _take(way, draft, request, typed["comment"]):
        status = trouble.pop("status", CONFLICT)
        return _review(admin, request, _draft(admin, request, pk), status, typed=typed, **trouble)
    admin.message_user(request, way.done)
    return HttpResponseRedirect(reverse("admin:cases_draft_review", args=[draft.pk]))


def _take(way, draft, request, comment):
    """Take the step *way*; answer nothing, or what stood in its way for the page to say."""
    words = request.POST.get("last", "") if way.key == "stand_on" else comment
    try:
        way.take(draft, _seen(request), request.user, words)
    except drafting.Refused as refusal:
        return {"refusal": str(refusal)}
    except drafting.Overtaken as overtaken:
        return {"overtaken": overtaken.draft}
    except Outdated:
        return {"is_outdated": True}
    except RecordFaults:
        return {"refusal": _("It cannot be published yet: see below what is missing."), "status": UNFIT}
    return {}


def faults_in_words(draft, faults):
    """Answer ``[(field in words, message, address of the field in the form)]``."""
    form = draft.get_absolute_url()
    anchors = [anchor_of(path) for path, _message in faults]
    return [
        (path_in_words(path), message, f"{form}#{anchor}" if anchor else form)
        for (path, message), anchor in zip(faults, anchors, strict=True)
    ]


def _review(admin, request, draft, status=200, **more):
    last = _last(draft)
    has_moved_on = draft.is_open and last is not None and draft.base_id != last.pk
    live = _live(draft, last)
    context = {
        "steps": draft.steps.select_related("by", "revision"),
        "faults": faults_in_words(draft, _faults(draft)) if draft.is_open else [],
        "last": last,
        "rows": readable(live, draft.record) if live else in_words(draft.record),
        "is_new": not live,
        "moved_on": readable(draft.base.record if draft.base else {}, last.record) if has_moved_on else None,
        "stand_on": WAYS["stand_on"],
        "may_stand_on": has_moved_on and WAYS["stand_on"].is_open_to(request.user, draft),
        "ways": ways_of(request.user, draft),
    }
    return _page(admin, request, "review", draft, status, **{**context, **more})


def _last(draft):
    """Answer the Revision that readers see, None of a new case."""
    return draft.case.revisions.select_related("author", "reviewer").first() if draft.case else None


def _faults(draft):
    """Answer what keeps *draft* from being published; a case may have taken its address since it was saved."""
    faults = drafting.faults_of(draft.record)
    if draft.case is None and draft.slug and draft.is_open and Case.objects.filter(slug=draft.slug).exists():
        message = _("“{slug}” is the address of another case or draft: choose another slug.").format(slug=draft.slug)
        faults.append((("slug",), message))
    return faults


def _live(draft, last):
    """Answer the record that *draft* is compared with: what readers see, once it is done what it began from; None of a new case."""
    if draft.is_open:
        return last.record if last else None
    return draft.base.record if draft.base else None


def _page(admin, request, name, draft, status=200, **context):
    whole = {**admin.admin_site.each_context(request), "opts": Draft._meta, "draft": draft, "title": draft.title, "media": admin.media}
    return render(request, f"admin/cases/reviewing/{name}.html", {**whole, **context}, status=status)


def _draft(admin, request, pk):
    draft = get_object_or_404(Draft.objects.select_related("case", "base", "author", "changed_by", "source_import"), pk=pk)
    if not admin.has_view_permission(request, draft):
        raise PermissionDenied
    return draft


def _seen(request):
    """Answer the version of the draft that the page showed, 0 where it is not said."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() else 0
