"""Periods of history in words."""

import pytest

from reference.periods import is_period, period_in_words


@pytest.mark.parametrize("text", ["1990", "1990s", "1950s–1990s", "1980–2008"])
def test_years_decades_and_spans_are_periods(text):
    assert is_period(text)


@pytest.mark.parametrize("text", ["", "90s", "1950-1990", "the 1990s", "1950s–", "1990ss"])
def test_other_words_are_none(text):
    assert not is_period(text)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [("1950s–1990s", "1950年代—1990年代", "1950s–1990s"), ("2000s", "2000年代", "2000s"), ("1980–2008", "1980—2008", "1980–2008")],
)
def test_a_period_reads_in_both_languages(text, zh, en):
    assert (period_in_words(text, "zh"), period_in_words(text, "en")) == (zh, en)
