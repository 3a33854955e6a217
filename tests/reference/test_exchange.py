"""The steps from one money to another, recomputed by hand."""

from decimal import Decimal

import pytest

from reference.exchange import NoLevel, NoRate, apply, read_rates
from tests.factories import make_price_level, make_rate

pytestmark = pytest.mark.django_db


@pytest.fixture
def rates():
    make_rate("CNY", 2024, "7.2")
    make_rate("CNY", 2021, "6.45")
    make_rate("EUR", 2021, "1.18", "in_usd")
    make_rate("KRW", 2024, "1360")
    make_price_level(2021, "100")
    make_price_level(2024, "104")
    return read_rates("CN")


def amount_of(rates, value, currency, year, target="CNY"):
    return apply(rates.steps(currency, year, target, 2024), Decimal(value))


def test_dollars_of_the_common_year_are_exchanged_once(rates):
    assert amount_of(rates, 10, "USD", 2024) == Decimal("72.0")


def test_an_earlier_amount_is_exchanged_at_its_own_year_and_then_brought_to_the_common_prices(rates):
    assert amount_of(rates, 100, "USD", 2021) == Decimal("100") * Decimal("6.45") * 104 / 100


def test_a_currency_goes_through_the_dollar_whichever_way_it_is_quoted(rates):
    assert amount_of(rates, 100, "EUR", 2021) == Decimal("100") * Decimal("1.18") * Decimal("6.45") * 104 / 100
    assert amount_of(rates, 1360, "KRW", 2024) == Decimal("7.2")
    assert amount_of(rates, "7.2", "CNY", 2024, target="KRW") == Decimal(1360)
    assert amount_of(rates, "1.18", "USD", 2021, target="EUR") == Decimal("1.04")


def test_money_that_is_common_already_takes_no_step(rates):
    assert rates.steps("CNY", 2024, "CNY", 2024) == []
    assert amount_of(rates, 5, "CNY", 2024) == 5
    assert amount_of(rates, 50, "CNY", 2021) == 52


def test_nothing_stays_nothing(rates):
    assert apply(rates.steps("USD", 2021, "CNY", 2024), None) is None


def test_what_is_missing_is_named(rates):
    with pytest.raises(NoRate) as no_rate:
        rates.steps("EUR", 2024, "CNY", 2024)
    assert no_rate.value.names == {"currency": "EUR", "year": 2024}
    make_rate("CNY", 2017, "6.75")
    with pytest.raises(NoLevel) as no_level:
        read_rates("CN").steps("USD", 2017, "CNY", 2024)
    assert no_level.value.names == {"place": "Place CN", "year": 2017}


def test_rates_are_read_in_two_queries(rates, django_assert_num_queries):
    with django_assert_num_queries(2):
        steps = read_rates("CN").steps("EUR", 2021, "CNY", 2024)
        assert {step.row.source.key for step in steps} == {"rates", "deflator"}


def test_without_price_levels_the_place_is_named_by_its_code():
    make_rate("CNY", 2021, "6.45")
    with pytest.raises(NoLevel) as missing:
        read_rates("CN").steps("USD", 2021, "CNY", 2024)
    assert missing.value.names == {"place": "CN", "year": 2021}
