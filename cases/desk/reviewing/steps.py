"""The steps that a draft may take from where it stands, and who may take them."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cases.desk import drafting
from cases.models import Draft
from cases.records import Outdated

CURATE, EDIT = "cases.change_draft", "cases.publish_draft"


@dataclass(frozen=True)
class Way:
    """A step: its *key*, the permission that it takes, the states that it leaves from, and what does it."""

    key: str
    permission: str
    states: tuple
    take: object

    def is_open_to(self, person, draft):
        return draft.state in self.states and person.has_perm(self.permission)

    @property
    def button(self):
        return buttons()[self.key][0]

    @property
    def hint(self):
        return buttons()[self.key][1]

    @property
    def done(self):
        return buttons()[self.key][2]


def buttons():
    """Answer ``{key: (button, what it does, what was done)}`` in the reader's language."""
    return {
        "submit": (
            _("Send to review"),
            _("An editor looks at it; it may be incomplete, and can be taken back."),
            _("Sent to review."),
        ),
        "publish": (_("Publish"), _("Readers see it at once. The comment stands in the history."), _("Published.")),
        "send_back": (_("Send back"), _("The comment says what is to be mended."), _("Sent back.")),
        "take_back": (_("Take back from review"), _("To go on with it."), _("Taken back from review.")),
        "discard": (_("Discard this draft"), _("What is published stays as it is."), _("The draft was put away.")),
        "stand_on": (
            _("Keep this draft’s text over it"),
            _("The draft stays as it is and may be published over the newer version."),
            _("The draft stands on the newest version now."),
        ),
    }


def stand_on(draft, version, person, seen):
    """Let *draft* stand on the last revision of its case, which must be number *seen*; raises Outdated where it is another."""
    if draft.case is None:
        raise Outdated(None)
    with transaction.atomic():
        stood = drafting.stand_on(draft, version, person)
        if str(stood.base.number) != seen:
            raise Outdated(stood.base)


WAYS = {
    way.key: way
    for way in (
        Way("publish", EDIT, Draft.OPEN, drafting.publish),
        Way("send_back", EDIT, (Draft.State.IN_REVIEW,), drafting.send_back),
        Way("submit", CURATE, (Draft.State.DRAFT,), drafting.submit),
        Way("take_back", CURATE, (Draft.State.IN_REVIEW,), drafting.take_back),
        Way("discard", CURATE, Draft.OPEN, drafting.discard),
        Way("stand_on", CURATE, Draft.OPEN, stand_on),
    )
}


def ways_of(person, draft):
    """Answer the Ways that *person* may take with *draft*, without the one that a newer version asks for."""
    return [way for way in WAYS.values() if way.key != "stand_on" and way.is_open_to(person, draft)]
