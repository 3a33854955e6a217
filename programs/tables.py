"""Tables whose rows have lists: links to several other rows, and small records of their own."""

from fractions import Fraction

from django.utils.translation import gettext as _

from programs.columns import Links
from reference.records import Table, check_columns
from reference.rows import read_rows

PAIRS = ("component", "note", "disagreement")


class DeepTable(Table):
    """A table with *lists* (``Links`` and ``Rows``) beside its columns."""

    def __init__(self, name, model, files, columns, key="key", lists=()):
        super().__init__(name, model, files, columns, key)
        self.lists = lists
        self.prefetched = tuple(part.field if isinstance(part, Links) else part.key for part in lists)

    def queryset(self):
        return super().queryset().prefetch_related(*(f"{part.key}__source" for part in self.lists if not isinstance(part, Links)))

    def check(self, record, known):
        keys = {part.key for part in self.lists}
        yield from super().check({key: value for key, value in record.items() if key not in keys}, known)
        for part in self.lists:
            if part.key not in record:
                continue
            more = () if isinstance(part, Links) else (check_columns,)
            for path, message in part.check(record[part.key], known, *more):
                yield (part.key, *path), message

    def canonical(self, record):
        lists = {part.key: part.canonical(record[part.key]) for part in self.lists if record.get(part.key)}
        return super().canonical(record) | lists

    def read(self, row):
        lists = {part.key: part.read(row) for part in self.lists}
        return super().read(row) | {key: value for key, value in lists.items() if value}

    def write(self, record, row, pks, loaded_digest=""):
        row = super().write(record, row, pks, loaded_digest)
        for part in self.lists:
            part.write(row, record.get(part.key, []), pks)
        return row


class ProgramTable(DeepTable):
    """Programmes: whoever describes one names the source."""

    def check(self, record, known):
        yield from super().check(record, known)
        if ("source" in record) != ("place" in record):
            yield (), _("“source” and “place” go together: give both")
        if "purpose" in record and "source" not in record:
            yield (), _("“source” is missing: say where the purpose comes from")


class AwardTable(DeepTable):
    """Awards: an amount has its currency, a qualifier its amount."""

    def check(self, record, known):
        yield from super().check(record, known)
        if ("amount" in record) != ("unit" in record):
            yield (), _("“amount” and “unit” go together: give both")
        elif "qualifier" in record and "amount" not in record:
            yield ("qualifier",), _("“qualifier” stands before an amount: add the amount or leave it out")
        elif record.get("amount") in (0, "0"):
            yield ("amount",), _("an award of nothing is no award: leave the amount out")


class FundingTable(DeepTable):
    """Amounts of money: rows of CSV; parts are written after and removed before what they are part of."""

    def blocks(self, folder):
        blocks, problems = [], []
        for path in sorted(found for pattern in self.files for found in folder.glob(pattern)):
            more_blocks, more_problems = read_rows(path, folder, self.header)
            blocks += more_blocks
            problems += more_problems
        for block in blocks:
            block.data = _nested(block.data)
        return blocks, problems + [block.problem((), message) for block, message in _faulty_parts(blocks)]

    @property
    def header(self):
        """The columns of the CSV: a pair of languages is two of them, ``sources`` holds ``about=key`` pairs."""
        names = [[f"{column.key}_zh", f"{column.key}_en"] if column.key in PAIRS else [column.key] for column in self.columns]
        return (*(name for pair in names for name in pair), "sources")

    def check(self, record, known):
        problems = list(super().check(record, known))
        yield from problems or _mismatches(record)

    def remove(self, rows):
        going = {row.pk for row in rows}
        for row in sorted(rows, key=lambda row: row.part_of_id not in going):
            super().remove([row])


def _mismatches(record):
    """Yield what does not fit together in a *record* whose single values are right."""
    if ("first_year" in record) != ("last_year" in record):
        yield (), _("“first_year” and “last_year” go together: give both")
    elif "first_year" in record and "rate" in record:
        yield ("rate",), _("an amount is for years or at a rate: give one of them")
    elif "first_year" in record and int(record["last_year"]) < int(record["first_year"]):
        yield ("last_year",), _("“last_year” must not be before “first_year”")
    if "amount_max" in record and Fraction(record["amount_max"]) <= Fraction(record["amount"]):
        yield ("amount_max",), _("“amount_max” must be more than “amount”")


def _nested(cells):
    """Answer the record of a CSV line: languages side by side, the further sources as a list."""
    record = {key: value for key, value in cells.items() if not key.endswith(("_zh", "_en")) and key != "sources"}
    for key in PAIRS:
        pair = {suffix: cells[f"{key}_{suffix}"] for suffix in ("zh", "en") if f"{key}_{suffix}" in cells}
        if pair:
            record[key] = pair
    if "sources" in cells:
        pairs = [pair.partition("=") for pair in cells["sources"].split()]
        record["sources"] = [{"source": key, "place": "whole", "about": about} for about, _equals, key in pairs]
    return record


def _faulty_parts(blocks):
    """Yield ``(block, message)`` for parts of another programme's amount, and for chains of parts."""
    by_key = {block.data.get("key"): block.data for block in blocks}
    for block in blocks:
        whole = by_key.get(block.data.get("part_of"))
        if whole is None:
            continue
        if whole.get("program") != block.data.get("program"):
            yield (
                block,
                _("“{key}” belongs to another programme: a part stands in one programme with its whole").format(key=whole.get("key")),
            )
        elif "part_of" in whole:
            yield block, _("“{key}” is a part itself: name the amount that holds both").format(key=whole.get("key"))
