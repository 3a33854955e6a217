"""Values of the index and of its indicators, in figures of the reader's language."""

from decimal import Decimal

from babel.numbers import format_decimal

from reference.languages import reader_suffix
from reference.numbers import LOCALES, grouped, shortened

NO_BREAK_SPACE = "\u00a0"
SIGNIFICANT_DIGITS = 4


def score_figure(value):
    """Answer an index value with one decimal: ``138.2``."""
    return format_decimal(value, format="#,##0.0", locale=LOCALES[reader_suffix()])


def short_figure(value, unit):
    """Answer *value* with *unit*, rounded to four significant digits: ``4.756 million patents``, ``25.5%``."""
    number, scale = shortened(_rounded(value), reader_suffix())
    return _with_unit(number + scale, unit)


def exact_figure(value, unit):
    """Answer *value* with *unit* and every digit where the short figure drops some, else nothing."""
    return "" if _rounded(value) == value else _with_unit(grouped(value, reader_suffix()), unit)


def _rounded(value):
    value = Decimal(value)
    if value == 0:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - SIGNIFICANT_DIGITS + 1))


def _with_unit(number, unit):
    if not unit or unit.startswith("%"):
        return number + unit
    if reader_suffix() == "en":
        return f"{number} {unit}"
    return f"{number}{NO_BREAK_SPACE if unit[0].isascii() else ''}{unit}"
