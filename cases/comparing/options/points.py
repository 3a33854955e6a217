"""Why one option stands before another: a sum of five parts in whole points. Nothing here touches the database."""

from typing import NamedTuple

LINK, NEED, EVIDENCE, LIKENESS, STATUS = "link", "need", "evidence", "likeness", "status"
MOST = {LINK: 30, NEED: 20, EVIDENCE: 20, LIKENESS: 20, STATUS: 10}
# What is not known counts as the middle: neither for the case nor against it.
MIDDLE = 0.5
DIRECTNESS = {"direct": 30, "contributory": 20, "contextual": 10}
# A link to the group of the node that was asked for, not to the node itself.
WIDER = 0.5
GRADES = ("announced", "issuer_reported", "independently_reported", "evaluated", "evaluated_comparison")
# What has run was at least tried; what is only proposed nobody has decided on.
STATUSES = {"in_force": 10, "ended": 5, "superseded": 5, "planned": 3, "proposed": 0}


class Points(NamedTuple):
    """One part of the sum: *points* of at most *most*; *is_known* is false where the middle stands for what nobody knows."""

    part: str
    points: int
    most: int
    is_known: bool = True

    @property
    def is_full(self):
        return self.points == self.most


def link_points(directness, is_wider=False):
    """Answer the Points of a link: 30, 20 or 10; half of them where it points to the group above the node asked for."""
    points = DIRECTNESS[directness]
    return Points(LINK, round(points * WIDER) if is_wider else points, MOST[LINK])


def need_points(percentile):
    """Answer the Points of a node at which the place stands at *percentile* (0 the last, 100 the first; None: not known)."""
    share = MIDDLE if percentile is None else 1 - percentile / 100
    return Points(NEED, round(MOST[NEED] * share), MOST[NEED], percentile is not None)


def evidence_points(grade):
    """Answer the Points of the strongest *grade* of evidence of a case, four a step; None where it has no figure."""
    step = GRADES.index(grade) + 1 if grade else 0
    return Points(EVIDENCE, MOST[EVIDENCE] * step // len(GRADES), MOST[EVIDENCE])


def likeness_points(position, of):
    """Answer the Points of the place at *position* of *of* in likeness, evenly from the nearest to the farthest; None: not known."""
    share = MIDDLE if position is None or of < 2 else (of - position) / (of - 1)
    return Points(LIKENESS, round(MOST[LIKENESS] * share), MOST[LIKENESS], position is not None)


def status_points(status):
    """Answer the Points of a case's *status*: a plan is not a policy in force."""
    return Points(STATUS, STATUSES[status], MOST[STATUS])


def emphasised(parts, emphasis):
    """Answer *parts* with the one that is emphasised counted twice; None or an unknown one changes nothing."""
    return tuple(part._replace(points=2 * part.points, most=2 * part.most) if part.part == emphasis else part for part in parts)


def total(parts):
    """Answer ``(sum of the points, the most there can be)``."""
    return sum(part.points for part in parts), sum(part.most for part in parts)
