"""Text in one canonical form."""

import pytest

from reference.text import tidy


@pytest.mark.parametrize(
    ("text", "suffix", "expected"),
    [
        ("两行 之间", "zh", "两行之间"),
        ("支持 MEP 中心", "zh", "支持MEP中心"),
        ("One  line\nfolded", "en", "One line folded"),
        ("the 揭榜挂帅 rule", "en", "the 揭榜挂帅 rule"),
        ("first\n\n  second\n", "en", "first\n\nsecond"),
        ("Build to Scale", "zh", "Build to Scale"),
    ],
)
def test_spaces_stand_where_the_language_wants_them(text, suffix, expected):
    assert tidy(text, suffix) == expected
    assert tidy(expected, suffix) == expected
