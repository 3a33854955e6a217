"""How sure a value is: ranges, weights alone, indicators left out, and their page."""

import csv
import io

import numpy as np
import pytest
from django.core.cache import cache
from django.http import QueryDict

from indicators.live.page import read_live
from indicators.live.sureness import sureness_of, units_of
from tests.indicators.making import make_observation, make_score, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def small_index():
    make_score("0", 2019, 100, "base")
    for code, values in {"1.1.1": ("100.5", None, "200.5"), "2.1.1": ("50.5", "50.5", "50.5")}.items():
        series = make_series(code)
        for year, value in zip((2019, 2020, 2021), values, strict=True):
            if value is not None:
                make_observation(series, year, value)


def sureness(query="to=2021"):
    live = read_live(QueryDict(query))
    return sureness_of(live.answer, live.indicators)


def test_the_unit_of_the_last_digit_is_read_from_the_value():
    values = np.array([[14.3, 2.25, 4756000, 400000, 1606, 638, 100, 0, np.nan]])
    assert units_of(values) == pytest.approx(np.array([[0.1, 0.01, 1000, 1000, 1, 1, 1, 0, 0]]))


def test_ranges_rise_and_lie_around_the_value(small_index):
    found = sureness()
    assert len(found.ranges) == 5
    for one in found.ranges:
        assert list(one.quantiles) == sorted(one.quantiles)
        assert one.quantiles[0] <= found.value * 1.001
        assert one.quantiles[4] >= found.value * 0.999


def test_free_weights_range_wider_than_weights_near_the_equal_ones(small_index):
    near, free = ((one.quantiles[4] - one.quantiles[0]) for one in sureness().ranges[:2])
    assert free > near > 0


def test_the_same_address_gives_the_same_ranges(small_index):
    first = sureness().ranges
    cache.clear()
    assert sureness().ranges == first


def test_another_weight_is_not_answered_from_what_was_kept(small_index):
    assert sureness("to=2021&w-1=90&w-2=10").ranges != sureness().ranges


def test_solved_values_are_taken_as_exact():
    make_score("0", 2019, 100, "base")
    series = make_series("1.1.1", "back-solved", role="back_solved")
    for year, value in ((2019, 1), (2020, 2)):
        make_observation(series, year, value, "computed", status="back_solved")
    rounding = sureness("to=2020").ranges[2]
    assert set(rounding.quantiles) == {200.0} or max(rounding.quantiles) - min(rounding.quantiles) < 1e-9


def test_the_weight_that_moves_most_comes_first_and_an_only_child_moves_nothing(small_index):
    found = sureness()
    assert {effect.indicator.code for effect in found.weights} == {"1", "2"}
    first = found.weights[0]
    assert first.lowered < found.value < first.raised or first.raised < found.value < first.lowered
    assert found.largest == pytest.approx(max(abs(end / found.value - 1) for end in (first.lowered, first.raised)) * 100)


def test_without_an_indicator_the_others_carry_the_value(small_index):
    without = {effect.indicator.code: effect.left_out for effect in sureness().left_out}
    assert without["1.1.1"] == pytest.approx(100)
    assert without["2.1.1"] > sureness().value


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_has_the_chart_and_its_tables(small_index, client, language):
    response = client.get(f"/{language}/index/uncertainty/?to=2021")
    html = response.content.decode()
    assert response.status_code == 200
    assert html.count('class="range-dot"') == 10
    assert html.count("<table") == 3


def test_a_year_without_a_value_is_said_in_words(small_index, client):
    html = client.get("/en/index/uncertainty/?to=2020&rule=leave_out&node=1").content.decode()
    assert "There is no value in 2020 under these choices" in html
    assert client.get("/en/index/uncertainty.csv?to=2020&rule=leave_out&node=1").status_code == 404


def test_an_index_that_is_not_loaded_is_not_found(client):
    assert client.get("/en/index/uncertainty/").status_code == 404


def test_bad_input_is_named(small_index, client):
    assert "There are no values for “1066”" in client.get("/en/index/uncertainty/?to=1066").content.decode()


def test_the_files_have_every_number(small_index, client):
    rows = list(csv.DictReader(io.StringIO(client.get("/en/index/uncertainty.csv?to=2021").content.decode("utf-8-sig"))))
    assert sum(row["draws"] == "10000" for row in rows) == 25
    assert {row["indicator"] for row in rows if row["what"] == "left out"} == {"1.1.1", "2.1.1"}
    assert client.get("/en/index/uncertainty.png?to=2021").content.startswith(b"\x89PNG")


def test_the_claim_of_the_report_holds_one_weight_at_a_time_only(loaded_content):
    """It says that weights changed by 20 % move the total by no more than 1 %."""
    found = sureness("values=calculated")
    assert found.largest < 1
    weights = found.ranges[0].quantiles
    assert max(abs(end / found.value - 1) * 100 for end in weights) > 1.5
