"""Editions of the index: data and method frozen under a key, what differs between two, and which one a result has."""

from indicators.editions.differences import Change, Differences, Verdict, are_comparable, differences
from indicators.editions.pinning import pinned
from indicators.editions.snapshot import digest_of, inputs_of, result_of, scores_of, snapshot_of
from indicators.editions.standing import WORKING, Standing, current_edition, edition_named, method_in_words

__all__ = [
    "WORKING",
    "Change",
    "Differences",
    "Standing",
    "Verdict",
    "are_comparable",
    "current_edition",
    "differences",
    "digest_of",
    "edition_named",
    "inputs_of",
    "method_in_words",
    "pinned",
    "result_of",
    "scores_of",
    "snapshot_of",
]
