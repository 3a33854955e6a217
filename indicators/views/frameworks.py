"""A page for each other framework than the index: country statistics as a table of countries, anything else as a tree."""

from django.shortcuts import get_object_or_404, redirect, render

from indicators.comparison import Comparison
from indicators.exports import write_csv
from indicators.models import Framework, Indicator, Observation, PublishedScore

WITH_VALUES = {Observation: "series__indicator__framework", PublishedScore: "indicator__framework"}


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
