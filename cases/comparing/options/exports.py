"""Options as CSV: one row is one case elsewhere for one node, with every part of its sum."""

from typing import NamedTuple

from cases.comparing.options.points import EVIDENCE, LIKENESS, LINK, NEED, STATUS
from cases.dates import partial_date
from cases.models import IndicatorLink


class Line(NamedTuple):
    """The option at *position* for the node *asked* by *place*; *row* is its IndicatorLink."""

    place: object
    asked: object
    position: int
    option: object
    row: IndicatorLink

    def points(self, part):
        """Answer the points of *part*, empty where it does not enter the sum."""
        return next((points.points for points in self.option.parts if points.part == part), "")

    def is_known(self, part):
        return next((points.is_known for points in self.option.parts if points.part == part), False)


def lines(sections):
    """Answer the Lines of all options of *sections*, each in its order (one query)."""
    links = {option.link.pk for section in sections for option in section.shelf.options}
    read = IndicatorLink.objects.filter(pk__in=links).select_related("case__jurisdiction", "indicator__framework")
    rows = {row.pk: row for row in read.defer("case__how_zh", "case__how_en", "case__summary_zh", "case__summary_en")}
    return [
        Line(section.of.place, section.asked, position, option, rows[option.link.pk])
        for section in sections
        for position, option in enumerate(section.shelf.options, start=1)
    ]


def _case(read):
    return lambda line: read(line.row.case)


COLUMNS = {
    "place": lambda line: line.place.code,
    "for_node": lambda line: line.asked.code,
    "for_node_zh": lambda line: line.asked.name_zh,
    "for_node_en": lambda line: line.asked.name_en,
    "position": lambda line: line.position,
    "points": lambda line: line.option.score,
    "points_possible": lambda line: line.option.most,
    "points_link": lambda line: line.points(LINK),
    "points_need": lambda line: line.points(NEED),
    "need_known": lambda line: "yes" if line.is_known(NEED) else "no",
    "points_evidence": lambda line: line.points(EVIDENCE),
    "points_likeness": lambda line: line.points(LIKENESS),
    "likeness_known": lambda line: "yes" if line.is_known(LIKENESS) else "no",
    "points_status": lambda line: line.points(STATUS),
    "case": _case(lambda case: case.slug),
    "title_zh": _case(lambda case: case.title_zh),
    "title_en": _case(lambda case: case.title_en),
    "case_place": _case(lambda case: case.jurisdiction.code),
    "case_place_zh": _case(lambda case: case.jurisdiction.name_zh),
    "case_place_en": _case(lambda case: case.jurisdiction.name_en),
    "status": _case(lambda case: case.status),
    "start": _case(lambda case: partial_date(case.start, case.start_precision) if case.start else ""),
    "linked_node": lambda line: line.option.link.node,
    "directness": lambda line: line.option.link.directness,
    "basis": lambda line: line.option.link.basis,
    "mechanism_zh": lambda line: line.row.mechanism_zh,
    "mechanism_en": lambda line: line.row.mechanism_en,
    "strongest_evidence": lambda line: line.option.link.grade or "",
}
