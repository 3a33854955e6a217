"""The names of everything that records point at, in the reader's language: one query a table, whatever the number of records."""

from collections import defaultdict
from functools import cached_property

from cases.models import Case
from cases.records import shape
from indicators.models import Indicator
from programs.models import Program
from reference.columns import Link
from reference.models import Concept, Jurisdiction, Organisation, Scheme, Source, Unit


class Names:
    """The names of what *records* point at; a key that nothing stands behind any more names itself."""

    def __init__(self, *records):
        self._keys = defaultdict(set)
        self._found = {}
        for record in records:
            self._collect(shape.CASE, record)
            for name, (columns, _model, _identity) in shape.LISTS.items():
                for item in items_of(record, name):
                    self._collect(columns, item)
            for scheme, keys in concepts_of(record).items():
                self._keys["scheme"].add(scheme)
                self._keys["concept"].update((scheme, key) for key in keys)

    def of(self, table, key):
        """Answer the name of the row *key* of *table*."""
        if table not in self._found:
            self._found[table] = READERS[table](self._keys[table])
        return self._found[table].get(key, str(key if table != "concept" else key[1]))

    @cached_property
    def units(self):
        """``{key: Unit}``."""
        return {unit.key: unit for unit in Unit.objects.filter(key__in=self._keys["unit"])}

    def _collect(self, columns, part):
        for column in columns:
            if isinstance(column, Link) and part.get(column.key):
                self._keys[column.table].add(str(part[column.key]))


def items_of(record, name):
    """Answer the items of the list *name* of *record* that are records themselves."""
    items = record.get(name)
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def concepts_of(record):
    """Answer ``{scheme: [key, …]}`` of *record*, as far as it has that form."""
    concepts = record.get("concepts")
    concepts = concepts if isinstance(concepts, dict) else {}
    return {str(scheme): [str(key) for key in keys] for scheme, keys in concepts.items() if isinstance(keys, list)}


def _with_acronym(row):
    return f"{row.name} ({row.acronym})" if row.acronym else row.name


def _concepts(keys):
    concepts = Concept.objects.filter(key__in={key for _scheme, key in keys}).select_related("scheme")
    return {(concept.scheme.key, concept.key): concept.name for concept in concepts}


READERS = {
    "place": lambda keys: {place.code: place.name for place in Jurisdiction.objects.filter(code__in=keys)},
    "programme": lambda keys: {program.code: _with_acronym(program) for program in Program.objects.filter(code__in=keys)},
    "organisation": lambda keys: {body.key: _with_acronym(body) for body in Organisation.objects.filter(key__in=keys)},
    "source": lambda keys: {source.key: source.title for source in Source.objects.filter(key__in=keys)},
    "indicator": lambda keys: {node.code: f"{node.code} {node.name}" for node in Indicator.objects.linkable().filter(code__in=keys)},
    "case": lambda keys: {case.slug: case.title for case in Case.objects.filter(slug__in=keys).only("slug", "title_zh", "title_en")},
    "scheme": lambda keys: {scheme.key: scheme.name for scheme in Scheme.objects.filter(key__in=keys)},
    "concept": _concepts,
}
