"""A facet seen through an outside list: which of our concepts stand for an entry, how exactly, and which stand for none.

An entry is asked for as ``list:entry``, such as ``oecd-stip:pi007``. It stands for the concepts that are mapped to it as exact, close or
as its narrower part (the entry is broader); their cases all belong to it. A concept that is wider than the entry is set aside, since most
of its cases need not belong; only where nothing else is mapped does it stand in, and the count is then an upper bound.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from django.db.models import F, Q

from reference.models import Concept, Mapping, Vocabulary

FACETS = ("instrument", "technology")
# The list whose entries are the sides of our own top-level instruments; it has no mappings.
SIDES = "rothwell-zegveld"
SIDED = "instrument"
PARTS = re.compile(r"(\D*)(\d*)")
CLOSEST_FIRST = (Mapping.Kind.EXACT, Mapping.Kind.CLOSE, Mapping.Kind.BROAD, Mapping.Kind.NARROW)


class Stand(NamedTuple):
    """A concept that is mapped to an entry, and the kind of the mapping; no kind where the concept's side decides."""

    concept: Concept
    kind: str


class Entry(NamedTuple):
    """An entry of an outside list: *counted* are the Stands whose cases are its own, *aside* those wider than it.

    The *label* is quoted as the list has it, whatever the reader's language; the sides alone have words of ours.
    """

    key: str
    code: str
    label: str
    counted: tuple
    aside: tuple

    @property
    def concepts(self):
        """The keys of the concepts that are counted."""
        return tuple(stand.concept.key for stand in self.counted)

    @property
    def is_upper_bound(self):
        """Whether all that stands for it is wider than it."""
        return all(stand.kind == Mapping.Kind.NARROW for stand in self.counted)

    @property
    def name(self):
        """Code and label; the sides have no codes."""
        return f"{self.code} {self.label}".strip()


class Unmapped(NamedTuple):
    """A concept that stands for no entry; *is_partly*: some narrower ones do."""

    concept: Concept
    is_partly: bool


class Crosswalk(NamedTuple):
    """A facet through one outside list: its *entries* in the list's order, and the concepts that are Unmapped."""

    vocabulary: Vocabulary
    facet: str
    entries: list
    unmapped: list


def lists_by_facet(facets=FACETS):
    """Answer ``{facet: [Vocabulary]}``: the outside lists through which each of *facets* can be seen (one query)."""
    mapped = Q(mappings__concept__scheme__key__in=facets)
    rows = Vocabulary.objects.filter(mapped | Q(key=SIDES)).annotate(facet=F("mappings__concept__scheme__key")).order_by("key").distinct()
    found = {facet: [] for facet in facets}
    for row in rows:
        facet = SIDED if row.key == SIDES else row.facet
        if facet in found and row not in found[facet]:
            found[facet].append(row)
    return found


def crosswalk(facet, vocabulary):
    """Answer the Crosswalk of *facet* through the list with the key *vocabulary*, None where it maps none of its concepts."""
    row = Vocabulary.objects.filter(key=vocabulary).first() if facet in FACETS else None
    if row is None:
        return None
    concepts = list(Concept.objects.of(facet).select_related("broader"))
    entries = _sides(concepts) if (facet, vocabulary) == (SIDED, SIDES) else _entries(facet, row)
    return Crosswalk(row, facet, entries, _unmapped(concepts, entries)) if entries else None


class Crosswalks:
    """The Crosswalks that one request needs, each read once."""

    def __init__(self):
        self._read = {}

    def of(self, facet, vocabulary):
        """Answer ``crosswalk(facet, vocabulary)``."""
        if (facet, vocabulary) not in self._read:
            self._read[facet, vocabulary] = crosswalk(facet, vocabulary)
        return self._read[facet, vocabulary]

    def expanded(self, choices):
        """Answer *choices*, ``{facet: values}``, with every entry of an outside list exchanged for the concepts that stand for it.

        What is no known entry stays as it is, and matches nothing.
        """
        return {facet: tuple(dict.fromkeys(self._expanded(facet, values))) for facet, values in choices.items()}

    def entries_of_lists(self, facet, values):
        """Answer ``{key: Entry}``: every entry of the outside lists that *values* name, chosen or not."""
        asked = {value.partition(":")[0] for value in values if facet in FACETS and ":" in value}
        return {entry.key: entry for vocabulary in sorted(asked) if (seen := self.of(facet, vocabulary)) for entry in seen.entries}

    def entries_named(self, facet, values):
        """Answer ``{value: Entry}`` for those of *values* that are entries of an outside list."""
        return {key: entry for key, entry in self.entries_of_lists(facet, values).items() if key in values}

    def names(self, facet, values):
        """Answer ``{value: name of the list and of the entry}`` for those of *values* that are entries of an outside list."""
        entries = self.entries_named(facet, values).items()
        return {key: f"{short_name(self.of(facet, key.partition(':')[0]).vocabulary)} · {entry.name}" for key, entry in entries}

    def _expanded(self, facet, values):
        entries = self.entries_named(facet, values)
        for value in values:
            yield from entries[value].concepts if value in entries else (value,)


def short_name(vocabulary):
    """Answer the name of an outside list without what stands in brackets."""
    return re.split(r"\s?[(\uff08]", vocabulary.name)[0]


def _sides(concepts):
    tops = defaultdict(list)
    for concept in concepts:
        if concept.side:
            tops[concept.side].append(Stand(concept, ""))
    return [Entry(f"{SIDES}:{side}", "", label, tuple(tops[side]), ()) for side, label in Concept.Side.choices if tops[side]]


def _entries(facet, vocabulary):
    by_entry = defaultdict(list)
    for mapping in vocabulary.mappings.filter(concept__scheme__key=facet).select_related("concept__broader"):
        by_entry[mapping.entry].append(mapping)
    return [_entry(vocabulary.key, code, by_entry[code]) for code in sorted(by_entry, key=_in_order)]


def _entry(vocabulary, code, mappings):
    mappings.sort(key=lambda mapping: (CLOSEST_FIRST.index(mapping.kind), mapping.concept.position))
    stands = [Stand(mapping.concept, mapping.kind) for mapping in mappings]
    within = [stand for stand in stands if stand.kind != Mapping.Kind.NARROW]
    wider = [stand for stand in stands if stand.kind == Mapping.Kind.NARROW]
    label = next((mapping.label for mapping in mappings if mapping.label), "")
    return Entry(f"{vocabulary}:{code.lower()}", code, label, tuple(within or wider), tuple(wider if within else ()))


def _in_order(code):
    """By letters and then by number: PI006 before TH24, 2 before 10, numbers alone first."""
    letters, digits = PARTS.match(code).groups()
    return letters, int(digits or 0), code


def _unmapped(concepts, entries):
    """Answer the concepts that neither stand for an entry themselves nor lie within one that does."""
    above = {concept.pk: concept.broader_id for concept in concepts}
    mapped = {stand.concept.pk for entry in entries for stand in entry.counted}
    partly = {pk for own in mapped for pk in _lineage(own, above)}
    return [Unmapped(concept, concept.pk in partly) for concept in concepts if mapped.isdisjoint(_lineage(concept.pk, above))]


def _lineage(pk, above):
    """Yield *pk* and everything above it."""
    while pk is not None:
        yield pk
        pk = above.get(pk)
