"""What follows for the cases from an edit of what they point at: the search is told."""

from django.db.models import Q

from cases.finding import index_cases, rebuild
from cases.models import Case
from programs.models import Program
from reference.models import Concept, Jurisdiction, Organisation


def refresh_cases_of(row, fields):
    """Refresh the postings of every case that is found by the words or counted under the values of *row*."""
    if "members" in fields:
        rebuild()
    elif look_up := LOOK_UPS.get(type(row)):
        index_cases(list(Case.objects.published().filter(look_up(row)).values_list("pk", flat=True).distinct()))


def _with_all_below(row, accessor):
    found = [row]
    for above in found:
        found += getattr(above, accessor).all()
    return found


LOOK_UPS = {
    Concept: lambda row: Q(concepts__in=_with_all_below(row, "narrower")),
    Jurisdiction: lambda row: Q(jurisdiction__in=_with_all_below(row, "children")),
    Organisation: lambda row: Q(organisations=row),
    Program: lambda row: Q(program=row),
}
