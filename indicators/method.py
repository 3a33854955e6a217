"""What the page of the method shows beside its words: a small worked example, the nodes with their weights, the order of trust."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import numpy as np

from indicators.engine import Decomposition, Node, Result, compute, decompose, make_tree
from indicators.models import Observation
from indicators.values import MOST_TRUSTED_FIRST

YEARS = (1, 2, 3)
MISSING = float("nan")
# Of its four leaves one is missing in the last year and one falls where less is better, so that both rules can be followed by hand.
NODES = (
    Node("T", None, 1),
    Node("A", "T", 0.5),
    Node("A1", "A", 0.5),
    Node("A2", "A", 0.5),
    Node("B", "T", 0.5),
    Node("B1", "B", 0.5),
    Node("B2", "B", 0.5, rising=False),
)
VALUES = ((60, 90, 110), (30, 50, MISSING), (20, 20, 30), (12, 8, 8))
# Weights of the index have six decimals in the database: a share of siblings is a simple fraction.
LARGEST_DENOMINATOR = 60


class Line(NamedTuple):
    """A node of the example: per year its value (of leaves), rate and index, and per step the points that it gave to the total.

    Missing numbers are None; *observed* is the share of the node's weight that was observed in each year.
    """

    node: Node
    is_leaf: bool
    values: tuple
    rates: tuple
    index: tuple
    observed: tuple
    points: tuple


@dataclass(frozen=True)
class Example:
    result: Result
    lines: tuple
    change: float

    @property
    def leaves(self):
        return [line for line in self.lines if line.is_leaf]


class Weighed(NamedTuple):
    """A node of the framework with its weight among its siblings and in the total, both as Fractions."""

    indicator: object
    weight: Fraction
    effective: Fraction


@cache
def example():
    """Answer the Example as the engine calculates it: nothing stands in for the missing value."""
    result = compute(make_tree(NODES), np.array(VALUES, dtype=float), YEARS, YEARS[0])
    steps = [decompose(result, "T", start, start + 1) for start in YEARS[:-1]]
    lines = tuple(_line(result, steps, node) for node in NODES)
    return Example(result, lines, decompose(result, "T", YEARS[0], YEARS[-1]).change)


def _line(result, steps: list[Decomposition], node):
    place = result.tree.position(node.code)
    is_leaf = place in result.tree.leaves
    values = _known(result.values[result.tree.leaf_codes.index(node.code)]) if is_leaf else ()
    points = _known([step.below(node.code) for step in steps])
    rates, index, observed = (_known(table[place]) for table in (result.rates[:, 1:], result.indices, result.observed))
    return Line(node, is_leaf, values, rates, index, observed, points)


def _known(numbers):
    return tuple(None if np.isnan(number) else float(number) + 0.0 for number in numbers)


def weighed(indicators):
    """Answer a Weighed for each of *indicators*, a whole tree in which parents come first."""
    found = {}
    for indicator in indicators:
        weight = Fraction(indicator.weight or 0).limit_denominator(LARGEST_DENOMINATOR)
        above = found.get(indicator.parent_id)
        found[indicator.pk] = Weighed(indicator, weight, weight * (above.effective if above else 1))
    return list(found.values())


def order_of_trust():
    """Answer where a value may have been seen, in words: of several for a year, the first counts."""
    return [Observation.SeenIn(seen_in).label for seen_in in MOST_TRUSTED_FIRST]
