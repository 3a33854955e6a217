"""Figures in words of both languages."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from reference.numbers import amount, grouped, qualified, qualifier_words, shortened

YUAN = SimpleNamespace(key="CNY", kind="currency", label_zh="元", label_en="CNY", plural_en="CNY")
WON = SimpleNamespace(key="KRW", kind="currency", label_zh="韩元", label_en="KRW", plural_en="KRW")
PROJECTS = SimpleNamespace(key="project", kind="count", label_zh="个项目", label_en="project", plural_en="projects")
PERCENT = SimpleNamespace(key="percent", kind="ratio", label_zh="%", label_en="%", plural_en="%")


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        ("10000000.000000", YUAN, "1000万元", "CNY 10 million"),
        ("5700000000000", WON, "5.7万亿韩元", "KRW 5.7 trillion"),
        ("100000000", YUAN, "1亿元", "CNY 100 million"),
        ("3685000000", YUAN, "36.85亿元", "CNY 3.685 billion"),
        ("9999.5", YUAN, "9,999.5元", "CNY 9,999.5"),
        ("10000", PROJECTS, "1万个项目", "10,000 projects"),
        ("463000", PROJECTS, "46.3万个项目", "463,000 projects"),
        ("1", PROJECTS, "1个项目", "1 project"),
        ("0", PROJECTS, "0个项目", "0 projects"),
        ("12.50", PERCENT, "12.5%", "12.5%"),
    ],
)
def test_a_figure_reads_as_its_language_writes_it(value, unit, zh, en):
    assert amount(Decimal(value), unit, "zh") == zh
    assert amount(Decimal(value), unit, "en") == en


@pytest.mark.parametrize(
    ("low", "high", "unit", "zh", "en"),
    [
        (5_000_000, 10_000_000, YUAN, "500万—1000万元", "CNY 5–10 million"),
        (500_000, 10_000_000, YUAN, "50万—1000万元", "CNY 500,000–10 million"),
        (5, 10, PERCENT, "5%—10%", "5–10%"),
        (1, 2, PROJECTS, "1—2个项目", "1–2 projects"),
    ],
)
def test_a_range_names_scale_and_unit_once_where_nothing_gets_unclear(low, high, unit, zh, en):
    assert amount(Decimal(low), unit, "zh", Decimal(high)) == zh
    assert amount(Decimal(low), unit, "en", Decimal(high)) == en


@pytest.mark.parametrize("value", ["12345678", "1234567", "10000001", "99999.25"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_shortening_never_loses_a_digit(value, language):
    number, scale = shortened(Decimal(value), language)
    assert scale == ""
    assert number.replace(",", "") == value


def test_a_missing_value_is_said_in_words():
    assert amount(None, YUAN, "en") == "not known"
    assert amount(None, YUAN, "zh") == "未知"


def test_digits_are_grouped_and_zeros_at_the_end_dropped():
    assert grouped(Decimal("1234567.500000"), "en") == "1,234,567.5"
    assert grouped(1200, "zh") == "1,200"


@pytest.mark.parametrize(
    ("qualifiers", "zh", "en"),
    [
        (["exact"], "1000万元", "CNY 10 million"),
        (["at_least"], "不低于1000万元", "at least CNY 10 million"),
        (["at_most"], "不超过1000万元", "at most CNY 10 million"),
        (["about"], "约1000万元", "about CNY 10 million"),
        (["at_least", "planned"], "计划不低于1000万元", "planned, at least CNY 10 million"),
        (["more_than", "cumulative"], "累计超过1000万元", "cumulative, more than CNY 10 million"),
    ],
)
def test_qualifiers_stand_before_the_figure(qualifiers, zh, en):
    assert qualified(amount(Decimal(10_000_000), YUAN, "zh"), qualifiers, "zh") == zh
    assert qualified(amount(Decimal(10_000_000), YUAN, "en"), qualifiers, "en") == en


def test_an_exact_figure_has_no_words_before_it():
    assert qualifier_words(["exact"], "en") == ""
