"""The explorer: choose cases by words and facets, and see why each was found."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.vary import vary_on_headers

from cases.addresses import address
from cases.facets import chips, loosenings, printed_facets
from cases.filters import SORT_LABELS, CaseFilter
from cases.finding import explain, suggest
from cases.labels import FACET_LABELS
from cases.models import Case
from reference.languages import reader_suffix

PAGE_SIZE = 20
VIEWS = {"list": gettext_lazy("list"), "table": gettext_lazy("table")}
OTHER_PARAMETERS = {"page", "view"}
FIELD_LABELS = {
    "title": gettext_lazy("Title"),
    "original_name": gettext_lazy("Original name"),
    "alias": gettext_lazy("Other name"),
    "acronym": gettext_lazy("Acronym"),
    "programme": gettext_lazy("Programme"),
    "concept": gettext_lazy("Subject"),
    "place": gettext_lazy("Place"),
    "summary": gettext_lazy("Summary"),
    "how": gettext_lazy("How it works"),
    "mechanism": gettext_lazy("Effect on the index"),
    "fact": gettext_lazy("Figure"),
    "organisation": gettext_lazy("Organisation"),
    "note": gettext_lazy("Curator's note"),
}


@vary_on_headers("HX-Request")
def explorer(request):
    """Answer the page, or to htmx its changing part alone; everything that is shown stands in the address."""
    view = request.GET.get("view")
    view = view if view in VIEWS else "list"
    cases = Case.objects.for_table() if view == "table" else Case.objects.for_cards()
    asked = CaseFilter(request.GET, queryset=cases)
    page = Paginator(asked.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "question": asked.question,
        "answer": asked.answer,
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "results": with_matches(asked.question, list(page.object_list)),
        "facets": printed_facets(asked, request.GET),
        "chips": chips(asked, request.GET),
        "clear_address": address(request.GET, **dict.fromkeys(CaseFilter.base_filters.keys() - {"by"})),
        "loosenings": loosenings(asked, request.GET),
        "messages_to_reader": reader_messages(asked, request.GET),
        "sorts": [
            (key, label, address(request.GET, sort=key)) for key, label in SORT_LABELS.items() if key != "relevance" or asked.question.text
        ],
        "views": [(key, label, address(request.GET, view=key if key != "list" else None)) for key, label in VIEWS.items()],
        "view": view,
        "matrix_address": matrix_address(request.GET),
        "kept_parameters": [(name, value) for name, values in request.GET.lists() if name not in {"q", "page", "sort"} for value in values],
    }
    is_fragment = request.htmx and not request.htmx.history_restore_request
    return render(request, "cases/explorer/_fragment.html" if is_fragment else "cases/explorer/explorer.html", context)


def matrix_address(parameters):
    """Answer the address of the gap matrix under the same words and filters; its rows are places, its columns no facet that is chosen."""
    columns = {"columns": "pathway"} if "instrument" in parameters else {}
    kept = address(parameters, **dict.fromkeys(("place", "sort", "view")), **columns)
    return reverse("gaps") + kept.rstrip("?")


def with_matches(question, cases):
    """Answer ``(case, matches)`` pairs; a question without words has nothing to explain."""
    matches = explain(question, cases) if question.text else {}
    return [(case, [_printed_match(match) for match in matches.get(case.pk, [])]) for case in cases]


def _printed_match(match):
    return {
        "field_label": FIELD_LABELS[match.field],
        "passage": match.passage,
        "synonym": match.synonym,
        "language": match.language,
    }


def reader_messages(asked, parameters):
    """Answer what a reader should know about an address that could not be taken as it stands."""
    found = [message for messages in asked.problems.values() for message in messages]
    unknown = sorted(set(parameters) - set(CaseFilter.base_filters) - OTHER_PARAMETERS)
    if unknown:
        found.append(_("Not understood and left out: %(names)s.") % {"names": ", ".join(name[:40] for name in unknown[:5])})
    return found


def suggestions(request):
    """Answer a short list of places, concepts, programmes and cases for the words typed so far."""
    found = suggest(request.GET.get("q", ""), reader_suffix())
    return render(request, "cases/explorer/_suggestions.html", {"suggestions": [_printed_suggestion(one) for one in found]})


def _printed_suggestion(suggestion):
    if suggestion.kind == "case":
        kind, target = _("case"), reverse("case", args=[suggestion.key])
    else:
        kind, target = FACET_LABELS[suggestion.kind], f"{reverse('explorer')}?{urlencode({suggestion.kind: suggestion.key})}"
    return {"label": suggestion.label, "matched": suggestion.matched, "kind": kind, "address": target, "count": suggestion.count}
