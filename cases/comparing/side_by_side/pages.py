"""The page of cases side by side, and its files."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.comparing import tray
from cases.comparing.money import moneys_of
from cases.comparing.side_by_side.choosing import LEAST, MOST, choose
from cases.comparing.side_by_side.files import comparison_lines, workbook
from cases.comparing.side_by_side.table import SideBySide
from cases.comparing.similar import neighbours
from cases.models import Case
from indicators.exports import write_csv

MOST_ALIKE = 5
WAYS_ON = {"csv": "compare_csv", "xlsx": "compare_xlsx", "brief": "brief", "references": "cite"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def compare(request):
    """Show two to four cases side by side; with fewer, how to choose them."""
    choice = _choice(request)
    context = {
        "choice": choice,
        "columns": [(case, tray.compare_address(choice.without(case))) for case in choice.cases],
        "least": LEAST,
        "most": MOST,
        "collected": _collected(request, choice),
    }
    if len(choice.cases) == 1:
        context["alike"] = _alike(choice)
    if choice.is_enough:
        context |= {
            "table": _table(choice),
            "address": request.build_absolute_uri(tray.compare_address(choice.slugs)),
            **{name: tray.address_with(page, choice.slugs) for name, page in WAYS_ON.items()},
        }
    return render(request, "cases/comparing/side_by_side/page.html", context)


def compare_csv(request):
    """The comparison as CSV, a line a field; an address without two cases leads to the page that says so."""
    choice = _choice(request)
    if not choice.is_enough:
        return redirect(f"{reverse('compare')}?{request.GET.urlencode()}")
    head, *lines = comparison_lines(_table(choice))
    columns = {name: (lambda line, number=number: line[number]) for number, name in enumerate(head)}
    return write_csv(lines, "comparison.csv", columns)


def compare_xlsx(request):
    """The comparison as a spreadsheet: comparison, figures, where it comes from."""
    choice = _choice(request)
    if not choice.is_enough:
        return redirect(f"{reverse('compare')}?{request.GET.urlencode()}")
    address = request.build_absolute_uri(tray.compare_address(choice.slugs))
    written = workbook(_table(choice), address, lambda source: request.build_absolute_uri(source.get_absolute_url()))
    response = HttpResponse(written, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="comparison.xlsx"'
    return response


def _choice(request):
    return choose(request.GET.getlist("case"), Case.objects.published().for_comparison())


def _table(choice):
    return SideBySide(choice.cases, moneys_of(fact for case in choice.cases for fact in case.facts.all()))


def _collected(request, choice):
    """Answer ``[(case of the tray that is not compared yet, the address with it)]``, nothing where there is no room."""
    slugs = [slug for slug in tray.slugs_of(request.session) if slug not in choice.slugs] if choice.has_room else []
    cases = Case.objects.published().select_related("jurisdiction").in_bulk(slugs, field_name="slug") if slugs else {}
    return [(cases[slug], tray.compare_address([*choice.slugs, slug])) for slug in slugs if slug in cases]


def _alike(choice):
    """Answer ``[(case, why it is like the one that is chosen, the address with it)]``, the closest first."""
    found = neighbours(choice.cases[0], limit=MOST_ALIKE)
    return [(one.case, one.reason, tray.compare_address([*choice.slugs, one.case.slug])) for one in found]
