"""The answer to a question: which cases, in which order, and how many each further choice would leave."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from django.db import DEFAULT_DB_ALIAS

from cases.finding.choosing import narrowed, with_any
from cases.finding.matching import Matches, asked_name
from cases.finding.ordering import in_order, ordered
from cases.finding.questions import FACETS
from cases.finding.snapshots import with_snapshot
from cases.finding.terms import terms_of

MOST_WORDS = 12  # of a longer question no single word is to blame


class Value(NamedTuple):
    """A value of a facet with the number of cases that choosing it (alone, in this facet) gives."""

    key: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Relaxation:
    """*part* is what to drop: a facet (with the *values* chosen in it), ``word`` (one of several, in *values*), ``text``, or
    ``facets`` (all of them); *count* is how many cases there are then, *text* the words to ask instead."""

    part: str
    values: tuple
    count: int
    text: str


@dataclass(frozen=True)
class Correction:
    """No case has *word*; *instead* was searched."""

    word: str
    instead: str


@dataclass(frozen=True)
class Answer:
    """*ids* is an array in the order asked for; *facets* has for every facet the values that some case carries.

    *ignored* is the end of a text too long to search, *corrections* are words that were searched for others.
    """

    total: int
    ids: np.ndarray
    facets: dict
    relaxations: tuple
    corrections: tuple
    ignored: str


def find(question, using=DEFAULT_DB_ALIAS):
    """Answer *question* from the stored postings: values of a facet widen, facets and words narrow."""
    return with_snapshot(lambda snapshot: _answer(question, snapshot), using)


def _answer(question, snapshot):
    terms = terms_of(question, snapshot)
    matches = Matches(terms, snapshot)
    chosen = {facet: with_any(facet, values, snapshot) for facet, values in question.choices.items()}
    found = narrowed(matches.found, chosen)
    return Answer(
        total=len(found),
        ids=_ids(question, found, matches, snapshot),
        facets={facet: _values(facet, question, matches.found, chosen, snapshot) for facet in FACETS},
        relaxations=() if found else _relaxations(question, matches, chosen, snapshot),
        corrections=tuple(Correction(term.text, term.corrected) for term in terms if term.corrected),
        ignored=question.ignored_text,
    )


def _ids(question, found, matches, snapshot):
    if not found:
        return np.array([], dtype=np.uint32)
    if question.sort == "relevance" and matches.terms:
        return matches.by_relevance(found, asked_name(question))
    sort = "newest" if question.sort == "relevance" else question.sort
    return in_order(found, ordered(snapshot, sort, question.language), snapshot.size)


def _values(facet, question, by_text, chosen, snapshot):
    """Every value some case carries, and those chosen although none does, in the order of their keys."""
    postings, selected = snapshot.facets.get(facet, {}), question.choices.get(facet, ())
    base = narrowed(by_text, chosen, but=(facet,))
    values = [Value(value, base.intersection_cardinality(bitmap), value in selected) for value, bitmap in postings.items()]
    unknown = [Value(value, 0, True) for value in selected if value not in postings]
    return tuple(values + unknown)


def _relaxations(question, matches, chosen, snapshot):
    """What to drop so that there are cases, the most promising first."""
    found = [
        Relaxation(facet, values, len(narrowed(matches.found, chosen, but=(facet,))), question.text)
        for facet, values in question.choices.items()
    ]
    if matches.terms:
        found.append(Relaxation("text", (question.used_text,), len(narrowed(snapshot.everything, chosen)), ""))
    found += _without_a_word(question, matches.terms, chosen, snapshot)
    if len(chosen) > 1:
        found.append(Relaxation("facets", (), len(matches.found), question.text))
    return tuple(sorted((relaxation for relaxation in found if relaxation.count), key=lambda relaxation: -relaxation.count))


def _without_a_word(question, terms, chosen, snapshot):
    """For each of several words: the rest is asked anew, just as a link with its text will ask it."""
    words = [term for term in terms if not term.extra]
    for left_out in words if 1 < len(words) <= MOST_WORDS else ():
        rest = " ".join(f'"{term.text}"' if term.phrase else term.text for term in words if term is not left_out)
        found = Matches(terms_of(replace(question, text=rest), snapshot), snapshot).found
        yield Relaxation("word", (left_out.text,), len(narrowed(found, chosen)), rest)
