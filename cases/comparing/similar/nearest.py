"""The closest cases to one: scores from the stored bitmaps, then the rows of those that are shown."""

from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS
from pyroaring import BitMap

from cases.comparing.similar.emphasis import USUAL_EMPHASIS
from cases.comparing.similar.features import likenesses, read_features
from cases.comparing.similar.reasons import Side, sentence
from cases.comparing.similar.scoring import MEANS, TENTHS, USUAL, best, counting
from cases.comparing.similar.traits import Traits, carried, traits
from cases.finding import with_snapshot
from cases.models import Case

# Where the cases may be: in any other place, in other places of the same country, outside of it, in the very place.
WHERE = ("elsewhere", "country", "abroad", "here")


@dataclass(frozen=True)
class Neighbour:
    """A *case* like the one at hand, *own*.

    *score* is the sum of *parts*, ``[(name, points)]`` to a tenth, 100 at most. *counting* (0 to 1) says how much of the parts
    beside the means counted, *traits* what the two share and what not, *words* ``{word: weight}`` of those that both texts have.
    """

    own: Case
    case: Case
    score: float
    parts: list
    counting: float
    traits: Traits
    words: dict

    @property
    def case_id(self):
        return self.case.pk

    @property
    def reason(self):
        """Why the two are alike and what sets them apart, in a sentence of the language that is active."""
        own, other = Side(self.own, self.traits.own), Side(self.case, self.traits.other)
        return sentence(self.parts, self.traits.shared, self.words, own, other)


def neighbours(case, emphasis=None, limit=10, where="elsewhere", using=DEFAULT_DB_ALIAS):
    """Answer the *limit* Neighbours of *case* with the highest scores.

    *where* is one of ``WHERE``, *emphasis* maps parts to factors. A case that readers cannot see has no neighbours.
    """
    found = with_snapshot(lambda snapshot: _nearest(case, emphasis or USUAL_EMPHASIS, limit, where, snapshot), using)
    rows = Case.objects.using(using).published().for_neighbours().in_bulk([pk for pk, *_rest in found])
    return [Neighbour(case, rows[pk], *rest) for pk, *rest in found if pk in rows]


def _nearest(case, emphasis, limit, where, snapshot):
    """Answer ``[(pk, score, parts, counting, traits, words)]``, the closest first."""
    if case.pk not in snapshot.everything:
        return []
    features = read_features(case, snapshot)
    likeness = likenesses(features)
    chosen, scored = best(likeness, emphasis, eligible(case, where, snapshot), limit)
    share = counting({part: likeness[part][chosen] for part in MEANS})
    own = carried(case.pk, snapshot)
    return [
        (
            pk,
            sum(int(scored[part][at]) for part in USUAL) / TENTHS,
            [(part, int(scored[part][at]) / TENTHS) for part in USUAL],
            float(share[at]),
            traits(own, carried(pk, snapshot), snapshot),
            {value.name[1]: value.weight for value in features.values["text"] if pk in value.bitmap},
        )
        for at, pk in enumerate(chosen)
    ]


def eligible(case, where, snapshot):
    """Answer the bitmap of the cases that are asked for by *where*, without the case itself."""
    places = snapshot.facets.get("place", {})
    place = snapshot.surroundings.places[case.jurisdiction_id]
    here = _exactly(place, snapshot)
    country = places.get(_country(place, snapshot).key, BitMap())
    found = {"elsewhere": snapshot.everything - here, "country": country - here, "abroad": snapshot.everything - country, "here": here}
    return found[where] - BitMap([case.pk])


def _exactly(place, snapshot):
    """The cases of the place itself, not of places inside it or of its members."""
    postings = snapshot.facets.get("place", {})
    inside = [one.key for one in snapshot.surroundings.places.values() if place.pk in one.above and one.pk != place.pk]
    return BitMap.difference(postings.get(place.key, BitMap()), *(postings[key] for key in inside if key in postings))


def _country(place, snapshot):
    """The country that the place is (in), else the place itself: a bloc has none."""
    places = snapshot.surroundings.places
    return next((places[pk] for pk in place.above if places[pk].kind == "country"), place)
