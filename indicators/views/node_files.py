"""The charts of a node as SVG, PNG and CSV, and every observation behind it as CSV."""

from typing import NamedTuple

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.editions import Standing, current_edition
from indicators.exports import write_csv
from indicators.models import Indicator
from indicators.nodes.chart import Cell, NodeChart, chart_of_node
from indicators.nodes.evidence import known_years
from indicators.nodes.node import Node, node_of, whole_tree
from indicators.pictures import Picture, picture_response
from indicators.regions.exports import COLUMNS as PROVINCE_COLUMNS
from indicators.regions.exports import ranked_lines
from indicators.regions.ranking import ranking
from indicators.regions.reading import read_provinces
from indicators.values import observed

MISSING = "no_value"
RATIO = "ratio_to_base_year"


class Drawn(NamedTuple):
    """A node of a chart in a year: its Cell and value, None where there is none, in the unit of *measure*, whose chart it is."""

    indicator: Indicator
    measure: Indicator
    year: int
    cell: Cell | None
    value: object

    @property
    def row(self):
        """The observation or the score behind the value."""
        return self.cell and self.cell.row


class Seen(NamedTuple):
    """An observation with the series and the node that it belongs to."""

    indicator: Indicator
    series: object
    row: object


def _of(name):
    """How to read the field *name* of what stands behind a row; empty where there is nothing or it has no such field."""
    return lambda row: getattr(row.row, name, "")


def _source(row):
    """The key of the source of a score; observations name their issuer instead."""
    source = getattr(row.row, "source", None)
    return source.key if source else ""


def _status(drawn):
    if drawn.cell is None:
        return MISSING
    return RATIO if drawn.cell.is_ours else drawn.row.status


def _number(value):
    return "" if value is None else format(round(value, 6).normalize(), "f")


NODE = {
    "code": lambda row: row.indicator.code,
    "name_zh": lambda row: row.indicator.name_zh,
    "name_en": lambda row: row.indicator.name_en,
}
WHENCE = {
    "seen_in": _of("seen_in"),
    "issuer_zh": _of("issuer_zh"),
    "issuer_en": _of("issuer_en"),
    "source": _source,
    "place_in_source": _of("place"),
    "url": _of("url"),
    "note_zh": _of("note_zh"),
    "note_en": _of("note_en"),
    "framework": lambda row: row.indicator.framework.key,
    "attribution_zh": lambda row: row.indicator.framework.source.attribution_zh,
    "attribution_en": lambda row: row.indicator.framework.source.attribution_en,
}
CHART_COLUMNS = {
    **NODE,
    "year": lambda row: row.year,
    "value": lambda row: _number(row.value),
    "unit_zh": lambda row: row.measure.unit_zh,
    "unit_en": lambda row: row.measure.unit_en,
    "status": _status,
    **WHENCE,
}
VALUE_COLUMNS = {
    **NODE,
    "series": lambda row: row.series.key,
    "series_zh": lambda row: row.series.name_zh,
    "series_en": lambda row: row.series.name_en,
    "role": lambda row: row.series.role,
    "year": lambda row: row.row.year,
    "qualifier": _of("qualifier"),
    "value": lambda row: _number(row.row.value),
    "unit_zh": lambda row: row.series.unit_zh,
    "unit_en": lambda row: row.series.unit_en,
    "status": _of("status"),
    **WHENCE,
}


class Asked(NamedTuple):
    """The node that an address asks for, its chart, and which edition the numbers are of."""

    node: Node
    chart: NodeChart
    standing: Standing

    def write_csv(self, rows, ending, columns):
        """Answer *rows* as CSV, each with the edition of the numbers."""
        return write_csv(rows, f"{self.file}{ending}.csv", {**columns, "edition": lambda _row: self.standing.words})

    @property
    def file(self):
        return f"fusion-index-{self.node.indicator.code}"


def chart_picture(request, code, form):
    """The chart of a node as ``svg`` or ``png``; 404 where nothing is drawn."""
    asked = _asked(code)
    if not asked.chart.has_values:
        raise Http404
    return picture_response(request, _picture(request, asked), form, asked.file)


def chart_csv(request, code):
    """The values of that chart, years without one too."""
    asked = _asked(code)
    rows = [
        Drawn(column.indicator, asked.node.indicator, year, column.cells.get(year), column.values.get(year))
        for column in asked.chart.columns
        for year in asked.chart.years
    ]
    return asked.write_csv(rows, "", CHART_COLUMNS)


def values_csv(request, code):
    """Every observation of the measured indicators of a node; parts, proxies, look-alikes and solved values are named as such."""
    asked = _asked(code)
    rows = [Seen(leaf, series, row) for leaf in asked.node.leaves for series in leaf.series.all() for row in observed(series)]
    return asked.write_csv(rows, "-values", VALUE_COLUMNS)


def provinces_picture(request, code, form):
    """The provinces ranked at a measured node, as ``svg`` or ``png``."""
    asked, found = _ranked(code)
    source = asked.node.indicator.framework.source
    title = _("%(name)s of the provinces in %(year)s") % {"name": found.series.name, "year": found.year}
    picture = Picture(
        "indicators/regions/_ranking_dots.html",
        {"chart": found, "is_picture": True, "title": title},
        title=f"{asked.node.indicator.code} {asked.node.indicator.name}",
        subtitle=f"{title}\n{found.series.unit}",
        source=f"{source.attribution} · {found.rows[0].values[found.year].issuer}",
        edition=asked.standing.words,
        address=request.build_absolute_uri(f"{reverse('indicator', args=[code])}#provinces"),
    )
    return picture_response(request, picture, form, f"{asked.file}-provinces")


def provinces_csv(request, code):
    """Every value of the provinces in the series that ranks them at a measured node, with rank and percentile."""
    asked, found = _ranked(code)
    return asked.write_csv(ranked_lines(found), "-provinces", PROVINCE_COLUMNS)


def _ranked(code):
    """Answer what is asked and the Ranking of the provinces there; 404 where there is none."""
    asked = _asked(code)
    found = ranking(read_provinces(), asked.node.indicator)
    if not found or not found.rows:
        raise Http404
    return asked, found


def _asked(code):
    indicators = whole_tree()
    node = node_of(indicators, code)
    if node is None:
        raise Http404
    base_year = node.indicator.framework.base_year
    return Asked(node, chart_of_node(node, known_years(indicators, base_year), base_year), current_edition(indicators))


def _picture(request, asked):
    indicator, chart = asked.node.indicator, asked.chart
    title, source = _("%(name)s over the years") % {"name": indicator.name}, indicator.framework.source
    context = {"chart": chart.wide, "id": "node", "is_picture": True, "title": title, "description": "", "empty_label": _("no values")}
    return Picture(
        "indicators/_line_chart.html",
        context,
        title=f"{indicator.code} {indicator.name}" if indicator.level else indicator.name,
        subtitle="\n".join([*chart.legend, " ".join(chart.notes)]),
        source=f"{source.attribution} · {source.title}",
        edition=asked.standing.words,
        address=request.build_absolute_uri(reverse("indicator", args=[indicator.code])),
    )
