"""Every score that the source prints beside ours, with how far they agree and on what ours rests."""

import math
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from indicators.engine import GROUNDS, Refusal, Result, Uncertain, compute, needed, replicate, simulate
from indicators.figures import score_figure
from indicators.live.inputs import Inputs, inputs_of
from indicators.models import PublishedScore
from indicators.replication.basis import Basis
from reference.languages import reader_suffix
from reference.numbers import grouped

# From the best to none; “part” was calculated, but not from all the indicators that the node has.
SAME, CLOSE, FAR, PART, NONE = AGREEMENTS = ("same", "close", "far", "part", "none")
CLOSE_PERCENT = 0.5
LEFT_OUT, SOLVED = "left out", "back-solved"
# Random paths through the gaps between observed years, always the same ones, so that a page does not change when it is loaded again.
SEED, DRAWS, LEVELS = 2025, 2000, (0.05, 0.95)


class Range(NamedTuple):
    """Between which index values 90 of 100 random paths through the gaps end."""

    low: float
    high: float


class Share(NamedTuple):
    """What share (0 to 1) of the values that a score needs, by weight, stands on a *ground* of the engine's GROUNDS."""

    ground: str
    share: float


class Row(NamedTuple):
    """A published score (``decimals`` as it is printed) beside ours, which is None where it cannot be calculated, as are the residuals.

    ``residual`` is ours less the published one, in points and in percent of it; ``agreement`` is one of AGREEMENTS; ``how`` the worst
    of the grounds that ours rests on and ``shares`` all of them; ``observed`` the share of the node's weight observed in the year.
    ``missing`` are the indicators of the node that lack a value which is needed; ``range`` is None where no gap was filled.
    """

    indicator: object
    score: PublishedScore
    decimals: int
    ours: float | None
    residual: float | None
    percent: float | None
    agreement: str
    how: str
    shares: tuple
    observed: float
    missing: tuple
    range: Range | None

    @property
    def published_figure(self):
        """The published score with as many decimals as it is printed with."""
        return score_figure(self.score.value) if self.decimals else grouped(self.score.value, reader_suffix())

    @property
    def is_in_range(self):
        """Whether the published score lies in the range of ours."""
        return self.range is not None and self.range.low <= self.score.value <= self.range.high

    @property
    def rests_on_solved(self):
        """Whether ours is no evidence: something that it needs was solved from the published index."""
        return self.ours is not None and any(share.ground == SOLVED for share in self.shares)


@dataclass(frozen=True)
class Replication:
    """The rows in the order of the tree; without a ``result`` where the ``refusal`` says why nothing can be calculated."""

    basis: Basis
    indicators: list
    rows: list
    inputs: Inputs | None = None
    result: Result | None = None
    refusal: Refusal | None = None
    leaves: list = field(default_factory=list)

    @property
    def framework(self):
        return self.indicators[0].framework

    @property
    def groups(self):
        """Answer ``[(the total or a dimension, its rows)]``."""
        heads = {indicator.dimension: indicator for indicator in self.indicators if indicator.level < 2}
        return [(heads[dimension], list(rows)) for dimension, rows in groupby(self.rows, lambda row: row.indicator.dimension)]

    @cached_property
    def tally(self):
        """Answer ``{agreement: number of rows}``, all AGREEMENTS in their order."""
        return {agreement: sum(row.agreement == agreement for row in self.rows) for agreement in AGREEMENTS}

    @property
    def printed(self):
        """How many of the scores the source prints: the others are implied by a growth rate."""
        return sum(row.score.status != PublishedScore.Status.IMPLIED for row in self.rows)

    @property
    def implied(self):
        """How many follow from a growth rate that the source prints."""
        return len(self.rows) - self.printed

    @property
    def solved(self):
        """How many of ours rest on values that were solved from the published index."""
        return sum(row.rests_on_solved for row in self.rows)

    @property
    def missing(self):
        """Answer ``[(measured indicator, years without any value, in words)]`` of those that lack one."""
        if self.result is None:
            return []
        lacking = [(leaf, self._empty_years(leaf)) for leaf in self.leaves]
        return [(leaf, years_in_words(years)) for leaf, years in lacking if years]

    def _empty_years(self, leaf):
        row = self.result.filled[self.result.tree.leaf_codes.index(leaf.code)]
        return [year for year, value in zip(self.result.years, row, strict=True) if math.isnan(value)]


