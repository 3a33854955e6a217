"""Looks again at rows of an import whose cases or values were changed since the first look: the same changes over what stands now."""

from django.db import transaction

from cases.desk.importing.confirming import TO_WRITE, held, is_outdated
from cases.desk.importing.naming import column_of
from cases.desk.importing.planning import in_both_languages, problem, settle
from cases.desk.importing.standing import NOTHING, standing_of
from cases.desk.importing.steps import parts
from cases.desk.importing.values import outdated_values, settle_value, stored_values
from cases.models import Import, ImportRow
from cases.records import canonical, check, keys_known, shape
from indicators.records import OBSERVATIONS
from reference.merged import merged_keys

FIELDS = ["outcome", "record", "before", "base", "problems"]


def look_again(brought):
    """Plan anew what was overtaken in the Import *brought* and answer how many rows that were."""
    with transaction.atomic():
        brought = held(brought, Import.State.PREVIEWED)
        rows = list(brought.rows.filter(outcome__in=TO_WRITE))
        again = _values(rows) if brought.kind == Import.Kind.OBSERVATIONS else _cases(rows)
        ImportRow.objects.bulk_update(again, FIELDS, batch_size=100)
    return len(again)


def _cases(rows):
    known, concepts_merged = keys_known(), merged_keys()
    known["case"] |= {row.key for row in rows}
    again = []
    for part in parts(rows):
        standing = standing_of([row.key for row in part])
        outdated = [(row, standing.get(row.key, NOTHING)) for row in part if is_outdated(row, standing.get(row.key, NOTHING))]
        again += [_look(row, stands, known, concepts_merged) for row, stands in outdated]
    return again


def _look(row, standing, known, concepts_merged):
    record = rebased(canonical(row.before) if row.before else {}, canonical(row.record), standing.record)
    row.problems = in_both_languages(_faults, row, record, known)
    if row.problems:
        row.outcome = ImportRow.Outcome.REFUSED
    else:
        settle(row, standing, record, concepts_merged)
    return row


def _faults(row, record, known):
    yield from (problem(row.where, column_of(path), message) for path, message in check(record, known))


def _values(rows):
    stored = stored_values()
    again = []
    for row in outdated_values(rows):
        kept = stored.get(row.key)
        before, record = (OBSERVATIONS.canonical(one) if one else {} for one in (row.before, row.record))
        settle_value(row, rebased(before, record, kept.record if kept else {}), kept)
        again.append(row)
    return again


def rebased(before, record, now):
    """Answer record *now* with what differs from *before* in *record*; items of lists are told apart by what identifies them."""
    keys = dict.fromkeys([*now, *record])
    found = {key: _three_ways(key, before.get(key), record.get(key), now.get(key)) for key in keys}
    return {key: value for key, value in found.items() if value is not None}


def _three_ways(key, old, new, now):
    if new == old:
        return now
    if key in shape.LISTS and isinstance(now, list):
        named = [_named(key, items or []) for items in (old, new, now)]
        return list(rebased(*named).values())
    return rebased(old or {}, new, now) if isinstance(new, dict) and isinstance(now, dict) else new


def _named(name, items):
    """Answer *items* by what identifies them, those that are the same in that by their order."""
    named = {}
    for item in items:
        identity = tuple(str(_at(item, part.split("."))) for part in shape.LISTS[name][2])
        while identity in named:
            identity = (*identity, "")
        named[identity] = item
    return named


def _at(item, path):
    for part in path:
        item = item.get(part, "") if isinstance(item, dict) else ""
    return item
