"""Links of cases to nodes of the index, read light: what the order of options depends on, and no more."""

from typing import NamedTuple

from django.db.models import Q

from cases.comparing.evidence import strongest_grades
from cases.models import IndicatorLink
from indicators.models import Indicator
from reference.models import Jurisdiction


class Link(NamedTuple):
    """A link of a published case: where it points, how directly, where the case is; *grade* is its strongest evidence or None."""

    pk: int
    case: int
    slug: str
    status: str
    start: object
    place: str
    node: str
    directness: str
    basis: str
    grade: str | None = None


FIELDS = (
    "pk",
    "case_id",
    "case__slug",
    "case__status",
    "case__start",
    "case__jurisdiction__code",
    "indicator__code",
    "directness",
    "basis",
)


def read_links(codes):
    """Answer the Links of published cases to the nodes *codes* (two queries)."""
    rows = IndicatorLink.objects.filter(
        indicator__framework__key=Indicator.MAIN_FRAMEWORK, indicator__code__in=codes, case__stage="published"
    )
    grades = strongest_grades(rows.values("case"))
    links = rows.order_by("case__slug", "indicator__code").values_list(*FIELDS)
    return [Link(*row, grades.get(row[1])) for row in links]


class Surroundings(NamedTuple):
    """Codes of places: *own* are *place* itself, its parts and members; *above* what its policies also come from."""

    own: frozenset
    above: frozenset


def surroundings_of(place):
    """Answer the Surroundings of *place*: the country, the blocs and the groupings above it (two queries)."""
    own = Q(pk=place.pk) | Q(parent=place) | Q(groupings=place) | Q(parent__groupings=place)
    above = Q(members=place)
    if place.parent_id:
        above |= Q(pk=place.parent_id) | Q(members=place.parent_id)
    own, above = (frozenset(Jurisdiction.objects.filter(query).order_by().values_list("code", flat=True)) for query in (own, above))
    return Surroundings(own, above - own)
