"""Revisions: every change of what readers see is numbered and says who made it, when, why and through what."""

from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from cases.models import Import, Revision


@dataclass(frozen=True)
class Origin:
    """Who brings a change about, and how; *author* and *reviewer* are users or None."""

    kind: str = Revision.Kind.PUBLISHED
    author: object = None
    reviewer: object = None
    comment: str = ""
    source_import: Import | None = None


def add_revisions(states, origin):
    """Number the new states of cases, given as ``[(case, record)]``, and answer their Revisions."""
    last = dict(Revision.objects.filter(case__in=[case for case, _record in states]).values_list("case").annotate(Max("number")).order_by())
    now = timezone.now()
    return Revision.objects.bulk_create(
        [
            Revision(
                case=case,
                number=last.get(case.pk, 0) + 1,
                record=record,
                kind=origin.kind,
                author=origin.author,
                reviewer=origin.reviewer,
                at=now,
                comment=origin.comment,
                source_import=origin.source_import,
            )
            for case, record in states
        ],
        batch_size=500,
    )
