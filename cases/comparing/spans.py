"""How many years an amount of money covers, where its label or its case says so."""

import re
from typing import NamedTuple

COUNTS = {
    word: number
    for number, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 2)
}
FROM_TO = re.compile(r"(?<!\d)(\d{4})\s*(?:–|-|to)\s*(?:FY ?)?(\d{4})(?!\d)")
YEARS = re.compile(rf"\b(\d{{1,2}}|{'|'.join(COUNTS)}) years\b")
ONE_YEAR = re.compile(r"\b(?:yearly|annual|per (?:fiscal )?year|(?:a|each|every) year)\b|\bFY ?\d{4}\b", re.IGNORECASE)
# An amount for each unit of money, such as “investment per federal dollar”, is a ratio.
PER_MONEY = re.compile(r"\bper (?:\w+ )?(?:dollar|yuan|euro|pound|yen|won)\b", re.IGNORECASE)


class Span(NamedTuple):
    """The *years* that an amount covers, from *first* to *last* where they are named; *of_case* where its case says so, not its label."""

    years: int
    first: int | None = None
    last: int | None = None
    of_case: bool = False


def span_in(label):
    """Answer the Span that an English *label* names, such as “over ten years”, “FY2022-2026” or “a year”; None where it names none."""
    if (named := FROM_TO.search(label)) and int(named[1]) <= int(named[2]):
        return _from_to(int(named[1]), int(named[2]))
    if counted := YEARS.search(label.lower()):
        years = COUNTS.get(counted[1]) or int(counted[1])
        return Span(years) if years else None
    return Span(1) if ONE_YEAR.search(label) else None


def span_between(start, end):
    """Answer the Span of a case from one date to another, both years counted whole; None where one is not known."""
    return _from_to(start.year, end.year)._replace(of_case=True) if start and end else None


def is_ratio(label):
    """Whether an English *label* names an amount for each unit of money."""
    return PER_MONEY.search(label) is not None


def _from_to(first, last):
    return Span(last - first + 1, first, last)
