"""The numbered sources of one case, as at the end of a paper."""

from dataclasses import dataclass, field

from reference.models import Source


@dataclass
class NumberedSource:
    number: int
    source: Source
    places: list = field(default_factory=list)


def number_sources(case):
    """Answer the case's sources in the order of its citations, then of its facts, each once with the places cited."""
    sources = {}
    for citation in case.citations.all():
        entry = _add(sources, citation.source)
        if citation.place:
            entry.places.append(citation.place_in_words)
    for fact in case.facts.all():
        _add(sources, fact.source)
    return list(sources.values())


def _add(sources, source):
    return sources.setdefault(source.pk, NumberedSource(len(sources) + 1, source))
