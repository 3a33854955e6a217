"""Money made comparable: recomputed by hand, and never silently."""

from decimal import Decimal

import pytest
from django.utils import translation

from cases.comparing.money import comparable, money_of, moneys_of, rates_for_comparing
from cases.models import Fact
from tests.factories import make_case, make_price_level, make_rate, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables():
    make_unit("CNY", label_zh="元")
    make_unit("USD", label_zh="美元")
    make_rate("CNY", 2024, "7.2")
    make_rate("CNY", 2021, "6.45")
    make_rate("EUR", 2021, "1.18", "in_usd")
    make_price_level(2021, "100")
    make_price_level(2024, "104")


def fact_of(start="", end="", **fact):
    label = {"zh": "经费", "en": fact.pop("label", "Money")}
    make_case(start=start, end=end, facts=[{"value": 1_000_000, "unit": "USD", "label": label, **fact}])
    return Fact.objects.select_related("case", "unit").last()


def test_dollars_become_yuan_of_2024_with_the_rule_beside_them():
    found = comparable(fact_of(year=2021))
    assert found.amount == found.whole == Decimal("6450000") * 104 / 100
    assert (found.currency, found.year, found.per_year) == ("CNY", 2024, False)
    assert found.original == "USD 1 million"
    assert found.words == "≈ CNY 6.708 million"
    assert found.rule == "USD 1 million × 6.45 CNY per USD (average of 2021) × 104 ÷ 100 (price level of Place CN, 2024 over 2021)"
    assert found.yearly_words == ""


def test_the_words_stand_in_both_languages():
    with translation.override("zh-hans"):
        found = comparable(fact_of(year=2021, qualifier="at_least"))
        assert found.original == "不低于100万美元"
        assert found.words == "不低于≈ 670.8万元"


def test_a_currency_that_is_quoted_in_dollars_is_multiplied():
    found = comparable(fact_of(year=2021, unit="EUR"))
    assert found.amount == Decimal(1_000_000) * Decimal("1.18") * Decimal("6.45") * 104 / 100
    assert found.rule.startswith("EUR 1 million × 1.18 USD per EUR (average of 2021) × 6.45 CNY per USD (average of 2021)")


def test_a_range_and_its_qualifiers_stay():
    found = comparable(fact_of(year=2024, value_max=3_000_000, qualifier="at_most", also=["planned"]))
    assert (found.amount, found.amount_max) == (Decimal("7200000"), Decimal("21600000"))
    assert found.words == "planned, at most ≈ CNY 7.2–21.6 million"
    assert found.original == "planned, at most USD 1–3 million"


def test_yuan_of_the_common_year_stay_as_they_are_and_earlier_ones_rise_with_prices():
    found = comparable(fact_of(year=2024, unit="CNY"))
    assert (found.amount, found.words, found.rule) == (1_000_000, "CNY 1 million", "already CNY at the prices of 2024")
    assert comparable(fact_of(year=2021, unit="CNY")).words == "≈ CNY 1.04 million"


def test_an_amount_over_years_is_also_told_for_one_year():
    found = comparable(fact_of(year=2024, label="Money over ten years"))
    assert found.per_year
    assert (found.whole, found.amount) == (Decimal("7200000"), Decimal("720000"))
    assert found.yearly_words == "≈ CNY 720,000 a year"
    assert found.rule.endswith("; 10 years, named in its label")


def test_an_amount_of_one_year_is_yearly_as_it_stands():
    found = comparable(fact_of(year=2024, label="FY2024 appropriation"))
    assert (found.per_year, found.amount, found.yearly_words) == (True, Decimal("7200000"), "")
    assert found.rule.endswith("; one year, named in its label")


def test_a_planned_total_without_a_year_is_spread_over_the_years_of_its_case():
    money = money_of(fact_of("2021", "2024", qualifier="planned"), rates_for_comparing())
    assert money.yearly == "planned USD 250,000 a year"
    assert money.span_words == "4 years, 2021–2024, the period of the case"
    assert money.reason == "not converted: the source gives no year"


@pytest.mark.parametrize("fact", [{"qualifier": "at_most"}, {"qualifier": "planned", "year": 2022}])
def test_what_may_be_one_grant_or_one_year_of_many_is_not_spread(fact):
    money = money_of(fact_of("2021", "2024", **fact), rates_for_comparing())
    assert (money.yearly, money.span_words) == ("", "")


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        ({}, "not converted: the source gives no year"),
        ({"unit": "CNY"}, "not brought to the prices of 2024: the source gives no year"),
        ({"year": 2017}, "not converted: no exchange rate of CNY for 2017 here"),
        ({"year": 2024, "unit": "EUR"}, "not converted: no exchange rate of EUR for 2024 here"),
        ({"year": 2017, "unit": "CNY"}, "not brought to the prices of 2024: no price level of Place CN for 2017 here"),
        ({"year": 2024, "label": "Sales per federal dollar"}, "not converted: an amount for each unit of money is a ratio"),
    ],
)
def test_what_cannot_be_converted_says_why(fact, reason):
    fact = fact_of(**fact)
    assert comparable(fact) is None
    assert money_of(fact, rates_for_comparing()).reason == reason


def test_nothing_is_zero_also_in_yuan():
    found = comparable(fact_of(value=0, year=2024))
    assert (found.amount, found.words) == (0, "≈ CNY 0")


def test_only_amounts_of_money_are_asked_for_rates(django_assert_num_queries):
    make_case(facts=[{"value": 5}, {"text": {"zh": "一半", "en": "half"}}])
    facts = list(Fact.objects.select_related("unit", "case"))
    with django_assert_num_queries(0):
        assert [comparable(fact) for fact in facts] == [None, None]
        assert moneys_of(facts) == {}


def test_many_facts_share_two_queries(django_assert_num_queries):
    make_case(facts=[{"value": value, "unit": "USD", "year": 2021} for value in (1, 2, 3)])
    facts = list(Fact.objects.select_related("unit", "case"))
    with django_assert_num_queries(2):
        assert [money.comparable.whole for money in moneys_of(facts).values()] == [Decimal("6.708") * value for value in (1, 2, 3)]


def test_a_rule_in_chinese_has_chinese_marks_between_its_parts():
    fact = fact_of(value=100, year=2024, unit="USD", label={"zh": "2024至2028年", "en": "Total, 2024-2028"})
    with translation.override("zh-hans"):
        rule = comparable(fact).rule
    assert "; " not in rule
    assert "；" in rule
