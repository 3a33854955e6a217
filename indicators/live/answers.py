"""The index as the engine calculates it for a reader's choices, or why it cannot."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.engine import Refusal, Result, Uncertain, compute, decompose, simulate
from indicators.live.choices import Choices
from indicators.live.inputs import Inputs
from indicators.live.refusals import in_words

# How the reader's own weights are varied, and where the random numbers begin: the same address gives the same band.
SPREAD = 0.2
SEED = 2025
DRAWS = 10_000
BAND = (0.05, 0.95)


@dataclass(frozen=True, eq=False)
class Answer:
    """The engine's Result for *choices*, ``None`` with a ``refusal`` in the reader's words where the formula has no answer."""

    inputs: Inputs
    choices: Choices
    result: Result | None
    refusal: str = ""

    def value(self, code, year):
        """Answer the index of a node in *year*, ``None`` where it is missing."""
        value = float(self.result.series(code)[self.result.position(year)])
        return None if np.isnan(value) else value

    def observed(self, code, year):
        """Answer what share of the weight of a node is observed in *year*, 0 to 1."""
        return float(self.result.observed[self.inputs.tree.position(code), self.result.position(year)])

    @cached_property
    def band(self):
        """Answer ``[(year, low, high)]`` of the drawn node: 5 to 95 % over weights times 0.8 to 1.2, if they are the reader's own."""
        if self.result is None or not self.choices.is_own:
            return []
        low, high = simulate(self.result, Uncertain(spread=SPREAD), DRAWS, SEED, BAND, [self.choices.node]).quantiles[:, 0]
        return [(year, float(a), float(b)) for year, a, b in zip(self.result.years, low, high, strict=True) if not np.isnan(a)]

    @cached_property
    def change(self):
        """Answer the Decomposition of the change of the node that is drawn, from the first to the second year chosen."""
        return decompose(self.result, self.choices.node, self.choices.start, self.choices.end)


def answer_of(inputs, choices):
    """Answer the Answer that the engine gives for *inputs* under *choices*."""
    values, solved = inputs.values(choices.solved)
    try:
        result = compute(inputs.tree, values, inputs.years, choices.base, choices.weighting.weights, choices.rule, solved)
    except Refusal as refusal:
        return Answer(inputs, choices, None, in_words(refusal))
    return Answer(inputs, choices, result)
