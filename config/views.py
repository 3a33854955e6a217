"""The home page and the pages about the atlas and its collection."""

from django.shortcuts import render

from cases.browsing import answer_for, cards, concept_tree, country_map, counts_in, larger_places
from cases.models import Case
from config.collection import collection as count_collection
from indicators.models import Indicator
from indicators.tree import NARROW, axis_years, chart_of, top_of
from indicators.values import latest

NEWEST = 4


def home(request):
    """Show the three doors (place, problem, dimension of the index) and the newest cases."""
    answer = answer_for()
    by_place = counts_in(answer, "place")
    context = {
        "total": answer.total,
        "places": Case.objects.published().values("jurisdiction").distinct().count(),
        "map": country_map("CN", by_place),
        "larger": larger_places(by_place),
        "problems": concept_tree("barrier", counts_in(answer, "barrier")),
        "newest": cards(answer.ids[:NEWEST]),
        **index_headline(counts_in(answer, "dimension")),
    }
    return render(request, "home.html", context)


def index_headline(counts):
    """Answer the small chart of the index, the total's latest value and every dimension with value and number of cases."""
    top = top_of(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).filter(level__lt=2).with_values())
    if not axis_years(top):
        return {}
    return {
        "chart": chart_of(top, NARROW),
        "index_total": latest(top[0]),
        "dimensions": [(node, latest(node), counts.get(node.code, 0)) for node in top[1:]],
    }


def about(request):
    """Say what the atlas is, how it is made and what may be done with it."""
    return render(request, "about.html", {"total": answer_for().total})


def collection(request):
    """Say what is in the collection, what is not, how it was made and what its documents cannot tell, with counts."""
    return render(request, "collection.html", count_collection())
