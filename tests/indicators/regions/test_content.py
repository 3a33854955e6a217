"""The provinces' values in ``fixtures/indicators``: all twelve series, each with the node and the role that it honestly has."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest
import yaml
from django.conf import settings

from indicators.models import Observation
from tests.indicators.test_content import records, rows

FILE = "observations-provinces.csv"
# Node, series: role, number of values of provinces, first and last year.
MAPPING = {
    ("1.2.1", "main"): ("main", 155, 2019, 2023),
    ("1.2.2", "received-by-cnipa"): ("component", 62, 2022, 2023),
    ("2.1.1", "all-sectors"): ("proxy", 161, 2019, 2024),
    ("2.1.1", "intensity"): ("proxy", 162, 2019, 2024),
    ("2.1.2", "all-sectors-full-time"): ("proxy", 155, 2019, 2023),
    ("2.2.2", "all-performers"): ("proxy", 155, 2019, 2023),
    ("2.3.3", "certified-in-the-year"): ("component", 217, 2018, 2024),
    ("2.3.3", "three-years-of-certificates"): ("proxy", 155, 2020, 2024),
    ("3.3.1", "contracts"): ("component", 155, 2019, 2023),
    ("3.3.1", "contracts-bought"): ("component", 155, 2019, 2023),
    ("3.3.1", "main"): ("main", 155, 2019, 2023),
    ("4.1.2", "main"): ("main", 151, 2019, 2023),
}
JUMPS_OF_THE_YEARBOOK = {("CN-JL", "2021"), ("CN-JL", "2022"), ("CN-JL", "2023"), ("CN-GX", "2021"), ("CN-HL", "2023")}


@pytest.fixture(scope="module")
def provinces():
    return [row for row in rows(FILE) if row["jurisdiction"] != "CN"]


@pytest.fixture(scope="module")
def values():
    known = defaultdict(dict)
    for row in rows(FILE):
        known[row["indicator"], row["series"], row["year"]][row["jurisdiction"]] = Decimal(row["value"])
    return known


def roles():
    series = records("series.yaml") + records("series-provinces.yaml")
    return {(record["indicator"], record["key"]): record["role"] for record in series}


def test_twelve_series_stand_at_their_nodes_in_their_roles(provinces):
    found = {}
    for key in {(row["indicator"], row["series"]) for row in provinces}:
        years = [int(row["year"]) for row in provinces if (row["indicator"], row["series"]) == key]
        found[key] = (roles()[key], len(years), min(years), max(years))
    assert found == MAPPING


def test_the_places_are_the_31_provinces(provinces):
    places = yaml.safe_load((settings.FIXTURES_DIR / "jurisdictions.yaml").read_text(encoding="utf-8"))
    divisions = {place["code"] for place in places if place.get("parent") == "CN" and place["kind"] == "first_level"}
    assert {row["jurisdiction"] for row in provinces} == divisions - {"CN-TW", "CN-HK", "CN-MO"}


def test_values_stand_in_base_units(values):
    assert values["2.1.1", "all-sectors", "2023"]["CN-GS"] == 15_620_000_000
    assert values["3.3.1", "contracts", "2019"]["CN-BJ"] == 569_528_430_000
    assert values["1.2.1", "main", "2023"]["CN-GD"] == 665_592
    assert values["2.2.2", "all-performers", "2023"]["CN-HA"] == Decimal("88.5")


def test_a_value_is_a_proxy_where_its_series_is_one():
    role = roles()
    assert all((row["status"] == "proxy") == (role[row["indicator"], row["series"]] == "proxy") for row in rows(FILE))


def test_what_was_calculated_says_so(provinces):
    computed = {(row["indicator"], row["series"]) for row in provinces if row["seen_in"] == "computed"}
    assert computed == {("2.2.2", "all-performers"), ("2.3.3", "three-years-of-certificates"), ("3.3.1", "main"), ("4.1.2", "main")}
    assert {row["status"] for row in provinces if row["seen_in"] == "computed"} == {"proxy", "derived"}


def test_every_value_names_an_issuer_in_both_languages_and_no_file():
    assert all(row["issuer_zh"] and row["issuer_en"] and not row["url"] and not row["place"] for row in rows(FILE))


def test_three_years_of_certificates_are_their_sum(values):
    for year in range(2020, 2025):
        for place, value in values["2.3.3", "three-years-of-certificates", str(year)].items():
            assert value == sum(values["2.3.3", "certified-in-the-year", str(before)][place] for before in range(year - 2, year + 1))


def test_the_share_of_contracts_follows_from_contracts_and_derived_gdp(values):
    for year in range(2019, 2024):
        for place, share in values["3.3.1", "main", str(year)].items():
            spending, intensity = (values["2.1.1", key, str(year)][place] for key in ("all-sectors", "intensity"))
            assert values["3.3.1", "contracts", str(year)][place] * intensity / spending == pytest.approx(share, abs=Decimal("0.0051"))


def test_only_the_jumps_of_the_yearbook_carry_a_note(provinces):
    noted = [row for row in provinces if row["note_zh"] or row["note_en"]]
    assert Counter((row["indicator"], row["series"]) for row in noted) == {("3.3.1", "contracts"): 5, ("3.3.1", "main"): 5}
    assert {(row["jurisdiction"], row["year"]) for row in noted} == JUMPS_OF_THE_YEARBOOK
    assert len({(row["note_zh"], row["note_en"]) for row in noted}) == 1


def test_xizang_is_known_for_one_year_where_the_others_are_known_for_five(values):
    known = {year: values["4.1.2", "main", str(year)].keys() for year in range(2019, 2024)}
    assert ["CN-XZ" in places for places in known.values()] == [False, False, False, False, True]


def test_national_values_are_only_what_follows_from_the_provinces(values):
    nation = {key: places["CN"] for key, places in values.items() if "CN" in places}
    assert {key[:2] for key in nation} == {("2.1.1", "all-sectors"), ("2.1.1", "intensity")}
    provinces = [value for place, value in values["2.1.1", "all-sectors", "2023"].items() if place != "CN"]
    assert nation["2.1.1", "all-sectors", "2023"] == sum(provinces)
    assert nation["2.1.1", "intensity", "2023"] == Decimal("2.65")


def test_the_loaded_provinces_are_valid_rows(loaded_content, db):
    loaded = Observation.objects.filter(jurisdiction__parent__code="CN", series__indicator__framework__kind="index")
    assert loaded.count() == sum(number for _role, number, _first, _last in MAPPING.values())
    for row in loaded.select_related("series__indicator__framework"):
        row.clean()
