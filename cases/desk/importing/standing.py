"""What stands here of the cases that a file names, read for many at once."""

from typing import NamedTuple

from django.db.models import Max

from cases.models import Case, Draft, Revision
from cases.records import read, roughly_canonical


class Standing(NamedTuple):
    """A case as it stands: its row (None where there is none), its record, the number of its last revision, its open draft."""

    case: object = None
    record: dict = {}
    number: int = 0
    draft: object = None

    @property
    def is_retired(self):
        return self.case is not None and self.case.stage == Case.Stage.RETIRED

    @property
    def drafted(self):
        """The record of the open draft, None where there is none."""
        return roughly_canonical(self.draft.record) if self.draft else None


NOTHING = Standing()


def standing_of(slugs):
    """Answer ``{slug: Standing}`` of those of *slugs* that have a case or an open draft; as many queries for all of them as for one."""
    return _standing(slugs, Case.objects.for_record(), Draft.objects.all(), read)


def standing_without_records(slugs):
    """Answer the same without what the records say, for thousands at a time."""
    return _standing(slugs, Case.objects.all(), Draft.objects.defer("record"), lambda case: {})


def _standing(slugs, cases, drafts, record_of):
    cases = {case.slug: case for case in cases.filter(slug__in=slugs)}
    drafts = {draft.slug: draft for draft in drafts.filter(slug__in=slugs, state__in=Draft.OPEN)}
    numbers = last_numbers(case.pk for case in cases.values())
    found = {slug: Standing(case, record_of(case), numbers.get(case.pk, 0), drafts.get(slug)) for slug, case in cases.items()}
    return found | {slug: Standing(draft=draft) for slug, draft in drafts.items() if slug not in found}


def last_numbers(cases):
    """Answer ``{case: the number of its last revision}``."""
    return dict(Revision.objects.filter(case__in=list(cases)).values_list("case").annotate(Max("number")).order_by())
