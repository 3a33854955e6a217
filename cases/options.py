"""Cases elsewhere for what is weak in a place: the page and its CSV."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render

from cases.comparing.options.asking import EMPHASES, WITHOUT_SERIES, ask, nodes_of_the_index
from cases.comparing.options.exports import COLUMNS, lines
from cases.comparing.options.links import read_links, surroundings_of
from cases.comparing.options.reading import printed
from cases.comparing.options.sections import Options, Section
from cases.comparing.options.starting import starting_position
from cases.models import Case
from indicators.exports import write_csv
from indicators.regions.profile import profile_of
from reference.models import Jurisdiction

FIRST = 4
PAGE_SIZE = 20


def options(request, code):
    """Show the cases elsewhere for a chosen node of the index, without one for each weak dimension of the place the first few."""
    if code != code.upper():
        return _redirect(request, "options", code)
    found, asked = _options(request, code)
    context = {"place": found.place, "options": found, "asked": asked, "emphases": _emphases(found.start)}
    shown = _chosen(request, found, asked) if asked.node else _first(found)
    return render(request, "cases/comparing/options.html", context | shown)


def options_csv(request, code):
    """Every case elsewhere for what the page shows, with the parts of its sum, as CSV."""
    if code != code.upper():
        return _redirect(request, "options_csv", code)
    found, asked = _options(request, code)
    sections = [Section(found, asked.node)] if asked.node else [*found.weak, *found.unjudged]
    return write_csv(lines(sections), f"{code}-options.csv", COLUMNS)


def _redirect(request, name, code):
    response = redirect(name, code.upper(), permanent=True)
    if query := request.META.get("QUERY_STRING"):
        response["Location"] += f"?{query}"
    return response


def _options(request, code):
    """Answer the Options of the place *code* and what was Asked of them."""
    place = get_object_or_404(Jurisdiction.objects.select_related("parent"), code=code)
    start = starting_position(profile_of(place))
    nodes = nodes_of_the_index()
    asked = ask(request.GET, nodes, start.is_known)
    codes = [node.code for node in nodes if asked.node is None or node.dimension == asked.node.dimension]
    return Options(place, start, nodes, read_links(codes), surroundings_of(place), asked.emphasis), asked


def _chosen(request, found, asked):
    """Answer the context of one node: a page of all its options."""
    section = Section(found, asked.node)
    page = Paginator(section.shelf.options, PAGE_SIZE).get_page(request.GET.get("page"))
    return {
        "section": section,
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "cases": printed([(section, page.object_list)])[0],
        "above": Case.objects.select_related("jurisdiction").filter(pk__in=[link.case for link in section.shelf.above]),
    }


def _first(found):
    """Answer the context without a node: the first options of every weak dimension, read together."""
    sections = [*found.weak, *found.unjudged]
    return {"shown": list(zip(sections, printed([(section, section.shelf.options[:FIRST]) for section in sections]), strict=True))}


def _emphases(start):
    """Answer ``[(key, label)]`` of the parts that may count twice."""
    return [(key, label) for key, label in EMPHASES.items() if start.is_known or key in WITHOUT_SERIES]
