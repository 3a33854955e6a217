"""What of a case is compared, read from the stored bitmaps."""

from typing import NamedTuple

from cases.comparing.similar import scoring
from cases.comparing.similar.scoring import Value, rarity
from cases.comparing.similar.sums import exponents
from cases.finding import values_carried, words_carried

# The facets behind a part, and how much a value of each weighs.
FACETS = {
    "instrument": {"instrument": 1},
    "mode": {"organisation-mode": 1},
    "technology": {"technology": 1},
    "barrier": {"barrier": 1},
    "stage": {"stage": 1},
    "target": {"target": 1},
    "indicator": {"dimension": 0.5, "direct": 0.5},
    "jurisdiction": {"level": 1, "place-kind": 1},
}
ALL_FACETS = [facet for facets in FACETS.values() for facet in facets]
BROAD = 0.5  # of its rarity, what a concept with narrower ones weighs
NO_SUBJECT = {("technology", "general")}  # two cases for every technology have none in common
COMMON_WORD = 0.12  # a word that more than this share of all cases have tells nothing
TEXTS = ("title_zh", "title_en", "summary_zh", "summary_en")


class Features(NamedTuple):
    """*values* are what the case at hand carries, by part; *weights* are arrays of what every case carries in a part.

    *sums* are decimal logarithms of its largest sums of money, *all_sums* ``[(logarithm, bitmap)]`` those of all cases.
    """

    values: dict
    weights: dict
    sums: list
    all_sums: list
    size: int


def read_features(case, snapshot):
    """Answer the Features of *case* under *snapshot*; a case that is not among the postings has no values but words."""
    carried = values_carried(case.pk, ALL_FACETS, snapshot)
    sums = [logarithm for logarithm, bitmap in _all_sums(snapshot) if case.pk in bitmap]
    return features_of(carried, [getattr(case, name) for name in TEXTS], sums, snapshot)


def features_of(carried, texts, sums, snapshot):
    """Answer the Features of what is *carried*, ``{facet: {value: bitmap}}``, of *texts* and *sums* that need be of no case."""
    return Features(
        values={**{part: part_values(part, carried, snapshot) for part in FACETS}, "text": _words(texts, snapshot)},
        weights={part: _weights(part, snapshot) for part in FACETS},
        sums=sums,
        all_sums=_all_sums(snapshot),
        size=snapshot.size,
    )


def likenesses(features):
    """Answer ``{part: array of 0 to 1}``: how alike every case is to the one with *features*."""
    parts = {part: scoring.likeness(features.values[part], weights) for part, weights in features.weights.items()}
    parts["text"] = scoring.text_likeness(features.values["text"], features.size)
    parts["money"] = scoring.money_likeness(features.sums, features.all_sums, features.size)
    return parts


def part_values(part, carried, snapshot):
    """Answer the Values of *part* among what is *carried*, ``{facet: {value: bitmap}}``, weighed by their rarity."""
    broad = snapshot.note("broad values", lambda: _broad(snapshot.surroundings))
    cases = len(snapshot.everything)
    return [
        Value((facet, value), bitmap, weight * (BROAD if (facet, value) in broad else 1) * rarity(bitmap, cases))
        for facet, weight in FACETS[part].items()
        for value, bitmap in carried.get(facet, {}).items()
        if (facet, value) not in NO_SUBJECT
    ]


def _broad(surroundings):
    """The concepts that have narrower ones, as facet and value."""
    concepts = surroundings.concepts
    above = {pk for concept in concepts.values() for pk in concept.above if pk != concept.pk}
    return {(concepts[pk].facet, concepts[pk].key) for pk in above}


def _weights(part, snapshot):
    return snapshot.note(("weights", part), lambda: scoring.totals(part_values(part, snapshot.facets, snapshot), snapshot.size))


def _words(texts, snapshot):
    """The words that some other case has too, but not so many that they tell nothing."""
    words = words_carried(texts, snapshot)
    cases = len(snapshot.everything)
    return [
        Value(("word", word), bitmap, rarity(bitmap, cases)) for word, bitmap in words.items() if 1 < len(bitmap) <= COMMON_WORD * cases
    ]


def _all_sums(snapshot):
    return snapshot.note("sums", lambda: list(_sums(snapshot)))


def _sums(snapshot):
    """``(logarithm, bitmap)`` of every stored size of a sum whose currency has a rate."""
    shifts = exponents(snapshot.alias)
    for value, bitmap in snapshot.facets.get("money", {}).items():
        currency, logarithm = value.split(":")
        if currency in shifts:
            yield float(logarithm) + shifts[currency], bitmap
