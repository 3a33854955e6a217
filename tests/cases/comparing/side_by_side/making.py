"""Two cases with much to compare."""

from tests.factories import make_case, make_concept, make_indicator, make_price_level, make_rate, make_relation, make_source


def make_pair():
    """Henan and Colorado: they share an instrument, a dimension and a source, and differ in money, time and evidence."""
    make_rate("CNY", 2024, "7.2")
    make_price_level(2024, "104")
    make_source("caict-2025", attribution={"zh": "来源：报告", "en": "Source: the report"})
    make_source("other", title={"zh": "另一报告", "en": "=Other report"}, url="https://example.org/other")
    make_concept("instrument", "open-bidding", name={"zh": "揭榜挂帅", "en": "Open bidding"})
    make_indicator("1.1")
    henan = make_case(
        slug="henan",
        title={"zh": "河南揭榜挂帅", "en": "Henan open bidding"},
        start="2021",
        end="2024",
        concepts={"instrument": ["open-bidding", "grant"], "technology": ["quantum"]},
        facts=[
            {
                "value": 10_000_000,
                "unit": "CNY",
                "year": 2024,
                "qualifier": "at_least",
                "label": {"zh": "支持", "en": "Support per project"},
            },
            {"value": 100, "evidence": "evaluated", "year": 2024},
        ],
        links=[{"indicator": "1.1"}, {"indicator": "3.1"}],
        organisations=[{"organisation": "cn-ha-dst", "role": "lead"}],
        how={"zh": "企业出题。", "en": "Firms set the tasks.\nBidders solve them."},
    )
    colorado = make_case(
        slug="colorado",
        title={"zh": "科罗拉多", "en": "=Colorado engine"},
        summary={"zh": "区域引擎。", "en": "A regional engine."},
        jurisdiction="US-CO",
        start="2022",
        programme="RIE",
        concepts={"instrument": ["open-bidding"], "stage": ["applied"]},
        facts=[
            {"value": 15_000_000, "unit": "USD", "year": 2024, "label": {"zh": "两年资助", "en": "Award in the first two years"}},
            {"value": 160_000_000, "unit": "USD", "label": {"zh": "上限", "en": "Most"}, "source": "other"},
        ],
        links=[{"indicator": "1.1", "directness": "contributory"}],
        citations=[{}, {"source": "other"}],
    )
    make_relation(colorado, henan, "adapts", reason={"zh": "同一思路。", "en": "The same idea."})
    return henan, colorado
