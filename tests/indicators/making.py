"""Scores, series and observations for the tests of the index."""

from indicators.models import Observation, PublishedScore, Series
from tests.factories import make_indicator, make_jurisdiction, make_source


def make_score(code="1.1", year=2023, value="153.8", status="published", **changes):
    return PublishedScore.objects.create(
        indicator=make_indicator(code), year=year, value=value, status=status, source=make_source(), place="ch 1, s 2, p 2", **changes
    )


def make_series(code="1.1.1", key="main", role="main", **changes):
    names = {"name_zh": f"序列 {key}", "name_en": f"Series {key}", "unit_zh": "件", "unit_en": "patents"}
    return Series.objects.create(indicator=make_indicator(code), key=key, role=role, **{**names, **changes})


def make_observation(series, year=2023, value="1000", seen_in="report", place="CN", **changes):
    defaults = {"status": "reported", "issuer_zh": "统计局", "issuer_en": "Statistics bureau"}
    return Observation.objects.create(
        series=series, jurisdiction=make_jurisdiction(place), year=year, value=value, seen_in=seen_in, **{**defaults, **changes}
    )
