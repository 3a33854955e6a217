"""Load content tables from files: check everything, then write in one transaction.

A file never overwrites a curator's edit silently. Each row keeps the fingerprint of what was loaded
into it, so that three versions can be told apart: as loaded, as it stands here, as the file has it.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import ProtectedError

from reference.blocks import ContentProblems, Problem
from reference.records import digest


@dataclass
class Outcome:
    """What a load did (or would do) to one table: keys by what happened to them."""

    created: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    removed: list = field(default_factory=list)

    @property
    def is_empty(self):
        """Whether nothing was written."""
        return not (self.created or self.changed or self.removed)


def load(tables, folder, *, overwrite=False, write=True, progress=lambda items, label: items, afterwards=lambda outcomes: None):
    """Load every table from *folder* and answer ``{table name: Outcome}``.

    Raises ContentProblems, with nothing written, when any file has a fault or when a row was edited
    both here and in its file (unless *overwrite*). With ``write=False`` only looks.
    """
    for table in tables:
        table.prepare()
    files = {table.name: _standing_blocks(table, folder) for table in tables}
    stored = {table.name: table.stored() for table in tables}
    problems = [problem for blocks, found in files.values() for problem in found]
    known = _known(tables, files, stored)
    for table in tables:
        problems += _check(table, files[table.name][0], known)
    if problems:
        raise ContentProblems(problems)
    plans = {table.name: _plan(table, files[table.name][0], stored[table.name], overwrite) for table in tables}
    conflicts = [problem for plan in plans.values() for problem in plan.conflicts]
    if conflicts:
        raise ContentProblems(conflicts)
    outcomes = {name: plan.outcome for name, plan in plans.items()}
    if write:
        with transaction.atomic():
            _write(tables, plans, stored, progress)
            if not all(outcome.is_empty for outcome in outcomes.values()):
                _count_for_planner()
            afterwards(outcomes)
    return outcomes


def _standing_blocks(table, folder):
    """Answer ``(blocks, problems)`` without the records of rows that were merged into others: they stay as they are."""
    blocks, problems = table.blocks(folder)
    return [block for block in blocks if table.key_of(block.data) not in table.merged], problems


def _known(tables, files, stored):
    """Answer the keys that exist once the files are loaded: theirs, and rows that curators entered."""
    known = {}
    for table in tables:
        entered = {key for key, kept in stored[table.name].items() if kept.is_edited}
        known[table.name] = entered | set(table.merged) | {table.key_of(block.data) for block in files[table.name][0]}
    return known


def _check(table, blocks, known):
    problems = [block.problem(path, message) for block in blocks for path, message in table.check(block.data, known)]
    seen = {}
    for block in blocks:
        key = table.key_of(block.data)
        if key in seen:
            problems.append(block.problem((), f"{table.name} “{key}” stands in {seen[key].file}:{seen[key].line_of()} already: keep one"))
        seen.setdefault(key, block)
    return problems


@dataclass
class Plan:
    """What to do with one table."""

    outcome: Outcome = field(default_factory=Outcome)
    writes: list = field(default_factory=list)
    removals: list = field(default_factory=list)
    order: list = field(default_factory=list)
    conflicts: list = field(default_factory=list)


def _plan(table, blocks, stored, overwrite):
    plan = Plan()
    for block in blocks:
        record = table.canonical(block.data)
        key = table.key_of(record)
        plan.order.append(key)
        _plan_record(plan, table, block, record, stored.get(key), overwrite)
    for key in sorted(stored.keys() - set(plan.order)):
        _plan_absent(plan, table, key, stored[key])
    plan.writes = _parents_first(table, plan.writes)
    return plan


def _parents_first(table, writes):
    """Answer *writes* in an order in which a row stands after the row of its table that it links to."""
    column = next((column.key for column in table.columns if getattr(column, "table", None) == table.name), None)
    if column is None:
        return writes
    records = {table.key_of(record): record for record, _row in writes}

    def depth(record, seen=()):
        parent = records.get(record.get(column))
        key = table.key_of(record)
        return 0 if parent is None or key in seen else 1 + depth(parent, (*seen, key))

    return sorted(writes, key=lambda write: depth(write[0]))


def _plan_record(plan, table, block, record, kept, overwrite):
    key = table.key_of(record)
    if kept is None:
        plan.outcome.created.append(key)
        plan.writes.append((record, None))
    elif kept.record == record:
        plan.outcome.unchanged.append(key)
        if kept.is_edited:  # the same edit was made here and in the file
            plan.writes.append((record, kept.row))
    elif table.is_lasting and not overwrite:
        message = f"{table.name} “{key}” is published and stays as it is: restore the file, and give what is new another key"
        plan.conflicts.append(block.problem((), message))
    elif overwrite or not kept.is_edited:
        plan.outcome.changed.append(key)
        plan.writes.append((record, kept.row))
    elif kept.row.loaded_digest == digest(record):
        plan.outcome.kept.append(key)
    else:
        plan.conflicts.append(
            block.problem(
                (), f"“{key}” was edited here and differs from this file: take the edit into the file, or load with --overwrite to drop it"
            )
        )


def _plan_absent(plan, table, key, kept):
    """A row without a record: a curator's own stays and what lasts, what a file brought goes with it."""
    if table.is_lasting or not kept.row.loaded_digest:
        return
    if kept.is_edited:
        plan.conflicts.append(
            Problem(table.files[0], 1, f"{table.name} “{key}” left the files but was edited here: put it back, or delete it in the admin")
        )
        return
    plan.outcome.removed.append(key)
    plan.removals.append(kept.row)


def _write(tables, plans, stored, progress):
    pks = {table.name: {key: kept.row.pk for key, kept in stored[table.name].items()} for table in tables}
    for table in tables:
        pks[table.name] |= {key: pks[table.name][stays] for key, stays in table.merged.items()}
    for table in tables:
        written = []
        for record, row in progress(plans[table.name].writes, table.name):
            row = table.write(record, row, pks, digest(record))
            pks[table.name][table.key_of(record)] = row.pk
            written.append((record, row))
        table.finish(written, pks)
        if table.has_position:
            _number(table, plans[table.name].order, pks[table.name])
    for table in reversed(tables):
        _remove(table, plans[table.name].removals)


def _count_for_planner():
    """Let PostgreSQL count the rows: it takes a table filled in this transaction for empty, and a join of two such may need minutes."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, tables))}")


def _number(table, order, pks):
    """Give the rows the order of the files, touching only those that moved."""
    current = dict(table.model.objects.values_list("pk", "position"))
    for position, key in enumerate(order):
        if current[pks[key]] != position:
            table.model.objects.filter(pk=pks[key]).update(position=position)


def _remove(table, rows):
    if not rows:
        return
    try:
        table.remove(rows)
    except ProtectedError as error:
        users = Counter(type(user)._meta.verbose_name for user in error.protected_objects)
        used = ", ".join(f"{count} × {name}" for name, count in users.items())
        message = f"a {table.name} left the files but is still used here ({used}): put it back or change those first"
        raise ContentProblems([Problem(table.files[0], 1, message)]) from error
