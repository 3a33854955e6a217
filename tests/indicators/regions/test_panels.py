"""Panels of values over places: quotients and the year of comparison, recomputed by hand."""

from decimal import Decimal

from indicators.regions.panels import Panel, quotient


def places(number, year):
    return {f"P{place:02}": {year: place} for place in range(number)}


def test_places_are_compared_in_the_latest_year_that_is_known_of_nearly_all():
    values = places(10, 2022)
    for place in list(values)[:9]:
        values[place][2023] = 1
    values["P00"][2024] = 1
    assert Panel("a", values).year == 2023


def test_a_year_known_of_a_few_places_alone_is_not_compared():
    values = places(31, 2023)
    for place in list(values)[:6]:
        values[place][2024] = 1
    assert Panel("a", values).year == 2023


def test_a_panel_without_values_has_no_year():
    assert Panel("a", {}).year is None
    assert Panel("a", {"A": {}}).year is None


def test_what_is_excluded_is_not_compared_but_its_year_is_known():
    panel = Panel("a", {"A": {2021: 2, 2022: 1}, "B": {2021: 2, 2022: 3}}, excluded=frozenset({("A", 2022)}))
    assert panel.comparable("A") == {2021: 2}
    assert panel.at(2022) == {"B": 3}
    assert panel.year == 2022
    assert panel.comparable("C") == {}


def test_years_stand_in_order():
    assert list(Panel("a", {"A": {2023: 2, 2021: 1, 2022: 0}}).comparable("A")) == [2021, 2022, 2023]


def test_a_quotient_is_taken_where_both_are_comparable_and_the_divisor_is_not_zero():
    over = Panel("a", {"A": {2022: Decimal(6), 2023: Decimal(9)}, "B": {2023: Decimal(1)}, "C": {2023: Decimal(5)}})
    under = Panel("b", {"A": {2022: Decimal(2), 2023: Decimal(3)}, "B": {2023: Decimal(0)}}, excluded=frozenset({("A", 2023)}))
    assert quotient(over, under, "a/b").values == {"A": {2022: 3}, "B": {}, "C": {}}
