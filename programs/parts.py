"""Which amounts are parts of others: shown below their whole and never added to it."""


def parts_within_years(rows):
    """Answer ``{primary key of a whole: [its parts among rows for the same years]}``."""
    by_pk = {row.pk: row for row in rows}
    parts = {}
    for row in rows:
        whole = by_pk.get(row.part_of_id)
        if whole and is_within(row, whole):
            parts.setdefault(whole.pk, []).append(row)
    return parts


def is_within(part, whole):
    """Whether *part* is for the same fiscal years as *whole*."""
    return (part.first_year, part.last_year) == (whole.first_year, whole.last_year)


def wholes_first(rows):
    """Answer *rows* with the parts for the same years right behind their whole."""
    parts = parts_within_years(rows)
    held = {part.pk for group in parts.values() for part in group}
    return [row for whole in rows if whole.pk not in held for row in (whole, *parts.get(whole.pk, ()))]
