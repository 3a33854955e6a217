"""Figures are read from words of either language, whole or not at all."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.figures import read_figure
from reference.numbers import amount, qualified


def unit(key, kind, zh, en, many):
    return SimpleNamespace(key=key, kind=kind, label_zh=zh, label_en=en, plural_en=many)


UNITS = [
    unit("project", "count", "个项目", "project", "projects"),
    unit("enterprise", "count", "家企业", "enterprise", "enterprises"),
    unit("institution", "count", "家机构", "institution", "institutions"),
    unit("item", "count", "项", "item", "items"),
    unit("person", "count", "人", "person", "people"),
    unit("percent", "ratio", "%", "%", "%"),
    unit("percentage-point", "ratio", "个百分点", "percentage point", "percentage points"),
    unit("year", "time", "年", "year", "years"),
    unit("CNY", "currency", "元", "CNY", "CNY"),
    unit("USD", "currency", "美元", "USD", "USD"),
    unit("GBP", "currency", "英镑", "GBP", "GBP"),
]


def read(text, label=""):
    return read_figure(text, UNITS, label)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,000万元", 10_000_000, "CNY"),
        ("４００万元", 4_000_000, "CNY"),
        ("10亿美元", 10**9, "USD"),
        ("1.5万亿元", 1_500_000_000_000, "CNY"),
        ("USD 10 million", 10_000_000, "USD"),
        ("$5.7bn", 5_700_000_000, "USD"),
        ("US$ 5m", 5_000_000, "USD"),
        ("100万人民币", 1_000_000, "CNY"),
        ("30%", 30, "percent"),
        ("30 per cent", 30, "percent"),
        ("30个百分点", 30, "percentage-point"),
        ("1.2万项", 12_000, "item"),
        ("100 firms", 100, "enterprise"),
        ("12.5 people", Decimal("12.5"), "person"),
        ("3年", 3, "year"),
    ],
)
def test_a_number_comes_in_base_units(text, value, unit):
    figure = read(text)
    assert (figure.value, figure.unit, figure.words, figure.note) == (value, unit, "", "")


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("≥ 500项", ("at_least",)),
        ("不低于500项", ("at_least",)),
        ("500项以上", ("at_least",)),
        ("at least 500 items", ("at_least",)),
        ("up to 500 items", ("at_most",)),
        ("500余项", ("more_than",)),
        ("over 500 items", ("more_than",)),
        ("不足500项", ("less_than",)),
        ("about 500 items", ("about",)),
        ("500项左右", ("about",)),
        ("计划累计500项", ("planned", "cumulative")),
        ("累计超过500项", ("cumulative", "more_than")),
    ],
)
def test_what_qualifies_a_number_is_read_with_it(text, qualifiers):
    figure = read(text)
    assert (figure.value, figure.unit, figure.qualifiers) == (500, "item", qualifiers)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("5—10个项目", 5, 10, "project"),
        ("5万—10万人", 50_000, 100_000, "person"),
        ("US$ 5–10 million", 5_000_000, 10_000_000, "USD"),
        ("30%–50%", 30, 50, "percent"),
        ("between 5 and 10 projects", 5, 10, "project"),
    ],
)
def test_a_range_has_two_values(text, low, high, unit):
    figure = read(text)
    assert (figure.value, figure.value_max, figure.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "value", "year", "qualifiers"),
    [
        ("2024年", None, 2024, ()),
        ("2024", None, 2024, ()),
        ("2024年：100个项目", 100, 2024, ()),
        ("100 projects (2023)", 100, 2023, ()),
        ("100 projects in 2024", 100, 2024, ()),
        ("到2030年100个项目", 100, 2030, ("planned",)),
    ],
)
def test_a_year_beside_a_number_is_taken_off(text, value, year, qualifiers):
    figure = read(text)
    assert (figure.value, figure.year, figure.qualifiers) == (value, year, qualifiers)


@pytest.mark.parametrize("text", ["第3位", "n/a", "1/3", "2,5", "100 unicorns", "¥10m", "10至5个项目", "USD 5 projects", "9" * 400])
def test_what_is_not_understood_stays_as_words_with_a_note(text):
    figure = read(text)
    assert (figure.value, figure.unit, figure.words) == (None, "", text)
    assert figure.note


def test_a_number_without_a_unit_asks_for_one():
    assert "no unit" in read("≥ 500").note
    assert read("≥ 500").value == 500


def test_what_is_counted_decides_between_units_that_begin_alike():
    assert read("100家", "支持企业数").unit == "enterprise"
    assert read("100家", "支持数").unit == ""
    assert "家企业" in read("100家", "支持数").note


def test_a_unit_with_words_before_it_is_taken_with_a_note():
    figure = read("100 pilot projects")
    assert (figure.unit, figure.note) == ("project", "“pilot projects” is read as “projects”")


@pytest.mark.parametrize("language", ["zh", "en"])
@given(
    value=st.integers(0, 10**14),
    unit=st.sampled_from(UNITS),
    qualifiers=st.sets(st.sampled_from(["planned", "at_least", "about", "more_than"]), max_size=2),
)
def test_what_a_page_writes_is_read_again(language, value, unit, qualifiers):
    text = qualified(amount(value, unit, language), qualifiers, language)
    if unit.key == "year" and 1900 <= value < 2100:
        return  # a year, not a number of years
    figure = read(text)
    assert (figure.value, figure.unit, set(figure.qualifiers)) == (value, unit.key, qualifiers), text


@given(st.text(max_size=60))
def test_any_text_gives_a_figure_or_stays(text):
    figure = read(text)
    assert figure.value is not None or figure.year or figure.words == text.strip()
