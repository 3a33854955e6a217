"""The exchange rates and price levels of the content: what amounts stand on."""

from decimal import Decimal
from itertools import pairwise

import pytest

from cases.comparing.money import PRICE_YEAR, moneys_of, rates_for_comparing
from cases.models import Fact
from reference.models import ExchangeRate, PriceLevel, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_content")]


def test_every_value_names_its_source_and_where_it_was_seen():
    rows = [*ExchangeRate.objects.select_related("source"), *PriceLevel.objects.select_related("source")]
    assert len(rows) > 50
    assert all(row.source.url and row.place and row.seen_in for row in rows)


def test_the_yuan_has_a_rate_and_china_a_price_level_for_every_year_up_to_the_common_one():
    rates = rates_for_comparing()
    years = range(min(rates.levels), PRICE_YEAR + 1)
    assert set(years) <= set(rates.levels)
    assert all(("CNY", year) in rates.rates for year in years)


def test_rates_of_neighbouring_years_are_of_one_size():
    for currency in Unit.objects.filter(kind=Unit.Kind.CURRENCY):
        in_dollars = [row.rate if row.quote == "in_usd" else 1 / row.rate for row in currency.rates.order_by("year")]
        assert all(Decimal("0.75") < later / earlier < Decimal("1.35") for earlier, later in pairwise(in_dollars))


def test_amounts_are_converted_or_say_why():
    moneys = moneys_of(Fact.objects.filter(case__stage="published").select_related("unit", "case"))
    assert len(moneys) > 70
    assert all(bool(money.comparable) != bool(money.reason) for money in moneys.values())
    assert sum(money.comparable is not None for money in moneys.values()) >= 30
