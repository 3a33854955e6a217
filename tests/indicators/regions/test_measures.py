"""Which series judges a node, what amounts are divided by, what makes up a structure."""

import pytest

from indicators.regions.measures import STRUCTURE, features, gdp_of, leading, sized
from indicators.regions.panels import Panel
from tests.indicators.regions.test_content import MAPPING


def test_the_indicator_itself_judges_a_node_then_a_proxy_then_a_part():
    assert leading({"a": "component", "b": "proxy", "c": "main"}) == "c"
    assert leading({"a": "component", "b": "proxy", "c": "proxy"}) == "b"
    assert leading({"a": "lookalike", "b": "component"}) == "b"
    assert leading({"a": "lookalike", "b": "back_solved"}) is None


PANELS = {
    "2.1.1/all-sectors": Panel("2.1.1/all-sectors", {"A": {2023: 30}, "B": {2023: 10}}),
    "2.1.1/intensity": Panel("2.1.1/intensity", {"A": {2023: 3}, "B": {2023: 0.5}}, is_share=True),
    "1.2.1/main": Panel("1.2.1/main", {"A": {2023: 500}, "B": {2023: 4000}, "C": {2023: 1}}),
}


def test_gdp_follows_from_spending_and_its_share_of_it():
    assert gdp_of(PANELS).values == {"A": {2023: 1000}, "B": {2023: 2000}}
    assert gdp_of({}) is None


def test_amounts_are_judged_per_unit_of_gdp_and_shares_as_they_are():
    judged = sized(PANELS, gdp_of(PANELS))
    assert judged["1.2.1/main"].values == {"A": {2023: 0.5}, "B": {2023: 2}, "C": {}}
    assert judged["2.1.1/intensity"] is PANELS["2.1.1/intensity"]


def test_spending_for_its_size_is_its_share_in_gdp():
    judged = sized(PANELS, gdp_of(PANELS))["2.1.1/all-sectors"].at(2023)
    assert {place: 100 * value for place, value in judged.items()} == pytest.approx(PANELS["2.1.1/intensity"].at(2023))


def test_without_gdp_amounts_are_not_judged():
    assert sized(PANELS, None).keys() == {"2.1.1/intensity"}


def test_features_are_those_whose_series_are_known():
    assert [one.key for one in features(PANELS, gdp_of(PANELS))] == ["rd-intensity"]


def test_the_structure_is_made_of_series_of_provinces():
    paths = {f"{code}/{key}" for code, key in MAPPING}
    assert {path for one in STRUCTURE for path in (one.path, one.by) if path and path != "gdp"} <= paths
