"""Marked texts say what they said before."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from cases.history.marking import mark, mark_names

TEXTS = st.text(alphabet="ab 12,.<&\n河南揭榜挂帅，", max_size=60)


def plain(html, *tags):
    for tag in tags:
        html = html.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return unescape(html)


@given(TEXTS, TEXTS)
def test_without_its_marks_a_text_is_what_it_was(before, after):
    old, new = mark(before, after)
    assert (plain(old, "del"), plain(new, "ins")) == (before, after)


def test_a_changed_phrase_is_marked_as_one():
    assert mark("the old red barn stands here", "the new blue barn stands here") == (
        "the <del>old red</del> barn stands here",
        "the <ins>new blue</ins> barn stands here",
    )


def test_numbers_are_marked_whole():
    assert mark("about 1,200.5 in all", "about 1,300.5 in all")[1] == "about <ins>1,300.5</ins> in all"


def test_another_text_is_not_shown_as_crumbs_of_the_old_one():
    old, new = mark("Winning projects are funded.", "中榜项目获得经费。")
    assert (old, new) == ("<del>Winning projects are funded.</del>", "<ins>中榜项目获得经费。</ins>")


def test_very_long_texts_are_compared_by_sentences():
    long = "".join(f"第{number}项政策措施的说明文字。" for number in range(3000))
    old, _new = mark(long, long.replace("第1500项", "第甲项"))
    assert old.count("<del>") == 1
    assert "<del>第1500项政策措施的说明文字。</del>" in old


def test_names_that_left_and_came_stand_in_one_list():
    assert mark_names(["a", "b"], ["b", "c"]) == [("removed", "a"), ("kept", "b"), ("added", "c")]
