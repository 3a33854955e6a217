"""Pages of the programmes; their cases come through the reverse accessor."""

from django.db.models import Count, F, Q
from django.shortcuts import get_object_or_404, render

from programs import details, overview
from programs.citing import Bibliography
from programs.models import Award, Program
from reference.models import Jurisdiction


def program_list(request):
    """Show the programmes of the three stages with what is known of each, and the related ones."""
    published = Count("cases", filter=Q(cases__stage="published"))
    programs = list(Program.objects.for_page().annotate(case_count=published))
    staged = [program for program in programs if program.stage]
    chained = [program for program in staged if program.chain]
    bibliography = Bibliography()
    table = overview.described(staged, bibliography)
    areas = overview.by_focus_area(sorted(chained, key=chain_order), bibliography) if chained else []
    years, funding = overview.by_year(staged, bibliography) if staged else ([], [])
    context = {
        "programs": programs,
        "stages": overview.stages(staged),
        "table": table,
        "areas": areas,
        "project_totals": overview.project_totals(areas) if areas else [],
        "years": years,
        "funding": funding,
        "related": overview.described([program for program in programs if not program.stage], bibliography),
        "sources": bibliography.entries,
    }
    return render(request, "programs/program_list.html", context)


# The values of a programme in the order of its page.
ABOUT = ("name", "year", "stage", "purpose", "agency", "law", "eligible", "chain", "disagreement")


def chain_order(program):
    return Program.Chain.values.index(program.chain)


def program(request, slug):
    """Show one programme: purpose, history, money, awards, chain, coordination, disagreements, cases, sources."""
    row = get_object_or_404(Program.objects.for_page(), slug=slug)
    bibliography = Bibliography()
    sort = request.GET.get("sort", "")
    marks = {about: bibliography.cite_for(row, about) for about in ABOUT}
    milestones = details.history(row, bibliography)
    amounts = details.amounts(row, bibliography)
    awards = details.awards(row, bibliography, sort)
    places = list(Jurisdiction.objects.on_tile_map(row.jurisdiction.code).select_related("parent"))
    tiles, by_place = details.award_map([award.row for award in awards], places)
    coordination = details.coordination(row, bibliography)
    mechanisms = [mechanism.row for mechanism in coordination]
    context = {
        "program": row,
        "marks": marks,
        "milestones": milestones,
        "amounts": amounts,
        "chart": details.chart_of([amount.row for amount in amounts]),
        "awards": awards,
        "are_goals": all(award.row.status == Award.Status.ANNOUNCED for award in awards),
        "sorts": details.sort_links(sort),
        "map": tiles,
        "areas": details.areas_of([award.row for award in awards]),
        "statuses": details.status_counts([award.row for award in awards]),
        "by_place": by_place,
        "chain": details.chain_of(Program.objects.exclude(chain="")) if row.stage else [],
        "coordination": coordination,
        "wide": details.network_of(mechanisms, details.WIDE) if mechanisms else None,
        "small": details.network_of(mechanisms, details.SMALL) if mechanisms else None,
        "cases": row.cases.published().for_cards().order_by(F("start").desc(nulls_last=True), "slug"),
        "sources": bibliography.entries,
    }
    return render(request, "programs/program.html", context)
