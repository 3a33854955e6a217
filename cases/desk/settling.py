"""What follows from an edit at the desk: the whole record is checked, the search is told."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from cases.finding import index_cases, rebuild
from cases.models import Case
from cases.records import check, keys_known, read
from programs.models import Program
from reference.models import Concept, Jurisdiction, Organisation


def faults_of(case):
    """Answer what keeps *case* from being published: ``[(where, message), …]``."""
    record = read(Case.objects.for_record().get(pk=case.pk))
    return [(_where(path), message) for path, message in check(record, keys_known())]


def _where(path):
    """``("facts", 0, "value")`` in words: ``facts 1, value``."""
    words = ""
    for part in path:
        words += f" {part + 1}" if isinstance(part, int) else f", {part}"
    return words.removeprefix(", ") or gettext("the case")


def settle(case):
    """Refresh the postings of *case*; make it a draft again where it is published with faults. Answers those faults."""
    with transaction.atomic():
        faults = faults_of(case) if case.stage == Case.Stage.PUBLISHED else []
        if faults:
            case.stage = Case.Stage.DRAFT
            Case.objects.filter(pk=case.pk).update(stage=case.stage)
        index_cases([case.pk])
    return faults


def withdraw(case):
    """Delete *case* if it is a draft, else mark it as removed: the address of what was published is never used again."""
    with transaction.atomic():
        if case.stage == Case.Stage.DRAFT:
            case.delete()
            return
        Case.objects.filter(pk=case.pk).update(stage=Case.Stage.REMOVED)
        index_cases([case.pk])


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
