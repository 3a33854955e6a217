"""The values of a record in words, each under its path: text or names, never keys."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from cases.dates import in_words, parse_partial_date
from cases.history.labels import LISTS, NESTED, label_of, label_of_column
from cases.history.names import concepts_of
from cases.models import Case, Fact
from cases.records import shape
from reference.columns import Link, Number, Pair, Place, Words
from reference.languages import reader_suffix
from reference.locators import locator_in_words
from reference.numbers import amount, grouped, qualified
from reference.records import is_filled

# What makes up one figure: read together, changed together.
FIGURE = ("value", "value_max", "unit", "qualifier", "also")


@dataclass(frozen=True)
class Cell:
    """One value of a record: what it is compared by, and its words: a text, or a tuple of names. *lang* where it has one."""

    label: str
    raw: object
    words: str | tuple
    lang: str = ""


def case_cells(record, names):
    """Answer ``{path: Cell}`` of what *record* says outside of its lists of items."""
    cells = {}
    columns = {column.key: column for column in (*shape.CASE, *shape.DATES)}
    for key in shape.KEYS:
        value = record.get(key)
        if not is_filled(value):
            continue
        if key in columns:
            cells |= {(key, *path): cell for path, cell in _cells(columns[key], Case, value, names).items()}
        elif key in NESTED and isinstance(value, dict):
            cells |= {(key, *path): cell for path, cell in item_cells(NESTED[key], Case, value, names).items()}
        elif key == "concepts" and isinstance(value, dict):
            cells |= _concept_cells(record, names)
        elif key not in LISTS or not _is_list_of_records(value):
            cells[key,] = Cell(str(LISTS.get(key, key)), value, str(value))
    return cells


def item_cells(columns, model, item, names):
    """Answer ``{path: Cell}`` of one item of a list, or of one nested part; of a fact the parts of its figure are one cell."""
    cells = {}
    for column in columns:
        value = item.get(column.key)
        if model is Fact and column.key in FIGURE:
            if column.key == FIGURE[0]:
                cells |= _figure(item, names)
        elif is_filled(value):
            cells |= {(column.key, *path): cell for path, cell in _cells(column, model, value, names).items()}
    return cells


def _is_list_of_records(value):
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _concept_cells(record, names):
    return {
        ("concepts", scheme): Cell(names.of("scheme", scheme), keys, tuple(names.of("concept", (scheme, key)) for key in keys))
        for scheme, keys in concepts_of(record).items()
        if keys
    }


def _cells(column, model, value, names):
    """Answer ``{path within the column: Cell}`` of *value*: two for a pair of languages, else one."""
    if isinstance(column, Pair) and isinstance(value, dict):
        return {
            (suffix,): Cell(label_of_column(model, column, suffix), text, str(text), "zh-Hans" if suffix == "zh" else str(suffix))
            for suffix, text in value.items()
            if suffix in ("zh", "en") and is_filled(text)
        }
    return {(): Cell(label_of_column(model, column), value, _words(column, model, value, names))}


def _words(column, model, value, names):
    if isinstance(column, Words) and isinstance(value, list):
        return tuple(map(str, value))
    if isinstance(value, (dict, list)):
        return str(value)
    if isinstance(column, Link):
        return names.of(column.table, str(value))
    if isinstance(column, Place):
        return locator_in_words(str(value), reader_suffix())
    if isinstance(column, shape.PartialDate):
        return _date(str(value))
    return str(_choices(model, column).get(str(value), value))


def _date(text):
    try:
        return in_words(*parse_partial_date(text))
    except ValueError:
        return text


def _choices(model, column):
    if isinstance(column, (Pair, Number)):
        return {}
    return dict(model._meta.get_field(column.field).flatchoices)


def _figure(fact, names):
    """Answer the cell of a fact's figure with its qualifiers; of words instead of a number, the qualifiers alone."""
    raw = {key: fact[key] for key in FIGURE if is_filled(fact.get(key))}
    qualifiers = _qualifiers(fact)
    if any(key in raw for key in ("value", "value_max", "unit")):
        words = qualified(_amount(fact, names), qualifiers, reader_suffix())
        return {("value",): Cell(label_of(Fact, "value"), raw, words)}
    said = qualifiers - {Fact.Qualifier.EXACT}
    if not said:
        return {}
    words = ", ".join(str(Fact.Qualifier(one).label) if one in Fact.Qualifier.values else one for one in sorted(said))
    return {("qualifier",): Cell(label_of(Fact, "qualifier"), raw, words)}


def _qualifiers(fact):
    also = fact.get("also")
    given = [fact.get("qualifier"), *(also if isinstance(also, list) else [])]
    return {str(one) for one in given if is_filled(one)}


def _amount(fact, names):
    value, most, unit = (fact.get(key) for key in ("value", "value_max", "unit"))
    try:
        low, high = (Decimal(str(number)) if is_filled(number) else None for number in (value, most))
        if unit in names.units and low is not None:
            return amount(low, names.units[unit], reader_suffix(), high)
        value, most = (number if number is None else grouped(number, reader_suffix()) for number in (low, high))
    except (InvalidOperation, TypeError):
        pass
    words = "–".join(str(number) for number in (value, most) if is_filled(number))
    return f"{words} {unit or ''}".strip()
