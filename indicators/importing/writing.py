"""Observations from a spreadsheet: every row checked against the tables, then all written in one transaction or none.

A row here that a file wrote and nobody changed since gives way to the spreadsheet; one that was entered or edited at the desk does not,
unless asked. What is written counts as entered here: a later load of the content files keeps it (see ``reference.loading``).
"""

from django.db import transaction
from django.utils.translation import gettext as _

from indicators.importing.spreadsheet import RowProblem, read_spreadsheet
from indicators.importing.units import is_same_unit, multiple_of
from indicators.models import Indicator, Observation, Series
from indicators.records import OBSERVATION_COLUMNS, OBSERVATIONS, observation_of, role_problems
from indicators.structure import MAIN_FRAMEWORK
from reference.blocks import ContentProblems
from reference.columns import nearest
from reference.loading import Outcome
from reference.models import Jurisdiction
from reference.records import digest, is_filled

COLUMNS = (*OBSERVATION_COLUMNS[:5], "unit", *OBSERVATION_COLUMNS[5:])


def import_observations(path, *, overwrite=False, write=True, encoding="utf-8"):
    """Load the CSV file *path* and answer an Outcome with the keys of the rows that were created, changed, unchanged or kept.

    Raises ContentProblems, with nothing written, when any row has a fault or would overwrite an edit made at the desk (unless
    *overwrite*). With ``write=False`` only looks.
    """
    with transaction.atomic():
        rows, problems = read_spreadsheet(path, COLUMNS, encoding)
        index = KnownIndex()
        records = [(row.number, index.record_of(row.cells)) for row in rows]
        for row, (number, record) in zip(rows, records, strict=True):
            problems += [RowProblem(path.name, number, message) for message in index.faults(row.cells, record)]
        problems += [RowProblem(path.name, number, message) for number, message in _repeated(records)]
        if problems:
            raise ContentProblems(problems)
        outcome, writes, conflicts = _plan(records, OBSERVATIONS.stored(), overwrite)
        if conflicts:
            raise ContentProblems([RowProblem(path.name, number, message) for number, message in conflicts])
        if write:
            for record, row in writes:
                write_observation(record, row, index.pks)
    return outcome


class KnownIndex:
    """What the tables know of the index: its indicators, their series and the places."""

    def __init__(self):
        self.codes = set(Indicator.objects.of(MAIN_FRAMEWORK).values_list("code", flat=True))
        series = Series.objects.filter(indicator__framework__key=MAIN_FRAMEWORK).select_related("indicator__framework")
        self.series = {row.path: row for row in series}
        self.pks = {
            "series": {path: row.pk for path, row in self.series.items()},
            "place": dict(Jurisdiction.objects.values_list("code", "pk")),
        }

    def record_of(self, cells):
        """Answer the record of a row; canonical where nothing is wrong with it."""
        record = observation_of(cells)
        return record if any(OBSERVATIONS.check(record, self.pks)) else OBSERVATIONS.canonical(record)

    def faults(self, cells, record):
        """Yield what is wrong with a row."""
        series = self.series.get(record["series"])
        yield from self._unknown(cells)
        yield from (message for path, message in OBSERVATIONS.check(record, self.pks) if path != ("series",))
        yield from role_problems(record, {record["series"]: series.role} if series else {})
        if "unit" not in cells:
            yield _unit_missing(series)
        elif series and not is_same_unit(cells["unit"], (series.unit_zh, series.unit_en)):
            yield _wrong_unit(cells["unit"], series)

    def _unknown(self, cells):
        """Yield what is wrong with the indicator and the series of a row."""
        missing = [name for name in ("indicator", "series") if name not in cells]
        if missing:
            yield from (_("“{key}” is missing: add it").format(key=name) for name in missing)
            return
        code, key = cells["indicator"], cells["series"]
        keys = [path.removeprefix(f"{code}/") for path in self.series if path.startswith(f"{code}/")]
        if code not in self.codes:
            yield _("“{code}” is not an indicator of the index").format(code=code) + nearest(code, self.codes)
        elif not keys:
            yield _("the indicator {code} has no series to take values: choose one of level 3").format(code=code)
        elif key not in keys:
            yield _("“{key}” is not a series of {code}").format(key=key, code=code) + nearest(key, keys)


def _unit_of(series):
    return series.unit_zh if series.unit_zh == series.unit_en else f"{series.unit_zh} ({series.unit_en})"


def _unit_missing(series):
    if series is None:
        return _("“{key}” is missing: add it").format(key="unit")
    return _("“unit” is missing: add it, it is {unit}").format(unit=_unit_of(series))


def _wrong_unit(given, series):
    message = _("the unit “{given}” is not that of {series}, which is {unit}: convert the value")
    message = message.format(given=given, series=series.path, unit=_unit_of(series))
    multiple = multiple_of(given, (series.unit_zh, series.unit_en))
    return f"{message} (1 {given} = {multiple} {series.unit_zh})" if multiple else message


def _repeated(records):
    """Yield ``(row number, message)`` for every row that repeats an earlier one."""
    first = {}
    for number, record in records:
        if not all(is_filled(record.get(name)) for name in ("jurisdiction", "year", "seen_in")):
            continue
        key = OBSERVATIONS.key_of(record)
        if first.setdefault(key, number) != number:
            message = _("{value} stands in row {row} already: keep one of the two")
            yield number, message.format(value=_words(record), row=first[key])


def _words(record):
    names = {name: record.get(name) for name in ("series", "jurisdiction", "year", "seen_in")}
    return _("{series}, {jurisdiction}, {year}, seen in {seen_in}").format(**names)


def _plan(records, stored, overwrite):
    """Answer an Outcome, the ``(record, row)`` pairs to write, and ``(row number, message)`` for edits that would be lost."""
    outcome, writes, conflicts = Outcome(), [], []
    for number, record in records:
        key = OBSERVATIONS.key_of(record)
        kept = stored.get(key)
        if kept is None:
            outcome.created.append(key)
            writes.append((record, None))
        elif kept.record == record:
            outcome.unchanged.append(key)
        elif overwrite or digest(kept.record) in (kept.row.loaded_digest, kept.row.imported_digest):
            outcome.changed.append(key)
            writes.append((record, kept.row))
        elif kept.row.imported_digest == digest(record):
            outcome.kept.append(key)
        else:
            conflicts.append((number, _conflict(record, kept.record)))
    return outcome, writes, conflicts


def _conflict(record, stored):
    names = sorted(name for name in record.keys() | stored.keys() if record.get(name) != stored.get(name))
    told = "; ".join(f"{name}: {stored.get(name, 'none')} here, {record.get(name, 'none')} in the file" for name in names)
    return f"{_words(record)} was entered or edited at the desk and differs ({told}): correct the file, or load with --overwrite"


def write_observation(record, row, pks, imported_digest=None):
    """Write the canonical *record* into *row* (or a new one); *imported_digest* is that of the record that a spreadsheet wrote."""
    row = row or Observation()
    row.imported_digest = digest(record) if imported_digest is None else imported_digest
    return OBSERVATIONS.write(record, row, pks, row.loaded_digest)
