"""The page of one case."""

from django.shortcuts import get_object_or_404, render

from cases.citing import number_sources
from cases.comparing.lineage import beside, lineage_of
from cases.comparing.money import moneys_of
from cases.comparing.similar import neighbours
from cases.embeds import case_embed
from cases.history import span_of
from cases.models import Case
from indicators.nodes.framed import small_chart, top_nodes

GONE = 410
MOST_SIMILAR = 4
# As a reader asks: which way, by what means, on what, how far along, against what, for whom.
SCHEMES = ("pathway", "instrument", "technology", "stage", "barrier", "target", "organisation-mode", "trend")


def case_page(request, slug):
    """Show a published case; of a retired one, a page that says since when and why."""
    case = get_object_or_404(Case.objects.for_detail(), slug=slug)
    if case.stage == Case.Stage.RETIRED:
        return render(request, "cases/gone.html", {"case": case, "revision": case.revisions.first()}, status=GONE)
    return render(request, "cases/case.html", shown(case))


def shown(case):
    """Answer what the page of *case*, from ``Case.objects.for_detail()``, shows."""
    sources = number_sources(case)
    numbers = {entry.source.pk: entry.number for entry in sources}
    moneys = moneys_of(case.facts.all())
    return {
        "case": case,
        "facts": [(fact, numbers[fact.source_id], moneys.get(fact.pk)) for fact in case.facts.all()],
        "sources": sources,
        "concepts": sorted(case.concepts.all(), key=_order_of_scheme),
        "lineage": lineage_of(case),
        "beside": beside(case),
        "similar": neighbours(case, limit=MOST_SIMILAR),
        "index": index_of(case),
        "embed": case_embed(case),
        "history": span_of(case),
    }


def _order_of_scheme(concept):
    return SCHEMES.index(concept.scheme.key) if concept.scheme.key in SCHEMES else len(SCHEMES)


def index_of(case):
    """Answer the small chart of the index in which the dimensions of *case* stand out, None where no index is loaded (two queries)."""
    top = top_nodes()
    if not top:
        return None
    own = {link.indicator.dimension for link in case.indicator_links.all()}
    dimensions = [node.indicator for node in top if node.indicator.level]
    return {
        **small_chart(top),
        "framework": top[0].indicator.framework,
        "linked": [node for node in dimensions if node.code in own],
        "quiet": [node.code for node in dimensions if node.code not in own],
    }
