"""The closest cases to a record that is in no bitmap: what a curator is writing."""

from pyroaring import BitMap

from cases.comparing.similar.emphasis import USUAL_EMPHASIS
from cases.comparing.similar.features import features_of, likenesses
from cases.comparing.similar.scoring import USUAL, best
from cases.models import Case
from reference.columns import SUFFIXES

WORDS = ("title", "summary")  # what the words of other cases are compared in


def nearest_to(record, limit, snapshot):
    """Answer ``{primary key: points in tenths}`` of the *limit* cases most like *record*, the closest first.

    *record* is plain data of any shape; what does not fit is passed over. The case under its own slug is left out.
    """
    features = features_of(_carried(record, snapshot), texts_of(record, WORDS), [], snapshot)
    own = Case.objects.using(snapshot.alias).filter(slug=str(record.get("slug", ""))).values_list("pk", flat=True)
    chosen, scored = best(likenesses(features), USUAL_EMPHASIS, snapshot.everything - BitMap(own), limit)
    return {pk: sum(int(scored[part][at]) for part in USUAL) for at, pk in enumerate(chosen)}


def texts_of(record, keys=("title", "summary", "how")):
    """Answer the texts of *record* under *keys* in both languages."""
    pairs = [record.get(key) for key in keys]
    return [str(pair[suffix]) for pair in pairs if isinstance(pair, dict) for suffix in SUFFIXES if pair.get(suffix)]


def _carried(record, snapshot):
    """``{facet: {value: bitmap}}`` of what *record* has, with all that stands above it, as a case would be counted."""
    found = {}
    for facet, value in {*_concepts(record, snapshot), *_dimensions(record), *_circumstances(record, snapshot)}:
        if bitmap := snapshot.facets.get(facet, {}).get(value):
            found.setdefault(facet, {})[value] = bitmap
    return found


def _concepts(record, snapshot):
    keys, rows = concepts_of(record), snapshot.surroundings.concepts
    for concept in rows.values():
        if (concept.facet, concept.key) in keys:
            yield from ((rows[pk].facet, rows[pk].key) for pk in concept.above)


def concepts_of(record):
    """Answer ``{(scheme, key)}`` of the concepts that *record* has."""
    concepts = record.get("concepts")
    lists = concepts.items() if isinstance(concepts, dict) else ()
    return {(str(scheme), str(key)) for scheme, keys in lists if isinstance(keys, list) for key in keys}


def links_of(record):
    """Answer ``[(code, directness)]`` of the nodes of the index that *record* is linked to."""
    links = record.get("indicator_links")
    items = [link for link in links if isinstance(link, dict)] if isinstance(links, list) else []
    return [(str(link["indicator"]), link.get("directness")) for link in items if link.get("indicator")]


def _dimensions(record):
    for code, directness in links_of(record):
        above = [code[:end] for end in range(1, len(code) + 1, 2)]
        yield from (("dimension", node) for node in above)
        yield from (("direct", node) for node in above if directness == "direct")


def _circumstances(record, snapshot):
    yield "level", str(record.get("level", ""))
    kind = {place.key: place.kind for place in snapshot.surroundings.places.values()}
    yield "place-kind", kind.get(str(record.get("jurisdiction", "")), "")
