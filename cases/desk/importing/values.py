"""What an import of index values would do, row by row, and how it is written and taken back.

The rules of ``indicators.importing`` hold; at the desk a person sees old and new values before confirming, so that a value entered
here gives way too. An empty cell changes nothing in a value that is here.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.desk.importing.merging import merged
from cases.desk.importing.planning import in_both_languages, problem
from cases.desk.importing.steps import AT_ONCE, Step
from cases.desk.importing.tables import CLEAR
from cases.models import ImportRow
from indicators.importing.writing import KnownIndex, write_observation
from indicators.records import OBSERVATIONS, observation_of
from reference.records import digest

LOOKED_AT = _("%(done)d of %(total)d values looked at")
WRITTEN = _("%(done)d of %(total)d values written")
TAKEN_BACK = _("%(done)d of %(total)d values taken back")
Outcome = ImportRow.Outcome


def plan_values(lines):
    """Return the ImportRows, not stored yet, of the ``(where, Line)`` *lines*; yields Steps."""
    index, stored, rows = KnownIndex(), OBSERVATIONS.stored(), []
    for position, (where, line) in enumerate(lines):
        record, kept = _record(line.cells, stored)
        rows.append(_row(position, where, line, record, kept, index))
        if not len(rows) % AT_ONCE:
            yield Step(LOOKED_AT, len(rows), len(lines))
    _refuse_repeated(rows)
    return rows


def _record(cells, stored):
    """Answer the record that a row asks for, laid over the value that is here, and the Stored of that."""
    asked = observation_of({name: text.strip() for name, text in cells.items()})
    kept = stored.get(OBSERVATIONS.key_of(asked))
    return merged(kept.record if kept else {}, asked)[0], kept


def _row(position, where, line, record, kept, index):
    cells = {name: text.strip() for name, text in line.cells.items() if text.strip() != CLEAR}
    row = ImportRow(position=position, where=where, key=OBSERVATIONS.key_of(record)[:200], record=record)
    row.problems = in_both_languages(_faults, where, line, cells, record, index)
    if row.problems:
        row.outcome = Outcome.REFUSED
        return row
    settle_value(row, record, kept)
    return row


def settle_value(row, record, kept):
    """Say what the *record*, which has no fault, would do to the Stored value that is here."""
    row.record, row.before, row.base = OBSERVATIONS.canonical(record), None, None
    if kept is None:
        row.outcome = Outcome.CREATED
    elif kept.record == row.record:
        row.outcome, row.record = Outcome.UNCHANGED, {}
    else:
        row.outcome, row.before, row.base = Outcome.CHANGED, kept.record, int(kept.row.imported_digest == digest(kept.record))


def _faults(where, line, cells, record, index):
    for column, message in line.faults:
        yield problem(where, column, message)
    if not line.faults:
        yield from (problem(where, "", message) for message in index.faults(cells, record))


def _refuse_repeated(rows):
    """Refuse all rows of one value: nobody knows which of them is meant."""
    same = {}
    for row in rows:
        if row.outcome != Outcome.REFUSED:
            same.setdefault(row.key, []).append(row)
    for first, *others in same.values():
        for row in others:
            row.outcome, row.problems = Outcome.REFUSED, in_both_languages(_repeats, row, first)
        if others:
            first.outcome, first.problems = Outcome.REFUSED, in_both_languages(_repeats, first, others[0])


def _repeats(row, other):
    yield problem(row.where, "", gettext("the same value also stands in %(where)s: keep one of the two") % {"where": other.where})


def stored_values():
    """Answer ``{key: Stored}`` of all values here."""
    return OBSERVATIONS.stored()


def outdated_values(rows):
    """Answer those of *rows* whose value reads otherwise here than when they were looked at."""
    return _reading_otherwise(rows, "before")


def edited_values(rows):
    """Answer those of *rows* whose value reads otherwise than they wrote it."""
    return _reading_otherwise(rows, "record")


def _reading_otherwise(rows, name):
    stored = stored_values()
    found = []
    for row in rows:
        record = getattr(row, name)
        if (stored[row.key].record if row.key in stored else None) != (OBSERVATIONS.canonical(record) if record else None):
            found.append(row)
    return found


def write_values(rows):
    """Write the values of *rows*; yields Steps."""
    index, stored = KnownIndex(), OBSERVATIONS.stored()
    for number, row in enumerate(rows, 1):
        write_observation(OBSERVATIONS.canonical(row.record), stored[row.key].row if row.key in stored else None, index.pks)
        if not number % AT_ONCE or number == len(rows):
            yield Step(WRITTEN, number, len(rows))


def take_back_values(rows):
    """Give the values of *rows* back what they were, delete those that were not there; yields Steps."""
    index, stored = KnownIndex(), OBSERVATIONS.stored()
    for number, row in enumerate(rows, 1):
        value = stored[row.key].row
        if row.before is None:
            value.delete()
        else:
            before = OBSERVATIONS.canonical(row.before)
            write_observation(before, value, index.pks, digest(before) if row.base else value.imported_digest)
        if not number % AT_ONCE or number == len(rows):
            yield Step(TAKEN_BACK, number, len(rows))
