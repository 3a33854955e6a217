"""The chart of a node with its table: a measured indicator's own values, or a composite's published scores with its parts."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from indicators.drawing.axis import Axis, axis_of
from indicators.drawing.lines import Frame, Line, Point, line_chart
from indicators.figures import score_figure, short_figure
from indicators.values import ESTIMATES, main_observations

WIDE = Frame(width=760, height=360, top=28, right=96, bottom=34, left=56, label_gap=20)
NARROW = Frame(width=358, height=300, top=24, right=58, bottom=30, left=40, label_gap=17)
# A single line has its numbers at its points and no name at its end.
SINGLE = {"wide": WIDE._replace(right=66), "narrow": NARROW._replace(right=32)}
INDEX_BASE = 100
MEASURED = 3


class Cell(NamedTuple):
    """A value of the table and its status in words; *row* is the observation or the score, *is_ours* says that we calculated it."""

    figure: str
    status: str
    row: object
    is_estimate: bool = False
    is_ours: bool = False


class Column(NamedTuple):
    """A node with its Cells by year; *key* names its colour and mark, *value* what is drawn."""

    indicator: object
    key: str
    cells: dict
    values: dict

    @property
    def is_ours(self):
        """Whether we calculated its values."""
        return any(cell.is_ours for cell in self.cells.values())


@dataclass(frozen=True)
class NodeChart:
    """*columns* begin with the node itself; *axis* is the unit of the drawing, None where it is an index."""

    columns: list
    years: tuple
    axis: Axis | None
    base_year: int

    @property
    def rows(self):
        """``[(year, [Cell or None, one a column])]``."""
        return [(year, [column.cells.get(year) for column in self.columns]) for year in self.years]

    @property
    def has_values(self):
        return any(column.cells for column in self.columns)

    @property
    def without(self):
        """The parts that nothing is drawn of."""
        return [column.indicator for column in self.columns[1:] if not column.cells]

    @property
    def legend(self):
        """A line of words for each part with its code."""
        return [f"{column.indicator.code} {column.indicator.name}" for column in self.columns[1:]]

    @property
    def notes(self):
        """What the drawing means, sentence by sentence."""
        if self.axis:
            words = _("Axis: %(unit)s.") % {"unit": self.axis.unit}
            return [words, _("Observations of the indicator itself. Years are joined only where both have a value.")]
        names = {"year": self.base_year, "codes": ", ".join(indicator.code for indicator in self.without)}
        notes = [
            _("%(year)s = 100. Filled: published; hollow and dashed: estimated by the issuer, or implied by a growth rate that it prints."),
            _("The measured parts are our ratios of the observed value to that of %(year)s, not published.") if self.has_ratios else "",
            _("Nothing to draw for: %(codes)s.") if self.without else "",
        ]
        return [note % names for note in notes if note]

    @property
    def has_ratios(self):
        return any(column.is_ours for column in self.columns)

    @property
    def wide(self):
        return self._drawn(SINGLE["wide"] if self.axis else WIDE)

    @property
    def narrow(self):
        return self._drawn(SINGLE["narrow"] if self.axis else NARROW)

    def _drawn(self, frame):
        if not self.has_values:
            return None
        lines = [self._line(column) for column in reversed(self.columns)]
        return line_chart(lines, self.years, frame, floor=None if self.axis else INDEX_BASE)

    def _line(self, column):
        points = [self._point(column, year) for year in sorted(column.cells)]
        return Line(column.key, "" if self.axis else _label(column), tuple(points))

    def _point(self, column, year):
        cell, is_own = column.cells[year], column is self.columns[0]
        text = self.axis.figure(column.values[year]) if self.axis else ""
        value = self.axis.scaled(column.values[year]) if self.axis else float(column.values[year])
        title = _("%(name)s, %(year)s: %(figure)s, %(status)s. Open what stands behind it.") % {
            "name": column.indicator.name,
            "year": year,
            "figure": cell.figure,
            "status": cell.status,
        }
        # All begin at 100 in the base year: one link there is enough.
        href = f"?year={year}#year" if is_own else f"{column.indicator.get_absolute_url()}?year={year}#year"
        return Point(year, value, cell.is_estimate, text, href if is_own or year != self.base_year else "", title)


def chart_of_node(node, years, base_year):
    """Answer the NodeChart of *node* over *years*, every one of them in order."""
    if node.children:
        parts = [_scores(child) or _ratios(child, base_year) for child in node.children]
        keyed = [Column(child, key, *part) for child, key, part in zip(node.children, _part_keys(node), parts, strict=True)]
        own = Column(node.indicator, node.indicator.dimension or "0", *(_scores(node.indicator) or ({}, {})))
        return NodeChart([own, *keyed], tuple(years), None, base_year)
    cells, values = _observations(node.indicator)
    column = Column(node.indicator, node.indicator.dimension, cells, values)
    return NodeChart([column], tuple(years), axis_of(values.values(), node.indicator.unit), base_year)


def _part_keys(node):
    """Dimensions have a colour each; the parts of any other node are told apart by their marks."""
    if not node.indicator.level:
        return [child.dimension for child in node.children]
    return [f"part-{place}" for place, _child in enumerate(node.children, start=1)]


def _scores(indicator):
    """Answer ``(cells, values)`` of a composite's published scores, None for a measured indicator, which has few or none."""
    if indicator.level == MEASURED:
        return None
    scores = list(indicator.scores.all())
    cells = {score.year: Cell(score_figure(score.value), score.get_status_display(), score, score.status in ESTIMATES) for score in scores}
    return cells, {score.year: score.value for score in scores}


def _observations(indicator):
    rows = main_observations(indicator)
    cells = {row.year: Cell(short_figure(row.value, indicator.unit), row.get_status_display(), row) for row in rows}
    return cells, {row.year: row.value for row in rows}


def _ratios(indicator, base_year):
    """Answer ``(cells, values)`` of a measured indicator with 100 in *base_year*, or nothing where it has no value then."""
    rows = {row.year: row for row in main_observations(indicator)}
    base = rows[base_year].value if base_year in rows else 0
    if not base:
        return {}, {}
    rising = indicator.direction != indicator.Direction.DOWN
    values = {year: INDEX_BASE * (row.value / base if rising else base / row.value) for year, row in rows.items() if row.value or rising}
    cells = {year: Cell(score_figure(value), _("our ratio"), rows[year], is_ours=True) for year, value in values.items()}
    return cells, values


def _label(column):
    last, indicator = max(column.cells, default=None), column.indicator
    return f"{indicator.code if indicator.level else _('Total')} {column.cells[last].figure}" if last else ""
