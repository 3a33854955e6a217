"""Provinces side by side with the number of their cases, and their standings as CSV."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from cases.browsing import answer_for, counts_in
from cases.overview import explorer_address
from indicators.exports import write_csv
from indicators.regions.choosing import MOST, choose
from indicators.regions.exports import COLUMNS, lines
from indicators.regions.profile import Profile
from indicators.regions.reading import read_provinces
from indicators.regions.side_by_side import SideBySide


def compare(request):
    """Show two to four provinces side by side; with fewer, the form to choose them with what is chosen."""
    provinces = read_provinces()
    choice = choose(request.GET.getlist("place"), provinces)
    table = SideBySide(provinces, choice.codes) if choice.is_enough else None
    context = {
        "provinces": provinces,
        "choice": choice,
        "most": MOST,
        "table": table,
        "cases": dimension_cases(table) if table else [],
        "csv": f"{reverse('place_compare_csv')}?{urlencode({'place': choice.codes}, doseq=True)}",
    }
    return render(request, "indicators/regions/compare.html", context)


def dimension_cases(table):
    """Answer ``[(dimension, [(place, number of cases, address in the explorer)])]`` for the provinces of *table*."""
    counts = {place.code: counts_in(answer_for(place=place.code), "dimension") for place in table.places}
    return [
        (
            group.indicator,
            [
                (place, counts[place.code].get(group.indicator.code, 0), explorer_address(place=place.code, dimension=group.indicator.code))
                for place in table.places
            ],
        )
        for group in table.groups
    ]


def compare_csv(request):
    """Every value of the chosen provinces as CSV; without a province the page that lets one be chosen."""
    provinces = read_provinces()
    choice = choose(request.GET.getlist("place"), provinces)
    if not choice.codes:
        return redirect(f"{reverse('place_compare')}?{request.GET.urlencode()}")
    return write_csv(lines([Profile(provinces, code) for code in choice.codes]), "provinces.csv", COLUMNS)


def profile_csv(request, code):
    """Every value of one province as CSV."""
    if code != code.upper():
        return redirect("place_index_csv", code.upper(), permanent=True)
    provinces = read_provinces()
    if code not in provinces:
        raise Http404
    return write_csv(lines([Profile(provinces, code)]), f"{code}-index.csv", COLUMNS)
