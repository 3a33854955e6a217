"""Keys of programme records that other records do not have: years, dates of any precision, money, lists."""

import datetime
import re
from fractions import Fraction

from django.utils.translation import gettext as _

from reference.columns import Number, Text, nearest

PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
LARGEST = 10**15


class Whole(Number):
    """A whole number from *low* to *high*."""

    def __init__(self, key, low, high, required=False):
        super().__init__(key, required=required, whole=True)
        self.low, self.high = low, high

    def check(self, value, known):
        problems = list(super().check(value, known))
        if not problems and not self.low <= Fraction(str(value)) <= self.high:
            words = _("“{value}” does not fit “{key}”: write a number from {low} to {high}")
            problems = [((), words.format(value=value, key=self.key, low=self.low, high=self.high))]
        yield from problems


class Year(Whole):
    """A calendar or fiscal year."""

    def __init__(self, key):
        super().__init__(key, 1900, 2100)


class Moment(Text):
    """A year, month or day, as precise as known."""

    def check(self, value, known):
        if not is_moment(value):
            yield (), _("“{value}” is not a date: write 2025, 2025-11 or 2025-11-07").format(value=value)


def is_moment(value):
    """Whether *value* is a year, a month or a day of the calendar."""
    found = PARTIAL.fullmatch(str(value).strip())
    try:
        return bool(found and datetime.date(*(int(part or 1) for part in found.groups())))
    except ValueError:
        return False


class Money(Number):
    """An amount in whole units of its currency; not negative."""

    def __init__(self, key, required=False):
        super().__init__(key, required=required, places=2)

    def check(self, value, known):
        problems = list(super().check(value, known))
        if not problems and not 0 <= Fraction(str(value)) < LARGEST:
            problems = [((), _("“{value}” is not an amount of money: write it in digits, from 0").format(value=value))]
        yield from problems


class Links:
    """A list of keys of rows of another table, kept in one order."""

    def __init__(self, key, table, identity, field=None):
        self.key, self.table, self.identity, self.field = key, table, identity, field or key

    def check(self, value, known):
        """Yield ``(path, message)`` for what is no list and for keys that do not exist or stand twice."""
        if not isinstance(value, list):
            yield (), _("“{key}” must be a list: [one, two]").format(key=self.key)
            return
        for number, key in enumerate(value):
            if str(key) not in known[self.table]:
                message = _("“{value}” is not a known value of “{key}”").format(value=key, key=self.key)
                yield (number,), message + nearest(key, known[self.table])
            elif key in value[:number]:
                yield (number,), _("“{value}” stands twice in “{key}”: keep one").format(value=key, key=self.key)

    def canonical(self, value):
        return sorted(value)

    def read(self, row):
        return sorted(getattr(other, self.identity) for other in getattr(row, self.field).all())

    def write(self, row, value, pks):
        getattr(row, self.field).set([pks[self.table][str(key)] for key in value])


class Rows:
    """A list of small records that belong to one row, in the order given."""

    def __init__(self, key, columns):
        self.key, self.columns = key, columns

    def check(self, value, known, check_columns):
        """Yield ``(path, message)`` for everything wrong in the list."""
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            yield (), _("“{key}” must be a list of records, each beginning with “- ”").format(key=self.key)
            return
        for number, item in enumerate(value):
            yield from check_columns(self.columns, item, known, (number,))

    def canonical(self, value):
        return [{column.key: column.canonical(item[column.key]) for column in self.columns if item.get(column.key)} for item in value]

    def read(self, row):
        return [_plain({column.key: column.to_record(item) for column in self.columns}) for item in getattr(row, self.key).all()]

    def write(self, row, value, pks):
        related = getattr(row, self.key)
        related.all().delete()
        for position, item in enumerate(value):
            fields = [column.to_row(item.get(column.key), pks) for column in self.columns]
            related.create(position=position, **{name: content for part in fields for name, content in part.items()})


def _plain(item):
    return {key: value for key, value in item.items() if value is not None}
