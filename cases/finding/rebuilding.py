"""Writes all postings anew, in one pass over the cases."""

from array import array
from collections import defaultdict
from itertools import chain, count

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from pyroaring import BitMap

from cases.finding.documents import read_documents, shared_tokens
from cases.finding.keys import ALL, EXACT, FACET, case_key, exact_key, facet_key, token_key
from cases.finding.postings import take_turn
from cases.finding.surroundings import Surroundings
from cases.models import Case, Posting

ROWS_A_QUERY = 1000
FULL = 20_000_000  # ids waiting in arrays, four bytes each


class Posted:
    """A posting while it is gathered: its number, the cases that wait in an array, those in the bitmap."""

    __slots__ = ("bitmap", "number", "waiting")

    def __init__(self, number):
        self.number, self.waiting, self.bitmap = number, array("I"), BitMap()

    def settle(self):
        self.bitmap.update(self.waiting)
        self.waiting = array("I")


class Table(dict):
    """The postings of a field, each made when it is first asked for."""

    def __init__(self, numbers):
        self.numbers = numbers

    def __missing__(self, value):
        self[value] = posted = Posted(next(self.numbers))
        return posted


class Collection:
    """The postings while they are gathered, in tables by field, so that no key is joined for every word of every case.

    What many cases share (the names of a concept, say) is gathered once for all its words, as the cases that have it.
    """

    def __init__(self):
        self.numbers = count(1)
        self.tables = defaultdict(lambda: Table(self.numbers))
        self.shared = {}
        self.waiting = 0

    def add(self, document):
        """Take the case in and answer the numbers of its postings as a bitmap."""
        found = self._add("", [ALL], document.pk) + self._add(FACET, set(document.values()), document.pk)
        found += self._add(EXACT, document.exact_names(), document.pk)
        for field, tokens in document.own_tokens().items():
            found += self._add(field, tokens, document.pk)
        shared = [self._share(field, row, document.pk) for field, row in document.shared()]
        self.waiting += len(found) + len(shared)
        if self.waiting > FULL:
            self.settle()
        return BitMap.union(BitMap(found), *shared)

    def _add(self, name, values, pk):
        table = self.tables[name]
        found = [table[value] for value in values]
        for posted in found:
            posted.waiting.append(pk)
        return [posted.number for posted in found]

    def _share(self, field, row, pk):
        """Answer the numbers of the postings of all words of *row*."""
        name = (field, row.facet, row.pk)
        if name not in self.shared:
            table = self.tables[field]
            posted = [table[token] for token in shared_tokens(row)]
            self.shared[name] = Posted(0), posted, BitMap(one.number for one in posted)
        cases, _posted, numbers = self.shared[name]
        cases.waiting.append(pk)
        return numbers

    def settle(self):
        """Move waiting cases into their bitmaps."""
        own = (posted for table in self.tables.values() for posted in table.values())
        for posted in chain(own, (cases for cases, *_rest in self.shared.values())):
            if posted.waiting:
                posted.settle()
        self.waiting = 0

    def postings(self):
        """Answer the postings in the order of their keys."""
        self.settle()
        for cases, all_posted, _numbers in self.shared.values():
            for posted in all_posted:
                posted.bitmap |= cases.bitmap
        rows = sorted((_key(name, value), posted) for name, table in self.tables.items() for value, posted in table.items())
        return (Posting(pk=posted.number, key=key, bitmap=posted.bitmap.serialize()) for key, posted in rows)


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
    if not table:
        return value
    if table == FACET:
        return facet_key(*value)
    return exact_key(value) if table == EXACT else token_key(table, value)


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
