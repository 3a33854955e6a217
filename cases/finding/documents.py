"""What of a case is searched and counted, read for many cases at once."""

import math
from collections import defaultdict
from functools import lru_cache
from itertools import chain

from cases.finding.passages import Passage
from cases.finding.tokens import canonical, tokens
from cases.models import Case, Citation, Fact, IndicatorLink, Participation
from reference.models import Unit

CASES_A_READ = 500
COLUMNS = (
    "pk",
    "title_zh",
    "title_en",
    "original_name",
    "original_language",
    "aliases",
    "acronyms",
    "summary_zh",
    "summary_en",
    "how_zh",
    "how_en",
    "note_zh",
    "note_en",
    "jurisdiction_id",
    "program_id",
    "level",
    "status",
    "start",
)
LONGEST_NAME = 150
SMALLEST_SUM = 10_000  # less is a price or a rate, no sum of money


class Document:
    """A case as the search sees it: the values it is counted under and the passages it is found by."""

    def __init__(self, case, concepts, parts, surroundings):
        self.pk = case["pk"]
        self.place = surroundings.places[case["jurisdiction_id"]]
        self.program = surroundings.programs.get(case["program_id"])
        self.concepts = [surroundings.concepts[pk] for pk in concepts]
        self._case, self._parts, self._surroundings = case, parts, surroundings

    def values(self):
        """Answer ``(facet, value)`` of every value that counts the case; a value above counts it too."""
        yield from (("place", self._surroundings.places[above].key) for above in self.place.above)
        yield from ((concept.facet, concept.key) for concept in self._concepts_and_broader())
        for indicator in self._parts["dimensions"]:
            yield from (("dimension", code) for code in self._surroundings.dimensions.get(indicator, ()))
        yield from (("source", source) for source in self._parts["sources"])
        yield "status", self._case["status"]
        yield "start", str(self._case["start"].year) if self._case["start"] else "unknown"
        if self.program:
            yield "programme", self.program.key
        yield from self._likeness_values()

    def _likeness_values(self):
        """Values that no reader chooses and that tell how alike two cases are: level, kind of place, direct links, largest sums.

        A sum is its currency and the decimal logarithm of the amount: ``USD:8.7``.
        """
        yield "level", self._case["level"]
        yield "place-kind", self.place.kind
        for indicator in self._parts["direct"]:
            yield from (("direct", code) for code in self._surroundings.dimensions.get(indicator, ()))
        yield from (("money", f"{unit}:{math.log10(amount):.1f}") for unit, amount in self._parts["sums"].items())

    def passages(self):
        """Answer every passage the case is found by."""
        return chain(self.own_passages(), (passage for shared in self.shared() for passage in shared_passages(*shared)))

    def own_passages(self):
        """Answer the passages that are the case's own."""
        return chain(self.names(), self.summary(), self.body())

    def shared(self):
        """Answer ``(field, row)`` of everything whose names many cases share: programme, concepts, places and those above them."""
        if self.program:
            yield "name", self.program
        yield from (("label", concept) for concept in self.concepts)
        yield "place", self.place
        yield from (("broader", concept) for concept in self._concepts_and_broader() if concept not in self.concepts)
        yield from (("broader", self._surroundings.places[above]) for above in self.place.above[1:])

    def names(self):
        case = self._case
        yield Passage("name", "title", "zh", case["title_zh"])
        yield Passage("name", "title", "en", case["title_en"])
        if case["original_name"]:
            yield Passage("name", "original_name", case["original_language"][:2], case["original_name"])
        yield from (Passage("label", "alias", "", str(alias)) for alias in case["aliases"])
        yield from (Passage("name", "acronym", "", str(acronym)) for acronym in case["acronyms"])

    def summary(self):
        for language in ("zh", "en"):
            yield Passage("summary", "summary", language, self._case[f"summary_{language}"])

    def body(self):
        for kind in ("how", "note"):
            for language in ("zh", "en"):
                if text := self._case[f"{kind}_{language}"]:
                    yield Passage("body", kind, language, text)
        yield from self._parts["passages"]

    def own_tokens(self):
        """Answer ``{field: set of tokens}`` of the case's own passages."""
        found = defaultdict(set)
        for passage in self.own_passages():
            found[passage.field].update(tokens(passage.text))
        return found

    def exact_names(self):
        """Answer the whole names of the case, as a reader might type them."""
        return set(filter(None, (canonical(passage.text)[:LONGEST_NAME] for passage in self.names())))

    def _concepts_and_broader(self):
        seen = dict.fromkeys(above for concept in self.concepts for above in concept.above)
        return [self._surroundings.concepts[pk] for pk in seen]


