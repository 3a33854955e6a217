"""The tokeniser: the same words for documents and questions, whatever the text."""

import opencc
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cases.finding.tokens import canonical, fold, is_character, merged, phrase_spans, spans, tokens, units

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)  # lone surrogates and NUL too
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=40)
MIXED = st.text(st.sampled_from("揭榜挂帅創新体 Policies-R&D+éＡ５.'’s\n“”"), max_size=60)


@given(ANY_TEXT)
def test_no_text_breaks_the_tokeniser(text):
    assert all(isinstance(token, str) and token for token in tokens(text))
    assert isinstance(canonical(text), str)
    units(text)


@given(ANY_TEXT)
def test_folding_a_folded_text_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(CHINESE)
def test_traditional_and_simplified_texts_have_the_same_tokens(text):
    """Of texts that OpenCC brings back itself: it writes 仇仇 with another word of the same meaning, 仇讎, which is 仇雠."""
    traditional = opencc.OpenCC("s2t").convert(text)
    assume(opencc.OpenCC("t2s").convert(traditional) == opencc.OpenCC("t2s").convert(text))
    assert tokens(traditional) == tokens(text)


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("R&D", "rd"),
        ("R & D", "rd"),
        ("Ｒ＆Ｄ", "rd"),
        ("4-12-27", "4-12-27"),
        ("B2S", "b2s"),
        ("5G", "5g"),
        ("AI+", "ai+"),
        ("AI＋", "ai+"),
        ("U.S.", "us"),
        ("start-up", "startup"),
        ("start-ups", "startup~"),
        ("start-ups", "start"),
        ("policies", "polici~"),
        ("Policies", "policies"),
        ("Île-de-France", "ile"),
        ("Zukunftsfonds für Straßen", "strassen"),
        ("China's", "china"),
        ("创新聯合體", "联合"),
        ("揭榜挂帅", "榜"),
        ("한국", "한국"),
        ("x" * 500, "x" * 60),
    ],
)
def test_a_piece_is_found_under_its_token(text, token):
    assert token in tokens(text)


def test_the_s_of_a_possessive_is_no_word():
    assert tokens("China’s") == {"china"}


def test_a_stem_is_never_taken_for_a_word():
    assert "polici" not in tokens("policies")


def test_names_that_differ_in_signs_only_are_the_same():
    assert canonical("Start-Up  (EU)!") == canonical("start up eu")
    assert canonical("“揭榜掛帥” 2.0") == canonical("揭榜挂帅2 0")


def test_units_are_characters_and_words_in_order():
    assert units("两创 Fusion-2") == ["两", "创", "fusion", "2"]
    assert [is_character(unit) for unit in units("两a")] == [True, False]


@given(MIXED, MIXED)
def test_hits_lie_in_the_text_in_order_and_apart(text, asked):
    hits = spans(text, tokens(asked))
    flat = [place for hit in hits for place in hit]
    assert flat == sorted(set(flat))
    assert all(0 <= place <= len(text) for place in flat)


@given(MIXED)
def test_every_text_with_a_token_is_hit_by_its_own_tokens(text):
    assert bool(spans(text, tokens(text))) == bool(tokens(text))


def marked(text, hits):
    return [text[start:end] for start, end in hits]


def test_hits_are_found_through_folding():
    text = "Henan bids: 創新聯合體 in Île-de-France"
    assert marked(text, spans(text, {"bid~", "联合", "合体", "ile"})) == ["bids", "聯合體", "Île"]


def test_a_phrase_is_found_across_signs_but_not_inside_words():
    text = "Open-bidding, open bidding and reopen bidding"
    assert marked(text, phrase_spans(text, ("open", "bidding"))) == ["Open-bidding", "open bidding"]


def test_touching_places_become_one():
    assert merged([(4, 6), (0, 2), (2, 3)]) == [(0, 3), (4, 6)]
