"""What templates of programmes ask: amounts in words, the years of an amount."""

from django import template
from django.utils.translation import gettext as _

from programs import money as amounts
from reference.languages import reader_suffix
from reference.numbers import shortened

register = template.Library()


@register.filter
def money(row):
    """Answer the amount of *row* with currency and qualifier."""
    return amounts.money(row)


@register.filter
def short_number(value):
    """Answer a number of an axis: ``100 million``, ``1亿``."""
    return "".join(shortened(value, reader_suffix()))


@register.filter
def fiscal_years(row):
    """Answer the fiscal year of an amount, its first and last, its rate, or that no year is given."""
    if row.rate:
        return row.get_rate_display()
    if row.first_year is None:
        return _("year not given")
    return str(row.first_year) if row.first_year == row.last_year else f"{row.first_year}–{row.last_year}"
