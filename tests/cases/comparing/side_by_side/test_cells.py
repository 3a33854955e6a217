"""What is shared and what differs, from entries alone."""

import pytest
from django.utils import translation

from cases.comparing.side_by_side.cells import NO_MARK, Entry, counted, mark_of, prose_mark


def cells(*words):
    """Cells from texts such as ``"ab"``: a cell with the entries a and b."""
    return [[Entry(letter, letter) for letter in word] for word in words]


@pytest.mark.parametrize(("language", "words"), [("en", "a (b; c)"), ("zh-hans", "a（b；c）")])
def test_the_small_print_of_an_entry_has_the_marks_of_the_language(language, words):
    with translation.override(language):
        assert Entry("a", "a", note="b", detail="c").plain == words


@pytest.mark.parametrize(
    ("words", "kind", "sign", "said"),
    [
        (("a", "a"), "same", "=", "both the same"),
        (("ab", "ba", "ab"), "same", "=", "the same"),
        (("a", "b"), "differs", "≠", "differs"),
        (("ab", "ac"), "partly", "≈", "1 shared"),
        (("abc", "abd"), "partly", "≈", "2 shared"),
        (("a", "a", "b"), "partly", "≈", "some share"),
        (("a", "b", ""), "differs", "≠", "differs"),
        (("ab", "a", ""), "partly", "≈", "some share"),
        (("a", ""), "open", "–", "said of 1 of 2"),
        (("a", "a", ""), "open", "–", "said of 2 of 3"),
    ],
)
def test_a_row_is_the_same_partly_shared_different_or_open(words, kind, sign, said):
    assert mark_of(cells(*words)) == (kind, sign, said)


def test_what_nobody_says_has_no_mark():
    assert mark_of(cells("", "")) == NO_MARK


def test_what_more_cases_share_stands_first_and_is_counted():
    found = counted(cells("xab", "ab", "bz"))
    assert [[(entry.text, entry.by) for entry in cell] for cell in found] == [
        [("b", 3), ("a", 2), ("x", 1)],
        [("b", 3), ("a", 2)],
        [("b", 3), ("z", 1)],
    ]


def test_two_sentences_are_never_called_different():
    assert prose_mark(cells("a", "b")) == NO_MARK
    assert prose_mark(cells("a", "a")).kind == "same"
    assert prose_mark(cells("a", "")).kind == "open"


def test_an_entry_stands_in_plain_words_with_what_is_small():
    assert Entry("k", "Text").plain == "Text"
    assert Entry("k", "Text", note="note", detail="detail").plain == "Text (note; detail)"
