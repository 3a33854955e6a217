"""The nodes of today with the numbers of an edition, so that a page that is pinned to it reads them as it reads any others."""

from decimal import Decimal

from indicators.models import Observation, PublishedScore, Series
from indicators.values import observed


def pinned(indicators, snapshot):
    """Answer those of *indicators* that *snapshot* has, with its weights, directions, scores and values of the nation (no query).

    *indicators* came through ``with_values()`` and are changed. Where a number stands today as it stood then, its row is the one of the
    database, with its source; any other is a row that is not in the database and has no source. Parts, proxies and look-alikes of an
    indicator are no numbers of an edition and stay those of today.
    """
    nodes = {node["code"]: node for node in snapshot["nodes"]}
    kept = [indicator for indicator in indicators if indicator.code in nodes]
    for indicator in kept:
        node = nodes[indicator.code]
        indicator.weight, indicator.direction = Decimal(node["weight"]), node["direction"]
        _pin_scores(indicator, [one for one in snapshot["scores"] if one["code"] == indicator.code])
        _pin_values(indicator, [one for one in snapshot["values"] if one["code"] == indicator.code])
    return kept


def _pin_scores(indicator, scores):
    today = {(row.year, row.value, row.status): row for row in indicator.scores.all()}
    rows = [today.get(_score_key(one)) or _score(indicator, one) for one in scores]
    _remember(indicator, "scores", PublishedScore.objects.none(), rows)


def _score_key(one):
    return one["year"], Decimal(one["value"]), one["status"]


def _score(indicator, one):
    source = indicator.framework.source
    return PublishedScore(indicator=indicator, source=source, year=one["year"], value=Decimal(one["value"]), status=one["status"])


def _pin_values(indicator, values):
    """Give the values to the series of the indicator itself and to the solved one; a series that is gone stands in again."""
    series = list(indicator.series.all())
    for role in (Series.Role.MAIN, Series.Role.BACK_SOLVED):
        wanted = [one for one in values if (one["status"] == Observation.Status.BACK_SOLVED) == (role == Series.Role.BACK_SOLVED)]
        having = [one for one in series if one.role == role]
        today = {_key(row): row for one in having for row in observed(one)}
        if wanted and not having:
            having = [_series(indicator, role)]
            series += having
        for one in having:
            one.observed = []
        if wanted:
            rows = [today.get(_value_key(one)) or _observation(having[0], one) for one in wanted]
            having[0].observed = sorted(rows, key=lambda row: row.year)
    _remember(indicator, "series", Series.objects.none(), series)


def _series(indicator, role):
    series = Series(indicator=indicator, key=role.replace("_", "-"), role=role, unit_zh=indicator.unit_zh, unit_en=indicator.unit_en)
    series.name_zh, series.name_en = indicator.name_zh, indicator.name_en
    series.has_other_places = False
    return series


def _key(row):
    return row.year, row.value, row.status, row.seen_in


def _value_key(one):
    return one["year"], Decimal(one["value"]), one["status"], one["seen_in"]


def _observation(series, one):
    return Observation(series=series, year=one["year"], value=Decimal(one["value"]), status=one["status"], seen_in=one["seen_in"])


def _remember(indicator, name, queryset, rows):
    """Let ``indicator.<name>.all()`` answer *rows*, as a prefetch does."""
    queryset._result_cache = rows
    queryset._prefetch_done = True
    indicator._prefetched_objects_cache[name] = queryset
