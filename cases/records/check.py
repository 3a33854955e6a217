"""What a record must hold before a reader may see it."""

from django.utils.translation import gettext as _

from cases.dates import parse_partial_date
from cases.models import Case
from cases.records.shape import CASE, DATES, KEYS, LISTS, ORIGINAL_NAME, TRANSLATION
from reference.columns import nearest
from reference.records import check_columns, check_lengths, is_filled

NESTED = {"original_name": ORIGINAL_NAME, "translation": TRANSLATION}


def check(record, known):
    """Yield ``(path, message)`` for every fault of *record*, none when it may be published.

    *known* holds the existing keys by table: ``place``, ``concept`` (as ``scheme/key``), ``organisation``,
    ``source``, ``unit``, ``programme``, ``indicator`` (linkable codes) and ``case``.
    """
    for key in sorted(set(map(str, record)) - set(KEYS)):
        yield (key,), _("“{key}” is not a key of a case").format(key=key) + nearest(key, KEYS)
    yield from _check_columns((*CASE, *DATES), _only((*CASE, *DATES), record), known)
    yield from check_lengths(Case, CASE, record)
    yield from _check_nested(record, known)
    yield from _check_dates(record)
    yield from _check_concepts(record, known)
    yield from _check_lists(record, known)
    yield from _check_completeness(record)


def _check_columns(columns, part, known, path=()):
    """Yield the faults of *columns*, that of a missing key under the path where it belongs."""
    keys = {column.key for column in columns}
    extra = {key: value for key, value in part.items() if key not in keys}
    yield from ((where, message) for where, message in check_columns(columns, extra, known, path) if where != path)
    for column in columns:
        for where, message in check_columns((column,), {column.key: part.get(column.key)}, known, path):
            yield where if where != path else (*path, column.key), message


def _only(columns, record):
    return {column.key: record.get(column.key) for column in columns}


def _check_nested(record, known):
    for key, columns in NESTED.items():
        value = record.get(key)
        if not is_filled(value):
            continue
        if not isinstance(value, dict):
            names = ", ".join(column.key for column in columns)
            yield (key,), _("“{key}” must be keys with values: {names}").format(key=key, names=names)
            continue
        yield from _check_columns(columns, value, known, (key,))
        yield from check_lengths(Case, columns, value, (key,))


def _check_dates(record):
    try:
        start, end = (parse_partial_date(str(record[key])) if record.get(key) else None for key in ("start", "end"))
    except ValueError:
        return
    if start and end and end[0] < start[0]:
        message = _("the case ends ({end}) before it starts ({start}): correct one of the two")
        yield ("end",), message.format(end=record["end"], start=record["start"])


def _check_concepts(record, known):
    concepts = record.get("concepts") or {}
    if not isinstance(concepts, dict):
        yield ("concepts",), _("“concepts” must be lists by scheme: {instrument: [open-bidding]}")
        return
    schemes = {key.split("/")[0] for key in known["concept"]}
    for scheme, keys in concepts.items():
        if scheme not in schemes:
            yield ("concepts", scheme), _("“{scheme}” is not a scheme").format(scheme=scheme) + nearest(scheme, schemes)
            continue
        if not isinstance(keys, list):
            yield ("concepts", scheme), _("“{scheme}” must be a list of keys: [one, two]").format(scheme=scheme)
            continue
        yield from _check_scheme(scheme, keys, known)


def _check_scheme(scheme, keys, known):
    for number, key in enumerate(keys):
        if f"{scheme}/{key}" not in known["concept"]:
            choices = [other.split("/")[1] for other in known["concept"] if other.startswith(f"{scheme}/")]
            message = _("“{key}” is not a concept of “{scheme}”").format(key=key, scheme=scheme)
            yield ("concepts", scheme, number), message + nearest(key, choices)
        elif key in keys[:number]:
            yield ("concepts", scheme, number), _("“{key}” stands twice: keep one").format(key=key)


def _check_lists(record, known):
    for name, (columns, model, identity) in LISTS.items():
        items = record.get(name) or []
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            yield (name,), _("“{name}” must be a list of records").format(name=name)
            continue
        for number, item in enumerate(items):
            yield from _check_columns(columns, item, known, (name, number))
            yield from check_lengths(model, columns, item, (name, number))
            if name == "facts":
                yield from _check_fact(item, ("facts", number))
        if name != "facts":
            yield from _check_twice(name, items, identity)
    for number, relation in enumerate(record.get("relations") or []):
        if isinstance(relation, dict) and relation.get("case") == record.get("slug"):
            yield ("relations", number), _("a case cannot be related to itself")


def _check_twice(name, items, identity):
    seen = set()
    for number, item in enumerate(items):
        key = tuple(str(item.get(part)) for part in identity)
        if key in seen:
            yield (name, number), _("the same {keys} stands twice in “{name}”: keep one").format(keys=" + ".join(identity), name=name)
        seen.add(key)


def _check_fact(fact, path):
    has_value, has_text = is_filled(fact.get("value")), is_filled(fact.get("text"))
    if has_value == has_text:
        yield path, _("a fact needs either “value” with its “unit”, or “text” in both languages")
    if has_value and not fact.get("unit"):
        yield (*path, "unit"), _("the value has no “unit”: name what it counts, or its currency")
    if not fact.get("place"):
        yield (*path, "place"), _("the fact does not say where in the source it stands: add “place”")
    value, upper = fact.get("value"), fact.get("value_max")
    if isinstance(value, (int, float)) and isinstance(upper, (int, float)) and upper <= value:
        yield (*path, "value_max"), _("the upper value of the range must be above the value")


def _check_completeness(record):
    if not record.get("citations"):
        yield ("citations",), _("the case cites no source: add “citations”")
    concepts = record.get("concepts")
    if (isinstance(concepts, dict) and not concepts.get("instrument")) or not concepts:
        yield ("concepts", "instrument"), _("the case has no instrument: add at least one under “concepts”")
    if not record.get("indicator_links"):
        yield ("indicator_links",), _("the case is linked to no indicator: add “indicator_links” with the mechanism")
