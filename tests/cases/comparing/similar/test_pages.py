"""The page of similar cases, its file, and where it is led to from."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.finding import rebuild
from cases.models import Case, Posting, PostingVersion
from tests.factories import make_case, make_concept, make_jurisdiction

pytestmark = pytest.mark.django_db
PAGE = "/en/cases/henan/similar/"


@pytest.fixture
def cases():
    for key, name in (("open-bidding", "Open bidding"), ("matching", "Matching")):
        make_concept("instrument", key, name_zh=f"词{key}", name_en=name)
    for code, name in (("CN-HA", "Henan"), ("CN-GS", "Gansu")):
        make_jurisdiction(code, name_zh=f"地{code}", name_en=name)
    bidding = {"concepts": {"instrument": ["open-bidding"]}}
    made = {
        "henan": make_case("CN-HA", slug="henan", title={"zh": "河南揭榜", "en": "Henan bids"}, **bidding),
        "gansu": make_case("CN-GS", slug="gansu", title={"zh": "甘肃揭榜", "en": "Gansu bids <b>"}, **bidding),
        "sibling": make_case("CN-HA", slug="sibling", title={"zh": "兄弟", "en": "Sibling"}, **bidding),
        "germany": make_case("DE", slug="germany", title={"zh": "对接", "en": "Matching"}, concepts={"instrument": ["matching"]}),
    }
    for number in range(20):
        make_case("US", slug=f"else-{number}", title={"zh": f"其他{number}", "en": f"Else {number}"}, concepts={}, facts=[], links=[])
    rebuild()
    return made


def slugs(response, name="found"):
    return [one.neighbour.case.slug for one in response.context[name]]


def test_the_page_lists_other_places_first_and_the_same_place_apart(client, cases):
    response = client.get(PAGE)
    assert slugs(response)[0] == "gansu"
    assert slugs(response, "here") == ["sibling"]
    assert "Both use open bidding" in response.text
    assert "Gansu bids &lt;b&gt;" in response.text
    assert 'href="/en/compare/?case=henan&amp;case=gansu"' in response.text


def test_the_parts_of_a_score_are_shown_and_add_up(client, cases):
    one = client.get(PAGE).context["found"][0]
    assert sum(part.points for part in one.parts) == pytest.approx(one.neighbour.score)
    assert [part.start for part in one.parts] == pytest.approx(
        [sum(part.points for part in one.parts[:at]) for at in range(len(one.parts))]
    )
    page = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", client.get(PAGE).text))
    assert re.search(r"Instruments \d\d\.\d 34\.0 Open bidding in 3 cases", page)
    assert re.search(rf"Together {one.neighbour.score} 100\.0", page)


def test_the_words_that_both_texts_have_are_named(client, cases):
    cases["henan"].title_zh, cases["gansu"].title_zh = "中试熟化平台", "甘肃中试熟化"
    for case in cases.values():
        case.save()
    rebuild()
    assert '<span lang="zh-Hans">中试熟化</span>' in client.get(PAGE).text


def test_the_page_says_how_it_reckons(client, cases):
    page = client.get(PAGE).text
    assert "divided by itself, plus 1.2, plus 35% of the weight of what only one of the two has" in page
    assert "more than 12% of all cases have" in page


def test_places_can_be_chosen(client, cases):
    assert slugs(client.get(f"{PAGE}?where=country")) == ["gansu"]
    abroad = client.get(f"{PAGE}?where=abroad")
    assert "gansu" not in slugs(abroad)
    assert slugs(abroad, "here") == []


def test_weights_stand_in_the_address_and_the_form(client, cases):
    response = client.get(f"{PAGE}?e-instrument=0&e-text=3")
    assert re.search(r'name="e-instrument">.*?<option value="0" selected>', response.text)
    assert [part.points for part in response.context["found"][0].parts if part.name == "instrument"] == [0]


def test_the_form_leads_to_the_shortest_address(client, cases):
    response = client.get(f"{PAGE}?where=elsewhere&e-instrument=1&e-text=2&e-money=1")
    assert (response.status_code, response["Location"]) == (302, f"{PAGE}?e-text=2")
    assert client.get(f"{PAGE}?e-text=1")["Location"] == PAGE
    assert client.get(f"{PAGE}?e-text=2&where=abroad")["Location"] == f"{PAGE}?where=abroad&e-text=2"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?e-text=9", "“9” is not understood for “Words of the texts”"),
        ("?e-nothing=2", "There is no part “nothing” of the likeness"),
        ("?where=moon", "“moon” is no choice of places; there is: abroad, country, elsewhere"),
        ("?colour=red", "Not understood and left out: colour."),
        ("?" + "&".join(f"e-{part}=0" for part in ("instrument", "mode", "text", "technology", "barrier")), ""),
        ("?e-text=&where=", "is no choice of places"),
    ],
)
def test_what_is_not_understood_is_named_and_the_rest_shown(client, cases, query, words):
    response = client.get(PAGE + query)
    assert response.status_code == 200
    assert words in response.text
    assert slugs(response)


def test_a_place_without_cases_says_so(client, cases):
    response = client.get("/en/cases/germany/similar/?where=country")
    assert "No case there has anything in common with this one." in response.text
    assert 'href="/en/cases/germany/similar/"' in response.text


def test_retired_cases_are_gone(client, cases):
    Case.objects.filter(slug="henan").update(stage="retired")
    assert client.get(PAGE).status_code == 410
    assert client.get(f"{PAGE}cases.csv").status_code == 404
    assert client.get("/en/cases/nothing/similar/").status_code == 404


def test_the_file_has_every_part_and_both_reasons(client, cases):
    response = client.get(f"{PAGE}cases.csv?e-text=2")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert (rows[0]["of"], rows[0]["position"], rows[0]["case"], rows[0]["place"]) == ("henan", "1", "gansu", "CN-GS")
    assert sum(float(value) for name, value in rows[0].items() if name.startswith("points_")) == pytest.approx(float(rows[0]["score"]))
    assert "open bidding" in rows[0]["reason_en"]
    assert "词open-bidding" in rows[0]["reason_zh"]


def test_the_page_takes_few_queries(client, cases, django_assert_max_num_queries):
    client.get(PAGE)
    with django_assert_max_num_queries(8):  # the case, its facts, its country; twice the version, the cases, their facts; rest as the tray
        client.get(PAGE)


def test_the_page_of_a_case_names_similar_cases_elsewhere(client, cases):
    page = client.get("/en/cases/henan/").text
    assert "Similar cases elsewhere" in page
    assert "Both use open bidding" in page
    assert f'href="{PAGE}"' in page
    assert "Sibling" not in page


def test_similar_cases_cost_the_page_of_a_case_two_queries_and_a_look_at_the_version(client, cases, django_assert_num_queries):
    client.get("/en/cases/henan/")
    with CaptureQueriesContext(connection) as found:
        client.get("/en/cases/henan/")
    queries = len(found)
    Posting.objects.all().delete()
    PostingVersion.objects.update(number=1)
    client.get("/en/cases/henan/")
    with django_assert_num_queries(queries - 2):
        client.get("/en/cases/henan/")


def test_a_case_without_relatives_has_no_such_section(client):
    make_case(slug="alone")
    rebuild()
    assert "Similar cases elsewhere" not in client.get("/en/cases/alone/").text


def test_cards_lead_to_more_like_this(client, cases):
    assert f'href="{PAGE}"' in client.get("/en/cases/?place=CN-HA").text
