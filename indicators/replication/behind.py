"""What stands behind a calculated score: for every measured indicator and year the observation, or what stood in for it."""

from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext_lazy

from indicators.engine import needed
from indicators.figures import exact_figure, short_figure
from indicators.models import Observation
from indicators.nodes.stand_ins import CARRIED, INTERPOLATED, NOTHING, OBSERVED, SOLVED, StandIn, stand_ins
from indicators.replication.rows import years_in_words

SHORT_WORDS = {
    OBSERVED: gettext_lazy("observed"),
    INTERPOLATED: gettext_lazy("interpolated"),
    CARRIED: gettext_lazy("carried forward"),
    SOLVED: gettext_lazy("solved"),
    NOTHING: gettext_lazy("no value"),
}
FROM_SOLVED = gettext_lazy("filled from a solved value")


class Cell(NamedTuple):
    """An indicator in a *year*: what it is calculated with, in figures, and the observation itself where there is one."""

    year: int
    stand_in: StandIn
    figure: str
    exact: str
    row: Observation | None

    @property
    def words(self):
        """What it is, in a word or two."""
        is_filled = self.stand_in.kind in (INTERPOLATED, CARRIED)
        return FROM_SOLVED if is_filled and self.stand_in.rests_on_solved else SHORT_WORDS[self.stand_in.kind]


class Run(NamedTuple):
    """Neighbouring years that stand on the same, as *years* in words and *words* for what they stand on."""

    years: str
    words: str


class Behind(NamedTuple):
    """A measured indicator with a Cell for every year."""

    indicator: object
    cells: list

    @property
    def known(self):
        """How many years have an observation."""
        return sum(cell.stand_in.kind == OBSERVED for cell in self.cells)

    def runs(self, years):
        """Answer the Runs of *years* in order."""
        runs = []
        for words, cells in groupby((cell for cell in self.cells if cell.year in years), lambda cell: cell.words):
            runs.append(Run(years_in_words([cell.year for cell in cells]), words))
        return runs


def behind_of(replication):
    """Answer ``{code: Behind}`` of every measured indicator of *replication*; empty where nothing was calculated."""
    if replication.result is None:
        return {}
    found, years = stand_ins(replication.result), replication.inputs.years
    return {leaf.code: Behind(leaf, [_cell(replication, leaf, year, found) for year in years]) for leaf in replication.leaves}


def below(row, replication, behind):
    """Answer ``[(Behind, Runs of the years that are needed)]`` of the indicators that the score of *row* rests on."""
    result = replication.result
    if result is None or row.score.year not in result.years:
        return []
    code = row.indicator.code
    years = {result.years[column] for column in needed(result, code, row.score.year)}
    below_it = result.tree.is_below(code)
    return [(behind[leaf], behind[leaf].runs(years)) for leaf, is_below in zip(result.tree.leaf_codes, below_it, strict=True) if is_below]


def _cell(replication, leaf, year, found):
    stand_in, solved = found[leaf.code, year], replication.basis.solved
    row = replication.inputs.row(leaf.code, year, solved)
    source = row or replication.inputs.row(leaf.code, stand_in.start, solved)
    unit = source.series.unit if source else leaf.unit
    if stand_in.value is None:
        return Cell(year, stand_in, "", "", None)
    value = row.value if row else stand_in.value
    return Cell(year, stand_in, short_figure(value, unit), exact_figure(value, unit) if row else "", row)
