"""A page for each node of the index, and its values as CSV."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from indicators.editions import current_edition
from indicators.engine import Refusal
from indicators.live.page import span_of
from indicators.live.refusals import in_words
from indicators.nodes.chart import chart_of_node
from indicators.nodes.course import course_of
from indicators.nodes.evidence import behind, issued, known_years, report_places, series_by_role
from indicators.nodes.linked import linked_to
from indicators.nodes.node import nearest, node_of, whole_tree
from indicators.values import latest
from indicators.views.embeds import node_embed

NOT_FOUND = 404
YEAR_DIGITS = 4


def indicator(request, code):
    """Show a node of the index: what it is, its values, what stands behind a year, how it enters the index, its sources and cases."""
    indicators = whole_tree()
    node = node_of(indicators, code)
    if node is None:
        return not_found(request, indicators, code)
    framework = node.indicator.framework
    years = known_years(indicators, framework.base_year)
    year, problem = chosen_year(request.GET.get("year", ""), years)
    context = {
        "node": node,
        "indicator": node.indicator,
        "framework": framework,
        "latest": latest(node.indicator),
        "scores": scores_of(node.indicator),
        "years": years,
        "year": year,
        "year_problem": problem,
        "chart": chart_of_node(node, years, framework.base_year),
        "series": series_by_role(node.indicator),
        "issued": issued(node.leaves),
        "report_places": report_places([node.indicator, *node.below]),
        "linked": linked_to(node),
        "embed": node_embed(node.indicator),
        "standing": current_edition(indicators),
    }
    context |= calculated(indicators, node, year)
    stand_ins = {step.year: step.stand_in for step in context.get("steps", ())}
    context["rows"] = [(year, cells, stand_ins.get(year)) for year, cells in context["chart"].rows]
    return render(request, "indicators/node/page.html", context)


def calculated(indicators, node, year):
    """Answer what the engine says of *node*: its steps by year, its part in the change of the total, what stands behind *year*.

    Where the formula has no answer, the reason stands under ``refusal``.
    """
    base_year = node.indicator.framework.base_year
    try:
        course = course_of(indicators, base_year)
    except Refusal as refusal:
        course, found = None, {"refusal": in_words(refusal)}
    else:
        found = {"steps": course.steps(node.indicator), "change": course.change(node, *span_of(indicators, course.inputs))}
    return found | {"behind": [behind(leaf, year, course) for leaf in node.leaves] if year else []}


def scores_of(indicator):
    """Answer the published scores of *indicator* in order of years."""
    return sorted(indicator.scores.all(), key=lambda score: score.year)


def chosen_year(text, years):
    """Answer ``(year, problem)``: the year that *text* names, None without one; *problem* says in words why there is nothing for it."""
    names = {"text": text, "first": years[0], "last": years[-1]}
    if not text:
        return None, ""
    if not (text.isascii() and text.isdigit() and len(text) == YEAR_DIGITS):
        return None, _("“%(text)s” is not a year: write four digits, from %(first)s to %(last)s, or choose one below.") % names
    if int(text) not in years:
        return None, _("Nothing is known for %(text)s: there are values from %(first)s to %(last)s. Choose one of these years.") % names
    return int(text), ""


def not_found(request, indicators, code):
    """The site's page for what is not there, with the node of *indicators* that comes closest to *code*."""
    return render(request, "404.html", {"code": code, "nearest": nearest(indicators, code)}, status=NOT_FOUND)
