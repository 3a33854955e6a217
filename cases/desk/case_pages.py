"""The pages of one published or retired case at the desk: what it is and what may be done with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.desk import drafting
from cases.history import path_in_words, readable
from cases.models import Case
from cases.records import RecordFaults

CURATE, EDIT = "cases.change_draft", "cases.publish_draft"
SHOWN = 10
CONFLICT = 409
UNFIT = 422
WAYS = {"edit": gettext_lazy("Edit"), "confirm": gettext_lazy("Confirm: still true")}


def ways_of(person, case):
    """Answer ``[(way, words)]`` of what *person* may do with *case* by one click."""
    ways = WAYS if case.stage == Case.Stage.PUBLISHED else {"edit": gettext_lazy("Edit to bring it back")}
    return list(ways.items()) if person.has_perm(CURATE) else []


def overview(admin, request, pk):
    """Show a case with its drafts, versions and readers' remarks."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    case = _case(pk)
    revisions = case.revisions.defer("record").select_related("author", "reviewer")
    return _page(
        admin,
        request,
        "overview",
        case,
        ways=ways_of(request.user, case),
        drafts=case.drafts.defer("record").select_related("author", "changed_by")[:SHOWN],
        revisions=revisions[:SHOWN],
        revision_count=case.revisions.count(),
        remarks=case.remarks.select_related("answered_by")[:SHOWN],
    )


def edit(admin, request, pk):
    """Open the working copy of a case, the one that there is or a new one."""
    _require(request, CURATE)
    return HttpResponseRedirect(drafting.open_draft(_case(pk), request.user).get_absolute_url()) if _is_post(request) else _only_post()


def confirm(admin, request, pk):
    """Note that a case was looked at today and still holds."""
    _require(request, CURATE)
    if not _is_post(request):
        return _only_post()
    case = _case(pk)
    if case.stage == Case.Stage.PUBLISHED:
        drafting.confirm(case, request.user)
        admin.message_user(request, _("“%(title)s” is confirmed as of today.") % {"title": case.title})
    else:
        admin.message_user(request, _("A retired case is not confirmed: edit it to bring it back."), messages.ERROR)
    return _back(request, case)


def retire(admin, request, pk):
    """Ask why a case is to be retired, and retire it."""
    _require(request, EDIT)
    case, comment = _case(pk), request.POST.get("comment", "")
    if not _is_post(request):
        return _page(admin, request, "retire", case)
    try:
        drafting.withdraw(case, request.user, comment)
    except drafting.Refused as refusal:
        return _page(admin, request, "retire", case, UNFIT, refusal=str(refusal), comment=comment)
    admin.message_user(request, _("“%(title)s” is retired; its page says since when and why.") % {"title": case.title})
    return HttpResponseRedirect(_overview_of(case))


def restore(admin, request, pk, number):
    """Show what the restoring of a revision would change, ask why, and restore it."""
    _require(request, EDIT)
    case, comment = _case(pk), request.POST.get("comment", "")
    revision = get_object_or_404(case.revisions, number=number)
    if not _is_post(request):
        return _restoring(admin, request, case, revision)
    more = {"comment": comment}
    try:
        with transaction.atomic():
            # Held, so that what was looked at is what is replaced.
            Case.objects.select_for_update(no_key=True).get(pk=case.pk)
            if request.POST.get("seen") != str(case.revisions.first().number):
                return _restoring(admin, request, case, revision, CONFLICT, has_moved_on=True, **more)
            drafting.restore(revision, request.user, comment)
    except drafting.Refused as refusal:
        return _restoring(admin, request, case, revision, CONFLICT, refusal=str(refusal), **more)
    except RecordFaults as error:
        return _restoring(admin, request, case, revision, UNFIT, faults=in_words(error.faults), **more)
    admin.message_user(request, _("Version %(number)s is what readers see again.") % {"number": number})
    return HttpResponseRedirect(_overview_of(case))


def in_words(faults):
    """Answer ``[(field in words, message)]`` of the faults of a record."""
    return [(path_in_words(path), message) for path, message in faults]


def _restoring(admin, request, case, revision, status=200, **more):
    last = case.revisions.first()
    rows = readable(last.record, revision.record)
    return _page(admin, request, "restore", case, status, revision=revision, last=last, rows=rows, **more)


def _page(admin, request, name, case, status=200, **context):
    whole = {
        **admin.admin_site.each_context(request),
        "opts": Case._meta,
        "case": case,
        "title": case.title,
        "media": admin.media,
        **context,
    }
    return render(request, f"admin/cases/case/{name}.html", whole, status=status)


def _case(pk):
    try:
        return get_object_or_404(Case.objects.select_related("jurisdiction", "confirmed_by"), pk=int(pk))
    except ValueError as error:
        raise Http404 from error


def _require(request, permission):
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _is_post(request):
    return request.method == "POST"


def _only_post():
    return HttpResponseNotAllowed(["POST"])


def _overview_of(case):
    return reverse("admin:cases_case_change", args=[case.pk])


def _back(request, case):
    """Go back to the page of the desk that was left, else to the case."""
    left = request.headers.get("referer", "")
    is_ours = url_has_allowed_host_and_scheme(left, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(left if is_ours else _overview_of(case))
