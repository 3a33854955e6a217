"""The page of the gap matrix, and its CSV."""

from difflib import get_close_matches

from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.addresses import address
from cases.comparing.gaps.addresses import Addresses
from cases.comparing.gaps.choices import OPTIONS, PARAMETERS, read_choices
from cases.comparing.gaps.covered import covered
from cases.comparing.gaps.exports import COLUMNS, lines
from cases.comparing.gaps.form import fields
from cases.comparing.gaps.matrix import Matrix
from cases.comparing.gaps.missing import PlaceView
from cases.comparing.gaps.printing import PrintedMatrix
from cases.facets import chips
from cases.filters import CaseFilter
from cases.finding import FACETS
from cases.labels import FACET_LABELS
from cases.models import Case
from indicators.exports import write_csv
from reference.columns import nearest
from reference.languages import in_reader_language, listed
from reference.models import Source

FILTERS = {"q", *FACETS} - {"place"}
LONGEST = 40
NEAR = 0.5
MOST_NAMED = 12


def gaps(request):
    """Show places against a facet with counts, the two kinds of empty, and what others have."""
    matrix, filters = read_matrix(request.GET)
    printed = PrintedMatrix(matrix, request.GET, filters)
    looked_at = matrix.choices.place
    context = {
        "matrix": matrix,
        "printed": printed,
        "choices": matrix.choices,
        "fields": fields(matrix),
        "view": PlaceView(matrix, Addresses(matrix, filters)) if looked_at else None,
        "covered": covered(matrix),
        "chips": chips(matrix.asked, request.GET),
        "clear_address": address(request.GET, **dict.fromkeys(FILTERS)),
        "list_note": in_reader_language(matrix.crosswalk.vocabulary, "note") if matrix.crosswalk else "",
        "kept": _kept(matrix, request.GET),
        "messages_to_reader": messages_to_reader(matrix, request.GET),
        "csv": f"{reverse('gaps_csv')}?{request.GET.urlencode()}",
    }
    return render(request, "cases/comparing/gaps/page.html", context)


def gaps_csv(request):
    """Every cell of the matrix as CSV."""
    matrix, _filters = read_matrix(request.GET)
    return write_csv(lines(matrix, Source.objects.in_bulk(field_name="key")), f"gaps-{matrix.choices.rows}-{matrix.facet}.csv", COLUMNS)


def read_matrix(parameters):
    """Answer the Matrix that *parameters* ask for, and ``[(name, value)]`` of the filters that hold for all of its cells."""
    choices = read_choices(parameters)
    kept = [(name, value) for name, values in parameters.lists() for value in values if name in FILTERS and name != choices.columns]
    asked = QueryDict(mutable=True)
    for name, value in [*kept, *(("by", value) for value in parameters.getlist("by"))]:
        asked.appendlist(name, value)
    return Matrix(choices, CaseFilter(asked, queryset=Case.objects.none())), kept


def messages_to_reader(matrix, parameters):
    """Answer what a reader should know about an address that could not be taken as it stands."""
    found = [*matrix.choices.messages, *(message for messages in matrix.asked.problems.values() for message in messages)]
    if parameters.get("by") and not matrix.crosswalk and "by" not in matrix.asked.problems:
        words = _("The list “%(list)s” has no entries for %(columns)s, so our own terms are counted.")
        found.append(words % {"list": parameters["by"][:LONGEST], "columns": OPTIONS["columns"][matrix.facet]})
    if matrix.sort is None:
        sorts = ("place", "total", *matrix.columns)
        words = _("The rows stand in the order of the atlas, since “%(value)s” is nothing to sort by%(nearest)s")
        asked = matrix.choices.sort[:LONGEST]
        found.append(
            words % {"value": asked, "nearest": nearest(asked, get_close_matches(asked, sorts, cutoff=NEAR) or sorts[:MOST_NAMED])}
        )
    if matrix.facet in parameters:
        words = _("The choice in “%(facet)s” is left aside here, where each of its values is a column.")
        found.append(words % {"facet": FACET_LABELS[matrix.facet]})
    if unknown := sorted(set(parameters) - FILTERS - PARAMETERS):
        found.append(_("Not understood and left out: %(names)s.") % {"names": listed(name[:LONGEST] for name in unknown[:5])})
    return found


def _kept(matrix, parameters):
    """Answer ``[(name, value)]`` that the form passes on: filters that it has no field for, and the order of the rows."""
    shown = {"status"} if len(matrix.asked.choices.get("status", ())) < 2 else set()
    names = (FILTERS | {"sort"}) - shown - {matrix.facet}
    return [(name, value) for name, values in parameters.lists() for value in values if name in names]
