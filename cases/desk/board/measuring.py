"""How complete everything is that is published or on its way."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.desk.board.boxes import SHOWN, Box, Line, row_address
from cases.desk.completeness import completeness
from cases.models import Case, Draft, Revision
from reference.languages import listed

ENOUGH = 75  # of 100 points: what has less is called incomplete
NAMED = 3
# Revisions never change: what was measured once stays, under the id and the time of the revision.
_measured = {}


class Measured(NamedTuple):
    """A case or an open draft with its Completeness."""

    share: int
    kind: str
    pk: int
    whole: object


def incomplete():
    """Answer the Measured of published cases and open drafts with too few points, the least complete first."""
    drafts = [
        Measured(found.share, "draft", pk, found)
        for pk, record in Draft.objects.filter(state__in=Draft.OPEN).values_list("pk", "record")
        if (found := completeness(record)).share < ENOUGH
    ]
    return sorted([*_cases(), *drafts], key=lambda one: one[:3])


def incomplete_box(person):
    found = incomplete()
    return Box(
        "incomplete",
        _("Incomplete"),
        len(found),
        tuple(lines_of(found[:SHOWN])),
        _("Every case has {enough} of 100 points or more.").format(enough=ENOUGH),
        reverse("admin:board_incomplete"),
        _("Cases and drafts with less than {enough} of 100 points.").format(enough=ENOUGH),
    )


def lines_of(measured, named=NAMED):
    """Yield a Line for each of *measured*, with the weightiest of what is missing."""
    rows = {
        "case": Case.objects.in_bulk([one.pk for one in measured if one.kind == "case"]),
        "draft": Draft.objects.in_bulk([one.pk for one in measured if one.kind == "draft"]),
    }
    for one in measured:
        row = rows[one.kind][one.pk]
        words = listed(str(lack.words) for lack in one.whole.missing[:named])
        note = _("{share} %, missing: {words}").format(share=one.share, words=words)
        yield Line(row.title, row_address(row), note)


def _cases():
    last = {revision: (pk, (revision, at)) for pk, revision, at in _last_revisions()}
    new = [revision for revision, (_pk, key) in last.items() if key not in _measured]
    for revision, record in Revision.objects.filter(pk__in=new).values_list("pk", "record") if new else ():
        _measured[last[revision][1]] = completeness(record)
    found = {key: _measured[key] for _pk, key in last.values()}
    if len(_measured) > 2 * len(found):
        _measured.clear()
        _measured.update(found)
    return [Measured(found[key].share, "case", pk, found[key]) for pk, key in last.values() if found[key].share < ENOUGH]


def _last_revisions():
    cases = Case.objects.published().with_last_revision().filter(revision__isnull=False)
    return cases.order_by().values_list("pk", "revision", "revised")
