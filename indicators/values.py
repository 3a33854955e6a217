"""What is known of one indicator: its published scores, and its main series with one observation a year.

No query where the indicator came through ``Indicator.objects.with_values()``.
"""

from typing import NamedTuple

from indicators.drawing.lines import Point
from indicators.figures import score_figure, short_figure
from indicators.models import Observation, PublishedScore, Series
from indicators.querysets import NATION

ESTIMATES = {PublishedScore.Status.ESTIMATED, PublishedScore.Status.IMPLIED}
# The report comes first because the index is made of its values; a secondary copy is still to be checked.
MOST_TRUSTED_FIRST = Observation.SeenIn.values


class Latest(NamedTuple):
    """The newest value of an indicator, in words."""

    text: str
    year: int
    status: str
    is_estimate: bool


def observed(series):
    """Answer the observations of *series* for the nation in order of years."""
    if not hasattr(series, "observed"):
        series.observed = list(series.observations.filter(jurisdiction__code=NATION).order_by("year", "pk"))
    return series.observed


def shown_series(indicator):
    """Answer the series that a page of the nation may show, the indicator itself first: never what was solved from the index.

    A series without a value stays for its note, which says why there is none, unless its values are those of other places.
    """
    shown = [series for series in indicator.series.all() if series.role != Series.Role.BACK_SOLVED]
    shown = [series for series in shown if observed(series) or (series.note and not is_of_other_places(series))]
    return sorted(shown, key=lambda series: Series.Role.values.index(series.role))


def is_of_other_places(series):
    """Whether *series* has values of other places than the nation."""
    if not hasattr(series, "has_other_places"):
        series.has_other_places = series.observations.exclude(jurisdiction__code=NATION).exists()
    return series.has_other_places


def main_observations(indicator):
    """Answer the observations of the indicator itself, one a year, the most trusted one."""
    rows = [row for series in indicator.series.all() if series.role == Series.Role.MAIN for row in observed(series)]
    rows = [row for row in rows if row.status != Observation.Status.BACK_SOLVED]
    by_year = {}
    for row in sorted(rows, key=lambda row: MOST_TRUSTED_FIRST.index(row.seen_in)):
        by_year.setdefault(row.year, row)
    return [by_year[year] for year in sorted(by_year)]


def score_points(indicator):
    """Answer the published scores as Points."""
    scores = sorted(indicator.scores.all(), key=lambda score: score.year)
    return [Point(score.year, float(score.value), score.status in ESTIMATES, score_figure(score.value)) for score in scores]


def observation_points(indicator):
    """Answer the main observations as Points."""
    rows = main_observations(indicator)
    return [Point(row.year, float(row.value), False, short_figure(row.value, indicator.unit)) for row in rows]


def points(indicator):
    """Answer what a sparkline draws: the scores if there are two or more, else the main observations."""
    scores = score_points(indicator)
    return scores if len(scores) > 1 else observation_points(indicator)


def latest(indicator):
    """Answer the Latest value: the score of a composite, the observation of a measured indicator, or None."""
    is_measured = indicator.level == 3
    rows = main_observations(indicator) if is_measured else sorted(indicator.scores.all(), key=lambda score: score.year)
    if not rows:
        return None
    row = rows[-1]
    text = short_figure(row.value, indicator.unit) if is_measured else score_figure(row.value)
    return Latest(text, row.year, row.get_status_display(), row.status in ESTIMATES)
