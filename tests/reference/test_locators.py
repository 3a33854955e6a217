"""Places in a source."""

import pytest

from reference.locators import LocatorError, locator_in_words, parse_locator


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
