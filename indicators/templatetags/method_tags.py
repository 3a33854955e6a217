"""Numbers of the worked example."""

from babel.numbers import format_decimal
from django import template

from reference.languages import reader_suffix
from reference.numbers import LOCALES

register = template.Library()


@register.filter
def hand(number, decimals):
    """Answer *number* with so many decimals, a dash where it is missing."""
    if number is None:
        return "\N{EN DASH}"
    pattern = "0." + "0" * decimals if decimals else "0"
    return format_decimal(number, format=f"{pattern};\N{MINUS SIGN}{pattern}", locale=LOCALES[reader_suffix()])
