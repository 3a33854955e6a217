"""The rows that tests stand on are themselves valid."""

import pytest

from cases.models import Case
from tests.factories import make_case, make_concept, make_indicator, make_program

pytestmark = pytest.mark.django_db


def test_a_case_without_changes_is_published_complete_and_clean():
    case = make_case()
    case.full_clean()
    for part in (*case.facts.all(), *case.citations.all(), *case.indicator_links.all()):
        part.full_clean()
    assert list(Case.objects.published()) == [case]
    assert [concept.key for concept in case.concepts.all()] == ["open-bidding"]


def test_parts_of_a_case_are_given_as_plain_data():
    case = make_case(
        jurisdiction="US-CO",
        programme="RIE",
        start="2025-11",
        title={"zh": "题目", "en": "A title"},
        concepts={"technology": ["quantum"], "instrument": ["loan"]},
        facts=[{"value": 5, "unit": "USD"}, {"text": {"zh": "词", "en": "words"}}],
        links=[{"indicator": "3.1"}, {"indicator": "3.1.1"}],
        organisations=[{"organisation": "us-nsf", "role": "funder"}],
        relations=[{"other": make_case(slug="henan-open-bidding")}],
    )
    assert (case.title_en, case.jurisdiction.parent.code, case.program.code, case.start_precision) == ("A title", "US", "RIE", "month")
    assert [fact.unit and fact.unit.key for fact in case.facts.all()] == ["USD", None]
    assert [link.indicator.code for link in case.indicator_links.all()] == ["3.1", "3.1.1"]
    assert case.relations.get().other.slug == "henan-open-bidding"


def test_an_indicator_stands_in_a_tree_with_one_root():
    assert make_indicator("1.1.1").parent.parent.parent.code == "0"
    make_indicator("2.1").full_clean()
    assert make_indicator("0").parent is None


def test_a_row_with_a_natural_key_is_made_once():
    assert make_concept("technology", "robotics", broader="hardware") == make_concept("technology", "robotics")
    assert make_program().jurisdiction == make_case(jurisdiction="US").jurisdiction
