"""What is done with a form that was sent: saved, sent to review, taken back, or shown again with everything in it."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext

from cases.desk import drafting
from cases.desk.aids.filling import PASTE, with_pasted, with_taken
from cases.desk.entering.conflict import Conflict
from cases.desk.entering.rows import rearranged, whole
from cases.desk.entering.sheet import Sheet
from cases.models import Case, Draft

LONGEST = 80


def receive(sheet):
    """Do what the pressed button asks for, and answer the page that follows."""
    data = sheet.request.POST
    if "_row" in data:
        return sheet.show(sheet.typed(rearranged(data, data["_row"])))
    if "_take" in data:
        return sheet.show(sheet.typed(with_taken(data)))
    if "_paste" in data:
        data, pasted = with_pasted(data, sheet.person)
        return sheet.show(sheet.typed(data), pasted=pasted, pasted_text=data[PASTE])
    entry = sheet.typed()
    if sheet.notice or not entry.is_valid():
        return sheet.show(entry)
    try:
        return _anew(sheet, entry) if "_anew" in data else _save(sheet, entry)
    except drafting.Overtaken as overtaken:
        return _side_by_side(sheet, entry, overtaken.draft)
    except drafting.Refused as refused:
        return _refuse(sheet, entry, refused)


def take_back(sheet):
    """Take the draft back from review, to go on with it."""
    try:
        drafting.take_back(sheet.draft, sheet.version, sheet.person)
        messages.success(sheet.request, gettext("Taken back from review: go on with it."))
    except (drafting.Refused, drafting.Overtaken) as refused:
        messages.error(sheet.request, _words(refused))
    return redirect(sheet.draft)


def _save(sheet, entry):
    draft, data = sheet.draft, sheet.request.POST
    version, record = sheet.version, entry.record
    if "_over" in data:
        version = whole(data["_over"])
        record = Conflict(draft.record, record, sheet.base).merged(data.getlist("keep"))
    if "_take_back" in data:
        draft = drafting.take_back(draft, draft.version, sheet.person)
    elif draft.pk and draft.is_open and not sheet.may_edit:
        raise drafting.Refused(gettext("The draft was sent to review: take it back to go on with it."))
    record = _with_slug(record, draft)
    saved = drafting.save(draft, record, version, sheet.person) if draft.pk else drafting.begin(sheet.person, record)
    words = gettext("Saved.") if saved.version != draft.version or not draft.pk else gettext("Nothing had changed.")
    if "_submit" in data and saved.state == Draft.State.DRAFT:
        saved = drafting.submit(saved, saved.version, sheet.person, data.get("comment", "").strip())
        words = gettext("Saved and sent to review.")
    messages.success(sheet.request, words)
    return redirect(saved)


def _anew(sheet, entry):
    """Begin another draft, after this one was published or put away, with what was typed."""
    if not sheet.draft.case:
        return redirect(drafting.begin(sheet.person, entry.record))
    return _side_by_side(sheet, entry, drafting.open_draft(sheet.draft.case, sheet.person))


def _side_by_side(sheet, entry, draft):
    """Show what was typed beside what stands in *draft* now."""
    conflict = Conflict(draft.record, entry.record, sheet.base)
    if conflict.mine == conflict.theirs:
        messages.success(sheet.request, gettext("Nothing had changed: it stands so already."))
        return redirect(draft)
    return Sheet(sheet.admin, sheet.request, draft).show(entry, conflict=conflict)


def _refuse(sheet, entry, refused):
    """Show the form with the reason, at the slug where that is what stands in the way."""
    if sheet.draft.pk:
        sheet.draft.refresh_from_db()
    if sheet.may_edit:
        entry.case.add_error("slug", str(refused))
        return sheet.show(entry)
    return sheet.show(entry, refusal=str(refused))


def _words(refused):
    if isinstance(refused, drafting.Overtaken):
        return gettext("Somebody else saved the draft meanwhile: look at it anew.")
    return str(refused)


def _with_slug(record, draft):
    """Answer *record* with a slug from its English title where it has none and that one is free."""
    title = record.get("title")
    slug = slugify(title.get("en", ""))[:LONGEST].strip("-") if isinstance(title, dict) and not record.get("slug") else ""
    drafts = Draft.objects.filter(Q(state__in=Draft.OPEN), slug=slug).exclude(pk=draft.pk)
    if not slug or Case.objects.filter(slug=slug).exists() or drafts.exists():
        return record
    return {**record, "slug": slug}
