"""Briefs for tests."""

from django.http import QueryDict

from cases.comparing.brief.choosing import read_choice
from cases.comparing.brief.making import make_brief
from cases.models import Case
from tests.factories import make_case, make_source


def choice_of(query):
    """Answer the Choice of a query string."""
    return read_choice(QueryDict(query), Case.objects.for_comparison())


def brief_of(query):
    """Answer the Brief of a query string, on a site at example.org."""
    return make_brief(choice_of(query), lambda path: f"https://example.org{path}")


def make_pair():
    """Two cases: ``henan`` with figures of two sources, one of them money; ``gansu`` with the same instrument and a note."""
    make_source("page", kind="page", title_en="A page", issuer_en="An agency", language="en", url="https://example.org/page", date="")
    henan = make_case(
        slug="henan",
        title={"zh": "河南揭榜挂帅", "en": "Open bidding"},
        how={"zh": "张榜。", "en": "Tasks are listed.\nFirms bid."},
        facts=[
            {"value": 100, "qualifier": "at_least", "year": 2024},
            {
                "value": 10_000_000,
                "unit": "USD",
                "source": "page",
                "place": "whole",
                "label": {"zh": "每个项目", "en": "Support per project"},
            },
        ],
        links=[{"indicator": "1.1"}],
    )
    gansu = make_case(
        "CN-GS",
        slug="gansu",
        title={"zh": "甘肃揭榜挂帅", "en": "Bidding by field"},
        note={"zh": "来源未给年份。", "en": "The source gives no year."},
        depth="short",
        facts=[],
        citations=[{"source": "page", "place": "whole"}],
        links=[{"indicator": "2.1", "directness": "contributory"}],
    )
    return henan, gansu
