"""Options ready to print: the case, the mechanism of its link, every part of its sum in words, its strongest figure."""

from typing import NamedTuple

from cases.comparing.evidence import strongest_figures
from cases.comparing.options.points import Points
from cases.comparing.options.words import LABELS, why
from cases.comparing.tray import compare_address
from cases.models import IndicatorLink


class PrintedPart(NamedTuple):
    """A part of the sum: its name, its Points, and why in words."""

    label: str
    points: Points
    why: str


class PrintedOption(NamedTuple):
    """An Option with its IndicatorLink (*link*, with case, place and node), its PrintedParts, the Likeness of the two places or None.

    *figure* is the Fact with the strongest evidence, None where the case has no figure; *own* is the slug of the place's own closest
    case or None.
    """

    option: object
    link: object
    parts: list
    likeness: object
    figure: object
    own: str | None

    @property
    def case(self):
        return self.link.case

    @property
    def compare(self):
        """The address at which the case stands beside the place's own; empty where it has none."""
        return compare_address([self.own, self.case.slug]) if self.own else ""


def printed(shelves):
    """Answer a list of PrintedOptions for each of *shelves*, ``(Section, its Options to print)`` (two queries for any number)."""
    shown = [option for _section, options in shelves for option in options]
    links = IndicatorLink.objects.select_related("case__jurisdiction", "indicator__framework").defer("case__how_zh", "case__how_en")
    rows = links.in_bulk([option.link.pk for option in shown])
    figures = strongest_figures([option.link.case for option in shown])
    return [
        [_printed(option, section, rows[option.link.pk], figures.get(option.link.case)) for option in options if option.link.pk in rows]
        for section, options in shelves
    ]


def _printed(option, section, link, figure):
    there, start = link.case.jurisdiction, section.of.start
    parts = [
        PrintedPart(str(LABELS[points.part]), points, str(why(points, option, start, section.asked, section.of.place, there)))
        for points in option.parts
    ]
    own = section.shelf.own[0].slug if section.shelf.own else None
    return PrintedOption(option, link, parts, start.likeness(there.code), figure, own)
