"""How many published cases each province has along each dimension of the index, so that empty cells are seen."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode

from cases.finding import Axis, Question, tabulate
from indicators.models import Indicator
from reference.models import Jurisdiction

COUNTRY = "CN"


class Cell(NamedTuple):
    dimension: object
    count: int
    address: str


class Row(NamedTuple):
    """A place with its Cells; *add* is where a case of it is entered, empty for those who may not."""

    place: object
    count: int
    address: str
    cells: tuple
    add: str

    @property
    def gaps(self):
        return sum(not cell.count for cell in self.cells)


class Coverage(NamedTuple):
    dimensions: tuple
    rows: tuple

    @property
    def gaps(self):
        return sum(row.gaps for row in self.rows)


def coverage_of(person):
    """Answer the Coverage of China's provinces; each number is what the explorer finds behind its link."""
    places = list(Jurisdiction.objects.filter(parent__code=COUNTRY, kind=Jurisdiction.Kind.FIRST_LEVEL))
    dimensions = tuple(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).filter(level=1))
    down = Axis("place", {place.code: (place.code,) for place in places})
    across = Axis("dimension", {node.code: (node.code,) for node in dimensions})
    table = tabulate(Question(), down, across)
    add = reverse("admin:cases_draft_add") if person.has_perm("cases.add_draft") else ""
    return Coverage(dimensions, tuple(_row(place, dimensions, table, add) for place in places))


def _row(place, dimensions, table, add):
    cells = tuple(Cell(node, table.counts[place.code][node.code], _address(place=place.code, dimension=node.code)) for node in dimensions)
    return Row(
        place, table.totals[place.code], _address(place=place.code), cells, f"{add}?{urlencode({'place': place.code})}" if add else ""
    )


def _address(**choices):
    return f"{reverse('explorer')}?{urlencode(choices)}"
