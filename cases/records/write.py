"""From the record of a case to its rows."""

from django.db import transaction

from cases.dates import parse_partial_date
from cases.finding import index_cases
from cases.models import Case
from cases.records.canonical import canonical
from cases.records.check import check
from cases.records.compare import compare
from cases.records.known import keys_known, primary_keys
from cases.records.read import read
from cases.records.shape import CASE, LISTS, ORIGINAL_NAME, TRANSLATION, accessor


class RecordFaults(ValueError):
    """A record that may not be written; ``faults`` holds ``(path, message)`` pairs."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__("; ".join(message for _path, message in faults))


def write(record):
    """Check *record* and write it, published, with its postings, in one transaction.

    Answers ``(case, differences)``, the differences from what was there. Raises RecordFaults, with
    nothing written, where the record has faults. Writing the same record again changes nothing.
    """
    faults = list(check(record, keys_known()))
    if faults:
        raise RecordFaults(faults)
    record = canonical(record)
    with transaction.atomic():
        case = Case.objects.for_record().filter(slug=record["slug"]).first()
        before = read(case) if case else {}
        differences = compare(before, record)
        if differences or case.stage != Case.Stage.PUBLISHED:
            pks = primary_keys()
            case = write_rows(record, case, pks)
            write_list("relations", case, record.get("relations", []), pks)
            index_cases([case.pk])
    return case, differences


def write_rows(record, case, pks, loaded_digest=None):
    """Write the rows of a canonical *record* into *case* (or a new one) and answer it.

    *pks* are primary keys by table and key. Relations (whose other case may not be there yet) and the
    postings are the caller's to write, in the same transaction.
    """
    case = case or Case()
    case.stage = Case.Stage.PUBLISHED
    if loaded_digest is not None:
        case.loaded_digest = loaded_digest
    for columns, part in ((CASE, record), (ORIGINAL_NAME, record.get("original_name", {})), (TRANSLATION, record["translation"])):
        _fill(case, columns, part, pks)
    for key in ("start", "end"):
        day, precision = parse_partial_date(record[key]) if key in record else (None, "")
        setattr(case, key, day)
        setattr(case, f"{key}_precision", precision)
    case.save()
    case.concepts.set(pks["concept"][f"{scheme}/{key}"] for scheme, keys in record.get("concepts", {}).items() for key in keys)
    for name in LISTS:
        if name != "relations":
            write_list(name, case, record.get(name, []), pks)
    return case


def write_list(name, case, items, pks):
    """Replace the rows of one list of *case* by those of *items*."""
    columns, model, _identity = LISTS[name]
    getattr(case, accessor(name)).all().delete()
    rows = [_fill(model(case=case, position=position), columns, item, pks) for position, item in enumerate(items)]
    model.objects.bulk_create(rows)


def _fill(row, columns, part, pks):
    for column in columns:
        for field, value in column.to_row(part.get(column.key), pks).items():
            setattr(row, field, value)
    return row
