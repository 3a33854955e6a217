"""What the index calculates with for a measured indicator in a year: its observation, or what stands in for it."""

from typing import NamedTuple

import numpy as np
from django.utils.translation import gettext as _

OBSERVED, INTERPOLATED, CARRIED, SOLVED, NOTHING = "observed", "interpolated", "carried", "solved", "nothing"


class StandIn(NamedTuple):
    """The *value* calculated with (None for nothing), of what *kind* it is, and from which years it was filled.

    ``rests_on_solved``: one of these years has a value that was solved from the published index, which is no evidence.
    """

    kind: str
    value: float | None
    start: int
    end: int
    rests_on_solved: bool = False

    @property
    def words(self):
        """What it is, in words of the reader's language."""
        years = {"start": self.start, "end": self.end}
        words = {
            OBSERVED: _("observed"),
            INTERPOLATED: _("interpolated between %(start)s and %(end)s"),
            CARRIED: _("carried forward from %(start)s"),
            SOLVED: _("solved from the published index, no evidence"),
            NOTHING: _("nothing: the indicator leaves the index in this year, with its weight"),
        }[self.kind] % years
        if self.rests_on_solved and self.kind != SOLVED:
            return _("%(words)s, which rests on a solved value, no evidence") % {"words": words}
        return words


def stand_ins(result):
    """Answer ``{(code, year): StandIn}`` of every leaf in every year of *result* (without draws)."""
    known = ~np.isnan(result.values)
    return {
        (code, year): _stand_in(result, known[leaf], leaf, column)
        for leaf, code in enumerate(result.tree.leaf_codes)
        for column, year in enumerate(result.years)
    }


def _stand_in(result, known, leaf, column):
    """Answer the StandIn of one cell; *known* (years,) says in which years the leaf has a value."""
    year, value = result.years[column], float(result.filled[leaf, column])
    if np.isnan(value):
        return StandIn(NOTHING, None, year, year)
    if known[column]:
        is_solved = bool(result.solved[leaf, column])
        return StandIn(SOLVED if is_solved else OBSERVED, value, year, year, is_solved)
    ends = _ends(known, column)
    rests_on_solved = any(result.solved[leaf, end] for end in ends)
    kind = INTERPOLATED if len(ends) > 1 else CARRIED
    return StandIn(kind, value, result.years[ends[0]], result.years[ends[-1]], rests_on_solved)


def _ends(known, column):
    """Answer the columns of the known values next to *column*, before and after it."""
    places = np.flatnonzero(known)
    return [*places[places < column][-1:], *places[places > column][:1]]
