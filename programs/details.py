"""The page of one programme: its history, its money, its awards and how it is coordinated."""

from collections import Counter
from dataclasses import dataclass

from programs.charts import Amount, bar_chart, with_parts
from programs.models import Award, Coordination, Funding, Program
from programs.money import money
from programs.networks import Columns, Mechanism, network
from programs.parts import parts_within_years, wholes_first
from reference.tiles import tile_map

WIDE = Columns(side=150, middle=260, between=80)
SMALL = Columns(side=92, middle=132, between=22)
SORTS = {
    "name": lambda award: award.name.lower(),
    "lead": lambda award: award.lead.lower(),
    "states": lambda award: [state.name for state in award.states.all()],
    "amount": lambda award: award.amount if award.amount is not None else -1,
    "date": lambda award: award.date,
    "status": lambda award: Award.Status.values.index(award.status),
}
FALLING = {"amount"}


@dataclass(frozen=True)
class Shown:
    """A row with the marks of everything that stands behind it, and of what stands behind its disagreement."""

    row: object
    marks: list
    disagreement: list


@dataclass(frozen=True)
class ShownAward:
    """An award with the marks of its main source and, by value, of the further ones."""

    row: Award
    marks: list
    of: dict


def history(program, bibliography):
    """Answer the milestones of *program* with their marks."""
    return [(milestone, bibliography.cite(milestone)) for milestone in program.milestones.select_related("source")]


def amounts(program, bibliography):
    """Answer every amount of *program* as Shown, in the order of years with parts after their whole."""
    rows = Funding.objects.for_table().filter(program=program)
    return [_shown(row, bibliography) for row in wholes_first(list(rows))]


def chart_of(rows):
    """Answer the BarChart of the amounts for one fiscal year, None where there is none."""
    rows = [row for row in rows if row.is_for_one_year]
    parts = parts_within_years(rows)
    held = {part.pk for group in parts.values() for part in group}
    drawn = {pk: [_amount(part) for part in group] for pk, group in parts.items()}
    bars = with_parts([_amount(row) for row in rows if row.pk not in held], drawn)
    return bar_chart(bars) if bars else None


def _amount(row):
    words = " · ".join(filter(None, (money(row), str(row.get_kind_display()), row.component)))
    most = float(row.amount_max) if row.amount_max is not None else None
    return Amount(row.pk, row.first_year, float(row.amount), row.kind, words, most)


def awards(program, bibliography, sort=""):
    """Answer the awards of *program* as ShownAward, in the order of *sort* (a key of SORTS, with ``-`` for the reverse)."""
    rows = list(Award.objects.for_table().filter(program=program))
    key = sort.removeprefix("-")
    if key in SORTS:
        rows.sort(key=SORTS[key], reverse=(key in FALLING) != sort.startswith("-"))
    return [_shown_award(row, bibliography) for row in rows]


def _shown_award(row, bibliography):
    marks = bibliography.cite(row)
    of = {}
    for backing in row.sources.all():
        of.setdefault(backing.about, []).extend(bibliography.cite(backing))
    return ShownAward(row, marks, of)


def sort_links(sort):
    """Answer ``{column: (value of the link, aria-sort)}`` for the heads of the table of awards."""
    links = {}
    for key in SORTS:
        falls = (key in FALLING) != sort.startswith("-")
        chosen = sort.removeprefix("-") == key
        links[key] = (f"-{key}" if sort == key else key, ("descending" if falls else "ascending") if chosen else "")
    return links


def areas_of(rows):
    """Answer the focus areas that any of *rows* is sorted into, in their own order."""
    return sorted({area for row in rows for area in row.focus_areas.all()}, key=lambda area: area.number)


def status_counts(rows):
    """Answer ``[(status in words, number of awards)]`` of the statuses that occur."""
    counts = Counter(row.status for row in rows)
    return [(label, counts[status]) for status, label in Award.Status.choices if counts[status]]


def award_map(rows, places):
    """Answer the TileMap of *places* with the number of awards in each, and ``[(place, awards)]`` of those that have any."""
    by_place = {place.code: [row for row in rows if place in row.states.all()] for place in places}
    counts = Counter({code: len(own) for code, own in by_place.items()})
    if not any(counts.values()):
        return None, []
    return tile_map(places[0].parent, places, counts), [(place, by_place[place.code]) for place in places if counts[place.code]]


def coordination(program, bibliography):
    """Answer the mechanisms that *program* takes part in, as Shown."""
    return [_shown(row, bibliography) for row in Coordination.objects.for_network().filter(programs=program)]


def network_of(rows, columns):
    """Answer the Network of coordination *rows*."""
    agencies = {agency.key: agency.acronym or agency.name for row in rows for agency in row.agencies.all()}
    agencies |= {_others_of(row): row.others for row in rows if row.others}
    programs = {program.code: program.acronym or program.name for row in rows for program in row.programs.all()}
    mechanisms = [_mechanism(row) for row in rows]
    return network(mechanisms, agencies, programs, columns)


def _mechanism(row):
    agencies = tuple(agency.key for agency in row.agencies.all())
    programs = tuple(program.code for program in row.programs.all())
    others = (_others_of(row),) if row.others else ()
    return Mechanism(row.key, row.name, agencies + others, programs, row.lead.key if row.lead else "")


def _others_of(row):
    return f"others of {row.key}"


def chain_of(programs):
    """Answer ``[(place in the chain, its words, programmes)]`` from front to back."""
    return [(value, label, [row for row in programs if row.chain == value]) for value, label in Program.Chain.choices]


def _shown(row, bibliography):
    marks = bibliography.cite_all(row)
    return Shown(row, marks, bibliography.cite_for(row, "disagreement") if row.disagreement else [])
