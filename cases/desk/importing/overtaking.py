"""What of an import was changed by others since, asked without doing anything."""

from cases.desk.importing.confirming import HEAVY, TO_WRITE, Overtaken, is_outdated
from cases.desk.importing.standing import NOTHING, standing_without_records
from cases.desk.importing.steps import parts
from cases.desk.importing.undoing import InTheWay, edited_rows
from cases.desk.importing.values import outdated_values
from cases.models import Import


def moved_on(brought):
    """Answer the Overtaken or InTheWay that confirming or undoing *brought* would meet now, None where it would meet none."""
    rows = brought.rows.filter(outcome__in=TO_WRITE)
    rows = list(rows if brought.kind == Import.Kind.OBSERVATIONS else rows.defer(*HEAVY))
    if brought.state == Import.State.PREVIEWED:
        keys = _overtaken(brought, rows)
        return Overtaken(keys) if keys else None
    if brought.state == Import.State.CONFIRMED:
        keys = edited_rows(brought, rows)
        return InTheWay(keys) if keys else None
    return None


def _overtaken(brought, rows):
    if brought.kind == Import.Kind.OBSERVATIONS:
        return [row.key for row in outdated_values(rows)]
    found = []
    for part in parts(rows):
        standing = standing_without_records([row.key for row in part])
        found += [row.key for row in part if is_outdated(row, standing.get(row.key, NOTHING))]
    return found
