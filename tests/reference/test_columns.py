"""Numbers of records: digits in, one canonical form out."""

from decimal import Decimal

import pytest

from reference.columns import Number


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (10000000.0, 10000000),
        ("1/4", Decimal("0.25")),
        ("1/3", Decimal("0.333333")),
        (5.7e12, 5700000000000),
        (1e17, 10**17),
        ("-0.50", Decimal("-0.5")),
    ],
)
def test_a_number_has_one_form_however_it_is_written(written, kept):
    number = Number("value")
    assert list(number.check(written, {})) == []
    assert number.canonical(written) == kept


@pytest.mark.parametrize("written", ["1e999999999", 1e22, "9" * 40, "1,000", "about 5", "1/0", "", float("inf"), float("nan"), True, [1]])
def test_what_is_no_plain_number_is_refused_at_once(written):
    assert "in digits" in next(iter(Number("value").check(written, {})))[1]


def test_a_whole_number_has_no_decimals():
    assert "whole number" in next(iter(Number("year", whole=True).check("2025.5", {})))[1]
    assert Number("year", whole=True).canonical("2025.0") == 2025
