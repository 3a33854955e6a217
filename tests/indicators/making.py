"""Scores, series and observations for the tests of the index."""

from indicators.models import Indicator, Observation, PublishedScore, Series
from tests.factories import FRAMEWORK, make_framework, make_indicator, make_jurisdiction, make_source


def make_score(code="1.1", year=2023, value="153.8", status="published", **changes):
    return PublishedScore.objects.create(
        indicator=make_indicator(code), year=year, value=value, status=status, source=make_source(), place="ch 1, s 2, p 2", **changes
    )


def make_series(code="1.1.1", key="main", role="main", framework=FRAMEWORK, **changes):
    names = {"name_zh": f"序列 {key}", "name_en": f"Series {key}", "unit_zh": "件", "unit_en": "patents"}
    return Series.objects.create(indicator=make_indicator(code, framework), key=key, role=role, **{**names, **changes})


def make_observation(series, year=2023, value="1000", seen_in="report", place="CN", **changes):
    defaults = {"status": "reported", "issuer_zh": "统计局", "issuer_en": "Statistics bureau"}
    return Observation.objects.create(
        series=series, jurisdiction=make_jurisdiction(place), year=year, value=value, seen_in=seen_in, **{**defaults, **changes}
    )


STATISTICS = "caict-2021-statistics"


def make_statistic(code, place, value, year=2020, direction="", unit="%", **changes):
    """A value of the country statistics; its series is named after its *code* and stands in the topic “R&D”."""
    names = {"kind": "statistics", "name_zh": "统计", "name_en": "Statistics of countries", "base_year": None}
    make_framework(STATISTICS, source=make_source("caict-2021"), **names)
    topic = make_indicator("1", STATISTICS, name_zh="研发", name_en="R&D", weight=None)
    own = {"level": 2, "parent": topic, "weight": None, "direction": direction, "name_zh": f"序列 {code}", "name_en": f"Series {code}"}
    node = make_indicator(code, STATISTICS, unit_zh=unit, unit_en=unit, **own)
    if not node.position:
        node.position = Indicator.objects.filter(framework=node.framework, level=2).count()
        node.save()
    series = node.series.first() or Series.objects.create(
        indicator=node, key="main", role="main", name_zh=node.name_zh, name_en=node.name_en, unit_zh=unit, unit_en=unit
    )
    observation = make_observation(series, year, value, place=place, issuer_zh="经合组织", issuer_en="OECD")
    for name, value in {"place": "ch 3, s 1", **changes}.items():
        setattr(observation, name, value)
    observation.save()
    return observation
