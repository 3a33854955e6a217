"""How a node moves with the index as the engine calculates it: by year, and what it gave to the change of the total."""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from indicators.engine import compute, decompose
from indicators.engine.aggregation import shares_of
from indicators.live.choices import RULE
from indicators.live.inputs import inputs_of
from indicators.models import PublishedScore
from indicators.nodes.node import Weight, weight_of
from indicators.nodes.stand_ins import StandIn, stand_ins
from indicators.structure import ROOT


class Step(NamedTuple):
    """A node in a year: growth on the year before in percent, index, share of its weight that is observed (0 to 1); None for missing.

    A measured one has a StandIn and its *unit*, a composite has None; *score* is what was published for it.
    """

    year: int
    rate: float | None
    index: float | None
    observed: float
    stand_in: StandIn | None
    unit: str
    score: PublishedScore | None


class Contribution(NamedTuple):
    """What a node gave, in index *points* (None: it never counted), and the share of its weight observed in the first and the last year."""

    indicator: object
    weight: Weight
    points: float | None
    observed: float


class Change(NamedTuple):
    """The change of the total from *start* to *end* in index *points*, and what a node, its siblings and its parts gave to it."""

    start: int
    end: int
    points: float | None
    own: Contribution
    siblings: tuple
    parts: tuple


class Course:
    """The index calculated from observed and solved values of *inputs*, every gap filled; a Refusal where the formula has no answer."""

    def __init__(self, inputs):
        values, solved = inputs.values(with_solved=True)
        self.inputs = inputs
        self.result = compute(inputs.tree, values, inputs.years, inputs.base_year, rule=RULE, solved=solved)

    @property
    def years(self):
        return self.result.years

    @cached_property
    def stand_ins(self):
        return stand_ins(self.result)

    def steps(self, indicator):
        """Answer a Step for each year of *indicator*."""
        code, scores = indicator.code, {score.year: score for score in indicator.scores.all()}
        place = self.inputs.tree.position(code)
        rates, indices, observed = (table[place] for table in (self.result.rates, self.result.indices, self.result.observed))
        return [
            Step(year, _known(rate), _known(index), float(share), self.stand_ins.get((code, year)), self.unit(code, year), scores.get(year))
            for year, rate, index, share in zip(self.years, rates, indices, observed, strict=True)
        ]

    def unit(self, code, year):
        """Answer the unit of what is calculated with in *year*, that of a solved value where it rests on one; empty for nothing."""
        stand_in = self.stand_ins.get((code, year))
        rows = [self.inputs.row(code, end, with_solved=True) for end in (stand_in.start, stand_in.end)] if stand_in else []
        solved = [row for row in rows if row is not None and row.status == row.Status.BACK_SOLVED]
        return next((row.series.unit for row in [*solved, *rows] if row is not None), "")

    def change(self, node, start, end):
        """Answer the Change of the total from *start* to *end* with what *node*, its siblings and its parts gave."""
        split = decompose(self.result, ROOT, start, end)
        observed = self._observed_at(start, end)

        def given(indicator):
            share = observed[self.inputs.tree.position(indicator.code)]
            return Contribution(indicator, weight_of(indicator), _known(split.below(indicator.code)), float(share))

        siblings, parts = (tuple(map(given, nodes)) for nodes in (node.siblings, node.children))
        return Change(start, end, _known(split.change), given(node.indicator), siblings, parts)

    def _observed_at(self, *years):
        """Answer the share of each node's weight (nodes,) that is observed in all of *years*."""
        columns = [self.result.position(year) for year in years]
        seen = (~np.isnan(self.result.values) & ~self.result.solved)[:, columns].all(axis=1)
        return shares_of(self.result.tree, seen[:, None])[:, 0]


def course_of(indicators, base_year):
    """Answer the Course of *indicators*, a whole tree that came through ``with_values()``; a Refusal where there is none."""
    return Course(inputs_of(indicators, base_year))


def _known(number):
    return None if np.isnan(number) else float(number)
