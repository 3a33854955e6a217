"""Values in figures of either language."""

from decimal import Decimal

import pytest
from django.utils import translation

from indicators.figures import exact_figure, score_figure, short_figure

NO_BREAK_SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("language", "value", "unit", "figure"),
    [
        ("en", "4756000", "patents", "4.756 million patents"),
        ("zh-hans", "4756000", "件", "475.6万件"),
        ("en", "28211600000000", "yuan", "28.21 trillion yuan"),
        ("en", "2821160000000.000000", "yuan", "2.821 trillion yuan"),
        ("zh-hans", "2821160000000", "元", "2.821万亿元"),
        ("en", "58990", "applications", "58,990 applications"),
        ("en", "25.5", "%", "25.5%"),
        ("zh-hans", "37.246", "%", "37.25%"),
        ("en", "280", "EFLOPS", "280 EFLOPS"),
        ("zh-hans", "280", "EFLOPS", f"280{NO_BREAK_SPACE}EFLOPS"),
        ("en", "999999", "firms", "1 million firms"),
        ("en", "0", "%", "0%"),
        ("en", "7", "", "7"),
    ],
)
def test_a_value_is_short_with_its_unit(language, value, unit, figure):
    with translation.override(language):
        assert short_figure(Decimal(value), unit) == figure


@pytest.mark.parametrize(
    ("language", "value", "unit", "figure"),
    [
        ("en", "1926122", "patents", "1,926,122 patents"),
        ("zh-hans", "1926122", "件", "1,926,122件"),
        ("en", "37.246", "%", "37.246%"),
        ("en", "1926000", "patents", ""),
        ("en", "25.5", "%", ""),
    ],
)
def test_all_digits_are_given_only_where_the_short_figure_drops_some(language, value, unit, figure):
    with translation.override(language):
        assert exact_figure(Decimal(value), unit) == figure


@pytest.mark.parametrize(("value", "figure"), [("100", "100.0"), ("138.2", "138.2"), ("177.000", "177.0"), ("1234.56", "1,234.6")])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_an_index_value_has_one_decimal(language, value, figure):
    with translation.override(language):
        assert score_figure(Decimal(value)) == figure
