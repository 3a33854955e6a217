"""The keys of a record: what each may hold and which fields of a row stand behind it.

A column answers ``check(value, known)`` with messages, ``to_row(value, pks)`` with field values and
``to_record(row)`` with the plain value (``None`` where there is none). ``known`` and ``pks`` are
dictionaries by table name: the keys that exist, and the primary key of each.
"""

import datetime
import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz, process

from reference.languages import listed
from reference.locators import LocatorError, parse_locator
from reference.text import tidy

SUFFIXES = ("zh", "en")
LEAST_LIKE = 50  # of 100: less is no slip of the same word
MISSING = {
    "zh": gettext_lazy("“{key}” has no Chinese (zh): add it"),
    "en": gettext_lazy("“{key}” has no English (en): add it"),
}


def nearest(value, choices):
    """Answer words that name the nearest of *choices* to *value*, for the end of a message."""
    close = process.extractOne(str(value), sorted(map(str, choices)), scorer=fuzz.ratio, score_cutoff=LEAST_LIKE)
    if close:
        return _("; did you mean “{value}”?").format(value=close[0])
    if len(choices) <= 12:
        return _("; there is: {values}").format(values=listed(sorted(map(str, choices)))) if choices else ""
    return _(": correct it, or add it first")


class Text:
    """One line or paragraph of text; may be limited to choices."""

    def __init__(self, key, field=None, required=False, choices=None):
        self.key, self.field, self.required, self.choices = key, field or key, required, choices

    def canonical(self, value):
        return tidy(value)

    def check(self, value, known):
        if not isinstance(value, (str, int, float)) or isinstance(value, bool):
            yield (), _("“{key}” must be text").format(key=self.key)
        elif self.choices and str(value) not in self.choices:
            yield (), _("“{value}” is not a value of “{key}”").format(value=value, key=self.key) + nearest(value, self.choices)

    def to_row(self, value, pks):
        return {self.field: value or ""}

    def to_record(self, row):
        return getattr(row, self.field) or None


class Address(Text):
    """An http or https address."""

    def canonical(self, value):
        return str(value).strip()

    def check(self, value, known):
        try:
            URLValidator(schemes=["http", "https"])(str(value))
        except ValidationError:
            yield (), _("“{value}” is not an address; write it with https:// in front").format(value=value)


class Place(Text):
    """A locator in a source."""

    def check(self, value, known):
        try:
            parse_locator(str(value))
        except LocatorError as error:
            yield (), str(error)


class Day(Text):
    """A calendar day."""

    def check(self, value, known):
        try:
            datetime.date.fromisoformat(str(value))
        except ValueError:
            yield (), _("“{value}” is not a day; write 2025-11-07").format(value=value)

    def to_row(self, value, pks):
        return {self.field: datetime.date.fromisoformat(value) if value else None}

    def to_record(self, row):
        day = getattr(row, self.field)
        return day.isoformat() if day else None


# As many digits as the columns of values hold.
DIGITS = re.compile(r"[-+]?\d{1,18}(?:\.\d{1,18})?(?:/\d{1,18})?")


class Number(Text):
    """A number; fractions such as 1/3 are kept to *places* decimals."""

    def __init__(self, key, field=None, required=False, whole=False, places=6):
        super().__init__(key, field, required)
        self.whole, self.places = whole, places

    def canonical(self, value):
        number = Fraction(_digits(value))
        decimal = Decimal(number.numerator) / Decimal(number.denominator)
        return int(decimal) if self.whole else plain_number(round(decimal, self.places))

    def check(self, value, known):
        try:
            number = Fraction(_digits(value))
        except (ValueError, ZeroDivisionError):
            yield (), _("“{value}” is not a number: write “{key}” in digits, without grouping or unit").format(value=value, key=self.key)
            return
        if self.whole and number.denominator != 1:
            yield (), _("“{key}” must be a whole number, not {value}").format(key=self.key, value=value)

    def to_row(self, value, pks):
        return {self.field: None if value is None else Decimal(str(value))}

    def to_record(self, row):
        value = getattr(row, self.field)
        if value is None:
            return None
        return int(value) if self.whole else plain_number(value)


