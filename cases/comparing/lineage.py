"""Where a case comes from and what came of it: its relations up to two steps away as a small tree, in the order of their dates."""

from typing import NamedTuple

from django.db.models import Q

from cases.models import CaseRelation

Kind = CaseRelation.Kind
# Of these the one case is there because of the other; what only complements another comes from nowhere.
DESCENT = (Kind.IMPLEMENTS, Kind.ADAPTS, Kind.SUCCEEDS, Kind.PILOTS)
LONG_TEXTS = [f"{end}__{field}_{suffix}" for end in ("case", "other") for field in ("summary", "how", "note") for suffix in ("zh", "en")]


class Branch(NamedTuple):
    """A case in the tree, the *relation* by which it hangs there (None at the root), and the Branches *below* it.

    *is_here*: it is the case of the page; *is_again*: it stands elsewhere in the tree with what is below it.
    """

    case: object
    relation: object
    is_here: bool
    is_again: bool
    below: list


class Beside(NamedTuple):
    """A relation without descent and the *other* case of it; *is_from_there*: the other case states it."""

    relation: object
    other: object
    is_from_there: bool


def lineage_of(case):
    """Answer the roots of the tree of *case*, a case read ``for_detail``; empty where it descends from nothing and nothing from it.

    One query, none without a relation.
    """
    near = [relation for relation in (*case.relations.all(), *case.relations_from_others.all()) if relation.kind in DESCENT]
    return tree(case, _with_second_step(case, near)) if near else []


def beside(case):
    """Answer a Beside for each relation of *case* without descent, its own first (no query for a case read ``for_detail``)."""
    own = [Beside(relation, relation.other, False) for relation in case.relations.all()]
    others = [Beside(relation, relation.case, True) for relation in case.relations_from_others.all()]
    return [one for one in (*own, *others) if one.relation.kind not in DESCENT]


def _with_second_step(case, near):
    """Answer the relations *near* a case and those of the cases at their other ends, each once."""
    ends = {pk for relation in near for pk in (relation.case_id, relation.other_id)} - {case.pk}
    farther = CaseRelation.objects.filter(Q(case__in=ends) | Q(other__in=ends), kind__in=DESCENT)
    farther = farther.filter(case__stage="published", other__stage="published")
    rows = farther.select_related("case__jurisdiction", "other__jurisdiction").defer(*LONG_TEXTS)
    return list({relation.pk: relation for relation in (*rows, *near)}.values())


def tree(here, relations):
    """Answer the roots of the tree that *relations* make, older cases first, those without a date last.

    A case that several others lead to stands below each, with what is below it once; circles end where they began.
    """
    cases = {case.pk: case for relation in relations for case in (relation.case, relation.other)}
    below = {pk: [] for pk in cases}
    for relation in relations:
        below[relation.other_id].append(relation)
    children = {relation.case_id for relation in relations}
    oldest_first = sorted(cases.values(), key=_date)
    seen = set()
    roots = [_branch(case, None, here, below, seen) for case in oldest_first if case.pk not in children]
    # In a circle nobody is without a parent: it begins with its oldest case.
    return roots + [_branch(case, None, here, below, seen) for case in oldest_first if case.pk not in seen]


def _branch(case, relation, here, below, seen):
    is_again = case.pk in seen
    seen.add(case.pk)
    farther = [] if is_again else sorted(below[case.pk], key=lambda one: _date(one.case))
    branches = [_branch(one.case, one, here, below, seen) for one in farther]
    return Branch(case, relation, case.pk == here.pk, is_again and bool(below[case.pk]), branches)


def _date(case):
    return case.start is None, case.start.toordinal() if case.start else 0, case.slug
