"""The index of China in the dimensions that the cases should move: a chart of each with its parts, and one table of all values."""

from dataclasses import replace
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from cases.comparing.marks import marks
from indicators.drawing.lines import Frame
from indicators.live.course import course_of
from indicators.live.page import read_live
from indicators.pictures import Picture, png_file, svg_file

# Two beside each other on a page of text.
FRAME = Frame(width=358, height=185, top=18, right=96, bottom=30, left=34, label_gap=16)


class Chart(NamedTuple):
    """A dimension with its parts over time: *chart* is the geometry, *alt* says what the picture shows."""

    node: object
    chart: object
    alt: str

    @property
    def key(self):
        return f"chart-{self.node.code}"

    @property
    def drawing(self):
        """What a template needs to draw it."""
        return {"chart": self.chart, "id": self.key, "is_picture": True, "title": self.alt, "empty_label": _("no values")}

    @property
    def png(self):
        """The chart as a PNG of twice its size."""
        subtitle = _("China, %(year)s = 100") % {"year": self.node.framework.base_year}
        picture = Picture("indicators/_line_chart.html", self.drawing, title=f"{self.node.code} {self.node.name}", subtitle=subtitle)
        return png_file(svg_file(picture))


class Charts(NamedTuple):
    """The Charts; *lines* of the table of their values, ``(label, [figure])`` over *years*; *base* is the year that is 100."""

    charts: list
    years: list
    lines: list
    base: int
    edition: str
    marks: list

    @property
    def caption(self):
        words = _(
            "The index of China, %(year)s = 100, in the dimensions that the cases should move; hollow and dashed: estimated or implied"
        )
        return f"{words % {'year': self.base}} · {self.edition}"

    @property
    def table_caption(self):
        return _("Index values, %(year)s = 100") % {"year": self.base}


def charts_of(cases, sources):
    """Answer the Charts of the dimensions that *cases* are linked to, None where none has published values (six queries)."""
    codes = sorted({link.indicator.dimension for case in cases for link in case.indicator_links.all()})
    live = read_live(QueryDict("")) if codes else None
    if live is None:
        return None
    courses = [course for code in codes if (course := _course(live, code))]
    if not courses:
        return None
    rows = [row for course in courses for row in _rows(course)]
    years = [year for year in live.answer.inputs.years if any(year in cells for _node, cells in rows)]
    return Charts(
        [Chart(course.focus, course.narrow, _alt(course)) for course in courses],
        years,
        [(f"{node.code} {node.name}", [_figure(cells.get(year)) for year in years]) for node, cells in rows],
        live.framework.base_year,
        live.standing.words,
        sources.marks_for(*(cell.published for _node, cells in rows for cell in cells.values())),
    )


def _figure(cell):
    """Answer the value of *cell* in words: one that is not published is said to be missing, an estimate what it is."""
    if cell is None:
        return _("not published")
    return f"{cell.figure}{marks()['open']}{cell.status}{marks()['close']}" if cell.status else cell.figure


def _course(live, code):
    return course_of(replace(live.answer, choices=replace(live.choices, node=code)), live.indicators, frames=(FRAME, FRAME))


def _rows(course):
    """Answer ``(node, {year: Cell})`` of a dimension and its parts, years without a value left out."""
    columns = zip(*(cells for _year, cells in course.rows), strict=True)
    years = [year for year, _cells in course.rows]
    return [
        (node, {year: cell for year, cell in zip(years, cells, strict=True) if cell.published})
        for node, cells in zip(course.nodes, columns, strict=True)
    ]


def _alt(course):
    return _("Line chart of %(name)s and its parts; the values stand in the table below.") % {"name": course.focus.name}
