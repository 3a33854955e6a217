"""The page of the index."""

from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from indicators.live.course import course_of
from indicators.live.form import groups_of, rule_choices
from indicators.live.movement import movement_of
from indicators.live.page import read_live
from indicators.models import Framework, Indicator
from indicators.tree import headline_of, rows_of, score_years
from indicators.views.embeds import node_embed


def index(request):
    """Show the index as the reader chose: published or calculated, what moved it, the whole tree, and which other frameworks there are."""
    others = list(Framework.objects.exclude(key=Indicator.MAIN_FRAMEWORK).select_related("source"))
    live = read_live(request.GET)
    if live is None:
        return render(request, "indicators/index.html", {"others": others})
    query = live.choices.query
    if QueryDict(query) != request.GET and not live.choices.problems and not request.htmx:
        return redirect(f"{reverse('index')}?{query}" if query else "index")
    response = render(request, "indicators/index.html", {"others": others, **index_context(live)})
    if request.htmx and not live.choices.problems:
        response["HX-Push-Url"] = f"{reverse('index')}?{query}" if query else reverse("index")
    return response


def index_context(live):
    """Answer what the template of the index draws of *live*."""
    told, choices = score_years(live.indicators), live.choices
    own = live.answer if choices.calculated and live.answer.result else None
    return {
        "live": live,
        "embed": node_embed(live.focus, choices.edition),
        "choices": choices,
        "framework": live.framework,
        "headline": headline_of(live.indicators[0]),
        "course": course_of(live.answer, live.indicators),
        "movement": movement_of(live.answer, live.indicators, live.cases),
        "groups": groups_of(choices.weighting, live.indicators),
        "rules": rule_choices(choices.rule),
        "years": live.answer.inputs.years,
        "rows": rows_of(live.indicators, live.cases, told, own),
        "score_years": told,
        "columns": len(told) + 4,
    }
