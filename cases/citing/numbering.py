"""The numbered sources of one case or of a whole document, as at the end of a paper."""

from dataclasses import dataclass, field

from reference.models import Source


@dataclass
class NumberedSource:
    """A source with its number; *places* are those that describe the case, in words, *locators* all places cited, as they are stored."""

    number: int
    source: Source
    places: list = field(default_factory=list)
    locators: list = field(default_factory=list)


class Numbering:
    """Sources in the order in which they are first cited."""

    def __init__(self):
        self._entries = {}

    def cite(self, row):
        """Answer the NumberedSource of *row* (a Citation, a Fact or another row with ``source`` and ``place``), with the place noted."""
        entry = self.entry_of(row.source)
        if row.place and row.place not in entry.locators:
            entry.locators.append(row.place)
        return entry

    def entry_of(self, source):
        """Answer the NumberedSource of *source*, cited as a whole."""
        return self._entries.setdefault(source.pk, NumberedSource(len(self._entries) + 1, source))

    @property
    def entries(self):
        return list(self._entries.values())


def number_sources(case):
    """Answer the case's sources in the order of its citations, then of its facts, each once with the places cited."""
    numbering = Numbering()
    for citation in case.citations.all():
        entry = numbering.cite(citation)
        if citation.place:
            entry.places.append(citation.place_in_words)
    for fact in case.facts.all():
        numbering.cite(fact)
    return numbering.entries
