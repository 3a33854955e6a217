"""Pages of the programmes; their cases come through the reverse accessor."""

from django.db.models import Count, F, Q
from django.shortcuts import get_object_or_404, render

from programs.models import Program


def program_list(request):
    """List every programme with its agency and the number of its cases."""
    published = Count("cases", filter=Q(cases__stage="published"))
    programs = Program.objects.select_related("agency", "jurisdiction").annotate(case_count=published)
    return render(request, "programs/program_list.html", {"programs": programs})


def program(request, slug):
    """Show one programme: its name, its agency, what is known about it, its cases."""
    row = get_object_or_404(Program.objects.select_related("agency", "jurisdiction"), slug=slug)
    cases = row.cases.published().for_cards().order_by(F("start").desc(nulls_last=True), "slug")
    return render(request, "programs/program.html", {"program": row, "cases": cases})
