"""The page of one case."""

import html
import re

import pytest
from django.utils import translation

from cases.finding import rebuild
from tests.factories import make_case, make_indicator, make_link, make_organisation

pytestmark = pytest.mark.django_db


def words_of(response):
    """Answer the text of a page without its tags, spaces made one."""
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(text).split())


@pytest.fixture
def henan():
    make_indicator("1.1")
    return make_case(
        slug="henan-open-bidding",
        start="2025",
        end="2030",
        programme="RIE",
        how={"zh": "企业出题。\n揭榜攻关。", "en": "Firms set the tasks.\nBidders solve them."},
        original_name="重大产业关键技术攻关“揭榜挂帅”",
        original_language="zh-Hans",
        concepts={"instrument": ["open-bidding"], "pathway": ["supply"]},
        organisations=[{"organisation": "cn-miit", "role": "lead"}],
        facts=[
            {"value": 10_000_000, "unit": "CNY", "qualifier": "at_least", "also": ["planned"], "year": 2025, "source": "caict-2021"},
            {"text": {"zh": "每年一次", "en": "once a year"}, "label": {"zh": "频次", "en": "How often"}},
        ],
        citations=[{"source": "caict-2025", "place": "ch 2, s 1, p 2"}],
        links=[{"indicator": "1.1", "directness": "contributory", "basis": "source"}],
        note={"zh": "数字不一。", "en": "Figures differ."},
    )


@pytest.mark.parametrize(("language", "title"), [("en", "Henan open bidding"), ("zh-hans", "河南省重大产业关键技术揭榜挂帅")])
def test_the_page_stands_in_both_languages(client, henan, language, title):
    response = client.get(f"/{language}/cases/henan-open-bidding/")
    assert response.status_code == 200
    assert title in response.content.decode().split("</h1>")[0]


def test_every_figure_has_qualifier_unit_year_evidence_source_and_place(client, henan):
    text = words_of(client.get("/en/cases/henan-open-bidding/"))
    assert "Projects listed each year planned, at least CNY 10 million" in text
    assert "no price level of CN for 2025 here 2025 announced Source [2] ch. 2, sec. 1, para. 2" in text
    assert "How often once a year – no year given announced Source [1]" in text


def test_words_instead_of_a_number_say_their_own_at_least(client):
    words = {"zh": "不低于三分之一", "en": "at least one third"}
    make_case(slug="thirds", facts=[{"text": words, "qualifier": "at_least", "also": ["planned"]}])
    assert "Projects listed each year planned at least one third –" in words_of(client.get("/en/cases/thirds/"))


def test_the_page_says_what_the_record_holds(client, henan):
    text = words_of(client.get("/en/cases/henan-open-bidding/"))
    for words in (
        "in force 2025–2030",
        "Firms set the tasks. Bidders solve them.",
        "重大产业关键技术攻关“揭榜挂帅”",
        "Organisation cn-miit lead",
        "Concept open-bidding",
        "1.1 Indicator 1.1 Firms set the tasks. contributory · stated in the source",
        "Programme RIE (RIE)",
        "Figures differ.",
        "http://testserver/en/cases/henan-open-bidding/",
        "written from the source",
        "河南省重大产业关键技术揭榜挂帅",
    ):
        assert words in text


def test_sources_are_numbered_citations_first_each_once(client, henan):
    page = client.get("/en/cases/henan-open-bidding/").content.decode()
    assert re.findall(r'<li id="source-(\d)">', page) == ["1", "2"]
    assert page.index("Report caict-2025") < page.index("Report caict-2021")


def test_the_dimension_leads_to_the_other_cases_that_should_move_it(client, henan):
    assert 'href="/en/cases/?dimension=1.1"' in client.get("/en/cases/henan-open-bidding/").content.decode()


def test_relations_show_from_both_ends_and_unpublished_cases_not_at_all(client, henan):
    make_case(slug="pilot", title={"zh": "试点", "en": "The pilot"}, relations=[{"other": henan, "kind": "pilots"}])
    make_case(slug="draft", stage="retired", title={"zh": "草稿", "en": "The draft"}, relations=[{"other": henan, "kind": "adapts"}])
    here, there = words_of(client.get("/en/cases/pilot/")), words_of(client.get("/en/cases/henan-open-bidding/"))
    assert "Lineage" in here
    assert "Henan open bidding for key industrial technologies start not known pilots" in here.split("Lineage")[1]
    assert "start not known pilots Place CN-HA in force The pilot" in there
    assert "The two complement each other." in there
    assert "The draft" not in there


def test_a_short_record_says_so_and_a_case_without_figures_too(client):
    make_case(slug="short", depth="short", facts=[])
    text = words_of(client.get("/en/cases/short/"))
    assert "Short record" in text
    assert "The source gives no figure for this case." in text
    assert "start not known" in text


def test_a_full_record_is_not_called_short(client, henan):
    assert "Short record" not in words_of(client.get("/en/cases/henan-open-bidding/"))


def test_a_removed_case_is_gone_with_a_page_that_says_so(client):
    make_case(slug="old", stage="retired", title={"zh": "旧案", "en": "The old case"})
    response = client.get("/en/cases/old/")
    assert response.status_code == 410
    assert "This case was removed" in words_of(response)
    assert "The old case" in words_of(response)


@pytest.mark.parametrize("slug", ["nothing", "x" * 300])
def test_an_unknown_case_is_not_found(client, slug):
    response = client.get(f"/en/cases/{slug}/")
    assert response.status_code == 404
    assert "There is no page at this address" in words_of(response)


@pytest.mark.parametrize("number", [1, 4])
def test_the_detail_takes_as_many_queries_for_many_rows_as_for_few(client, henan, django_assert_num_queries, number):
    for one in range(number):
        make_case(slug=f"other-{one}", relations=[{"other": henan, "kind": "adapts"}])
        make_link(henan, f"3.{one + 1}")
        henan.organisations.add(make_organisation(f"cn-{one}"), through_defaults={"role": "funder"})
    with django_assert_num_queries(18):
        client.get("/en/cases/henan-open-bidding/")


def test_a_card_names_dimensions_once_and_at_most_three_figures(client):
    case = make_case(
        facts=[{"value": value, "label": {"zh": f"数{value}", "en": f"Figure {value}"}} for value in (11, 22, 33, 44)],
        links=[{"indicator": "1.1"}, {"indicator": "1.2"}, {"indicator": "3.1"}],
    )
    rebuild()
    with translation.override("en"):
        card = client.get(f"/en/places/{case.jurisdiction.code}/").content.decode()
    card = card[card.index('<article class="card"') : card.index("</article>")]
    assert re.findall(r"Figure (\d\d)", card) == ["11", "22", "33"]
    assert re.findall(r"chip-(\d)", card) == ["1", "3"]