def years_in_words(years):
    """Answer *years* (numbers in order) as one text: ``2019, 2021–2023``."""
    runs = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}\N{EN DASH}{run[-1]}" for run in runs)


def replication_of(indicators, base_year, basis):
    """Answer the Replication of the scores of *indicators*, a whole tree that came through ``with_values()``, on *basis*."""
    pairs = [(indicator, score) for indicator in indicators for score in printed_scores(indicator)]
    try:
        inputs = inputs_of(indicators, base_year)
        values, solved = inputs.values(basis.solved)
        result = compute(inputs.tree, values, inputs.years, base_year, rule=basis.rule, solved=solved)
        ranges = _ranges(result, basis)
    except Refusal as refusal:
        return Replication(basis, indicators, [_empty_row(*pair) for pair in pairs], refusal=refusal)
    leaves = [indicator for indicator in indicators if indicator.code in inputs.tree.leaf_codes]
    rows = [_row(indicator, score, result, leaves, ranges) for indicator, score in pairs]
    return Replication(basis, indicators, rows, inputs, result, leaves=leaves)


def printed_scores(indicator):
    """Answer the scores of *indicator* but the 100 of the base year, in order of years."""
    scores = [score for score in indicator.scores.all() if score.status != PublishedScore.Status.BASE]
    return sorted(scores, key=lambda score: score.year)


def decimals_of(score):
    """Answer how many decimals *score* is printed with: one, or none where it is printed as a whole number."""
    is_printed = score.status != PublishedScore.Status.IMPLIED
    return 0 if is_printed and score.value == score.value.to_integral_value() else 1


def _ranges(result, basis):
    """Answer ``{(code, year): Range}`` over random paths where the rule of *basis* fills gaps and that matters."""
    codes = [code for code in result.tree.codes if code not in result.tree.leaf_codes]
    if basis.rule == "leave_out" or not codes:
        return {}
    low, high = simulate(result, Uncertain(paths=True), DRAWS, SEED, LEVELS, codes).quantiles
    places = [(row, column) for row in range(len(codes)) for column in range(len(result.years))]
    return {(codes[row], result.years[column]): Range(float(low[row, column]), float(high[row, column])) for row, column in places}


def _row(indicator, score, result, leaves, ranges):
    if score.year not in result.years:
        return _empty_row(indicator, score)
    decimals = decimals_of(score)
    (found,) = replicate(result, [(indicator.code, score.year, score.value)], decimals)
    ours = None if math.isnan(found.ours) else found.ours
    percent = None if ours is None else 100 * found.residual / found.published
    agreement = agreement_of(found, percent)
    span = ranges.get((indicator.code, score.year))
    return Row(
        indicator,
        score,
        decimals,
        ours,
        None if ours is None else found.residual,
        percent,
        agreement,
        found.how,
        tuple(Share(ground, share) for ground, share in zip(GROUNDS, found.resting, strict=True) if share > 0),
        found.observed,
        _missing(indicator, score, result, leaves),
        span if span and agreement not in (PART, NONE) and score_figure(span.low) != score_figure(span.high) else None,
    )


def _empty_row(indicator, score):
    return Row(indicator, score, decimals_of(score), None, None, None, NONE, LEFT_OUT, (), 0.0, (), None)


def agreement_of(found, percent):
    """Answer which of AGREEMENTS holds for the engine's row *found*, whose residual is *percent* of the published score."""
    if percent is None:
        return NONE
    if found.how == LEFT_OUT:
        return PART
    if found.agrees:
        return SAME
    return CLOSE if abs(percent) <= CLOSE_PERCENT else FAR


def _missing(indicator, score, result, leaves):
    """Answer the leaves at or below *indicator* that lack a value which its score needs."""
    columns = needed(result, indicator.code, score.year)
    places = result.tree.is_below(indicator.code)
    lacking = [place and any(math.isnan(row[column]) for column in columns) for place, row in zip(places, result.filled, strict=True)]
    codes = {code for code, is_lacking in zip(result.tree.leaf_codes, lacking, strict=True) if is_lacking}
    return tuple(leaf for leaf in leaves if leaf.code in codes)
