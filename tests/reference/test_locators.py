"""Places in a source."""

import pytest

from reference.locators import LocatorError, locator_from_words, locator_in_words, parse_locator


def test_a_locator_is_put_into_words_of_both_languages():
    assert locator_in_words("ch 2, s 1, p 3", "zh") == "第2章第1节第3段"
    assert locator_in_words("ch 2, s 1, p 3", "en") == "ch. 2, sec. 1, para. 3"
    assert locator_in_words("s 2.1, table 2", "en") == "sec. 2.1, table 2"
    assert locator_in_words("preface", "zh") == "前言"


@pytest.mark.parametrize("text", ["", "chapter 2", "ch", "preface 1", "ch 2; s 1", "第2章"])
def test_a_place_written_otherwise_is_refused_with_the_way_to_write_it(text):
    with pytest.raises(LocatorError, match=r"ch 2, s 1, p 3|takes one number"):
        parse_locator(text)


def test_words_that_are_no_locator_are_shown_as_they_stand():
    assert locator_in_words("somewhere", "en") == "somewhere"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("ch 2, s 1, p 3", "ch 2, s 1, p 3"),
        ("第2章第1节第3段", "ch 2, s 1, p 3"),
        ("ch. 2, sec. 1, para. 3", "ch 2, s 1, p 3"),
        ("Chapter 2, Section 1.2", "ch 2, s 1.2"),
        ("p. 12", "page 12"),
        ("pp. 12-13", "page 12-13"),
        ("第12页", "page 12"),
        ("12", "page 12"),
        ("Table 3, row 2", "table 3, row 2"),
        ("表3", "table 3"),
        ("专栏4", "box 4"),
        ("摘要", "abstract"),
        ("Preface", "preface"),
        ("全文", "whole"),
        ("somewhere", ""),
        ("ch. 2 and more", ""),
        ("第二章", ""),
        ("", ""),
    ],
)
def test_a_place_is_read_from_words(words, place):
    assert locator_from_words(words) == place


@pytest.mark.parametrize("place", ["ch 2, s 1.2, p 3", "box 4, row 1", "preface, p 2", "abstract", "fig 3-1", "page 9", "note 1", "whole"])
@pytest.mark.parametrize("suffix", ["zh", "en"])
def test_a_place_in_words_is_read_again(place, suffix):
    assert locator_from_words(locator_in_words(place, suffix)) == place
