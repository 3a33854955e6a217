"""How complete a record is: every part counts by its weight, whatever shape a draft has."""

import re
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cases.desk.completeness import PARTS, completeness
from cases.records.shape import KEYS

ROOT = Path(__file__).resolve().parents[3]
BOTH = {"zh": "文字", "en": "words"}
SCHEMES = ("pathway", "instrument", "technology", "stage", "barrier", "organisation-mode", "target", "trend")
WHOLE = {
    "slug": "henan",
    "title": BOTH,
    "summary": BOTH,
    "how": BOTH,
    "original_name": {"text": "揭榜挂帅", "lang": "zh-Hans"},
    "aliases": ["open bidding"],
    "jurisdiction": "CN-HA",
    "level": "subnational",
    "status": "in_force",
    "start": "2025",
    "depth": "full",
    "organisations": [{"organisation": "cn-miit", "role": "lead"}],
    "concepts": {scheme: ["one"] for scheme in SCHEMES},
    "facts": [{"label": BOTH, "value": 5, "unit": "CNY", "source": "caict-2025", "place": "p 1", "evidence": "announced"}],
    "indicator_links": [{"indicator": "1.1", "mechanism": BOTH}],
    "citations": [{"source": "caict-2025", "place": "p 1"}],
}


def missing(record):
    return {lack.path for lack in completeness(record).missing}


def without(*keys, **changes):
    return {key: value for key, value in {**WHOLE, **changes}.items() if key not in keys}


def test_a_record_with_every_part_is_complete():
    assert (completeness(WHOLE).share, completeness(WHOLE).missing, completeness(WHOLE).is_complete) == (100, (), True)


def test_an_empty_record_has_nothing_and_is_told_all():
    done = completeness({})
    assert done.share == 0
    assert {path[0] for path in missing({})} | {"slug", "depth", "end"} == WHOLE.keys() | {"end"}
    assert sum(lack.points for lack in done.missing) == pytest.approx(100)


def test_the_weights_of_a_full_record_in_force_are_its_points():
    assert sum(part.weight for part in PARTS if part.asked(WHOLE)) == 100


def test_the_weights_are_those_of_the_documentation():
    told = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8").partition("| part | weight |")[2]
    assert [int(weight) for weight in re.findall(r"\| (\d+) \|", told)] == [part.weight for part in PARTS]


@pytest.mark.parametrize(
    ("key", "points"), [("summary", 8), ("how", 8), ("original_name", 5), ("start", 6), ("facts", 13), ("citations", 8)]
)
def test_a_part_that_is_missing_costs_its_weight(key, points):
    assert completeness(without(key)).share == 100 - points
    assert {path[0] for path in missing(without(key))} == {key}


def test_one_language_of_two_is_half():
    done = completeness({**WHOLE, "summary": {"zh": "文字"}})
    assert (done.share, [(lack.path, lack.points) for lack in done.missing]) == (96, [(("summary", "en"), 4)])


@pytest.mark.parametrize(("scheme", "points"), [("instrument", 6), ("barrier", 3), ("trend", 1)])
def test_each_scheme_counts_for_itself(scheme, points):
    concepts = {key: value for key, value in WHOLE["concepts"].items() if key != scheme}
    done = completeness({**WHOLE, "concepts": concepts})
    assert (done.share, done.missing[0].path) == (100 - points, ("concepts", scheme))


def test_of_a_short_record_neither_facts_nor_how_it_works_are_asked():
    assert completeness(without("facts", "how", depth="short")).share == 100
    assert missing({**without("how", depth="short"), "facts": [{"value": 5}]}) == {("facts", 0)}


def test_the_end_is_asked_of_what_has_ended():
    assert missing({**WHOLE, "status": "ended"}) == {("end",)}
    assert missing({**WHOLE, "status": "ended", "end": "2026"}) == set()


def test_a_fact_without_its_place_in_the_source_counts_by_its_share():
    facts = [*WHOLE["facts"], {**WHOLE["facts"][0], "place": ""}]
    done = completeness({**WHOLE, "facts": facts})
    assert (done.share, done.missing[0].path) == (93, ("facts", 1))


def test_a_link_without_its_mechanism_in_both_languages_is_not_whole():
    assert missing({**WHOLE, "indicator_links": [{"indicator": "1.1", "mechanism": {"en": "words"}}]}) == {("indicator_links", 0)}


def test_acronyms_serve_as_other_names():
    assert completeness(without("aliases", acronyms=["RIE"])).share == 100


def test_a_tiny_gap_is_never_a_hundred():
    facts = WHOLE["facts"] * 99 + [{"value": 1}]
    assert completeness({**WHOLE, "facts": facts}).share == 99


def test_the_weightiest_gap_is_told_first():
    assert [lack.path for lack in completeness(without("start", "facts", "aliases")).missing] == [("facts",), ("start",), ("aliases",)]


def test_what_is_missing_is_said_in_words():
    with translation.override("en"):
        assert str(completeness(without("start")).missing[0].words) == "the start"


odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*BOTH, *SCHEMES, "source", "mechanism"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(KEYS), odd))
def test_no_shape_of_a_draft_breaks_it(record):
    done = completeness(record)
    assert 0 <= done.share <= 100
    assert (done.share == 100) == done.is_complete
