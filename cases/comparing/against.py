"""What is used together with a problem (or an instrument): every instrument with its cases, places, status and strongest evidence."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cases.comparing.evidence import GRADES, strength, strongest_figures
from cases.models import Case, Fact
from reference.models import Concept, Jurisdiction

SHOWN = 4
PLACES = 4
EVALUATED = {Fact.Evidence.EVALUATED, Fact.Evidence.EVALUATED_COMPARISON}
STILL_TO_COME = {Case.Status.PLANNED, Case.Status.PROPOSED}


class Met(NamedTuple):
    """A case as it counts here: its status, its place, the Fact with its strongest evidence or None."""

    pk: int
    slug: str
    status: str
    place: object
    figure: object


@dataclass(frozen=True)
class Use:
    """A concept and the cases that carry it or a narrower one."""

    concept: object
    cases: list

    @property
    def number(self):
        return len(self.cases)

    @cached_property
    def places(self):
        """``[(place, number of cases)]``, the most first."""
        by_code = {case.place.code: case.place for case in self.cases}
        counted = Counter(case.place.code for case in self.cases)
        return sorted(((by_code[code], number) for code, number in counted.items()), key=lambda pair: (-pair[1], pair[0].position))

    @property
    def first_places(self):
        return [place for place, _number in self.places[:PLACES]]

    @property
    def more_places(self):
        return len(self.places) - PLACES if len(self.places) > PLACES else 0

    @property
    def statuses(self):
        """``[(status, its label, number of cases)]`` of those there are, in the order of the model."""
        counted = Counter(case.status for case in self.cases)
        return [(status, label, counted[status]) for status, label in Case.Status.choices if counted[status]]

    @cached_property
    def example(self):
        """The Met whose figure has the strongest evidence, a number before words; None where none has a figure."""
        return max((case for case in self.cases if case.figure), key=lambda case: strength(case.figure), default=None)


class Family(NamedTuple):
    """The Use of a broad concept and those of its narrower ones, the most used first."""

    whole: Use
    narrower: list

    @property
    def lines(self):
        """``[(Use, whether it is a narrower one)]``; a family that is all one narrower concept is that one alone."""
        if len(self.narrower) == 1 and self.narrower[0].number == self.whole.number:
            return [(self.narrower[0], False)]
        return [(self.whole, False), *((use, True) for use in self.narrower)]


@dataclass(frozen=True)
class Together:
    """The cases of a concept (*cases*), sorted into the *families* of another scheme.

    *direct* are Uses without what is narrower, the most used first.
    """

    cases: list
    families: list
    direct: list

    @property
    def first(self):
        return self.families[:SHOWN]

    @property
    def rest(self):
        return self.families[SHOWN:]

    @property
    def most_often(self):
        """The two concepts that most cases carry themselves."""
        return self.direct[:2]

    @property
    def places(self):
        """How many places the cases are of."""
        return len({case.place.pk for case in self.cases})

    @property
    def evaluated(self):
        """How many cases have an evaluated result."""
        return sum(1 for case in self.cases if case.figure and case.figure.evidence in EVALUATED)

    @property
    def strongest(self):
        """``(grade in words, number of cases that have it)``; None where no case has a figure."""
        counted = Counter(case.figure.evidence for case in self.cases if case.figure)
        grade = max(counted, key=GRADES.index, default=None)
        return (Fact.Evidence(grade).label, counted[grade]) if grade else None

    @property
    def still_to_come(self):
        """How many cases are only planned or proposed."""
        return sum(1 for case in self.cases if case.status in STILL_TO_COME)


def used_together(cases, scheme):
    """Answer how the *cases* (ids) are spread over the concepts of *scheme* (five queries for any number)."""
    met = _read(cases)
    concepts = {row.pk: row for row in Concept.objects.of(scheme).select_related("scheme")}
    carried = {}
    for case, concept in Case.concepts.through.objects.filter(case__in=met, concept__in=concepts).values_list("case_id", "concept_id"):
        carried.setdefault(concept, set()).add(case)
    uses = {pk: _use(row, concepts, carried, met) for pk, row in concepts.items()}
    direct = [Use(concepts[pk], [met[case] for case in own]) for pk, own in carried.items()]
    return Together(list(met.values()), _families(uses), _most_first(direct))


def _read(cases):
    """Answer ``{id: Met}`` in the order of *cases*."""
    cases = [int(case) for case in cases]
    rows = {row[0]: row for row in Case.objects.filter(pk__in=cases).order_by().values_list("pk", "slug", "status", "jurisdiction_id")}
    places = Jurisdiction.objects.in_bulk({place for _pk, _slug, _status, place in rows.values()})
    figures = strongest_figures(cases)
    return {pk: Met(*rows[pk][:3], places[rows[pk][3]], figures.get(pk)) for pk in cases if pk in rows}


def _use(row, concepts, carried, met):
    own = set(carried.get(row.pk, ()))
    for other in concepts.values():
        if other.broader_id == row.pk:
            own |= carried.get(other.pk, set())
    return Use(row, [case for pk, case in met.items() if pk in own])


def _families(uses):
    tops = [use for use in uses.values() if use.concept.broader_id is None and use.number]
    return [
        Family(top, _most_first(use for use in uses.values() if use.concept.broader_id == top.concept.pk and use.number))
        for top in _most_first(tops)
    ]


def _most_first(uses):
    return sorted(uses, key=lambda use: (-use.number, use.concept.position, use.concept.key))
