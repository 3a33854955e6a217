"""A node among the others: the way up to the total, its siblings, what lies below it, its neighbours and its weight."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from indicators.models import Indicator

# Weights have six decimals in the database: 0.333333 is a third.
ROUNDED = Fraction(1, 1_000_000)
LARGEST_DENOMINATOR = 60
LARGEST_PRODUCT = 1000


class Weight(NamedTuple):
    """A share: *text* is a fraction where it is a simple one, else a percentage; *percent* always says it in percent."""

    share: Fraction
    text: str

    @property
    def percent(self):
        return float(100 * self.share)


@dataclass(frozen=True)
class Node:
    """*path* leads from the total to the *indicator*; *below* are all nodes under it, *leaves* the measured ones, itself if it is one.

    *siblings* include the indicator; *previous* and *following* are its neighbours in the order of the tree, None at the ends.
    """

    indicator: object
    path: tuple
    siblings: tuple
    children: tuple
    below: tuple
    leaves: tuple
    previous: object
    following: object

    @property
    def codes(self):
        """The codes of the node and of those below it, which cases may be linked to."""
        return [indicator.code for indicator in (self.indicator, *self.below)]

    @property
    def steps(self):
        """``[(node, its Weight among its siblings)]`` on the way down from the total, which is left out."""
        return [(indicator, weight_of(indicator)) for indicator in self.path[1:]]

    @property
    def effective(self):
        """The Weight in the total: the product of the weights on the way down."""
        share = math.prod((weight.share for _indicator, weight in self.steps), start=Fraction(1))
        return made_weight(share, LARGEST_PRODUCT)


def whole_tree():
    """Answer all nodes of the index in their order, with their values (four queries)."""
    return list(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).with_values())


def node_of(indicators, code):
    """Answer the Node *code* of *indicators* (a whole tree in its order), None where there is none."""
    by_code = {indicator.code: indicator for indicator in indicators}
    if code not in by_code:
        return None
    here, order = by_code[code], list(by_code)
    place = order.index(code)
    children = _children(indicators)
    path = _path(here, {indicator.pk: indicator for indicator in indicators})
    below = _below(here, children)
    return Node(
        here,
        path,
        tuple(children.get(here.parent_id, (here,))),
        tuple(children.get(here.pk, ())),
        below,
        tuple(one for one in (here, *below) if one.pk not in children),
        by_code[order[place - 1]] if place else None,
        by_code[order[place + 1]] if place + 1 < len(order) else None,
    )


def weight_of(indicator):
    """Answer the Weight of *indicator* among its siblings."""
    return made_weight(Fraction(indicator.weight or 0))


def made_weight(share, largest=LARGEST_DENOMINATOR):
    """Answer the Weight of *share*, a Fraction that may have been rounded to six decimals."""
    simple = share.limit_denominator(largest)
    if abs(simple - share) <= ROUNDED:
        return Weight(simple, str(simple))
    return Weight(share, f"{float(100 * share):.4g}%")


def nearest(indicators, code):
    """Answer the node of *indicators* that the unknown *code* comes closest to: the one that it would hang under, None where none does."""
    by_code = {indicator.code: indicator for indicator in indicators if indicator.level}
    while code and code not in by_code:
        code = code.rpartition(".")[0]
    return by_code.get(code)


def _children(indicators):
    children = {}
    for indicator in indicators:
        children.setdefault(indicator.parent_id, []).append(indicator)
    return children


def _path(indicator, by_pk):
    path = [indicator]
    while path[0].parent_id in by_pk:
        path.insert(0, by_pk[path[0].parent_id])
    return tuple(path)


def _below(indicator, children):
    found = []
    for child in children.get(indicator.pk, ()):
        found += [child, *_below(child, children)]
    return tuple(found)
