"""The page of the index, and a page for each other framework."""

from django.shortcuts import get_object_or_404, redirect, render

from indicators.comparison import Comparison
from indicators.exports import write_csv
from indicators.models import Framework, Indicator, Observation, PublishedScore
from indicators.tree import NARROW, WIDE, axis_years, chart_of, headline_of, rows_of, score_years, top_of, year_rows

WITH_VALUES = {Observation: "series__indicator__framework", PublishedScore: "indicator__framework"}


def index(request):
    """Show the index: headline, chart with its table, method, the whole tree, and which other frameworks there are."""
    frameworks = {row.key: row for row in Framework.objects.select_related("source")}
    nodes = Indicator.objects.of(Indicator.MAIN_FRAMEWORK)
    indicators = list(nodes.with_values())
    top = top_of(indicators)
    years = axis_years(top)
    told = score_years(indicators)
    context = {
        "framework": frameworks.pop(Indicator.MAIN_FRAMEWORK, None),
        "others": list(frameworks.values()),
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


def framework(request, key):
    """Show another framework: country statistics as a table of countries, anything else as a tree with definitions."""
    row = get_object_or_404(Framework.objects.select_related("source"), key=key)
    if row.key == Indicator.MAIN_FRAMEWORK:
        return redirect("index", permanent=True)
    if row.kind == Framework.Kind.STATISTICS:
        return render(request, "indicators/statistics.html", {"framework": row, "table": comparison(row, request.GET)})
    nodes = list(Indicator.objects.of(key).select_related("framework"))
    has_values = any(model.objects.filter(**{path: row}).exists() for model, path in WITH_VALUES.items())
    return render(request, "indicators/framework.html", {"framework": row, "nodes": nodes, "has_values": has_values})


def framework_csv(request, key):
    """The values of the chosen series of country statistics as CSV, older years included."""
    row = get_object_or_404(Framework, key=key, kind=Framework.Kind.STATISTICS)
    return write_csv(comparison(row, request.GET).observations, f"{row.key}.csv")


def comparison(framework, query):
    """Answer the Comparison that *query* asks for (one query of the database)."""
    return Comparison(Observation.objects.filter(series__indicator__framework=framework).of_statistics(), query)
