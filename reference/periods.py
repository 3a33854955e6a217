"""Periods of history, ``1950s–1990s`` or ``1980–2008``, checked and put into words of either language."""

import re

PERIOD = re.compile(r"\d{4}s?(–\d{4}s?)?")
DECADE = {"zh": r"\1年代", "en": r"\1s"}
BETWEEN = {"zh": "—", "en": "–"}


def is_period(text):
    """Whether *text* is a year, a decade, or two of them with an en dash between."""
    return PERIOD.fullmatch(text) is not None


def period_in_words(text, suffix):
    """Answer *text* in Chinese (suffix ``zh``) or English (``en``)."""
    return re.sub(r"(\d{4})s", DECADE[suffix], text).replace("–", BETWEEN[suffix])
