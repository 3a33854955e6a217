"""The explorer's page: choices, counts, chips, messages, fragments."""

import html
import re

import pytest
from django.urls import reverse
from django.utils import translation

from cases.finding import rebuild
from tests.factories import make_case, make_concept

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases():
    """Two open-bidding cases in China (one on quantum technology), one American programme."""
    make_concept("instrument", "research-funding", name={"zh": "研究资助", "en": "Research funding"})
    make_concept(
        "instrument", "open-bidding", broader="research-funding", name={"zh": "揭榜挂帅", "en": "Open bidding"}, alt_en=["challenge bounty"]
    )
    make_concept("technology", "quantum", name={"zh": "量子科技", "en": "Quantum"})
    bidding = {"instrument": ["open-bidding"]}
    henan = make_case(slug="henan-open-bidding", jurisdiction="CN-HA", concepts={**bidding, "technology": ["quantum"]}, start="2025")
    gansu = make_case(
        slug="gansu-open-bidding", jurisdiction="CN-GS", concepts=bidding, title={"zh": "甘肃省揭榜攻关", "en": "Gansu open bidding"}
    )
    program = {"title": {"zh": "美国某计划", "en": "US engines"}, "summary": {"zh": "区域引擎。", "en": "Regional engines."}}
    rie = make_case(
        slug="us-rie", jurisdiction="US", programme="RIE", acronyms=["RIE"], status="planned", links=[{"indicator": "3.1"}], **program
    )
    rebuild()
    return henan, gansu, rie


@pytest.fixture
def explore(client, cases):
    def explore(query="", language="en", **headers):
        with translation.override("zh-hans" if language == "zh" else "en"):
            address = reverse("explorer")
        response = client.get(address + query, headers=headers)
        assert response.status_code == 200
        return response

    return explore


def found(response):
    return [case.slug for case, _matches in response.context["results"]]


def facet(response, name):
    (printed,) = [facet for facet in response.context["facets"] if facet.name == name]
    return printed


def flat(values):
    return {value.key: value for top in values for value in (top, *flat(top.children).values())}


def text(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text)))


def test_several_values_of_a_facet_widen_and_several_facets_narrow(explore):
    assert set(found(explore("?place=CN-HA&place=US"))) == {"henan-open-bidding", "us-rie"}
    assert found(explore("?place=CN-HA&place=US&status=planned")) == ["us-rie"]


def test_counts_equal_the_list_and_ignore_the_facets_own_choice(explore):
    response = explore("?place=CN-HA")
    counts = {key: value.count for key, value in flat(facet(response, "place").values).items()}
    assert counts == {"CN": 2, "CN-HA": 1, "CN-GS": 1, "US": 1}
    for key, count in counts.items():
        assert len(found(explore(f"?place={key}"))) == count


def test_a_value_that_leads_to_nothing_is_no_link(explore):
    response = explore("?place=CN-HA")
    statuses = {value.key: value for value in facet(response, "status").values}
    assert statuses["in_force"].address
    assert (statuses["planned"].count, statuses["planned"].address) == (0, "")
    assert "status=planned" not in response.text


def test_a_value_chooses_itself_and_a_second_time_drops_itself(explore):
    values = flat(facet(explore("?q=bidding&page=2"), "place").values)
    assert values["CN-HA"].address == "?q=bidding&place=CN-HA"
    values = flat(facet(explore("?q=bidding&place=CN-HA&place=CN-GS"), "place").values)
    assert values["CN-HA"].address == "?q=bidding&place=CN-GS"


def test_places_and_instruments_stand_as_trees(explore):
    response = explore()
    (china,) = [value for value in facet(response, "place").values if value.key == "CN"]
    assert {child.key for child in china.children} == {"CN-HA", "CN-GS"}
    (funding,) = facet(response, "instrument").values
    assert (funding.count, [child.key for child in funding.children]) == (3, ["open-bidding"])


def test_chips_name_every_filter_and_take_back_one_alone(explore):
    response = explore("?q=bidding&place=CN-HA&technology=quantum&sort=title&view=table")
    chips = {chip.label: chip.address for chip in response.context["chips"]}
    assert chips["Place CN-HA"] == "?q=bidding&technology=quantum&sort=title&view=table"
    assert chips["Quantum"] == "?q=bidding&place=CN-HA&sort=title&view=table"
    assert response.context["clear_address"] == "?view=table"


