"""Units of a file beside those of a series."""

import pytest

from indicators.importing.units import is_same_unit, multiple_of

YUAN = ("元", "yuan")


@pytest.mark.parametrize("given", ["元", "yuan", "Yuan", " yuan ", "ｙｕａｎ"])
def test_a_unit_is_the_same_in_either_language_and_whatever_its_letters(given):
    assert is_same_unit(given, YUAN)


@pytest.mark.parametrize("given", ["亿元", "million yuan", "美元", "yuans", "CNY", "%", "100"])
def test_another_unit_is_not_the_same(given):
    assert not is_same_unit(given, YUAN)


@pytest.mark.parametrize(
    ("given", "multiple"),
    [
        ("亿元", 10**8),
        ("万 元", 10**4),
        ("千万元", 10**7),
        ("million yuan", 10**6),
        ("100 million yuan", 10**8),
        ("10,000 yuan", 10**4),
        ("Billion Yuan", 10**9),
    ],
)
def test_the_multiple_of_a_scaled_unit_is_known(given, multiple):
    assert multiple_of(given, YUAN) == multiple


@pytest.mark.parametrize("given", ["元", "美元", "亿美元", "1.5 million yuan", "dozen yuan", "kg"])
def test_the_multiple_of_another_unit_is_not_known(given):
    assert multiple_of(given, YUAN) is None
