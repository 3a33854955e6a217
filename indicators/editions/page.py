"""What the page of the editions shows: every edition with what changed, and two of them side by side."""

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.editions.differences import Verdict, are_comparable, differences
from indicators.editions.snapshot import result_of
from indicators.editions.standing import WORKING, method_in_words
from indicators.engine import METHOD, Refusal
from indicators.figures import score_figure
from indicators.models import Edition, Indicator, Observation, PublishedScore
from reference.languages import reader_suffix
from reference.numbers import grouped

PARTS = {
    "rules": gettext_lazy("rule"),
    "base_year": gettext_lazy("base year"),
    "nodes": gettext_lazy("place in the tree"),
    "directions": gettext_lazy("better direction"),
    "weights": gettext_lazy("weight"),
    "revised": gettext_lazy("value revised"),
    "added": gettext_lazy("value added"),
    "removed": gettext_lazy("value removed"),
    "restated": gettext_lazy("same value, other status or source"),
    "scores": gettext_lazy("published score"),
}
RULES = {
    "method": gettext_lazy("method"),
    "rule": gettext_lazy("rule for missing values"),
    "framework": gettext_lazy("framework"),
    "framework_edition": gettext_lazy("edition of the framework"),
}


class Entry(NamedTuple):
    """An edition in the list: its method, how many values it has and how many of them are solved, its totals, and what changed before it.

    ``totals`` are ``[(year, figure)]`` as calculated, empty where the method is not that of today or has no answer.
    """

    edition: Edition
    method: str
    values: int
    solved: int
    totals: list
    before: Edition | None
    verdict: Verdict | None


class Row(NamedTuple):
    """One difference in words; *node* is the indicator where it still exists, else *code* stands alone."""

    kind: str
    code: str
    node: Indicator | None
    year: int | None
    before: str
    after: str

    @property
    def sides(self):
        return self.before, self.after


class Comparison(NamedTuple):
    """Two editions side by side: their keys, the verdict, the differences row by row, and what of the query could not be read."""

    older: str
    newer: str
    verdict: Verdict
    rows: list
    problems: list


def entries_of(editions):
    """Answer an Entry for each of *editions*, newest first."""
    befores = dict(pairwise([*editions, None]))
    return [_entry(edition, befores[edition]) for edition in editions]


def _entry(edition, before):
    values = edition.snapshot["values"]
    solved = sum(one["status"] == Observation.Status.BACK_SOLVED for one in values)
    verdict = are_comparable(differences(before.snapshot, edition.snapshot)) if before else None
    return Entry(edition, method_in_words(edition.method), len(values), solved, _totals(edition), before, verdict)


def _totals(edition):
    if edition.method != METHOD:
        return []
    try:
        result = result_of(edition.snapshot)
    except Refusal:
        return []
    totals = zip(result.years, result.series(result.tree.root), strict=True)
    return [(year, score_figure(value)) for year, value in totals if not np.isnan(value)]


def comparison_of(query, snapshots, indicators):
    """Answer the Comparison that *query* asks for, of *snapshots* by key in the order of time, the last two where it names none.

    A key that is none is named in ``problems``. Fewer than two snapshots cannot be compared: None.
    """
    if len(snapshots) < 2:
        return None
    *_rest, usual_older, usual_newer = snapshots
    problems = []
    older, newer = _key(query, "from", usual_older, snapshots, problems), _key(query, "to", usual_newer, snapshots, problems)
    found = differences(snapshots[older], snapshots[newer])
    nodes = {indicator.code: indicator for indicator in indicators}
    rows = [_row(part, change, nodes) for part, change in found.all]
    return Comparison(older, newer, are_comparable(found), rows, problems)


def _key(query, name, usual, snapshots, problems):
    key = query.get(name) or usual
    if key in snapshots:
        return key
    words = {"key": key, "usual": name_of(usual)}
    problems.append(_("There is no edition “%(key)s”: choose one of the list. %(usual)s stands in its place.") % words)
    return usual


def name_of(key):
    """Answer the words for the key of an edition or of the working data."""
    return _("the data of today") if key == WORKING else key


def _row(part, change, nodes):
    kind = RULES[change.code] if part == "rules" else PARTS[part]
    code = "" if part in ("rules", "base_year") else change.code
    return Row(kind, code, nodes.get(code), change.year, *(_words(part, side) for side in (change.before, change.after)))


def _words(part, side):
    """Answer one side of a difference in words, nothing where it is missing."""
    if side is None:
        return ""
    return WORDS.get(part, _number)(side)


def _number(text):
    return grouped(Decimal(text), reader_suffix())


def _below(parent):
    return _("below %(code)s") % {"code": parent} if parent else _("at the top")


def _status(value):
    return f"{Observation.Status(value['status']).label}; {Observation.SeenIn(value['seen_in']).label}"


def _score(score):
    return f"{score_figure(Decimal(score['value']))} ({PublishedScore.Status(score['status']).label})"


def _direction(direction):
    return Indicator.Direction(direction).label if direction else ""


WORDS = {"rules": str, "base_year": str, "nodes": _below, "directions": _direction, "restated": _status, "scores": _score}
