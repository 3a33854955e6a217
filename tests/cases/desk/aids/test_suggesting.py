"""What a record may lack is suggested by its text and by the cases most like it, each with the reason."""

import pytest

from cases.desk.suggesting import suggestions
from cases.finding import rebuild
from tests.factories import make_case, make_concept

pytestmark = pytest.mark.django_db
EMPTY = {"concepts": {}, "facts": [], "links": []}
TITLE = {"title": {"zh": "企业揭榜攻关", "en": ""}}


def text(zh, en):
    return {"title": {"zh": zh, "en": en}, "summary": {"zh": zh, "en": en}}


@pytest.fixture(autouse=True)
def cases():
    """Three cases of open bidding, two of them on quantum technology, and many with nothing in common."""
    make_concept("instrument", "open-bidding", broader="research-funding", name_zh="揭榜挂帅", name_en="Open bidding")
    make_concept("technology", "materials", name_zh="先进功能材料", name_en="Advanced materials")
    bidding, words = {"instrument": ["open-bidding"]}, text("企业揭榜攻关", "Firms bid for tasks")
    links = [{"indicator": "3.1", "mechanism_en": "Firms do the research."}]
    made = [make_case("CN-HA", **words, slug="one", concepts={**bidding, "technology": ["quantum"]}, links=links)]
    made.append(make_case("CN-GS", **words, slug="two", concepts={**bidding, "technology": ["quantum"]}, links=links))
    made.append(make_case("CN-SD", **words, slug="three", concepts={**bidding, "target": ["firms"]}, links=[{"indicator": "2.2"}]))
    for number in range(24):
        make_case("US", **text(f"其他{number}", f"Else {number}"), **EMPTY, level="national")
    rebuild()
    return made


def keys(found):
    return [one.row.key for one in found.concepts]


def test_what_most_similar_cases_have_is_suggested_with_the_cases():
    found = suggestions(TITLE)
    assert keys(found) == ["open-bidding", "quantum"]
    assert [(len(one.cases), one.of) for one in found.concepts] == [(3, 3), (2, 3)]
    assert {case.slug for case in found.concepts[1].cases} == {"one", "two"}


def test_a_link_to_the_index_is_suggested_with_the_mechanism_of_the_closest_case():
    found = suggestions(TITLE)
    assert [(one.row.code, len(one.cases), one.link.mechanism_en) for one in found.indicators] == [("3.1", 2, "Firms do the research.")]


def test_what_is_chosen_and_what_stands_above_it_is_not_suggested():
    found = suggestions({**TITLE, "concepts": {"instrument": ["open-bidding"]}, "indicator_links": [{"indicator": "3.1.2"}]})
    assert keys(found) == ["quantum"]
    assert found.indicators == []


def test_a_concept_that_the_text_names_is_suggested_though_no_similar_case_has_it():
    found = suggestions({"title": {"zh": "支持先进功能材料的研究"}})
    assert [(one.row.key, one.name, one.cases) for one in found.concepts] == [("materials", "先进功能材料", [])]


def test_a_published_case_is_no_neighbour_of_its_own_draft():
    assert [case.slug for case in suggestions({**TITLE, "slug": "one"}).similar] == ["two", "three"]


@pytest.mark.parametrize("record", [{}, {"title": {"zh": "毫无关系"}}, {"title": "text", "concepts": 5, "indicator_links": [3]}])
def test_nothing_is_suggested_for_what_says_nothing(record):
    found = suggestions(record)
    assert (found.similar, found.concepts, found.indicators) == ([], [], [])


def test_suggestions_take_few_queries(django_assert_num_queries):
    suggestions(TITLE)
    with django_assert_num_queries(6):
        suggestions(TITLE)
