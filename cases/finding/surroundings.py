"""What cases point at, read whole: places, concepts, programmes, nodes of the index, each with those above it."""

from collections import defaultdict
from typing import NamedTuple

from cases.finding.passages import Passage
from indicators.models import Indicator
from programs.models import Program
from reference.models import Concept, Jurisdiction


class Named(NamedTuple):
    """A row that cases point at.

    *above* holds the primary keys of the row itself and of everything that counts its cases; *passages* are its names,
    *kind* is that of a place.
    """

    pk: int
    facet: str
    key: str
    name_zh: str
    name_en: str
    above: tuple
    passages: tuple
    kind: str = ""

    def name(self, language):
        return (self.name_en or self.name_zh) if language == "en" else (self.name_zh or self.name_en)


class Surroundings:
    """Everything that cases point at, by primary key; a few thousand rows at most."""

    def __init__(self, alias):
        self.places = _places(alias)
        self.concepts = _concepts(alias)
        self.programs = _programs(alias)
        self.dimensions = _dimensions(alias)

    def everything(self):
        """Places, concepts and programmes: what a reader may name."""
        return [*self.places.values(), *dict.fromkeys(self.concepts.values()), *self.programs.values()]


def _places(alias):
    """A place is counted by its parents and by the groupings and blocs that it or a parent belongs to."""
    rows = list(Jurisdiction.objects.using(alias).all())
    above = defaultdict(set)
    for row in rows:
        above[row.pk].add(row.parent_id)
    for grouping, member in Jurisdiction.members.through.objects.using(alias).values_list("from_jurisdiction_id", "to_jurisdiction_id"):
        above[member].add(grouping)
    closed = _closed(above)
    return {row.pk: _place(row, closed[row.pk]) for row in rows}


def _place(row, above):
    names = {"zh": [row.name_zh, row.full_name_zh], "en": [row.name_en, row.full_name_en], "": [row.code, *row.aliases]}
    passages = _passages("place", "place", row.pk, names)
    return Named(row.pk, "place", row.code, row.name_zh, row.name_en, above, passages, row.kind)


def _concepts(alias):
    """Concepts by primary key; one that was merged is the one that stands for it."""
    columns = ("scheme__key", "key", "broader_id", "merged_into_id", "name_zh", "name_en", "alt_zh", "alt_en")
    rows = list(Concept.objects.using(alias).select_related("scheme").only(*columns))
    closed = _closed({row.pk: {row.broader_id} for row in rows})
    found = {row.pk: _concept(row, closed[row.pk]) for row in rows}
    return {row.pk: found[row.merged_into_id or row.pk] for row in rows}


def _concept(row, above):
    names = {"zh": [row.name_zh, *row.alt_zh], "en": [row.name_en, *row.alt_en]}
    passages = _passages("label", "concept", row.pk, names)
    return Named(row.pk, row.scheme.key, row.key, row.name_zh, row.name_en, above, passages)


def _programs(alias):
    return {row.pk: _program(row) for row in Program.objects.using(alias).only("code", "acronym", "name_zh", "name_en")}


def _program(row):
    names = {"zh": [row.name_zh], "en": [row.name_en], "": [row.acronym, row.code]}
    passages = _passages("name", "programme", row.pk, names)
    return Named(row.pk, "programme", row.code, row.name_zh, row.name_en, (row.pk,), passages)


def _dimensions(alias):
    """The codes that count a link to an indicator: its own and those above it but the total."""
    rows = {pk: (code, parent, level) for pk, code, parent, level in _indicators(alias)}
    closed = _closed({pk: {parent} for pk, (_code, parent, _level) in rows.items()})
    return {pk: tuple(rows[above][0] for above in closed[pk] if rows[above][2]) for pk in rows}


def _indicators(alias):
    return Indicator.objects.using(alias).of(Indicator.MAIN_FRAMEWORK).values_list("pk", "code", "parent_id", "level")


def _closed(above):
    """From ``{row: rows directly above}`` to ``{row: (itself, all rows above)}``; a circle does no harm."""
    closed = {}
    for row in above:
        found, open_rows = [], [row]
        while open_rows:
            at = open_rows.pop()
            if at is not None and at not in found:
                found.append(at)
                open_rows.extend(sorted(filter(None, above.get(at, ()))))
        closed[row] = tuple(found)
    return closed


def _passages(field, kind, owner, names):
    seen = {}
    for language, texts in names.items():
        for text in texts:
            if text:
                seen.setdefault(str(text), Passage(field, kind, language, str(text), owner))
    return tuple(seen.values())
