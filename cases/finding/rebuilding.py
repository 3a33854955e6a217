"""Writes all postings anew, in one pass over the cases."""

from array import array
from collections import defaultdict
from itertools import count

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from pyroaring import BitMap

from cases.finding.documents import read_documents
from cases.finding.keys import ALL, case_key, exact_key, facet_key, token_key
from cases.finding.postings import take_turn
from cases.finding.surroundings import Surroundings
from cases.models import Case, Posting

ROWS_A_QUERY = 1000
FULL = 20_000_000  # ids waiting in arrays, four bytes each


class Collection:
    """The postings while they are gathered: ``{table: {value: [id of the posting, ids of cases, bitmap]}}``.

    Tables keep a field's tokens apart without joining a key for every word of every case.
    """

    def __init__(self):
        self.tables = defaultdict(dict)
        self.numbers = count(1)
        self.waiting = 0

    def add(self, document):
        """Take the case in and answer the ids of its postings as a bitmap."""
        found = self._add(ALL, "", document.pk) + self._add_many(facet_key, set(document.values()), document.pk)
        found += self._add_many(exact_key, document.exact_names(), document.pk)
        for field, tokens in document.tokens().items():
            found += self._add_many(field, tokens, document.pk)
        self.waiting += len(found)
        if self.waiting > FULL:
            self.settle()
        return BitMap(found)

    def _add(self, table, value, pk):
        return self._add_many(table, [value], pk)

    def _add_many(self, table, values, pk):
        entries, found = self.tables[table], []
        for value in values:
            entry = entries.get(value)
            if entry is None:
                entry = entries[value] = [next(self.numbers), array("I"), BitMap()]
            entry[1].append(pk)
            found.append(entry[0])
        return found

    def settle(self):
        """Move waiting ids into their bitmaps."""
        for entries in self.tables.values():
            for entry in entries.values():
                if entry[1]:
                    entry[2].update(entry[1])
                    entry[1] = array("I")
        self.waiting = 0

    def postings(self):
        """Answer the postings in the order of their keys; facets and names that are written alike become one."""
        self.settle()
        rows = [(_key(table, value), *entry[::2]) for table, entries in self.tables.items() for value, entry in entries.items()]
        return (Posting(pk=number, key=key, bitmap=bitmap.serialize()) for key, number, bitmap in sorted(rows, key=lambda row: row[0]))


def rebuild(using=DEFAULT_DB_ALIAS):
    """Write the postings of all published cases anew, in the caller's transaction; answer how many cases."""
    with transaction.atomic(using=using):
        take_turn(using)
        Posting.objects.using(using).all().delete()
        surroundings, collection = Surroundings(using), Collection()
        pks = list(Case.objects.using(using).published().order_by("pk").values_list("pk", flat=True))
        case_rows = []
        for document in read_documents(pks, surroundings, using):
            case_rows.append((case_key(document.pk), collection.add(document).serialize()))
        _insert(collection.postings(), using)
        first = next(collection.numbers)
        _insert((Posting(pk=first + at, key=key, bitmap=bitmap) for at, (key, bitmap) in enumerate(case_rows)), using)
        _continue_numbers(using)
    return len(pks)


def _key(table, value):
    if table == ALL:
        return ALL
    if table is facet_key:
        return facet_key(*value)
    return exact_key(value) if table is exact_key else token_key(table, value)


def _insert(rows, using):
    part = []
    for row in rows:
        part.append(row)
        if len(part) == ROWS_A_QUERY:
            Posting.objects.using(using).bulk_create(part)
            part = []
    Posting.objects.using(using).bulk_create(part)


def _continue_numbers(using):
    """Let the sequence go on after the numbers given here; PostgreSQL does not notice them by itself."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Posting]):
            cursor.execute(statement)
