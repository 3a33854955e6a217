"""What a frame or a case shows of the nodes of the index: their values with year, status and place, and their course as a chart."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from indicators.drawing.lines import Frame, Line, Point, line_chart
from indicators.figures import score_figure, short_figure
from indicators.models import Indicator, PublishedScore
from indicators.values import ESTIMATES

MEASURED = 3
# A small chart on a page of its own width, and on a phone.
WIDE = Frame(width=480, height=260, top=18, right=104, bottom=28, left=34, label_gap=17)
NARROW = Frame(width=320, height=220, top=16, right=92, bottom=26, left=32, label_gap=16)


class Value(NamedTuple):
    """A value of a node in a year; *text* and *status* are words, *where* says where it was seen."""

    year: int
    number: float
    text: str
    status: str
    is_estimate: bool = False
    is_implied: bool = False
    where: str = ""

    @property
    def point(self):
        return Point(self.year, self.number, self.is_estimate, self.text)


class Framed(NamedTuple):
    """A node with its Values in order of years."""

    indicator: object
    values: list

    @property
    def tone(self):
        return self.indicator.dimension or "0"

    @property
    def latest(self):
        return self.values[-1] if self.values else None

    @property
    def told(self):
        """The values that the issuer gives, without those that are only implied."""
        return [value for value in self.values if not value.is_implied]

    @property
    def points(self):
        return [value.point for value in self.values]

    @property
    def line(self):
        """The node as a Line: its name with the last value at the end, figures at the other points of the total only."""
        level, points = self.indicator.level, self.points
        name = self.indicator.name if level else _("Total")
        shown = [point._replace(text="") if level or point is points[-1] else point for point in points]
        return Line(self.tone, f"{name} {points[-1].text}" if points else name, tuple(shown))


def of_scores(indicator, scores):
    """Answer *indicator* as Framed with the PublishedScores *scores*."""
    return Framed(indicator, [_score_value(score) for score in sorted(scores, key=lambda score: score.year)])


def of_observations(indicator, rows):
    """Answer *indicator* as Framed with the Observations *rows*, one a year and in order of years."""
    return Framed(indicator, [_observed_value(row, indicator.unit) for row in rows])


def _score_value(score):
    is_implied = score.status == PublishedScore.Status.IMPLIED
    status, estimate = score.get_status_display(), score.status in ESTIMATES
    return Value(score.year, float(score.value), score_figure(score.value), status, estimate, is_implied, score.place_in_words)


def _observed_value(row, unit):
    where = " · ".join(words for words in (row.get_seen_in_display(), row.issuer, row.place_in_words) if words)
    return Value(row.year, float(row.value), short_figure(row.value, unit), row.get_status_display(), where=where)


def top_nodes():
    """Answer the total and the dimensions of the index as Framed, with their published scores (two queries); empty if none has one."""
    nodes = Indicator.objects.of(Indicator.MAIN_FRAMEWORK).filter(level__lt=2)
    top = [of_scores(node, node.scores.all()) for node in nodes.select_related("framework__source").prefetch_related("scores")]
    return top if any(node.values for node in top) else []


def small_chart(nodes):
    """Answer what a template needs to draw *nodes* (Framed) small: the chart in two widths and the rows of its table."""
    return {"top": nodes, "wide": chart_of(nodes, WIDE), "narrow": chart_of(nodes, NARROW), "rows": rows_of(nodes)}


def years_of(nodes):
    """Answer every year from the first value of *nodes* (Framed) to the last, known or not."""
    years = [value.year for node in nodes for value in node.values]
    return list(range(min(years), max(years) + 1)) if years else []


def chart_of(nodes, frame):
    """Answer the LineChart of *nodes* (Framed), the first one drawn last so that it lies above the others."""
    return line_chart([node.line for node in reversed(nodes)], years_of(nodes), frame, floor=100)


def rows_of(nodes):
    """Answer ``[(year, [Value or None for each of *nodes*])]`` for every year."""
    by_year = [{value.year: value for value in node.values} for node in nodes]
    return [(year, [known.get(year) for known in by_year]) for year in years_of(nodes)]