def read_documents(pks, surroundings, alias, with_body=True):
    """Yield the documents of the cases *pks* that exist, nine queries for every ``CASES_A_READ`` of them."""
    for start in range(0, len(pks), CASES_A_READ):
        yield from _read_some(pks[start : start + CASES_A_READ], surroundings, alias, with_body)


def _read_some(pks, surroundings, alias, with_body):
    concepts = _grouped(_rows(Case.concepts.through, alias, pks, "concept_id"))
    parts = _parts(pks, alias) if with_body else defaultdict(_no_parts)
    for case in Case.objects.using(alias).filter(pk__in=pks).order_by("pk").values(*COLUMNS):
        yield Document(case, concepts[case["pk"]], parts[case["pk"]], surroundings)


def _no_parts():
    return {"passages": [], "dimensions": [], "direct": [], "sources": set(), "sums": {}}


def _parts(pks, alias):
    """What is kept in other tables, by case: ``{"passages": […], "dimensions": […], "direct": […], "sources": {…}, "sums": {…}}``."""
    parts = defaultdict(_no_parts)
    links = ("indicator_id", "directness", "mechanism_zh", "mechanism_en")
    for case, indicator, directness, zh, en in _rows(IndicatorLink, alias, pks, *links):
        parts[case]["dimensions"].append(indicator)
        parts[case]["direct"] += [indicator] if directness == IndicatorLink.Directness.DIRECT else []
        parts[case]["passages"] += _both("mechanism", zh, en)
    facts = ("source__key", "label_zh", "label_en", "text_zh", "text_en", "note_zh", "note_en")
    for case, source, label_zh, label_en, text_zh, text_en, note_zh, note_en in _rows(Fact, alias, pks, *facts):
        parts[case]["sources"].add(source)
        parts[case]["passages"] += _both("fact", label_zh, label_en) + _both("fact", text_zh, text_en) + _both("note", note_zh, note_en)
    organisations = [f"organisation__{name}" for name in ("name_zh", "name_en", "acronym")]
    for case, zh, en, acronym in _rows(Participation, alias, pks, *organisations):
        parts[case]["passages"] += _both("organisation", zh, en) + _one("organisation", "", acronym)
    for case, source in _rows(Citation, alias, pks, "source__key"):
        parts[case]["sources"].add(source)
    sums = _rows(Fact, alias, pks, "unit__key", "value", "value_max").filter(unit__kind=Unit.Kind.CURRENCY, value__isnull=False)
    for case, unit, value, value_max in sums:
        largest = parts[case]["sums"]
        if (amount := value_max or value) >= max(SMALLEST_SUM, largest.get(unit, 0)):
            largest[unit] = amount
    return parts


def _rows(model, alias, pks, *columns):
    return model.objects.using(alias).filter(case_id__in=pks).order_by("pk").values_list("case_id", *columns)


def _grouped(rows):
    grouped = defaultdict(list)
    for case, value in rows:
        grouped[case].append(value)
    return grouped


def _both(kind, zh, en):
    return _one(kind, "zh", zh) + _one(kind, "en", en)


def _one(kind, language, text):
    return [Passage("body", kind, language, text)] if text else []


def passage_tokens(passage):
    """Answer the tokens of a passage; those of a name that many cases share are kept."""
    return _shared_tokens(passage.text) if passage.owner else tokens(passage.text)


def shared_passages(field, row):
    """Answer the names of *row* as passages of *field*."""
    return (passage._replace(field=field) for passage in row.passages)


@lru_cache(maxsize=10_000)
def _shared_tokens(text):
    return frozenset(tokens(text))


def shared_tokens(row):
    """Answer the tokens of all names of *row*."""
    return set().union(*(_shared_tokens(passage.text) for passage in row.passages))
