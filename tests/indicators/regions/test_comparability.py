"""What is not compared, and why."""

from indicators.regions.comparability import JUMPS, Reason, excluded, sharp_changes, why_no_rank
from indicators.regions.panels import Panel
from tests.indicators.regions.test_content import FILE, JUMPS_OF_THE_YEARBOOK
from tests.indicators.test_content import rows


def test_the_rules_name_exactly_the_values_that_carry_the_note():
    noted = {(f"{row['indicator']}/{row['series']}", row["jurisdiction"], int(row["year"])) for row in rows(FILE) if row["note_en"]}
    assert {(path, jump.place, year) for jump in JUMPS for path in jump.paths for year in jump.years} - noted == set()
    contracts = {(path, place, int(year)) for path in ("3.3.1/contracts", "3.3.1/main") for place, year in JUMPS_OF_THE_YEARBOOK}
    assert contracts == {key for key in noted if key[1] != "CN"}


def test_jumps_are_excluded_from_their_series_alone():
    assert ("CN-JL", 2023) in excluded("3.3.1/main")
    assert ("CN-JL", 2020) not in excluded("3.3.1/main")
    assert excluded("3.3.1/contracts-bought") == frozenset()


def test_a_place_without_rank_has_one_reason():
    panel = Panel(
        "a", {"A": {2022: 1, 2023: 2}, "B": {2023: 2}, "C": {2022: 1}, "D": {2022: 1, 2023: 9}}, excluded=frozenset({("D", 2023)})
    )
    found = {place: why_no_rank(panel, place) for place in "ABCDE"}
    assert found == {"A": None, "B": None, "C": Reason.NO_YEAR, "D": Reason.JUMP, "E": Reason.NO_PLACE}


def test_a_sharp_change_is_more_than_a_factor_of_3_between_neighbouring_years():
    panel = Panel("a", {"A": {2019: 1, 2020: 3, 2021: 9.5, 2022: 3, 2023: 30}}, excluded=frozenset({("A", 2023)}))
    assert sharp_changes(panel, "A") == [(2020, 2021), (2021, 2022)]


def test_a_change_across_a_gap_or_from_zero_is_not_called_sharp():
    panel = Panel("a", {"A": {2019: 1, 2021: 9}, "B": {2020: 0, 2021: 9}})
    assert sharp_changes(panel, "A") == sharp_changes(panel, "B") == []
