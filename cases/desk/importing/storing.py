"""Keeps what an import would do, until a person confirms or discards it."""

import hashlib
from collections import Counter

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.desk.importing.planning import plan_cases
from cases.desk.importing.reading import read_files
from cases.desk.importing.steps import Step
from cases.desk.importing.values import plan_values
from cases.models import Import, ImportRow

ROWS_A_QUERY = 500
KEPT = _("the preview is kept: %(done)d rows")


def digest_of(files):
    """Answer the fingerprint of *files*, the same in whatever order they are brought."""
    whole = hashlib.sha256()
    for digest in sorted(hashlib.sha256(file.content).digest() for file in files):
        whole.update(digest)
    return whole.hexdigest()


def look_at(files, person):
    """Read *files*, keep what they would do, and return ``(Import, notes)``; yields Steps. Raises FileFaults."""
    reading = yield from read_files(files)
    plan = plan_values(reading.values) if reading.kind == Import.Kind.OBSERVATIONS else plan_cases(reading.cases)
    rows = yield from plan
    with transaction.atomic():
        brought = Import.objects.create(
            kind=reading.kind, file_name=", ".join(file.name for file in files)[:255], digest=digest_of(files), by=person
        )
        for row in rows:
            row.of = brought
        ImportRow.objects.bulk_create(rows, batch_size=ROWS_A_QUERY)
    yield Step(KEPT, len(rows), len(rows))
    return brought, reading.notes


def counts(brought):
    """Answer ``{outcome: how many rows}`` of the Import *brought*."""
    found = Counter(brought.rows.order_by().values_list("outcome", flat=True))
    return {outcome: found[outcome] for outcome in ImportRow.Outcome.values}
