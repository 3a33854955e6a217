"""What a reader wants to count more, in an address."""

import pytest

from cases.comparing.similar import read_emphasis


def test_parts_are_weighed_and_written_as_short_as_can_be():
    found = read_emphasis({"e-text": "0", "e-instrument": "2", "e-stage": "1", "where": "abroad"})
    assert found.values == {"instrument": 2, "text": 0}
    assert found.query == "e-instrument=2&e-text=0"
    assert (found.get("instrument"), found.get("stage")) == (2, 1)
    assert found.problems == {}


def test_half_is_a_step():
    assert read_emphasis({"e-money": "0.5"}).query == "e-money=0.5"


def test_the_usual_has_no_address():
    assert read_emphasis({}).query == ""


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        ({"e-text": "7"}, "e-text", "“7” is not understood for “Words of the texts”"),
        ({"e-text": ""}, "e-text", "write one of 0, 0.5, 1, 2, 3"),
        ({"e-technologie": "2"}, "e-technologie", "did you mean “technology”?"),
        ({f"e-{'x' * 500}": "2"}, f"e-{'x' * 38}", "There is no part"),
    ],
)
def test_what_is_not_understood_counts_as_usual_and_is_named(query, name, words):
    found = read_emphasis(query)
    assert found.values == {}
    assert words in found.problems[name]


def test_something_must_count():
    parts = ("instrument", "mode", "text", "technology", "barrier", "stage", "target", "indicator", "money", "jurisdiction")
    found = read_emphasis({f"e-{part}": "0" for part in parts})
    assert found.values == {}
    assert "At least one part must count" in found.problems["e-"]
