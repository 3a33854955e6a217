"""The real provinces: what their pages rest on."""

import pytest

from indicators.regions.profile import Profile
from indicators.regions.reading import read_provinces
from tests.indicators.regions.making import BEIJING, GANSU, JILIN, YUNNAN

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def real(loaded_content, django_db_blocker):
    with django_db_blocker.unblock():
        return read_provinces()


def test_every_real_province_has_twelve_series_and_a_weakest_dimension(real):
    assert len(real.places) == 31
    for code in real.places:
        profile = Profile(real, code)
        assert len(profile.rows) == 12
        assert profile.weakest
        assert len(profile.peers) == 4


def test_the_dimensions_rest_on_8_of_27_indicators(real):
    summaries = Profile(real, GANSU).provinces.summaries(GANSU)
    assert [(one.compared, one.proxies, one.nodes) for one in summaries] == [(2, 0, 4), (4, 4, 8), (1, 0, 8), (1, 0, 7)]


def test_gansu_is_weakest_in_foundation_and_like_yunnan(real):
    profile = Profile(real, GANSU)
    assert [part.indicator.code for part in profile.weakest] == ["1"]
    assert profile.peers[0].place.code == YUNNAN


def test_jilin_and_heilongjiang_are_not_ranked_in_contracts(real):
    unranked = {code for code, standing in real.standings["3.3.1/main"].items() if standing.rank is None}
    assert unranked == {JILIN, "CN-HL"}
    assert real.standings["3.3.1/main"][GANSU].rank.of == 29
    assert [part.summary.mean for part in Profile(real, JILIN).parts][2] is None


def test_tibet_has_a_rank_but_no_growth_in_new_products(real):
    row = next(row for row in Profile(real, "CN-XZ").rows if row.path == "4.1.2/main")
    assert (row.rank, row.no_growth) == ("31 of 31", "one year only")


def test_real_ties_are_said(real):
    row = next(row for row in Profile(real, JILIN).rows if row.path == "1.2.2/received-by-cnipa")
    assert row.rank == "14 of 31, tied"


def test_a_sharp_change_is_named_and_still_ranked(real):
    row = next(row for row in Profile(real, "CN-LN").rows if row.path == "4.1.2/main")
    assert row.sharp == [(2022, 2023)]
    assert row.rank


def test_the_strongest_place_is_not_called_weak(real):
    lowest = Profile(real, BEIJING).weakest[0]
    assert (lowest.indicator.code, lowest.summary.is_below_the_middle) == ("4", False)


def test_the_years_of_comparison_are_the_latest_that_all_have(real):
    years = {path: panel.year for path, panel in real.panels.items()}
    assert {path for path, year in years.items() if year == 2024} == {"2.3.3/certified-in-the-year", "2.3.3/three-years-of-certificates"}
    assert set(years.values()) == {2023, 2024}
