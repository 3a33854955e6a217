"""A draft's way: begun, saved, sent to review, published or sent back; the case that it is of stays live meanwhile.

Each function takes the person who does it, does one step in one transaction and answers what came of it; what may not be
done is refused with words that name the way out (Refused), and what somebody else changed first is never overwritten
(Overtaken). Who may take which step is for the caller to ask.
"""

from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from cases.models import Case, Draft, Revision, Step
from cases.records import Origin, check, in_standing_concepts, keys_known, retire, roughly_canonical, write


class Refused(ValueError):
    """A step that may not be taken now; the message says why and what to do instead."""


class Overtaken(ValueError):
    """The draft was saved by somebody else since; ``draft`` is what stands now."""

    def __init__(self, draft):
        self.draft = draft
        super().__init__(str(draft))


def faults_of(record):
    """Answer ``[(path, message)]`` for what keeps *record* from being published."""
    return list(check(record, keys_known()))


def begin(person, record=None, source_import=None):
    """Begin the draft of a new case."""
    record = in_standing_concepts(roughly_canonical(record or {}))
    slug = str(record.get("slug", ""))
    with _under(slug):
        draft = Draft.objects.create(slug=slug, record=record, author=person, changed_by=person, source_import=source_import)
        draft.steps.create(kind=Step.Kind.BEGUN, by=person)
    return draft


def open_draft(case, person):
    """Answer the open draft of *case*: the one that there is, else a new working copy of its last revision."""
    with transaction.atomic():
        case = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
        draft = case.drafts.filter(state__in=Draft.OPEN).first()
        if draft:
            return draft
        base = case.revisions.first()
        draft = case.drafts.create(slug=case.slug, base=base, record=in_standing_concepts(base.record), author=person, changed_by=person)
        draft.steps.create(kind=Step.Kind.BEGUN, by=person)
    return draft


def save(draft, record, version, person):
    """Save *record*, made from *version* of *draft*; raises Overtaken where that is not the last version."""
    record = in_standing_concepts(roughly_canonical(record))
    slug = str(record.get("slug", ""))
    with _under(slug, draft):
        draft = _locked(draft, version, Draft.OPEN)
        if draft.case and slug != draft.case.slug:
            raise Refused(gettext("The slug of a published case is its address and stays: “{slug}”.").format(slug=draft.case.slug))
        if record != roughly_canonical(draft.record):
            draft.record, draft.slug, draft.changed_by = record, slug, person
            draft.version += 1
            draft.save()
    return draft


def submit(draft, version, person, comment=""):
    """Send *draft* to review."""
    return _step(draft, version, [Draft.State.DRAFT], Draft.State.IN_REVIEW, Step.Kind.SUBMITTED, person, comment)


def take_back(draft, version, person, comment=""):
    """Take *draft* back from review to go on with it."""
    return _step(draft, version, [Draft.State.IN_REVIEW], Draft.State.DRAFT, Step.Kind.TAKEN_BACK, person, comment)


def send_back(draft, version, person, comment):
    """Send *draft* back from review; *comment* says what to mend."""
    if not comment.strip():
        raise Refused(gettext("Say in the comment what is to be mended."))
    return _step(draft, version, [Draft.State.IN_REVIEW], Draft.State.DRAFT, Step.Kind.SENT_BACK, person, comment)


def discard(draft, version, person, comment=""):
    """Put *draft* away; a published case stays as it is."""
    return _step(draft, version, Draft.OPEN, Draft.State.DISCARDED, Step.Kind.DISCARDED, person, comment)


def publish(draft, version, person, comment=""):
    """Publish *draft* and answer its Revision; raises RecordFaults, and Outdated where its case was published anew since."""
    with transaction.atomic():
        draft = _locked(draft, version, Draft.OPEN)
        author = draft.changed_by
        origin = Origin(Revision.Kind.PUBLISHED, author, None if author == person else person, comment, draft.source_import)
        case, _differences = write(draft.record, origin, expected=draft.base.number if draft.base else 0)
        draft.case, draft.state = case, Draft.State.PUBLISHED
        draft.save()
        revision = case.revisions.first()
        draft.steps.create(kind=Step.Kind.PUBLISHED, by=person, comment=comment, revision=revision)
        Case.objects.filter(pk=case.pk).update(confirmed=timezone.localdate(), confirmed_by=person)
    return revision


def stand_on(draft, version, person):
    """Take note of what was published since *draft* began: its text stays, and it may be published over the last revision."""
    with transaction.atomic():
        draft = _locked(draft, version, Draft.OPEN)
        draft.base = draft.case.revisions.first()
        draft.version += 1
        draft.save()
    return draft


def restore(revision, person, comment=""):
    """Publish the record of *revision* again and answer the new Revision; raises RecordFaults where it does not hold any more."""
    with transaction.atomic():
        before = revision.case.revisions.first()
        write(revision.record, Origin(Revision.Kind.RESTORED, person, None, comment))
        after = revision.case.revisions.first()
        if after == before:
            raise Refused(gettext("The case reads as it did in revision {number} already.").format(number=revision.number))
    return after


def withdraw(case, person, comment):
    """Retire *case*; *comment* says why, on the page that stays at its address."""
    if not comment.strip():
        raise Refused(gettext("Say why the case is retired: its page will show it."))
    if case.stage == Case.Stage.RETIRED:
        raise Refused(gettext("The case is retired already."))
    return retire(case, Origin(Revision.Kind.RETIRED, person, None, comment))


def confirm(case, person):
    """Note that *case* was looked at today and still holds."""
    Case.objects.filter(pk=case.pk).update(confirmed=timezone.localdate(), confirmed_by=person)


def _step(draft, version, states, state, kind, person, comment):
    with transaction.atomic():
        draft = _locked(draft, version, states)
        draft.state = state
        draft.save()
        draft.steps.create(kind=kind, by=person, comment=comment)
    return draft


def _locked(draft, version, states):
    """Answer the row of *draft* as it stands, held until the transaction ends."""
    draft = Draft.objects.select_for_update(of=("self",), no_key=True).select_related("case", "base", "changed_by").get(pk=draft.pk)
    if draft.state not in states:
        raise Refused(gettext("The draft is {state} meanwhile: look at it anew.").format(state=draft.get_state_display()))
    if draft.version != version:
        raise Overtaken(draft)
    return draft


@contextmanager
def _under(slug, draft=None):
    """A transaction that gives a draft the address *slug*; refused where another case or draft has it."""
    taken = gettext("“{slug}” is the address of another case or draft: choose another slug.").format(slug=slug)
    try:
        with transaction.atomic():
            if Case.objects.filter(slug=slug).exclude(pk=draft.case_id if draft else None).exists():
                raise Refused(taken)
            yield
    except IntegrityError as error:
        raise Refused(taken) from error
