"""What a record may lack, judged by its text and by the cases most like it: concepts and links to the index, each with the reason.

Likeness is reckoned as for similar cases, from the stored bitmaps. These are suggestions for a curator to judge: nothing is
ever chosen by itself.
"""

import re
from collections import Counter
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from cases.comparing.similar import concepts_of, links_of, nearest_to, texts_of
from cases.finding import concepts_named, with_snapshot
from cases.models import Case, IndicatorLink
from reference.models import Concept

NEIGHBOURS = 6
NEAR = 0.4  # of the closest one's points, what a neighbour must have
LEAST_POINTS = 15  # tenths of a point, of 1000: less is no likeness
LEAST_WORTH = 0.34
LEAST_CASES = 2
NAMED = 0.3  # what being named in the text adds to the share of the neighbours
NAMED_PLAINLY = 0.36  # the same where the name is of many characters or of several words, which are not met by chance
PLAIN_NAME = re.compile(r"[^\x00-\u024f]{4}|\w\W\w\w")
MOST_CONCEPTS = 8
MOST_OF_A_SCHEME = 3
MOST_INDICATORS = 4


@dataclass(frozen=True)
class Suggested:
    """A *row* (a Concept or an Indicator) that a record may lack, its *worth* and why.

    *cases* are the similar cases that have it, *of* so many; *name* is how the text calls it, "" where it does not; *link* is
    that of the closest case where it is an indicator.
    """

    row: object
    worth: float
    cases: list
    of: int
    name: str = ""
    link: object = None


@dataclass(frozen=True)
class Suggestions:
    """*similar* cases, the closest first, and the Suggested concepts and indicators, the worthiest first."""

    similar: list
    concepts: list
    indicators: list


def suggestions(record, using=DEFAULT_DB_ALIAS):
    """Answer the Suggestions for *record*, plain data of any shape, in a handful of queries."""
    near, named = with_snapshot(lambda snapshot: (_near(record, snapshot), concepts_named(texts_of(record), snapshot)), using)
    rows = Case.objects.using(using).published().select_related("jurisdiction").in_bulk(list(near))
    similar = {pk: rows[pk] for pk in near if pk in rows}
    shares = _shares({pk: near[pk] for pk in similar})
    concepts = _concepts(record, similar, shares, named, using)
    return Suggestions(list(similar.values()), concepts, _indicators(record, similar, shares, using))


def _near(record, snapshot):
    """The neighbours with their points: near enough to the closest to be heard."""
    points = nearest_to(record, NEIGHBOURS, snapshot)
    least = max(LEAST_POINTS, NEAR * max(points.values(), default=0))
    return {pk: value for pk, value in points.items() if value >= least}


def _shares(points):
    """Each neighbour's voice: its points of all, 0 to 1."""
    whole = sum(points.values()) or 1
    return {pk: value / whole for pk, value in points.items()}


def _concepts(record, similar, shares, named, using):
    tagged = Case.concepts.through.objects.using(using).filter(case__in=similar).values_list("concept_id", "case_id")
    cases_of = _grouped(tagged, similar)
    chosen = concepts_of(record)
    among = Q(pk__in={*cases_of, *named}) | Q(key__in=[key for _scheme, key in chosen])
    rows = Concept.objects.using(using).standing().filter(among).select_related("scheme").in_bulk()
    taken = {pk for pk, row in rows.items() if (row.scheme.key, row.key) in chosen}
    found = [_suggested(row, cases_of.get(pk, []), similar, shares, name=named.get(pk, "")) for pk, row in rows.items() if pk not in taken]
    worthy = [one for one in found if one.worth >= LEAST_WORTH]
    # A narrower concept says what stands above it too.
    above = {rows[pk].broader_id for pk in taken} | {one.row.broader_id for one in worthy}
    return _best([one for one in worthy if one.row.pk not in above], MOST_CONCEPTS, lambda one: one.row.scheme.key, MOST_OF_A_SCHEME)


def _indicators(record, similar, shares, using):
    links = IndicatorLink.objects.using(using).filter(case__in=similar).select_related("indicator__framework").order_by("position")
    rows, closest = {}, {}
    order = list(similar)
    for link in sorted(links, key=lambda link: order.index(link.case_id)):
        rows[link.indicator_id] = link.indicator
        closest.setdefault(link.indicator_id, link)
    cases_of = _grouped([(link.indicator_id, link.case_id) for link in links], similar)
    found = [_suggested(row, cases_of[pk], similar, shares, link=closest[pk]) for pk, row in rows.items()]
    linked = [code for code, _directness in links_of(record)]
    worthy = [one for one in found if one.worth >= LEAST_WORTH and not _is_beside(one.row.code, linked)]
    return _best(worthy, MOST_INDICATORS)


def _suggested(row, cases, similar, shares, name="", link=None):
    worth = sum(shares[case.pk] for case in cases) if len(cases) >= LEAST_CASES else 0
    return Suggested(row, worth + _worth_of_name(name), cases, len(similar), name, link)


def _worth_of_name(name):
    return (NAMED_PLAINLY if PLAIN_NAME.search(name) else NAMED) if name else 0


def _grouped(pairs, similar):
    """``{row: cases}``, the cases in the order of their likeness."""
    found = {}
    for row, case in pairs:
        found.setdefault(row, set()).add(case)
    return {row: [case for pk, case in similar.items() if pk in cases] for row, cases in found.items()}


def _is_beside(code, linked):
    """Whether a node of the index, one above or one below it is linked."""
    return any(code.startswith(other) or other.startswith(code) for other in linked if other)


def _best(found, most, group=None, most_of_a_group=0):
    """The *most* worthiest of *found*, of one group so many."""
    kept, counted = [], Counter()
    for one in sorted(found, key=lambda one: (-one.worth, one.row.pk)):
        counted[group and group(one)] += 1
        if not group or counted[group(one)] <= most_of_a_group:
            kept.append(one)
    return kept[:most]
