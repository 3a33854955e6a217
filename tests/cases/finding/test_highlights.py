"""Passages: the telling part of a text with its hits marked."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cases.finding.highlights import COLUMNS, highlighted
from cases.finding.tokens import spans, tokens

TEXTS = st.text(st.sampled_from("揭榜挂帅创新 policy bids\n.，"), max_size=600)


def columns(text):
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


@given(TEXTS, st.sampled_from(["揭榜", "bids", "创新 policy", "无"]))
def test_a_passage_is_a_part_of_the_text_that_fits(text, asked):
    hits = spans(text, tokens(asked))
    parts = highlighted(text, hits)
    shown = "".join(part for part, _is_hit in parts).strip("\u2026")
    assert shown in " ".join(text.split("\n"))
    if hits:
        assert columns(shown) <= max(COLUMNS, 2 * (hits[0][1] - hits[0][0]) + 2, max(2 * (end - start) for start, end in hits))
        assert any(is_hit for _part, is_hit in parts)


def test_a_short_text_is_shown_whole():
    assert highlighted("Henan bids", [(6, 10)]) == (("Henan ", False), ("bids", True))


def test_the_window_lies_where_most_hits_are():
    text = "bids " + "padding " * 60 + "bids for bids and bids " + "padding " * 60
    parts = highlighted(text, spans(text, {"bids"}))
    assert [part for part, is_hit in parts if is_hit] == ["bids"] * 3
    assert parts[0] == parts[-1] == ("\u2026", False)


def test_no_word_is_cut_in_two():
    text = "wonderful words " * 40 + "bids " + "wonderful words " * 40
    shown = "".join(part for part, _is_hit in highlighted(text, spans(text, {"bids"})))
    assert set(shown.strip("\u2026").split()) <= {"wonderful", "words", "bids"}


def test_chinese_is_cut_between_characters():
    text = "甲" * 200 + "揭榜" + "乙" * 200
    parts = highlighted(text, spans(text, {"揭榜"}))
    assert ("揭榜", True) in parts
    assert columns("".join(part for part, _is_hit in parts)) <= COLUMNS + 2
