"""Dates known to the year, the month or the day."""

import datetime
import re

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def parse_partial_date(text):
    """Answer ``(first day, precision)`` of ``2025``, ``2025-11`` or ``2025-11-07``; raise ValueError."""
    match = PARTIAL_DATE.fullmatch(text)
    if not match:
        raise ValueError(_("“{text}” is not a date; write 2025, 2025-11 or 2025-11-07").format(text=text))
    year, month, day = match.groups()
    precision = "day" if day else "month" if month else "year"
    return datetime.date(int(year), int(month or 1), int(day or 1)), precision


def partial_date(date, precision):
    """Answer *date* as the ISO 8601 text of its precision: the inverse of ``parse_partial_date``."""
    return date.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def in_words(date, precision):
    """Answer *date* for a reader, no more precise than it is known; empty where there is none."""
    if date is None:
        return ""
    formats = {
        "year": pgettext("date known to the year", "Y"),
        "month": pgettext("date known to the month", "F Y"),
        "day": pgettext("date known to the day", "j F Y"),
    }
    return date_format(date, formats[precision])
