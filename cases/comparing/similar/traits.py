"""What cases have in common and what only one has, by name: the concepts, nodes of the index, levels and words behind a score."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy

from cases.comparing.similar.features import ALL_FACETS, FACETS, NO_SUBJECT
from cases.finding import values_carried
from cases.models import Case
from indicators.models import Indicator
from reference.languages import reader_suffix
from reference.models import Jurisdiction

# Facets whose values are choices of a field: the words around the label, and the labels.
CHOICES = {
    "level": (gettext_lazy("level: %(name)s"), dict(Case.Level.choices)),
    "place-kind": (gettext_lazy("place: %(name)s"), dict(Jurisdiction.Kind.choices)),
}
PARTS = {facet: part for part, facets in FACETS.items() for facet in facets}


class Trait(NamedTuple):
    """Something that a case has: a value of a facet; *cases* have it *of* all. *is_direct* is a direct link to the index."""

    part: str
    facet: str
    key: str
    name_zh: str
    name_en: str
    cases: int
    of: int
    is_direct: bool = False

    @property
    def name(self):
        """The name in the reader's language."""
        if self.facet in CHOICES:
            words, labels = CHOICES[self.facet]
            return words % {"name": labels.get(self.key, self.key)}
        return getattr(self, f"name_{reader_suffix()}") or self.name_zh or self.name_en


class Traits(NamedTuple):
    """``{part: [Trait]}`` that two cases share, that only the first has, that only the second has; the rarest first."""

    shared: dict
    own: dict
    other: dict


def carried(pk, snapshot):
    """Answer ``{(facet, value): how many cases have it}`` of what the case with that primary key has."""
    return {
        (facet, value): len(bitmap)
        for facet, values in values_carried(pk, ALL_FACETS, snapshot).items()
        for value, bitmap in values.items()
        if (facet, value) not in NO_SUBJECT
    }


def traits(own, other, snapshot):
    """Answer the Traits of two cases by what they have carried."""
    return Traits(
        shared=_by_part({key: own[key] for key in own.keys() & other.keys()}, snapshot),
        own=_by_part({key: own[key] for key in own.keys() - other.keys()}, snapshot),
        other=_by_part({key: other[key] for key in other.keys() - own.keys()}, snapshot),
    )


def _by_part(carried, snapshot):
    """The narrowest of what is *carried*, ``{(facet, value): cases}``, by part; a direct link takes the place of the link."""
    names = snapshot.note("names of traits", lambda: _names(snapshot))
    above = {over for key in carried for over in names[key].above}
    found = {}
    for facet, value in sorted(carried.keys() - above, key=lambda key: (carried[key], key)):
        if facet == "dimension" and ("direct", value) in carried:
            continue
        name, cases = names[facet, value], carried[facet, value]
        trait = Trait(PARTS[facet], facet, value, name.zh, name.en, cases, len(snapshot.everything), facet == "direct")
        found.setdefault(trait.part, []).append(trait)
    return found


class _Name(NamedTuple):
    zh: str
    en: str
    above: tuple = ()


class _Names(dict):
    """Names by facet and value; what has no row is called by its key."""

    def __missing__(self, key):
        return _Name(key[1], key[1])


def _names(snapshot):
    concepts = snapshot.surroundings.concepts
    found = _Names()
    for concept in concepts.values():
        above = ((concepts[pk].facet, concepts[pk].key) for pk in concept.above if pk != concept.pk)
        found[concept.facet, concept.key] = _Name(concept.name_zh, concept.name_en, tuple(above))
    rows = Indicator.objects.using(snapshot.alias).of(Indicator.MAIN_FRAMEWORK).values_list("code", "name_zh", "name_en")
    for code, zh, en in rows:
        for facet in FACETS["indicator"]:
            found[facet, code] = _Name(zh, en, tuple((facet, code[:end]) for end in range(1, len(code), 2)))
    return found
