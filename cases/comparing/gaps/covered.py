"""What the documents go through for the rows and columns at hand, to be read below the matrix."""

from typing import NamedTuple

from cases.comparing.coverage import ALL, TOPS
from reference.models import Source


class Covered(NamedTuple):
    """A source, why it counts, and ``[(places, whether these are all rows, [CoveredPart])]``."""

    source: Source
    reason: str
    groups: list


class CoveredPart(NamedTuple):
    """A place in the source in words and what it is about: *extent* is ``all``, ``tops`` or nothing where *names* are given."""

    place: str
    extent: str
    names: list


def covered(matrix):
    """Answer a Covered for everything that the documents go through for rows and terms of *matrix* (one query)."""
    sources = {source.key: source for source in Source.objects.filter(key__in={one.source for one in matrix.coverage.statements})}
    found = {}
    for statement in matrix.coverage.statements:
        parts = [_part(part, matrix) for part in statement.parts if matrix.facet in part.terms]
        places = [place for code, place in matrix.places.items() if _is_meant(code, statement, matrix)]
        if parts and places and statement.source in sources:
            group = places, len(places) == len(matrix.places), parts
            found.setdefault((statement.source, statement.reason), []).append(group)
    return [Covered(sources[source], reason, groups) for (source, reason), groups in found.items()]


def _is_meant(code, statement, matrix):
    members = matrix.coverage.members.get(code, ())
    return code in statement.places or (bool(members) and statement.places.issuperset(members))


def _part(part, matrix):
    keys = part.terms[matrix.facet]
    if keys in (ALL, TOPS):
        return CoveredPart(part.place_in_words, keys, [])
    return CoveredPart(part.place_in_words, "", [name for key, name in matrix.terms.names.items() if key in keys])
