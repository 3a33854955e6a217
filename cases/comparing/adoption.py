"""When which place began with an instrument: the dated cases by place, drawn on a line of years, and those whose start nobody knows."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cases.dates import partial_date
from cases.models import Case
from reference.scales import nice_ticks

WIDE, NARROW = 640, 358
LEFT, RIGHT, TOP, BOTTOM = 14, 18, 6, 26
TICKS = {WIDE: 8, NARROW: 4}
# The name of a place, the room below it and its line; discs stand on the line.
NAME, ROOM = 13, 14
LARGEST, SMALLEST, GAP = 5, 2.5, 0.5
MOST_STACKED = 6
# What is only planned or proposed has not begun.
NOT_BEGUN = {Case.Status.PLANNED, Case.Status.PROPOSED}
FIELDS = ("slug", "title_zh", "title_en", "status", "start", "start_precision", "end", "end_precision", "jurisdiction")
PLACE = ("code", "name_zh", "name_en", "position")


class Adopter(NamedTuple):
    """A place with its dated *cases*, the earliest first."""

    place: object
    cases: list


class Disc(NamedTuple):
    """A *case* at its year; *is_hollow*: it is only planned or proposed."""

    x: float
    y: float
    case: object
    is_hollow: bool


class More(NamedTuple):
    """How many cases of a year found no room above its discs."""

    x: float
    y: float
    number: int


class Track(NamedTuple):
    """An Adopter in the drawing: where its name and its line stand, its Discs and what found no room."""

    adopter: Adopter
    name: float
    line: float
    discs: list
    more: list


@dataclass(frozen=True)
class Adoption:
    """The *cases* of an instrument."""

    cases: list

    @cached_property
    def dated(self):
        """The cases with a start, the earliest first."""
        return sorted((case for case in self.cases if case.start), key=lambda case: (case.start, case.slug))

    @cached_property
    def undated(self):
        """The cases without one, place by place."""
        return sorted((case for case in self.cases if not case.start), key=lambda case: (case.jurisdiction.position, case.slug))

    @cached_property
    def adopters(self):
        """The Adopters, the earliest first."""
        by_place = {}
        for case in self.dated:
            by_place.setdefault(case.jurisdiction_id, []).append(case)
        return [Adopter(cases[0].jurisdiction, cases) for cases in by_place.values()]

    @property
    def is_drawn(self):
        """Whether there is anything to compare in a drawing."""
        return len(self.dated) > 1

    @cached_property
    def wide(self):
        return Drawing(self, WIDE)

    @cached_property
    def narrow(self):
        return Drawing(self, NARROW)


@dataclass(frozen=True)
class Drawing:
    """An *adoption* on a line of years, *width* units wide: a disc for each case, those of one year on top of each other."""

    adoption: Adoption
    width: int

    top, left = TOP, LEFT

    @property
    def right(self):
        return self.width - RIGHT

    @cached_property
    def years(self):
        """The first and the last year, at least two apart."""
        years = [case.start.year for case in self.adoption.dated]
        return (min(years), max(years)) if max(years) > min(years) else (min(years) - 1, max(years) + 1)

    @property
    def ticks(self):
        """``[(x, year)]`` of round years."""
        low, high = self.years
        return [
            (self._x(int(year)), int(year)) for year in nice_ticks(low, high, TICKS[self.width]) if low <= year <= high and year % 1 == 0
        ]

    def _x(self, year):
        low, high = self.years
        return round(LEFT + (self.right - LEFT) * (year - low) / (high - low), 1)

    @cached_property
    def radius(self):
        """Discs of neighbouring years do not touch."""
        low, high = self.years
        return round(min(LARGEST, max(SMALLEST, (self.right - LEFT) / (high - low) / 2 - GAP)), 2)

    @cached_property
    def tracks(self):
        """A Track for each of the adopters, from the top."""
        tracks, top = [], TOP
        for adopter in self.adoption.adopters:
            years = {}
            for case in adopter.cases:
                years.setdefault(case.start.year, []).append(case)
            levels = min(max(map(len, years.values())), MOST_STACKED + 1)
            line = round(top + NAME + ROOM + 2 * self.radius * (levels - 1), 2)
            discs = [disc for year, cases in years.items() for disc in self._discs(year, cases, line)]
            tracks.append(Track(adopter, top + NAME, line, discs, self._more(years, line)))
            top = round(line + ROOM / 2, 2)
        return tracks

    def _discs(self, year, cases, line):
        return [
            Disc(self._x(year), self._y(line, level), case, case.status in NOT_BEGUN) for level, case in enumerate(cases[:MOST_STACKED])
        ]

    def _more(self, years, line):
        rest = {year: len(cases) - MOST_STACKED for year, cases in years.items()}
        return [More(self._x(year), self._y(line, MOST_STACKED), number) for year, number in rest.items() if number > 0]

    def _y(self, line, level):
        return round(line - self.radius * (2 * level + 1), 2)

    @property
    def bottom(self):
        return self.tracks[-1].line

    @property
    def height(self):
        return round(self.bottom + BOTTOM, 2)


def adoption_of(cases):
    """Answer the Adoption of the *cases* (ids; one query)."""
    rows = Case.objects.select_related("jurisdiction").filter(pk__in=[int(case) for case in cases])
    return Adoption(list(rows.only(*FIELDS, *(f"jurisdiction__{field}" for field in PLACE))))


def with_sources(cases):
    """Answer the *cases* (ids) as their file has them: dated ones first, the earliest on top (three queries)."""
    rows = Case.objects.select_related("jurisdiction").filter(pk__in=[int(case) for case in cases])
    adoption = Adoption(list(rows.only(*FIELDS).prefetch_related("citations__source")))
    return [*adoption.dated, *adoption.undated]


COLUMNS = {
    "place": lambda case: case.jurisdiction.code,
    "place_zh": lambda case: case.jurisdiction.name_zh,
    "place_en": lambda case: case.jurisdiction.name_en,
    "start": lambda case: partial_date(case.start, case.start_precision) if case.start else "",
    "start_known_to_the": lambda case: case.start_precision,
    "end": lambda case: partial_date(case.end, case.end_precision) if case.end else "",
    "status": lambda case: case.status,
    "case": lambda case: case.slug,
    "title_zh": lambda case: case.title_zh,
    "title_en": lambda case: case.title_en,
    "sources": lambda case: " ".join(dict.fromkeys(citation.source.key for citation in case.citations.all())),
}
