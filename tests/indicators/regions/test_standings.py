"""Ranks with ties, percentiles and growth, recomputed by hand."""

from decimal import Decimal

import pytest

from indicators.regions.comparability import Reason
from indicators.regions.panels import Panel
from indicators.regions.standings import Growth, Rank, ranks, standings


def test_equal_values_share_a_rank_and_the_next_one_skips():
    found = ranks({"A": 5, "B": 3, "C": 3, "D": 1})
    assert {place: (rank.position, rank.is_tied, rank.of) for place, rank in found.items()} == {
        "A": (1, False, 4),
        "B": (2, True, 4),
        "C": (2, True, 4),
        "D": (4, False, 4),
    }


def test_where_lower_is_better_the_lowest_comes_first():
    found = ranks({"A": 5, "B": 3}, higher_is_better=False)
    assert (found["A"].position, found["B"].position) == (2, 1)


def test_values_are_equal_only_where_every_digit_is():
    found = ranks({"A": Decimal("2.50"), "B": Decimal("2.5"), "C": Decimal("2.49")})
    assert [found[place].position for place in "ABC"] == [1, 1, 3]


@pytest.mark.parametrize(
    ("rank", "percentile"),
    [(Rank(1, False, 31), 100), (Rank(31, False, 31), 0), (Rank(16, False, 31), 50), (Rank(1, True, 3), 100), (Rank(1, False, 1), None)],
)
def test_a_percentile_is_the_share_of_the_others_that_do_not_stand_above(rank, percentile):
    assert rank.percentile == percentile


def test_two_that_share_the_last_rank_are_above_nobody_but_each_other():
    found = ranks({"A": 5, "B": 3, "C": 3})
    assert found["B"].percentile == found["C"].percentile == 50


def standing(values, place="A", **options):
    return standings(Panel("a", values, **options), ["A", "B", "C", "D"])[place]


def test_amounts_grow_by_a_compound_rate():
    assert standing({"A": {2019: 100, 2021: 121}}).growth == Growth(pytest.approx(10), False, 2019, 2021)


def test_shares_change_in_percentage_points_a_year():
    found = standing({"A": {2019: Decimal("1.26"), 2023: Decimal("1.32")}}, is_share=True).growth
    assert found == Growth(pytest.approx(0.015), True, 2019, 2023)


def test_growth_begins_in_the_first_year_that_is_comparable():
    values = {"A": {2019: 999, 2020: 10, 2021: 999, 2022: 40}}
    found = standing(values, excluded=frozenset({("A", 2019), ("A", 2021)}))
    assert found.growth == Growth(pytest.approx(100), False, 2020, 2022)


def test_one_year_alone_has_no_growth():
    found = standing({"A": {2023: 5}})
    assert (found.rank.position, found.growth, found.no_growth) == (1, None, Reason.ONE_YEAR)


def test_zero_has_no_rate_of_growth():
    assert standing({"A": {2022: 0, 2023: 5}}).no_growth == Reason.ZERO


def test_a_jump_in_the_source_is_kept_but_neither_ranked_nor_grown():
    values = {"A": {2022: 5, 2023: 99}, "B": {2022: 4, 2023: 6}}
    found = standing(values, excluded=frozenset({("A", 2023)}))
    assert (found.value, found.rank, found.percentile, found.reason, found.no_growth) == (99, None, None, Reason.JUMP, Reason.JUMP)
    assert standing(values, "B", excluded=frozenset({("A", 2023)})).rank == Rank(1, False, 1)


def test_a_place_without_the_year_or_without_the_series_is_named_with_its_reason():
    values = {"A": {2022: 5}, "B": {2022: 5, 2023: 6}, "C": {2022: 5, 2023: 6}}
    found = standings(Panel("a", {**values, **{f"P{n}": {2022: 1, 2023: 1} for n in range(10)}}), ["A", "D"])
    assert (found["A"].value, found["A"].reason) == (None, Reason.NO_YEAR)
    assert (found["D"].value, found["D"].reason, found["D"].no_growth) == (None, Reason.NO_PLACE, Reason.NO_PLACE)


def test_the_later_years_of_a_few_places_do_not_reach_into_growth():
    values = {f"P{n}": {2019: 1, 2023: 16} for n in range(10)}
    values["A"] = {2019: 1, 2023: 16, 2024: 10_000}
    assert standing(values).growth == Growth(pytest.approx(100), False, 2019, 2023)
