"""The page of one case."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from cases.citing import number_sources
from cases.models import Case

GONE = 410
# As a reader asks: which way, by what means, on what, how far along, against what, for whom.
SCHEMES = ("pathway", "instrument", "technology", "stage", "barrier", "target", "organisation-mode", "trend")


def case_page(request, slug):
    """Show a published case; a removed one is gone with a page that says so, a draft is there for curators only."""
    case = get_object_or_404(Case.objects.for_detail(), slug=slug)
    if case.stage == Case.Stage.REMOVED:
        return render(request, "cases/gone.html", {"case": case}, status=GONE)
    if case.stage == Case.Stage.DRAFT and not request.user.is_staff:
        raise Http404
    sources = number_sources(case)
    numbers = {entry.source.pk: entry.number for entry in sources}
    facts = [(fact, numbers[fact.source_id]) for fact in case.facts.all()]
    concepts = sorted(case.concepts.all(), key=lambda concept: SCHEMES.index(concept.scheme.key) if concept.scheme.key in SCHEMES else 99)
    return render(request, "cases/case.html", {"case": case, "facts": facts, "sources": sources, "concepts": concepts})
