"""The tables of cases as files hold them: a column for every key of the record, one for each language of a pair, one for each scheme."""

import re
from typing import NamedTuple

from cases.records import shape
from reference.columns import Number, Pair, Words

CLEAR = "[clear]"  # what empties a cell of a case that is there
REMOVE = "[remove]"  # what takes an item out of a list, in the column ``item``
ITEM = "item"
SCHEME = "concepts_"
SEPARATORS = re.compile("[;\uff1b]")
SEPARATOR = "; "


class Cell(NamedTuple):
    """A column of a table: its *name* in the file, the *path* in the record, and whether it holds a list of words."""

    name: str
    path: tuple
    holds_words: bool = False
    is_number: bool = False
    column: object = None


class Sheet(NamedTuple):
    """A table: its *name* (a list of the record, or ``cases``), its columns, and those without which a row means nothing."""

    name: str
    cells: tuple
    needed: tuple

    @property
    def by_name(self):
        return {cell.name: cell for cell in self.cells}

    @property
    def names(self):
        return [cell.name for cell in self.cells]


def case_tables(schemes):
    """Answer ``{name: Sheet}`` of cases and of the lists of their records; *schemes* are the keys of the concept schemes."""
    cases = Sheet("cases", tuple(_case_cells(schemes)), ("slug",))
    return {"cases": cases, **{name: _list_table(name) for name in shape.LISTS}}


def _case_cells(schemes):
    by_key = {column.key: column for column in (*shape.CASE, *shape.DATES)}
    for key in shape.KEYS:
        if key == "original_name":
            yield Cell("original_name", (key, "text"), column=shape.ORIGINAL_NAME[0])
            yield Cell("original_language", (key, "lang"), column=shape.ORIGINAL_NAME[1])
        elif key == "translation":
            yield from (Cell(f"translation_{column.key}", (key, column.key), column=column) for column in shape.TRANSLATION)
        elif key == "concepts":
            yield from (Cell(f"{SCHEME}{scheme}", (key, scheme), holds_words=True) for scheme in schemes)
        elif key in by_key:
            yield from _cells_of(by_key[key])


def _list_table(name):
    columns, _model, _identity = shape.LISTS[name]
    cells = [cell for column in columns for cell in _cells_of(column)]
    if name == "relations":  # “case” would be taken for the case of the row
        cells = [cell._replace(name="to_case") if cell.name == "case" else cell for cell in cells]
    return Sheet(name, (Cell("slug", ("slug",)), *cells, Cell(ITEM, (ITEM,))), ("slug",))


def _cells_of(column):
    if isinstance(column, Pair):
        yield from (Cell(f"{column.key}_{suffix}", (column.key, suffix), column=column) for suffix in ("zh", "en"))
    else:
        yield Cell(column.key, (column.key,), isinstance(column, Words), isinstance(column, Number), column)


def read_cell(cell, text):
    """Answer the value of the record that *text* in the column *cell* stands for."""
    if text.strip() == CLEAR:
        return CLEAR
    if not cell.holds_words:
        return text.strip()
    words = text.split("\n") if "\n" in text else SEPARATORS.split(text)
    return list(dict.fromkeys(filter(None, (word.strip() for word in words))))


def write_cell(cell, value):
    """Answer what stands in the column *cell* for *value* of a record: the inverse of ``read_cell``."""
    if value is None:
        return ""
    if not cell.holds_words:
        return value
    if not any(SEPARATORS.search(word) for word in value):
        return SEPARATOR.join(value)
    return "".join(f"{word}\n" for word in value)


def value_at(record, path):
    """Answer the value at *path* of a record, None where there is none."""
    for part in path:
        record = record.get(part) if isinstance(record, dict) else None
    return record


def put_at(record, path, value):
    """Put *value* at *path* of a record."""
    *above, last = path
    for part in above:
        record = record.setdefault(part, {})
    record[last] = value