def _digits(value):
    """Answer the digits of *value*; raise ValueError for anything longer or other than a plain number or fraction."""
    text = format(Decimal(str(value)), "f") if isinstance(value, float) else str(value).strip()
    if not DIGITS.fullmatch(text):
        raise ValueError(text)
    return text


def plain_number(value):
    """Answer a Decimal as the int it equals, else as a Decimal without trailing zeros; raise ValueError for infinities."""
    try:
        value = Decimal(str(value))
        return int(value) if value == value.to_integral_value() else value.normalize()
    except InvalidOperation as error:
        raise ValueError(f"{value} is not a number") from error


class Pair(Text):
    """The same text in both languages: ``{zh: …, en: …}``."""

    def canonical(self, value):
        return {suffix: tidy(value[suffix], suffix) for suffix in SUFFIXES if value.get(suffix)}

    def check(self, value, known):
        if not isinstance(value, dict):
            yield (), _("“{key}” must be given in both languages: {{zh: …, en: …}}").format(key=self.key)
            return
        for suffix in SUFFIXES:
            if not isinstance(value.get(suffix), (str, int, float)) or not str(value[suffix]).strip():
                yield (), MISSING[suffix].format(key=self.key)
        for extra in sorted(set(value) - set(SUFFIXES), key=str):
            yield (extra,), _("“{extra}” is not a language of “{key}”; use zh and en").format(extra=extra, key=self.key)

    def to_row(self, value, pks):
        value = value or {}
        return {f"{self.field}_{suffix}": value.get(suffix, "") for suffix in SUFFIXES}

    def to_record(self, row):
        value = {suffix: getattr(row, f"{self.field}_{suffix}") for suffix in SUFFIXES}
        return {suffix: text for suffix, text in value.items() if text} or None


class Words(Text):
    """A list of short texts."""

    def canonical(self, value):
        return [tidy(word) for word in value]

    def check(self, value, known):
        if not isinstance(value, list) or not all(isinstance(word, (str, int, float)) for word in value):
            yield (), _("“{key}” must be a list of texts: [one, two]").format(key=self.key)

    def to_row(self, value, pks):
        return {self.field: value or []}


class PairOfWords(Words):
    """A list of short texts in each language: ``{zh: […], en: […]}``."""

    def canonical(self, value):
        return {suffix: [tidy(word, suffix) for word in value[suffix]] for suffix in SUFFIXES if value.get(suffix)}

    def check(self, value, known):
        if not isinstance(value, dict) or not set(value) <= set(SUFFIXES):
            yield (), _("“{key}” must be lists by language: {{zh: […], en: […]}}").format(key=self.key)
            return
        for words in value.values():
            yield from super().check(words or [], known)

    def to_row(self, value, pks):
        value = value or {}
        return {f"{self.field}_{suffix}": value.get(suffix, []) for suffix in SUFFIXES}

    def to_record(self, row):
        value = {suffix: getattr(row, f"{self.field}_{suffix}") for suffix in SUFFIXES}
        return {suffix: words for suffix, words in value.items() if words} or None


class Link(Text):
    """The key of a row of another table."""

    def __init__(self, key, table, path, field=None, required=False):
        super().__init__(key, field, required)
        self.table, self.path = table, path

    def canonical(self, value):
        return str(value)

    def check(self, value, known):
        if str(value) not in known[self.table]:
            yield (), _("“{value}” is not a known value of “{key}”").format(value=value, key=self.key) + nearest(value, known[self.table])

    def to_row(self, value, pks):
        return {f"{self.field}_id": pks[self.table][value] if value else None}

    def to_record(self, row):
        for name in self.path.split("."):
            row = getattr(row, name)
            if row is None:
                return None
        return str(row)
