"""Values of the index and of its indicators, in figures of the reader's language."""

from decimal import Decimal

from babel.numbers import format_decimal, format_percent

from reference.languages import reader_suffix
from reference.numbers import LOCALES, grouped, shortened

NO_BREAK_SPACE = "\u00a0"
SIGNIFICANT_DIGITS = 4


def score_figure(value):
    """Answer an index value with one decimal: ``138.2``."""
    return format_decimal(value, format="#,##0.0", locale=LOCALES[reader_suffix()])


def change_figure(value):
    """Answer a difference of index values in points, with its sign and one decimal: ``+12.3``."""
    return format_decimal(round(Decimal(value), 1) + 0, format="+#,##0.0;\N{MINUS SIGN}#,##0.0", locale=LOCALES[reader_suffix()])


def share_figure(share):
    """Answer a share, 0 to 1, as a whole percentage: ``72%``."""
    return format_percent(share, format="#,##0%", locale=LOCALES[reader_suffix()])


def growth_figure(percent):
    """Answer a change in percent with its sign and one decimal: ``+12.3%``."""
    return f"{change_figure(percent)}%"


def short_figure(value, unit):
    """Answer *value* with *unit*, rounded to four significant digits: ``4.756 million patents``, ``25.5%``."""
    number, scale = shortened(rounded(value), reader_suffix())
    return with_unit(number + scale, unit)


def exact_figure(value, unit):
    """Answer *value* with *unit* and every digit where the short figure drops some, else nothing."""
    return "" if rounded(value) == value else with_unit(grouped(value, reader_suffix()), unit)


def rounded(value):
    """Answer *value* with four significant digits."""
    value = Decimal(value)
    if value == 0:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - SIGNIFICANT_DIGITS + 1))


def with_unit(number, unit):
    """Answer the words *number* with *unit* behind them, apart as the reader's language has it."""
    if not unit or unit.startswith("%"):
        return number + unit
    if reader_suffix() == "en":
        return f"{number} {unit}"
    return f"{number}{NO_BREAK_SPACE if unit[0].isascii() else ''}{unit}"
