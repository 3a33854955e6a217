"""The page of the index."""

from django.shortcuts import render

from indicators.models import Framework, Indicator
from indicators.tree import NARROW, WIDE, axis_years, chart_of, headline_of, rows_of, score_years, top_of, year_rows


def index(request):
    """Show the index: headline, chart with its table, method, and the whole tree."""
    framework = Framework.objects.select_related("source").filter(key=Indicator.MAIN_FRAMEWORK).first()
    nodes = Indicator.objects.of(Indicator.MAIN_FRAMEWORK)
    indicators = list(nodes.with_values())
    top = top_of(indicators)
    years = axis_years(top)
    told = score_years(indicators)
    context = {
        "framework": framework,
        "rows": rows_of(indicators, nodes.case_counts(), told),
        "score_years": told,
        "columns": len(told) + 4,
    }
    if years:
        context |= {
            "years": years,
            "wide": chart_of(top, WIDE),
            "narrow": chart_of(top, NARROW),
            "top": top,
            "by_year": year_rows(top, years),
            "headline": headline_of(top[0]),
        }
    return render(request, "indicators/index.html", context)
