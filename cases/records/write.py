"""From the record of a case to its rows."""

from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from cases.dates import parse_partial_date
from cases.finding import index_cases
from cases.models import Case, Revision
from cases.records.canonical import canonical
from cases.records.check import check
from cases.records.compare import compare
from cases.records.known import keys_known, primary_keys
from cases.records.read import read
from cases.records.revising import Origin, add_revisions
from cases.records.shape import CASE, LISTS, ORIGINAL_NAME, TRANSLATION, accessor
from cases.records.standing import in_standing_concepts


class RecordFaults(ValueError):
    """A record that may not be written; ``faults`` holds ``(path, message)`` pairs."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__("; ".join(message for _path, message in faults))


class Outdated(ValueError):
    """The case was published anew since *expected*; ``revision`` is the one that stands now."""

    def __init__(self, revision):
        self.revision = revision
        super().__init__(str(revision))


def write(record, origin=None, expected=None):
    """Check *record* and write it, published, with its revision and its postings, in one transaction.

    Answers ``(case, differences)``, the differences from what was there. Raises RecordFaults where the
    record has faults and Outdated where the last revision is not number *expected* (0: there is no such
    case yet; None: whichever), with nothing written. Writing the same record again changes nothing.
    """
    faults = list(check(record, keys_known()))
    if faults:
        raise RecordFaults(faults)
    record = in_standing_concepts(canonical(record))
    try:
        with transaction.atomic():
            return _write(record, origin or Origin(), expected)
    except IntegrityError as error:
        if expected == 0 and Case.objects.filter(slug=record["slug"]).exists():
            raise RecordFaults(
                [(("slug",), gettext("“{slug}” was taken a moment ago: choose another").format(slug=record["slug"]))]
            ) from error
        raise


def _write(record, origin, expected):
    case = Case.objects.for_record().select_for_update(of=("self",), no_key=True).filter(slug=record["slug"]).first()
    _refuse_outdated(case, expected)
    differences = compare(read(case) if case else {}, record)
    if differences or case.stage != Case.Stage.PUBLISHED:
        pks = primary_keys()
        case = write_rows(record, case, pks)
        write_list("relations", case, record.get("relations", []), pks)
        add_revisions([(case, record)], origin)
        index_cases([case.pk])
    return case, differences


def _refuse_outdated(case, expected):
    last = case.revisions.first() if case and expected is not None else None
    if last and last.number != expected:
        raise Outdated(last)


def retire(case, origin):
    """Take *case* from readers' pages; its address says since when and why. Answers its last Revision."""
    with transaction.atomic():
        case = Case.objects.for_record().select_for_update(of=("self",), no_key=True).get(pk=case.pk)
        Case.objects.filter(pk=case.pk).update(stage=Case.Stage.RETIRED)
        revision = add_revisions([(case, read(case))], replace(origin, kind=Revision.Kind.RETIRED))[0]
        index_cases([case.pk])
    return revision


def write_rows(record, case, pks, loaded_digest=None):
    """Write the rows of a canonical *record* into *case* (or a new one) and answer it.

    *pks* are primary keys by table and key. Relations (whose other case may not be there yet) and the
    postings are the caller's to write, in the same transaction.
    """
    case = fill_case(record, case or Case(), pks, loaded_digest)
    case.save()
    case.concepts.set(pks["concept"][key] for key in concept_keys(record))
    for name in LISTS:
        if name != "relations":
            write_list(name, case, record.get(name, []), pks)
    return case


def fill_case(record, case, pks, loaded_digest=None):
    """Put what stands in the row of a case itself into *case*, which is not saved yet, and answer it."""
    case.stage = Case.Stage.PUBLISHED
    if loaded_digest is not None:
        case.loaded_digest = loaded_digest
    for columns, part in ((CASE, record), (ORIGINAL_NAME, record.get("original_name", {})), (TRANSLATION, record["translation"])):
        _fill(case, columns, part, pks)
    for key in ("start", "end"):
        day, precision = parse_partial_date(record[key]) if key in record else (None, "")
        setattr(case, key, day)
        setattr(case, f"{key}_precision", precision)
    return case


def concept_keys(record):
    """Answer the concepts of *record* as ``scheme/key``."""
    return [f"{scheme}/{key}" for scheme, keys in record.get("concepts", {}).items() for key in keys]


def list_rows(name, case, items, pks):
    """Answer the rows, not saved yet, of one list of *case*."""
    columns, model, _identity = LISTS[name]
    return [_fill(model(case=case, position=position), columns, item, pks) for position, item in enumerate(items)]


def write_list(name, case, items, pks):
    """Replace the rows of one list of *case* by those of *items*."""
    getattr(case, accessor(name)).all().delete()
    LISTS[name][1].objects.bulk_create(list_rows(name, case, items, pks))


def _fill(row, columns, part, pks):
    for column in columns:
        for field, value in column.to_row(part.get(column.key), pks).items():
            setattr(row, field, value)
    return row
