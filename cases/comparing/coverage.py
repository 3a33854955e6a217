"""What the documents go through place by place: it tells “none found in the documents read” from “not researched”.

Read from ``coverage.yaml`` among the content files: a Statement says that a source is meant for certain places, its Parts which terms of
which facet a chapter, section or table of it is about.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from cases.models import Citation
from indicators.models import Indicator
from reference.blocks import read_blocks
from reference.columns import Link, Pair, Place, nearest
from reference.languages import InReaderLanguage, reader_suffix
from reference.locators import locator_in_words
from reference.merged import merged_keys, standing_keys
from reference.models import Concept, Jurisdiction, Source
from reference.records import check_columns

FILE = "coverage.yaml"
ALL, TOPS = "all", "tops"
SCHEMES = ("pathway", "instrument", "technology", "stage", "barrier")
FACETS = (*SCHEMES, "dimension")
COLUMNS = (Link("source", "source", "source.key", required=True), Pair("reason", required=True))
PLACE = (Place("place", required=True),)


class Part(NamedTuple):
    """A place in a source and ``{facet: keys of terms}``, or ``all`` or ``tops`` instead of keys."""

    place: str
    terms: dict

    def covers(self, facet, lineage):
        """Whether the part is about the term whose *lineage* is given: its own key and those of the terms above it."""
        keys = self.terms.get(facet, frozenset())
        if keys in (ALL, TOPS):
            return keys == ALL or len(lineage) == 1
        return not keys.isdisjoint(lineage)

    @property
    def place_in_words(self):
        return locator_in_words(self.place, reader_suffix())


@dataclass(frozen=True)
class Statement:
    """A source, the places that it is meant for, why, and the Parts that say for which terms."""

    source: str
    places: frozenset
    reason_zh: str
    reason_en: str
    parts: tuple

    reason = InReaderLanguage()


class Coverage:
    """What is known of *statements*; *members* are ``{grouping: codes of its members}``."""

    def __init__(self, statements, members):
        self.statements, self.members = statements, members
        self._by_place = defaultdict(list)
        for statement in statements:
            for place in statement.places:
                self._by_place[place] += [(statement, part) for part in statement.parts]

    def covering(self, place, facet, lineage):
        """Answer the ``(Statement, Part)`` that cover the place *place* for a term; a grouping is covered where each member is."""
        own = self._own(place, facet, lineage)
        if own or place not in self.members:
            return own
        members = [self._own(member, facet, lineage) for member in self.members[place]]
        together = {id(part): (statement, part) for found in members for statement, part in found}
        return list(together.values()) if all(members) else []

    def _own(self, place, facet, lineage):
        return [(statement, part) for statement, part in self._by_place.get(place, ()) if part.covers(facet, lineage)]


def read_coverage():
    """Answer the Coverage of the content (two queries); what the file has wrong covers nothing."""
    groupings = (
        Jurisdiction.objects.filter(kind=Jurisdiction.Kind.GROUPING, members__isnull=False).order_by().values_list("code", "members__code")
    )
    members = {}
    for code, member in groupings:
        members.setdefault(code, []).append(member)
    path = settings.FIXTURES_DIR / FILE
    statements = _statements(path, path.stat().st_mtime_ns) if path.exists() else ()
    return Coverage(_in_standing_terms(statements, merged_keys()), members)


def _in_standing_terms(statements, merged):
    """Answer *statements* with the terms that stand today where concepts were *merged* since the file was written."""
    if not merged:
        return statements
    return [replace(one, parts=tuple(part._replace(terms=_standing(part.terms, merged)) for part in one.parts)) for one in statements]


def _standing(terms, merged):
    return {facet: keys if keys in (ALL, TOPS) else frozenset(standing_keys(facet, keys, merged)) for facet, keys in terms.items()}


@lru_cache(maxsize=2)
def _statements(path, _changed):
    blocks, _problems = read_blocks(path, path.parent)
    return tuple(_statement(block.data) for block in blocks if not _shape_faults(block.data))


def _statement(data):
    parts = [Part(part["place"], {facet: _terms(part[facet]) for facet in FACETS if facet in part}) for part in data["covers"]]
    return Statement(data["source"], frozenset(data["places"]), data["reason"]["zh"], data["reason"]["en"], tuple(parts))


def _terms(value):
    return value if value in (ALL, TOPS) else frozenset(map(str, value))


def coverage_problems(folder=None):
    """Answer what is wrong in the file, as Problems: its shape, keys that do not exist, places that no case of the source is about."""
    folder = Path(folder or settings.FIXTURES_DIR)
    path = folder / FILE
    if not path.exists():
        return []
    blocks, problems = read_blocks(path, folder)
    known = _known()
    return problems + [block.problem(path, message) for block in blocks for path, message in _faults(block.data, known)]


def _known():
    """Answer the keys that exist, by what they are keys of, and ``cited``: ``{source: codes of places whose cases cite it}``."""
    known = {"source": set(Source.objects.values_list("key", flat=True)), "place": set(Jurisdiction.objects.values_list("code", flat=True))}
    known |= {scheme: set(Concept.objects.filter(scheme__key=scheme).values_list("key", flat=True)) for scheme in SCHEMES}
    known["dimension"] = set(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).filter(level__gt=0).values_list("code", flat=True))
    known["cited"] = set(Citation.objects.filter(case__stage="published").values_list("source__key", "case__jurisdiction__code"))
    return known


def _faults(data, known):
    """Yield ``(path, message)``."""
    yield from check_columns(COLUMNS, {key: data[key] for key in data if key not in {"places", "covers"}}, known)
    shape = list(_shape_faults(data))
    yield from shape
    if not shape:
        yield from _place_faults(data, known)
        for number, part in enumerate(data["covers"]):
            yield from _part_faults(part, known, ("covers", number))


def _shape_faults(data):
    """Answer what keeps the record from being read at all."""
    found = []
    if not _is_list_of(data.get("places"), str):
        found.append((("places",), _("“places” must be a list of codes, such as [CN-HA, DE]")))
    if not _is_list_of(data.get("covers"), dict):
        found.append((("covers",), _("“covers” must be a list of parts with “place” and terms by facet")))
    if not isinstance(data.get("reason"), dict) or not {"zh", "en"} <= data["reason"].keys() or "source" not in data:
        found.append(((), _("a record needs “source” and “reason” in both languages")))
    for number, part in enumerate(data.get("covers") or [] if not found else []):
        found += [(("covers", number), message) for message in _part_shape(part)]
    return found


def _part_shape(part):
    if not isinstance(part.get("place"), str):
        yield _("a part needs its “place” in the source, such as “ch 2, s 1”")
    named = [facet for facet in FACETS if facet in part]
    if not named:
        yield _("a part needs terms of at least one of: {facets}").format(facets=", ".join(FACETS))
    for facet in named:
        if part[facet] not in (ALL, TOPS) and not _is_list_of(part[facet], (str, int, float)):
            yield _("“{facet}” must be a list of keys, “all” or “tops”").format(facet=facet)


def _is_list_of(value, kind):
    return isinstance(value, list) and bool(value) and all(isinstance(one, kind) for one in value)


def _place_faults(data, known):
    for code in data["places"]:
        if code not in known["place"]:
            yield ("places",), _("“{code}” is no place").format(code=code) + nearest(code, known["place"])
        elif (data["source"], code) not in known["cited"]:
            yield ("places",), _("no case of {code} cites {source}: it cannot cover the place").format(code=code, source=data["source"])


def _part_faults(part, known, path):
    yield from check_columns(PLACE, {key: part[key] for key in part if key not in FACETS}, known, path)
    for facet in FACETS:
        keys = part.get(facet, ALL)
        for key in [] if keys in (ALL, TOPS) else map(str, keys):
            if key not in known[facet]:
                yield (*path, facet), _("“{key}” is not a term of {facet}").format(key=key, facet=facet) + nearest(key, known[facet])
