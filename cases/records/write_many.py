"""Many records to their rows at once: what ``write`` and ``retire`` do for one case, in few queries for thousands."""

from dataclasses import replace

from django.utils import timezone

from cases.finding import index_cases, rebuild
from cases.models import Case, Revision
from cases.records.known import primary_keys
from cases.records.read import read
from cases.records.revising import add_revisions
from cases.records.shape import LISTS
from cases.records.write import concept_keys, fill_case, list_rows

AT_ONCE = 500
# A rebuild of the search passes over all cases but writes each posting once: from this share of the cases on it is the quicker way.
SHARE_TO_REBUILD, LEAST_TO_REBUILD = 0.1, 50
KEPT = {"id", "created", "loaded_digest", "confirmed", "confirmed_by"}


def write_many(states, origin):
    """Write *states*, an iterable of ``(record, case or None)``, published, with a revision each; yields how many are written so far.

    The records are canonical and have passed their check, the cases are locked by the caller, whose transaction this is; the
    postings are the caller's to write (``index_many``). Returns the primary keys of the cases in the order of *states*. Raises
    KeyError where something that a record points at is gone.
    """
    pks, written, relations = primary_keys(), [], []
    for part in _parts(states):
        cases = _write_cases(part, pks)
        _write_concepts(cases, part, pks)
        for name in LISTS:
            if name != "relations":
                _write_lists(name, cases, part, pks)
        add_revisions(list(zip(cases, (record for record, _case in part), strict=True)), origin)
        relations += [(case.pk, record.get("relations", [])) for case, (record, _case) in zip(cases, part, strict=True)]
        written += [case.pk for case in cases]
        yield len(written)
    _write_relations(relations)
    return written


def retire_many(cases, origin):
    """Take *cases*, from ``Case.objects.for_record()`` and locked by the caller, from readers' pages; the postings are the caller's."""
    for start in range(0, len(cases), AT_ONCE):
        part = cases[start : start + AT_ONCE]
        Case.objects.filter(pk__in=[case.pk for case in part]).update(stage=Case.Stage.RETIRED)
        add_revisions([(case, read(case)) for case in part], replace(origin, kind=Revision.Kind.RETIRED))


def index_many(pks):
    """Write the postings of the cases *pks* the quicker way, all anew or theirs alone."""
    if len(pks) > LEAST_TO_REBUILD and len(pks) > SHARE_TO_REBUILD * Case.objects.count():
        rebuild()
    else:
        index_cases(pks)


def _parts(states):
    part = []
    for state in states:
        part.append(state)
        if len(part) == AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _write_cases(part, pks):
    """Write the rows of the cases themselves; what is there is written over under its own primary key."""
    now = timezone.now()
    cases = [fill_case(record, case or Case(), pks) for record, case in part]
    for case in cases:
        case.changed = now
    new, there = [case for case in cases if not case.pk], [case for case in cases if case.pk]
    Case.objects.bulk_create(new)
    fields = [field.name for field in Case._meta.concrete_fields if field.name not in KEPT]
    Case.objects.bulk_create(there, update_conflicts=True, unique_fields=["id"], update_fields=fields)
    return cases


def _write_concepts(cases, part, pks):
    through = Case.concepts.through
    through.objects.filter(case__in=_there(cases, part)).delete()
    through.objects.bulk_create(
        through(case_id=case.pk, concept_id=pks["concept"][key])
        for case, (record, _case) in zip(cases, part, strict=True)
        for key in concept_keys(record)
    )


def _write_lists(name, cases, part, pks):
    model = LISTS[name][1]
    model.objects.filter(case__in=_there(cases, part)).delete()
    model.objects.bulk_create(
        row for case, (record, _case) in zip(cases, part, strict=True) for row in list_rows(name, case, record.get(name, []), pks)
    )


def _there(cases, part):
    return [case.pk for case, (_record, before) in zip(cases, part, strict=True) if before]


def _write_relations(relations):
    """Relations come last: the other case may be one of the new ones."""
    model, pks = LISTS["relations"][1], {"case": dict(Case.objects.values_list("slug", "pk"))}
    for start in range(0, len(relations), AT_ONCE):
        part = relations[start : start + AT_ONCE]
        model.objects.filter(case__in=[case for case, _items in part]).delete()
        model.objects.bulk_create(row for case, items in part for row in list_rows("relations", Case(pk=case), items, pks))
