"""From rows to the record of a case."""

from cases.dates import partial_date
from cases.records.canonical import canonical
from cases.records.shape import CASE, LISTS, ORIGINAL_NAME, TRANSLATION, accessor


def read(case):
    """Answer the canonical record of *case*; few queries when it comes from ``Case.objects.for_record()``."""
    record = _plain(CASE, case)
    if case.original_name:
        record["original_name"] = _plain(ORIGINAL_NAME, case)
    record["translation"] = _plain(TRANSLATION, case)
    for key in ("start", "end"):
        date = getattr(case, key)
        if date:
            record[key] = partial_date(date, getattr(case, f"{key}_precision"))
    record["concepts"] = {}
    for concept in case.concepts.all():
        record["concepts"].setdefault(concept.scheme.key, []).append(concept.key)
    for name, (columns, _model, _identity) in LISTS.items():
        record[name] = [_plain(columns, row) for row in getattr(case, accessor(name)).all()]
    return canonical(record)


def _plain(columns, row):
    return {column.key: column.to_record(row) for column in columns}
