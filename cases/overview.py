"""Counts of cases drawn small: bars beside words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse


def explorer_address(**choices):
    """Answer the explorer's address with these values chosen, such as ``place="CN-HA", pathway="supply"``."""
    return f"{reverse('explorer')}?{urlencode(choices, doseq=True)}"


@dataclass(frozen=True)
class Bar:
    """One value with its count; *share* is the length of its bar in percent of the longest."""

    row: object
    count: int
    share: int
    address: str


def bars(rows, counts, address):
    """Answer a Bar for each of *rows* that has cases, in the order given.

    *counts* maps what identifies a row (its ``code`` or ``key``) to a number; *address* answers a row's link.
    """
    shown = [(row, counts[name]) for row in rows if counts.get(name := identity(row))]
    longest = max((count for _, count in shown), default=1)
    return [Bar(row, count, max(1, round(100 * count / longest)), address(row)) for row, count in shown]


def identity(row):
    """Answer the natural key that the finding knows *row* by."""
    return getattr(row, "code", None) or row.key
