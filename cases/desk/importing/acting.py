"""What a person does with an import that was looked at: confirm, undo, look again, discard."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.desk.drafting import Refused
from cases.desk.importing.bringing import MAY_BRING, require
from cases.desk.importing.confirming import TO_WRITE, Overtaken, confirm, held
from cases.desk.importing.looking_again import look_again
from cases.desk.importing.progress import End, growing_page
from cases.desk.importing.showing import show
from cases.desk.importing.steps import finished
from cases.desk.importing.undoing import InTheWay, undo
from cases.models import Import

MAY_PUBLISH = "cases.publish_draft"
LARGE = 300  # records; from here on progress is shown
CONFLICT = 409
DRAFTS, PUBLISH = "drafts", "publish"


def confirm_page(admin, request, pk):
    """Write what was looked at."""
    brought = _asked(request, pk)
    if brought is None:
        return HttpResponseNotAllowed(["POST"])
    as_drafts = brought.kind == Import.Kind.CASES and request.POST.get("how", DRAFTS) != PUBLISH
    require(request, MAY_BRING if as_drafts else MAY_PUBLISH)
    options = {"leave_out": "leave_out" in request.POST, "comment": request.POST.get("comment", "").strip()}
    work = confirm(brought, request.user, as_drafts=as_drafts, **options)
    return _do(admin, request, brought, work, _("The import is written"), _("Written."))


def undo_page(admin, request, pk):
    """Take back what was written."""
    brought = _asked(request, pk)
    if brought is None:
        return HttpResponseNotAllowed(["POST"])
    require(request, MAY_BRING if brought.as_drafts else MAY_PUBLISH)
    options = {"leave_edited": "leave_edited" in request.POST, "comment": request.POST.get("comment", "").strip()}
    work = undo(brought, request.user, **options)
    return _do(admin, request, brought, work, _("The import is undone"), _("Undone: what it changed is as it was."))


def look_again_page(admin, request, pk):
    """Plan anew what was overtaken."""
    brought = _asked(request, pk)
    if brought is None:
        return HttpResponseNotAllowed(["POST"])
    try:
        count = look_again(brought)
    except Refused as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(brought.get_absolute_url())
    words = ngettext("%(count)d row was looked at again.", "%(count)d rows were looked at again.", count) % {"count": count}
    messages.success(request, words)
    return HttpResponseRedirect(brought.get_absolute_url())


def discard_page(admin, request, pk):
    """Put an import away that was not confirmed; its rows are not kept."""
    brought = _asked(request, pk)
    if brought is None:
        return HttpResponseNotAllowed(["POST"])
    try:
        with transaction.atomic():
            brought = held(brought, Import.State.PREVIEWED)
            brought.rows.all().delete()
            brought.state = Import.State.DISCARDED
            brought.save()
    except Refused as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(brought.get_absolute_url())
    messages.success(request, _("“%(file)s” is put away; nothing was written.") % {"file": brought.file_name})
    return HttpResponseRedirect(reverse("admin:cases_import_changelist"))


def _asked(request, pk):
    """Answer the Import that a form asks for, None where the address was opened otherwise."""
    require(request, MAY_BRING)
    return get_object_or_404(Import, pk=pk) if request.method == "POST" else None


def _do(admin, request, brought, work, title, done):
    """Do the work of a form: at once where it is short, else on a page that grows."""
    if brought.rows.filter(outcome__in=TO_WRITE).count() > LARGE:
        context = admin.admin_site.each_context(request)
        return growing_page(request, title, context, work, lambda work: _end(work, brought, done))
    try:
        finished(work)
    except Refused as error:
        messages.error(request, str(error))
    except (Overtaken, InTheWay) as error:
        return show(admin, request, brought, trouble=error, status=CONFLICT)
    else:
        messages.success(request, done)
    return HttpResponseRedirect(brought.get_absolute_url())


def _end(work, brought, done):
    address, link = brought.get_absolute_url(), _("To the import")
    try:
        yield from work
    except Refused as error:
        return End(_("Nothing was written."), address, link, [str(error)], failed=True)
    except Overtaken as error:
        return End(_("Nothing was written."), f"{address}?changed=1", link, [_moved(error.keys)], failed=True)
    except InTheWay as error:
        return End(_("Nothing was taken back."), f"{address}?changed=1", link, [_moved(error.keys)], failed=True)
    return End(done, address, link)


def _moved(keys):
    words = ngettext("%(count)d record was changed since: %(keys)s", "%(count)d records were changed since: %(keys)s", len(keys))
    return words % {"count": len(keys), "keys": ", ".join(keys[:20]) + (" …" if len(keys) > 20 else "")}
