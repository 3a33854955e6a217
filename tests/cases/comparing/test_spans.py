"""How many years an amount covers."""

import datetime

import pytest

from cases.comparing.spans import Span, is_ratio, span_between, span_in


@pytest.mark.parametrize(
    ("label", "span"),
    [
        ("Awards by Commerce, Defense and Energy (2012–2021)", Span(10, 2012, 2021)),
        ("Money for fiscal years 2023 to 2027", Span(5, 2023, 2027)),
        ("Authorised amount, FY2022-2026", Span(5, 2022, 2026)),
        ("Start-up funding over ten years", Span(10)),
        ("Award per engine in the first two years", Span(2)),
        ("Money over 12 years", Span(12)),
        ("SBIR and STTR together in a year", Span(1)),
        ("Appropriation per fiscal year", Span(1)),
        ("Yearly support for a consortium", Span(1)),
        ("NSF appropriation in FY2021", Span(1)),
        ("Awards of 2024", None),
        ("Total budget", None),
        ("Money of 2027–2023, a slip", None),
        ("Founders of many years", None),
        ("Money for 0 years", None),
        ("Catalogue 12021–20244", None),
    ],
)
def test_a_label_names_the_years_of_its_amount(label, span):
    assert span_in(label) == span


def test_a_case_gives_the_years_where_both_ends_are_known():
    start, end = datetime.date(2021, 6, 1), datetime.date(2027, 1, 1)
    assert span_between(start, end) == Span(7, 2021, 2027, of_case=True)
    assert span_between(start, None) is None
    assert span_between(None, end) is None


def test_an_amount_for_each_dollar_is_a_ratio():
    assert is_ratio("New sales per federal dollar invested")
    assert is_ratio("Return per euro")
    assert not is_ratio("Support per project")
    assert not is_ratio("Dollar loans")
