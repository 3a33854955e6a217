"""What the pages of nodes ask: values with their qualifiers, shares and changes in figures of the reader's language."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal
from django import template

from indicators.figures import share_figure, short_figure
from reference.languages import reader_suffix
from reference.numbers import LOCALES, qualified

register = template.Library()


@register.filter
def observed_figure(row):
    """Answer the value of an observation with the unit of its series and the words before it, such as “at least”."""
    return qualified(short_figure(row.value, row.series.unit), {row.qualifier}, reader_suffix())


@register.filter
def as_percent(number):
    """Answer a number of percent with up to two decimals: ``4.17%``; half of the last one goes up."""
    rounded = Decimal(number).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{format_decimal(rounded, format='#,##0.##', locale=LOCALES[reader_suffix()])}%"


@register.filter
def as_share(share):
    """Answer a share of 0 to 1 as whole percent."""
    return share_figure(share)


@register.filter
def with_sign(number):
    """Answer a growth rate or a change in points with its sign and two decimals, so that small ones stay visible: ``+3.21``."""
    pattern = "+#,##0.00;\N{MINUS SIGN}#,##0.00" if round(number, 2) else "0.00"
    return format_decimal(round(number, 2) + 0, format=pattern, locale=LOCALES[reader_suffix()])
