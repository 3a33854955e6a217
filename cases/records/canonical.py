"""One canonical form for a record, so that equal content gives equal records."""

from cases.records.shape import CASE, DATES, DEFAULTS, KEYS, LISTS, ORIGINAL_NAME, TRANSLATION
from reference.records import is_filled


def canonical(record):
    """Answer *record*, which has passed its check, in its canonical form."""
    return _canonical(record, _tidy)


def roughly_canonical(record):
    """Answer *record*, which may have faults, as near to its canonical form as it will go; what does not fit stays."""
    known = {key: value for key, value in record.items() if key in KEYS}
    try:
        return _canonical(known, _tidy_what_fits)
    except (AttributeError, TypeError):
        return known


def _canonical(record, tidy):
    whole = {**DEFAULTS, **{key: value for key, value in record.items() if is_filled(value)}}
    values = tidy(CASE, whole) | {column.key: str(whole[column.key]) for column in DATES if is_filled(whole.get(column.key))}
    for key, columns in (("original_name", ORIGINAL_NAME), ("translation", TRANSLATION)):
        if key in whole:
            values[key] = tidy(columns, whole[key])
    if whole.get("concepts"):
        values["concepts"] = {scheme: sorted(keys) for scheme, keys in sorted(whole["concepts"].items()) if keys}
    for key, (columns, _model, _identity) in LISTS.items():
        values[key] = [tidy(columns, item) for item in whole.get(key) or []]
    return {key: values[key] for key in KEYS if is_filled(values.get(key))}


def _tidy(columns, item):
    return {column.key: column.canonical(item[column.key]) for column in columns if is_filled(item.get(column.key))}


def _tidy_what_fits(columns, item):
    values = {}
    for column in columns:
        if is_filled(item.get(column.key)):
            try:
                values[column.key] = column.canonical(item[column.key])
            except (AttributeError, TypeError, ValueError, ZeroDivisionError):
                values[column.key] = item[column.key]
    return values
