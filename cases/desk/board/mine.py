"""The boxes of drafts: a person's own, and those that wait for an editor."""

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.desk.board.boxes import SHOWN, Box, Line, list_address, name_of
from cases.desk.completeness import completeness
from cases.models import Draft, Step


def my_drafts(person):
    """The open drafts that *person* began, the last saved first; one that was sent back says why."""
    drafts = _with_last_step(Draft.objects.filter(state__in=Draft.OPEN, author=person)).order_by("-changed", "-pk")
    return Box(
        "drafts",
        _("My drafts"),
        drafts.count(),
        tuple(Line(draft.title, draft.get_absolute_url(), _state_of(draft), draft.changed) for draft in drafts[:SHOWN]),
        _("You have no open draft."),
        list_address(Draft, state__in=",".join(Draft.OPEN), author__id__exact=person.pk),
    )


def waiting(person):
    """Drafts in review, whoever wrote them, the longest waiting first."""
    drafts = _with_last_step(Draft.objects.filter(state=Draft.State.IN_REVIEW)).select_related("changed_by").order_by("changed", "pk")
    return Box(
        "waiting",
        _("Waiting for review"),
        drafts.count(),
        tuple(
            Line(
                draft.title,
                reverse("admin:cases_draft_review", args=[draft.pk]),
                _said(name_of(draft.changed_by), draft.said),
                draft.changed,
            )
            for draft in drafts[:SHOWN]
        ),
        _("Nothing waits for review."),
        list_address(Draft, state__exact=Draft.State.IN_REVIEW),
        _("The longest waiting first."),
    )


def _with_last_step(drafts):
    last = Step.objects.filter(draft=OuterRef("pk")).order_by("-at", "-pk")
    return drafts.annotate(
        step=Subquery(last.values("kind")[:1]),
        said=Subquery(last.values("comment")[:1]),
    )


def _state_of(draft):
    if draft.step == Step.Kind.SENT_BACK:
        return _said(_("sent back"), draft.said)
    share = _("{share} % complete").format(share=completeness(draft.record).share)
    return f"{draft.get_state_display()} · {share}"


def _said(who, words):
    return _("{who}: {words}").format(who=who, words=words) if who and words else who or words or ""
