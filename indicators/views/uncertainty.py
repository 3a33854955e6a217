"""The page that says how sure a value of the index is, and its chart and tables as files."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from indicators.exports import write_csv
from indicators.live.answers import DRAWS, SEED
from indicators.live.sureness import LEVELS, sureness_of
from indicators.pictures import Picture, picture_response
from indicators.views.pictures import live_or_404, number, whence

FILE = "fusion-index-uncertainty"
CSV_COLUMNS = {
    "code": lambda row: row["live"].choices.node,
    "year": lambda row: row["live"].choices.end,
    "value": lambda row: number(row["sureness"].value),
    "what": lambda row: row["what"],
    "indicator": lambda row: row.get("indicator", ""),
    "result": lambda row: number(row["result"]),
    "draws": lambda row: row.get("draws", ""),
    "seed": lambda row: row.get("seed", ""),
    "attribution_zh": lambda row: row["live"].framework.source.attribution_zh,
    "attribution_en": lambda row: row["live"].framework.source.attribution_en,
    "edition": lambda row: row["live"].standing.words,
    "choices": lambda row: row["live"].choices.query,
}


def uncertainty(request):
    """Show the ranges of the drawn node in the later year chosen, and what one weight or one indicator alone moves."""
    live = live_or_404(request)
    context = {"live": live, "choices": live.choices, "framework": live.framework, "sureness": sureness_of(live.answer, live.indicators)}
    return render(request, "indicators/live/uncertainty.html", {**context, "draws": DRAWS, "seed": SEED, "years": live.answer.inputs.years})


def uncertainty_picture(request, form):
    """The ranges as ``svg`` or ``png``."""
    live, sureness = _sureness(request)
    title = _("How sure: %(name)s, %(year)s") % {"name": sureness.focus.name, "year": sureness.year}
    picture = Picture(
        "indicators/_range_chart.html",
        {"chart": sureness.wide, "id": "sureness", "title": title},
        title=live.framework.name,
        subtitle=f"{title}\n" + _("Thin: 5 to 95% of 10,000 draws; thick: 25 to 75%; dot: the middle; line: the value without draws."),
        **whence(request, live),
    )
    return picture_response(request, picture, form, FILE)


def uncertainty_csv(request):
    """Ranges, effects of weights and of leaving out, a row for each number."""
    live, sureness = _sureness(request)
    return write_csv([{"live": live, "sureness": sureness, **row} for row in _rows(sureness)], f"{FILE}.csv", CSV_COLUMNS)


def _rows(sureness):
    for one in sureness.ranges:
        for level, value in zip(LEVELS, one.quantiles, strict=True):
            yield {"what": f"{one.label}: {level:.0%}", "result": value, "draws": DRAWS, "seed": SEED}
    for effect in sureness.weights:
        yield {"what": "weight -20%", "indicator": effect.indicator.code, "result": effect.lowered}
        yield {"what": "weight +20%", "indicator": effect.indicator.code, "result": effect.raised}
    for effect in sureness.left_out:
        yield {"what": "left out", "indicator": effect.indicator.code, "result": effect.left_out}


def _sureness(request):
    live = live_or_404(request)
    sureness = sureness_of(live.answer, live.indicators)
    if sureness is None:
        raise Http404
    return live, sureness
