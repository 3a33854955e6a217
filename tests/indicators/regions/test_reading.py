"""Provinces read from the database, and what is calculated of them."""

import pytest

from indicators.regions.dimensions import weakest
from indicators.regions.reading import read_provinces
from tests.indicators.making import make_observation, make_series
from tests.indicators.regions.making import BEIJING, GANSU, JILIN, SHAANXI, YUNNAN, make_atlas, make_province, make_values

pytestmark = pytest.mark.django_db


@pytest.fixture
def provinces():
    make_atlas()
    return read_provinces()


def test_reading_takes_four_queries_and_calculating_none(django_assert_num_queries):
    make_atlas()
    with django_assert_num_queries(4):  # nodes with framework, series, places with their country, values
        provinces = read_provinces()
    with django_assert_num_queries(0):
        assert provinces.summaries(GANSU)
        provinces.peers(GANSU)
        assert [series.path for series in provinces.series.values()]


def test_only_series_and_places_with_values_of_provinces_are_there(provinces):
    make_series("1.2.2")
    make_values("1.2.2", "nation", {"CN": {2023: 5}}, position=2)
    make_province(JILIN)
    provinces = read_provinces()
    assert list(provinces.series) == ["1.2.1/main", "2.1.1/all-sectors", "2.1.1/intensity", "3.3.1/main", "4.1.2/main"]
    assert set(provinces.places) == {GANSU, SHAANXI, YUNNAN, BEIJING}
    assert JILIN not in provinces


def test_the_nation_is_not_ranked_among_its_provinces(provinces):
    assert provinces.standings["1.2.1/main"].keys() == provinces.places.keys()
    assert provinces.standings["1.2.1/main"][BEIJING].rank.of == 4
    assert provinces.values["1.2.1/main"]["CN"][2023].number == 1000


def test_of_several_observations_of_a_year_the_most_trusted_counts(provinces):
    series = provinces.series["1.2.1/main"]
    make_observation(series, 2023, 77, "official_page", place=GANSU)
    make_observation(series, 2023, 88, "computed", place=GANSU)
    assert read_provinces().values["1.2.1/main"][GANSU][2023].number == 77


def test_values_solved_from_the_index_are_never_read(provinces):
    make_observation(make_series("1.2.1", "solved", "back_solved"), 2023, 1, "computed", place=GANSU, status="back_solved")
    assert "1.2.1/solved" not in read_provinces().series


def test_equal_values_are_tied_and_amounts_are_judged_by_gdp(provinces):
    level, judged = (standings["1.2.1/main"][GANSU] for standings in (provinces.standings, provinces.judged))
    assert (level.rank.position, level.rank.is_tied) == (3, True)
    # GDP: 10,000, 40,000, 30,000 and 50,000; patents per 10,000: 20, 22.5, 6.7 and 160
    assert (judged.rank.position, judged.rank.is_tied) == (3, False)
    assert provinces.judged["1.2.1/main"][YUNNAN].rank.position == 4


def test_a_dimension_is_the_mean_of_its_nodes_each_once(provinces):
    first, second, third, fourth = provinces.summaries(GANSU)
    assert (first.mean, first.compared, first.nodes) == (pytest.approx(100 / 3), 1, 2)
    assert (second.mean, second.compared, second.proxies) == (pytest.approx(100 / 3), 1, 1)  # intensity is no second indicator
    assert (third.mean, third.compared) == (pytest.approx(100 / 3), 1)
    assert (fourth.mean, fourth.compared, fourth.known) == (None, 0, 1)


def test_equal_dimensions_are_weakest_together_and_one_without_value_is_not(provinces):
    assert [one.dimension for one in weakest(provinces.summaries(GANSU))] == ["1", "2", "3"]
    assert [one.dimension for one in weakest(provinces.summaries(YUNNAN))] == ["1", "3"]


def test_without_gdp_only_shares_are_judged():
    make_values("1.2.1", "main", {GANSU: {2023: 1}, SHAANXI: {2023: 2}})
    provinces = read_provinces()
    assert provinces.judged == {}
    assert provinces.summaries(GANSU) == provinces.summaries(SHAANXI)
    assert weakest(provinces.summaries(GANSU)) == []


def test_an_empty_atlas_has_no_provinces():
    provinces = read_provinces()
    assert (list(provinces.series), provinces.places, provinces.features) == ([], {}, {})
