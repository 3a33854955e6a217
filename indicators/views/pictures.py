"""The charts of the index as files: SVG, PNG, and their values as CSV, for the same query string as the page."""

from typing import NamedTuple

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.exports import write_csv
from indicators.live.course import Cell, Course, course_of
from indicators.live.movement import Movement, Row, movement_of
from indicators.live.page import Live, read_live
from indicators.models import Indicator
from indicators.pictures import Picture, picture_response

COURSE_FILE, MOVED_FILE = "fusion-index", "fusion-index-change"


class CourseRow(NamedTuple):
    """A node in a year with its Cell, as one row of CSV."""

    live: Live
    indicator: Indicator
    year: int
    cell: Cell


class MovedRow(NamedTuple):
    """What a node gave to a change, as one row of CSV."""

    live: Live
    movement: Movement
    row: Row


def _of_score(read):
    """Answer a reader of the published score that a CourseRow shows or compares ours with."""
    return lambda row: read(row.cell.published) if row.cell.published else ""


def _status(row):
    if row.live.choices.calculated:
        return "no_value" if row.cell.value is None else "calculated"
    return row.cell.published.status if row.cell.published else "not_published"


def number(value, digits=6):
    """Answer *value* for a file, with *digits* decimals at most, nothing for None."""
    return "" if value is None else f"{round(value, digits):.10g}"


WHOSE = {
    "attribution_zh": lambda row: row.live.framework.source.attribution_zh,
    "attribution_en": lambda row: row.live.framework.source.attribution_en,
    "edition": lambda row: row.live.standing.words,
    "choices": lambda row: row.live.choices.query,
}
COURSE_COLUMNS = {
    "code": lambda row: row.indicator.code,
    "name_zh": lambda row: row.indicator.name_zh,
    "name_en": lambda row: row.indicator.name_en,
    "year": lambda row: row.year,
    "value": lambda row: number(row.cell.value),
    "status": _status,
    "observed_share_of_weight": lambda row: number(row.cell.observed, 4),
    "base_year": lambda row: row.live.choices.base,
    "published_value": _of_score(lambda score: format(score.value.normalize(), "f")),
    "source": _of_score(lambda score: score.source.key),
    "place_in_source": _of_score(lambda score: score.place),
    "note_zh": _of_score(lambda score: score.note_zh),
    "note_en": _of_score(lambda score: score.note_en),
    **WHOSE,
}
MOVED_COLUMNS = {
    "code": lambda row: row.row.indicator.code,
    "level": lambda row: row.row.indicator.level,
    "name_zh": lambda row: row.row.indicator.name_zh,
    "name_en": lambda row: row.row.indicator.name_en,
    "of": lambda row: row.movement.focus.code,
    "from_year": lambda row: row.movement.start,
    "to_year": lambda row: row.movement.end,
    "points": lambda row: number(row.row.points),
    "share_of_change_percent": lambda row: number(row.row.share),
    "own_change_percent": lambda row: number(row.row.growth),
    **WHOSE,
}


def index_picture(request, form):
    """The chart of the index over time as ``svg`` or ``png``."""
    live, course = _course(request)
    method = _(
        "%(year)s = 100. Filled: published; hollow and dashed: estimated by the issuer, or implied by a growth rate that it prints. "
        "Years are joined only where both have a value."
    )
    if live.choices.calculated:
        method = _("%(year)s = 100, calculated by the atlas; hollow and dashed: less than half of the weight is observed in the year.")
    picture = Picture(
        "indicators/_line_chart.html",
        {"chart": course.wide, "id": "index", "is_picture": True, "title": title_of(course), "empty_label": _("no values")},
        title=live.framework.name,
        subtitle=f"{title_of(course)}\n{method % {'year': live.choices.base}}",
        **whence(request, live),
    )
    return picture_response(request, picture, form, COURSE_FILE)


def index_csv(request):
    """The values of that chart: the drawn node and its parts in every year, missing ones too."""
    live, course = _course(request)
    columns = list(zip(*(cells for _year, cells in course.rows), strict=True))
    rows = [
        CourseRow(live, indicator, year, cell)
        for indicator, cells in zip(course.nodes, columns, strict=True)
        for (year, _cells), cell in zip(course.rows, cells, strict=True)
    ]
    return write_csv(rows, f"{COURSE_FILE}.csv", COURSE_COLUMNS)


def moved_picture(request, form):
    """The waterfall of a change as ``svg`` or ``png``."""
    live, movement = _movement(request)
    names = {"name": movement.focus.name, "start": movement.start, "end": movement.end}
    title = _("What moved it: %(name)s, %(start)s to %(end)s") % names
    picture = Picture(
        "indicators/_waterfall.html",
        {"chart": movement.wide, "id": "moved", "is_picture": True, "title": title},
        title=live.framework.name,
        subtitle=f"{title}\n" + _("Index points, calculated by the atlas: the contributions add up to the change exactly."),
        **whence(request, live),
    )
    return picture_response(request, picture, form, MOVED_FILE)


def moved_csv(request):
    """What every node below the drawn one gave to the change, in index points."""
    live, movement = _movement(request)
    return write_csv([MovedRow(live, movement, row) for row in movement.rows], f"{MOVED_FILE}.csv", MOVED_COLUMNS)


def title_of(course):
    """Answer what the chart of *course* shows, in words."""
    if course.focus.level:
        return _("%(name)s and its parts over time") % {"name": course.focus.name}
    return _("Total and four dimensions over time")


def _course(request) -> tuple[Live, Course]:
    live = live_or_404(request)
    course = course_of(live.answer, live.indicators)
    if course is None:
        raise Http404
    return live, course


def _movement(request):
    live = live_or_404(request)
    movement = movement_of(live.answer, live.indicators, live.cases)
    if movement is None:
        raise Http404
    return live, movement


def live_or_404(request):
    """Answer the Live index for the query string; 404 where no index is loaded."""
    live = read_live(request.GET)
    if live is None:
        raise Http404
    return live


def whence(request, live):
    """Answer where a picture comes from: source, edition and the address that shows the same."""
    query = live.choices.query
    return {
        "source": f"{live.framework.source.attribution} · {live.framework.source.title}",
        "edition": live.standing.words,
        "address": request.build_absolute_uri(reverse("index") + (f"?{query}" if query else "")),
    }
