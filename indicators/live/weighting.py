"""A reader's weights: read from a query string as percentages of the siblings, with locks, and checked."""

import math
from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.engine import weights_of

PREFIX = "w-"
LOCK = "lock"
# A hand-written 33, 33, 33 is meant as it stands; anything further from 100 is divided by its sum.
NEARLY = 0.05


@dataclass(frozen=True)
class Weighting:
    """Percentages of every node among its siblings by code, those that are locked, and what the reader wrote where it could not be read."""

    tree: object
    percents: dict
    own: tuple
    locked: tuple
    written: dict
    problems: tuple

    @property
    def is_own(self):
        return bool(self.own)

    @property
    def weights(self):
        """Answer the weights (nodes,) that the engine calculates with."""
        return weights_of(self.tree, self.percents, renormalise=True)

    @property
    def pairs(self):
        """Answer the parts of the query string that give these weights again: all siblings of a group that differs, and the locks."""
        return [(PREFIX + code, f"{self.percents[code]:.10g}") for code in self.own] + [(LOCK, code) for code in self.locked]


def read_weighting(query, tree):
    """Answer the Weighting that *query* asks for: ``w-1=40`` gives node 1 two fifths among its siblings, ``lock=1`` keeps it at that.

    What is left of 100 goes to the siblings that are not locked, in the proportion that they were given (or have in *tree*).
    """
    problems, written, given = [], {}, {}
    for code in (name.removeprefix(PREFIX) for name in query if name.startswith(PREFIX)):
        text = query[PREFIX + code]
        problem = _problem(code, text, tree)
        if problem:
            problems.append(problem)
            written[code] = text
        else:
            given[code] = float(text)
    asked = dict.fromkeys(query.getlist(LOCK))
    locked = [code for code in asked if code in tree.codes and code != tree.root]
    problems += [_unknown(code) for code in asked if code not in locked]
    percents, own = {}, []
    for siblings in siblings_of(tree).values():
        usual = {code: 100 * float(tree.weights[tree.position(code)]) for code in siblings}
        shares, problem = _shares(siblings, {**usual, **{code: given[code] for code in siblings if code in given}}, locked)
        if problem:
            problems.append(problem)
            written |= {code: query[PREFIX + code] for code in siblings if code in given}
        shares = usual if problem else shares
        percents |= shares
        if any(abs(shares[code] - usual[code]) > NEARLY for code in siblings):
            own += siblings
        else:
            percents |= usual
    return Weighting(tree, percents, tuple(own), tuple(locked), written, tuple(problems))


def siblings_of(tree):
    """Answer ``{code of the parent: codes of its children}`` in the order of the tree, parents with one child too."""
    groups = defaultdict(list)
    for code, parent in zip(tree.codes, tree.parents, strict=True):
        if parent >= 0:
            groups[tree.codes[parent]].append(code)
    return dict(groups)


def _problem(code, text, tree):
    """Answer what is wrong with the weight *text* of *code*, or nothing."""
    if code not in tree.codes or code == tree.root:
        return _unknown(code)
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and 0 <= value <= 1e6):
        names = {"code": code, "text": text}
        return _("The weight of %(code)s is “%(text)s”: write a number of 0 or more, such as 25. It stays as it was.") % names
    return ""


def _unknown(code):
    return _("There is no node “%(code)s” whose weight could be set: the codes are 1 to 4, 1.1, 1.1.1 and so on.") % {"code": code}


def _shares(siblings, values, locked):
    """Answer percentages that add up to 100 and keep what is locked, and a problem in words where that cannot be."""
    total = sum(values.values())
    if total <= 0:
        names = {"codes": ", ".join(siblings)}
        return {}, _("All of %(codes)s have the weight 0: give one of them more. They stay as they were.") % names
    kept = {code: values[code] for code in siblings if code in locked}
    fixed, free = sum(kept.values()), total - sum(kept.values())
    if abs(total - 100) <= NEARLY:
        return values, ""
    if len(kept) == len(siblings) or (free <= 0 and fixed < 100):
        return _scaled(values, 100 / total), ""
    if fixed > 100:
        names = {"codes": ", ".join(kept), "sum": f"{fixed:g}"}
        return {}, _("The locked weights of %(codes)s add up to %(sum)s%%: lower one or unlock it. They stay as they were.") % names
    scaled = _scaled({code: value for code, value in values.items() if code not in kept}, (100 - fixed) / free if free else 0)
    return {code: kept.get(code, scaled.get(code)) for code in siblings}, ""


def _scaled(values, factor):
    return {code: round(value * factor, 2) for code, value in values.items()}
