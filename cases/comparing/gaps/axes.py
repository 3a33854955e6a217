"""The columns of the gap matrix: concepts, nodes of the index, or entries of an outside list."""

from typing import NamedTuple

from django.utils import translation

from cases.counting_as import stands_in_words
from indicators.models import Indicator
from reference.models import Concept


class Column(NamedTuple):
    """A term or an entry: *key* is its value in the explorer's address, *group* the broader term that it stands under.

    *values* are the keys that it counts, *lineages* for each of them the key with those of the terms above it; *stands*: in words, what
    stands for an entry of an outside list.
    """

    key: str
    name_zh: str
    name_en: str
    name: str
    group: str
    lineages: tuple
    stands: tuple = ()

    @property
    def values(self):
        return tuple(lineage[0] for lineage in self.lineages)


class Terms(NamedTuple):
    """The terms of a facet: *columns* by level, ``{"top": […], "narrower": […]}``, and the *names* of all of them by key."""

    columns: dict
    names: dict

    @property
    def has_levels(self):
        return any(column.group != column.name for column in self.columns["narrower"])


def read_terms(facet):
    """Answer the Terms of *facet* (one query); narrow ones are those with nothing below them, of the index the second level."""
    return _nodes() if facet == "dimension" else _concepts(facet)


def entry_columns(crosswalk):
    """Answer the Columns of the entries of *crosswalk*."""
    return [_entry_column(entry) for entry in crosswalk.entries]


def _concepts(facet):
    rows = list(Concept.objects.of(facet))
    by_pk = {row.pk: row for row in rows}
    broader = {row.broader_id for row in rows}
    tops = [row for row in rows if row.broader_id is None]
    ordered = [row for top in tops for row in [top, *[other for other in rows if other.broader_id == top.pk]]]
    leaves = [row for row in ordered if row.pk not in broader]
    columns = {"top": [_concept_column(row, by_pk) for row in tops], "narrower": [_concept_column(row, by_pk) for row in leaves]}
    return Terms(columns, {row.key: row.name for row in rows})


def _concept_column(row, by_pk):
    top = by_pk.get(row.broader_id, row)
    lineage = (row.key,) if top is row else (row.key, top.key)
    return Column(row.key, row.name_zh, row.name_en, row.name, top.name, (lineage,))


def _nodes():
    rows = list(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).filter(level__in=[1, 2]).select_related("parent").defer("definition_zh"))
    columns = {level: [_node_column(row) for row in rows if row.level == depth] for level, depth in (("top", 1), ("narrower", 2))}
    return Terms(columns, {row.code: f"{row.code} {row.name}" for row in rows})


def _node_column(row):
    above = row if row.level == 1 else row.parent
    lineage = (row.code,) if row.level == 1 else (row.code, above.code)
    return Column(row.code, row.name_zh, row.name_en, f"{row.code} {row.name}", f"{above.code} {above.name}", (lineage,))


def _entry_column(entry):
    lineages = tuple(_lineage(stand.concept) for stand in entry.counted)
    with translation.override("zh-hans"):
        name_zh = entry.name
    with translation.override("en"):
        name_en = entry.name
    return Column(entry.key, name_zh, name_en, entry.name, entry.name, lineages, tuple(stands_in_words(entry)))


def _lineage(concept):
    return (concept.key, concept.broader.key) if concept.broader_id else (concept.key,)
