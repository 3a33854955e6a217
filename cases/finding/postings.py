"""Writes the stored bitmaps, in the caller's transaction.

A writer takes the row of the version first and keeps it to the end of the transaction: writers come one after another, so
none loses the other's update and none waits for the other in a circle. On SQLite a transaction that writes is alone anyway.
"""

import time
from collections import defaultdict

from django.db import DEFAULT_DB_ALIAS, transaction
from pyroaring import BitMap

from cases.finding.documents import CASES_A_READ, read_documents
from cases.finding.keys import case_key, document_keys
from cases.finding.surroundings import Surroundings
from cases.models import Case, Posting, PostingVersion

ROWS_A_QUERY = 500
THE_ONE = 1


def index_cases(pks, using=DEFAULT_DB_ALIAS):
    """Write the postings of the cases *pks*; those that are not published (any more) leave them.

    Call it once, at the end of the transaction that changes the cases. After a change to what many cases point at (a concept's
    labels, a place's parent) give the cases that point there, or call ``rebuild``.
    """
    pks = sorted(set(pks))
    with transaction.atomic(using=using):
        take_turn(using)
        surroundings = Surroundings(using)
        for start in range(0, len(pks), CASES_A_READ):
            _index_some(pks[start : start + CASES_A_READ], surroundings, using)


def take_turn(using):
    """Wait for other writers and raise the version; its number is never used twice, not even after a rollback."""
    versions = PostingVersion.objects.using(using)
    versions.bulk_create([PostingVersion(pk=THE_ONE, number=0)], ignore_conflicts=True)
    number = versions.select_for_update().get(pk=THE_ONE).number
    versions.filter(pk=THE_ONE).update(number=max(number + 1, time.time_ns()))


def published(pks, using):
    """Answer those of *pks* that readers may see."""
    return list(Case.objects.using(using).published().filter(pk__in=pks).order_by("pk").values_list("pk", flat=True))


def _index_some(pks, surroundings, using):
    documents = read_documents(published(pks, using), surroundings, using)
    new = {document.pk: set(document_keys(document)) for document in documents}
    old = _old_keys(pks, using)
    added, removed = defaultdict(list), defaultdict(list)
    for pk in pks:
        for key in new.get(pk, set()) - old.get(pk, set()):
            added[key].append(pk)
        for key in old.get(pk, set()) - new.get(pk, set()):
            removed[key].append(pk)
    _change(added, removed, using)
    _write_case_rows(pks, new, using)


def _old_keys(pks, using):
    """Answer ``{case: the keys it is under now}``, from the row that each case keeps of them."""
    rows = {}
    for pk in pks:
        rows[case_key(pk)] = pk
    kept = {rows[row.key]: BitMap.deserialize(row.bitmap) for row in _by_key(list(rows), using)}
    names = {}
    for ids in _parts(BitMap.union(BitMap(), *kept.values())):
        names.update(Posting.objects.using(using).filter(pk__in=ids).values_list("pk", "key"))
    return {pk: {names[posting] for posting in postings if posting in names} for pk, postings in kept.items()}


def _change(added, removed, using):
    """Add cases to postings and take them out, in the order of the keys; an empty posting is deleted."""
    keys = sorted(added.keys() | removed.keys())
    for part in _parts(keys):
        rows = {row.key: row for row in _by_key(part, using)}
        fresh, kept, empty = [], [], []
        for key in part:
            row = rows.get(key)
            bitmap = BitMap.deserialize(row.bitmap) if row else BitMap()
            bitmap.update(added.get(key, ()))
            bitmap.difference_update(BitMap(removed.get(key, ())))
            if row is None:
                fresh.append(Posting(key=key, bitmap=bitmap.serialize()))
            elif bitmap:
                row.bitmap = bitmap.serialize()
                kept.append(row)
            else:
                empty.append(row.pk)
        _save(fresh, kept, empty, using)


def _save(fresh, kept, empty, using):
    postings = Posting.objects.using(using)
    postings.bulk_create(fresh)
    # With its primary key given a row is only ever updated, and no number of the sequence is spent on it.
    postings.bulk_create(kept, update_conflicts=True, unique_fields=["id"], update_fields=["bitmap"])
    postings.filter(pk__in=empty).delete()


def _write_case_rows(pks, new, using):
    ids = {}
    for part in _parts(sorted(set().union(*new.values()))):
        ids.update(Posting.objects.using(using).filter(key__in=part).values_list("key", "pk"))
    rows = [Posting(key=case_key(pk), bitmap=BitMap(ids[key] for key in new[pk]).serialize()) for pk in pks if pk in new]
    postings = Posting.objects.using(using)
    for part in _parts([case_key(pk) for pk in pks]):
        postings.filter(key__in=part).delete()
    postings.bulk_create(rows)


def _by_key(keys, using):
    for part in _parts(keys):
        yield from Posting.objects.using(using).filter(key__in=part).order_by("key")


def _parts(values):
    values = list(values)
    return (values[start : start + ROWS_A_QUERY] for start in range(0, len(values), ROWS_A_QUERY))
