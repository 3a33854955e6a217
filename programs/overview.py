"""The page of all programmes: stage by chain, and the document's three lost tables built anew."""

from dataclasses import dataclass
from typing import NamedTuple

from programs.models import Award, FocusArea, Funding, Program
from programs.money import millions, qualifier
from programs.parts import is_within, wholes_first

# Fiscal years before this one are so few that they share a column.
FIRST_COLUMN = 2014
# What was asked for and proposed, but not decided, stands on the programme's own page.
NOT_DECIDED = (Funding.Kind.REQUESTED, Funding.Kind.PROPOSED)


@dataclass(frozen=True)
class Described:
    """A programme of table 1 with the sources of each value."""

    program: Program
    chain: list
    agency: list
    law: list
    year: list
    purpose: list


class StageRow(NamedTuple):
    """A stage of history: its programmes by place in the chain, those without one last."""

    number: int
    label: str
    places: tuple


class Projects(NamedTuple):
    """The awards of one programme in one focus area, each with its sources."""

    program: Program
    awards: tuple


@dataclass(frozen=True)
class Line:
    """An amount in a cell of table 3, in millions."""

    row: Funding
    text: str
    before: str
    marks: list
    is_part: bool


def described(programs, bibliography):
    """Answer a Described for each of *programs*."""
    return [
        Described(
            program,
            bibliography.cite_for(program, "chain") if program.chain else [],
            *(bibliography.cite_for(program, about) for about in ("agency", "law", "year", "purpose")),
        )
        for program in programs
    ]


def stages(programs):
    """Answer a StageRow for each stage that *programs* belong to."""
    rows = []
    for number, label in Program.Stage.choices:
        own = [program for program in programs if program.stage == number]
        places = tuple([program for program in own if program.chain == chain] for chain in (*Program.Chain.values, ""))
        rows += [StageRow(number, label, places)] if own else []
    return rows


def by_focus_area(programs, bibliography):
    """Answer ``[(focus area, [Projects])]`` for *programs*; the last pair has None for the awards that fit no area."""
    awards = list(Award.objects.for_table().filter(program__in=programs).order_by("position"))
    areas = [*FocusArea.objects.select_related("source"), None]
    return [(area, [Projects(program, _awards_in(area, program, awards, bibliography)) for program in programs]) for area in areas]


def _awards_in(area, program, awards, bibliography):
    own = [award for award in awards if award.program_id == program.pk]
    found = [award for award in own if (area in award.focus_areas.all() if area else not award.focus_areas.all())]
    return tuple((award, bibliography.cite_for(award, "technology")) for award in found)


def project_totals(table):
    """Answer how many projects each programme of the focus-area table has, counting each once."""
    columns = zip(*(cells for _area, cells in table), strict=True)
    return [len({award.pk for cell in column for award, _marks in cell.awards}) for column in columns]


def by_year(programs, bibliography):
    """Answer ``(years, [(program, cells)])``: amounts that were decided, by fiscal year.

    The first cell holds the years before the first column, the last what is for several years, at a rate or undated.
    """
    rows = [row for row in Funding.objects.for_table().filter(program__in=programs) if row.kind not in NOT_DECIDED]
    years = sorted({row.first_year for row in rows if row.is_for_one_year and row.first_year >= FIRST_COLUMN})
    table = []
    for program in programs:
        lines = [_line(row, bibliography) for row in wholes_first([row for row in rows if row.program_id == program.pk])]
        table.append((program, [[line for line in lines if _column(line.row) == column] for column in ("early", *years, "several")]))
    return years, table


def _column(row):
    if not row.is_for_one_year:
        return "several"
    return row.first_year if row.first_year >= FIRST_COLUMN else "early"


def _line(row, bibliography):
    is_part = row.part_of is not None and is_within(row, row.part_of)
    return Line(row, millions(row), qualifier(row), bibliography.cite_all(row), is_part)
