"""Pairs of cases that may be the same practice."""

from typing import NamedTuple

from cases.desk.duplicates import Known, Twin, near
from cases.models import Case, CaseRelation, Revision

MOST = 2_000  # cases, the last changed ones: each is compared with the whole desk

ELSEWHERE = "elsewhere"


class Couple(NamedTuple):
    """A published case and the Twin that may be the same."""

    case: Case
    twin: Twin


def couples():
    """Answer the Couples, the likeliest first.

    Left out is what is known to be two cases: those between which a relation stands, and those of two places; and what was retired.
    """
    cases = {case.slug: case for case in Case.objects.published().with_last_revision().order_by("-revised")[:MOST]}
    records = Revision.objects.filter(pk__in=[case.revision for case in cases.values()]).values_list("case__slug", "record")
    apart = {frozenset(pair) for pair in CaseRelation.objects.values_list("case__slug", "other__slug")}
    known = Known.whole_desk()
    found = {}
    for slug, record in records:
        for twin in near(record, known):
            pair = frozenset((slug, twin.slug or twin.pk))
            if pair not in apart and twin.why != ELSEWHERE and twin.kind != "retired":
                found.setdefault(pair, Couple(cases[slug], twin))
    return sorted(found.values(), key=lambda couple: (-couple.twin.score, couple.case.slug, couple.twin.slug))
