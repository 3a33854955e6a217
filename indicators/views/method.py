"""The page of the method, and the files that one needs to calculate the index again: observations and tree."""

from django.shortcuts import render

from indicators.editions import current_edition
from indicators.engine import RULES
from indicators.exports import write_csv
from indicators.live.choices import RULE
from indicators.method import example, order_of_trust, weighed
from indicators.models import Indicator, Observation, Series
from indicators.nodes.node import whole_tree
from indicators.replication.rows import CLOSE_PERCENT, DRAWS, SEED
from indicators.values import main_observations
from reference.columns import plain_number

OBSERVATIONS = {
    "indicator": lambda row: row.series.indicator.code,
    "indicator_zh": lambda row: row.series.indicator.name_zh,
    "indicator_en": lambda row: row.series.indicator.name_en,
    "series": lambda row: row.series.key,
    "series_zh": lambda row: row.series.name_zh,
    "series_en": lambda row: row.series.name_en,
    "role": lambda row: row.series.role,
    "year": lambda row: row.year,
    "value": lambda row: plain_number(row.value),
    "qualifier": lambda row: row.qualifier,
    "unit_zh": lambda row: row.series.unit_zh,
    "unit_en": lambda row: row.series.unit_en,
    "status": lambda row: row.status,
    "counts_as": lambda row: row.counts_as,
    "seen_in": lambda row: row.seen_in,
    "issuer_zh": lambda row: row.issuer_zh,
    "issuer_en": lambda row: row.issuer_en,
    "place_in_report": lambda row: row.place,
    "url": lambda row: row.url,
    "note_zh": lambda row: row.note_zh,
    "note_en": lambda row: row.note_en,
}
TREE = {
    "code": lambda row: row.indicator.code,
    "parent": lambda row: row.indicator.parent.code if row.indicator.parent else "",
    "level": lambda row: row.indicator.level,
    "name_zh": lambda row: row.indicator.name_zh,
    "name_en": lambda row: row.indicator.name_en,
    "weight": lambda row: str(row.weight),
    "weight_in_the_total": lambda row: str(row.effective),
    "direction": lambda row: row.indicator.direction,
    "unit_zh": lambda row: row.indicator.unit_zh,
    "unit_en": lambda row: row.indicator.unit_en,
    "latest_year_in_report": lambda row: row.indicator.latest_year or "",
    "definition_zh": lambda row: row.indicator.definition_zh,
    "definition_en": lambda row: row.indicator.definition_en,
}


def method(request):
    """Show the whole method: formulas, rules, refusals, randomness, a worked example, pseudo-code and files."""
    indicators = whole_tree()
    context = {
        "framework": indicators[0].framework if indicators else None,
        "standing": current_edition(indicators) if indicators else None,
        "nodes": weighed(indicators),
        "example": example(),
        "trust": order_of_trust(),
        "rules": RULES,
        "rule": RULE,
        "close": CLOSE_PERCENT,
        "draws": DRAWS,
        "seed": SEED,
    }
    return render(request, "indicators/method/page.html", context)


def observations_csv(request):
    """Every observation of the nation as CSV: ``counts_as`` says which the index is calculated with, as observed or as solved."""
    return write_csv(_observations(), "fusion-index-observations.csv", OBSERVATIONS)


def tree_csv(request):
    """The nodes of the index as CSV, with their weights as fractions."""
    nodes = Indicator.objects.of(Indicator.MAIN_FRAMEWORK).select_related("parent")
    return write_csv(weighed(nodes), "fusion-index-tree.csv", TREE)


def _observations():
    """Yield the observations in the order of the tree, each with ``counts_as``: observed, solved or nothing."""
    for indicator in Indicator.objects.of(Indicator.MAIN_FRAMEWORK).with_values():
        observed = {row.pk for row in main_observations(indicator)}
        for series in indicator.series.all():
            for row in series.observed:
                is_solved = series.role == Series.Role.BACK_SOLVED and row.status == Observation.Status.BACK_SOLVED
                row.counts_as = "observed" if row.pk in observed else "solved" if is_solved else ""
                yield row