@pytest.mark.parametrize(("query", "language"), [("?q=揭榜挂帅", "en"), ("?q=open+bidding", "zh")])
def test_one_query_in_either_language_finds_both(explore, query, language):
    assert set(found(explore(query, language))) == {"henan-open-bidding", "gansu-open-bidding", "us-rie"}


def test_a_result_says_why_it_matched_with_the_passage_or_the_synonym(explore):
    response = explore("?q=challenge+bounty&place=CN-GS")
    ((_case, matches),) = response.context["results"]
    assert matches[0]["field_label"] == "Subject"
    assert ("challenge bounty", True) in [(part.lower(), hit) for part, hit in matches[0]["passage"]]
    assert "<mark>" in response.text


def test_without_words_there_is_nothing_to_explain(explore):
    assert all(matches == [] for _case, matches in explore("?place=CN").context["results"])


def test_nothing_found_names_what_to_drop_with_the_count_it_gives(explore):
    response = explore("?place=US&technology=quantum")
    steps = {words: (count, address) for words, address, count in response.context["loosenings"]}
    assert steps["without Technology: Quantum"] == (1, "?place=US")
    assert steps["without Place: Place US"] == (1, "?technology=quantum")
    for count, address in steps.values():
        assert len(found(explore(address))) == count
    assert "No case has all of this at once." in response.text


def test_sorting_and_views_stand_in_the_address(explore):
    by_title = found(explore("?sort=title"))
    assert by_title == ["gansu-open-bidding", "henan-open-bidding", "us-rie"]
    assert found(explore("?sort=newest"))[0] == "henan-open-bidding"
    assert "<table>" in explore("?view=table").text


def test_htmx_gets_the_changing_part_alone_from_the_same_address(explore):
    whole, part = explore("?place=CN"), explore("?place=CN", **{"HX-Request": "true"})
    assert "<html" in whole.text
    assert part.text.lstrip().startswith('<div id="explorer"')
    assert part.text.split('<p id="announcement"')[0].strip() in whole.text
    assert 'hx-swap-oob="innerHTML">2 cases</p>' in part.text
    assert "HX-Request" in whole.headers["Vary"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?place=CN-HX", "“CN-HX” is not among the values of “Place”"),
        ("?technology=quantun", "did you mean “quantum”?"),
        ("?start=yesterday", "“yesterday” is not a year"),
        ("?sort=best", "“best” is no order"),
        ("?colour=red", "Not understood and left out: colour."),
        ("?q=" + "open bidding " * 800, "Only the first"),
    ],
)
def test_what_cannot_be_understood_is_said_and_no_filter_is_lost(explore, query, words):
    response = explore(query + "&place=CN-HA")
    assert words in text(response)
    assert "Place CN-HA" in [chip.label for chip in response.context["chips"]]


@pytest.mark.parametrize(
    "query",
    ["?page=0", "?page=-3", "?page=99999999999", "?page=two", "?view=", "?q=%22", "?q=%E2%80%9C揭榜", "?place=", "?q=%FF%FE", "?page="],
)
def test_absurd_values_give_the_nearest_page(explore, query):
    explore(query)


def test_lower_case_codes_of_places_are_understood(explore):
    assert found(explore("?place=cn-ha")) == ["henan-open-bidding"]


def test_a_slip_of_one_letter_still_finds_and_says_so(explore):
    response = explore("?q=quantun")
    assert "henan-open-bidding" in found(response)
    assert "these are for “quantum”" in text(response)


def test_the_page_takes_a_fixed_number_of_queries(client, cases, django_assert_max_num_queries):
    make_case(slug="third", jurisdiction="CN-GS", facts=[{"value": 3}, {"value": 4}], links=[{"indicator": "1.1.1"}, {"indicator": "2.1"}])
    rebuild()
    client.get("/en/cases/?q=bidding")
    with django_assert_max_num_queries(17):
        client.get("/en/cases/?q=bidding")


def test_suggestions_lead_to_facets_and_cases(client, cases):
    response = client.get("/en/suggestions/?q=quant")
    assert "?technology=quantum" in response.text
    assert "/en/cases/gansu-open-bidding/" in client.get("/en/suggestions/?q=Gansu+open").text
    assert client.get("/en/suggestions/").text.strip() == ""
