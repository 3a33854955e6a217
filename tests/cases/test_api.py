"""The API: the explorer's twin."""

import pytest

from cases.finding import rebuild
from cases.models import Case
from tests.factories import make_case, make_unit

pytestmark = pytest.mark.django_db

LIST = "/api/v1/cases/"


@pytest.fixture
def cases():
    make_unit("CNY")
    facts = [{"value": "10000000", "unit": "CNY", "qualifier": "at_least"}]
    made = [
        make_case(slug="henan-open-bidding", jurisdiction="CN-HA", facts=facts, start="2025-11"),
        make_case(slug="us-rie", jurisdiction="US", programme="RIE", title={"zh": "引擎", "en": "Engines"}, start="2022"),
        make_case(slug="de-zim", jurisdiction="DE", title={"zh": "中央创新计划", "en": "ZIM"}),
    ]
    rebuild()
    return made


def test_the_list_has_the_explorers_cases_in_its_order(client, cases):
    for query in ("", "?place=CN&place=US", "?q=bidding", "?sort=title", "?start=2025", "?start=unknown", "?programme=RIE"):
        page = [case.slug for case, _matches in client.get("/en/cases/" + query).context["results"]]
        twin = [record["slug"] for record in client.get(LIST + query, headers={"accept-language": "en"}).json()["results"]]
        assert twin == page, query


def test_a_record_holds_everything_that_the_case_states(client, cases):
    record = client.get(LIST + "henan-open-bidding/").json()
    assert record["title"] == {"zh": cases[0].title_zh, "en": cases[0].title_en}
    assert (record["jurisdiction"], record["start"], record["status"]) == ("CN-HA", "2025-11", "in_force")
    (fact,) = record["facts"]
    assert (fact["value"], fact["unit"], fact["qualifier"], fact["source"], fact["place"]) == (
        10000000,
        "CNY",
        "at_least",
        "caict-2025",
        "ch 2, s 1, p 2",
    )
    assert record["indicator_links"][0]["indicator"] == "1.1"
    assert record["citations"] == [{"source": "caict-2025", "place": "ch 2, s 1, p 2"}]
    assert record["concepts"] == {"instrument": ["open-bidding"]}
    assert record["url"].endswith("/cases/henan-open-bidding/")


def test_pages_hold_up_to_500(client, cases):
    page = client.get(LIST + "?page_size=2").json()
    assert (page["count"], len(page["results"])) == (3, 2)
    assert len(client.get(page["next"]).json()["results"]) == 1
    assert len(client.get(LIST + "?page_size=9999").json()["results"]) == 3
    assert client.get(LIST + "?page=7").status_code == 404


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        ("?place=CN-HX", "place", "CN-HX"),
        ("?plase=CN", "plase", "did you mean “place”?"),
        ("?start=soon", "start", "2025"),
        ("?sort=best", "sort", "relevance, newest, place, title"),
        ("?q=" + "a" * 5000, "q", "first"),
    ],
)
def test_what_cannot_be_understood_is_an_error_that_names_the_fix(client, cases, query, name, words):
    response = client.get(LIST + query, headers={"accept-language": "en"})
    assert response.status_code == 400
    assert words in response.json()[name][0]


def test_retired_cases_are_gone(client, cases):
    Case.objects.filter(slug="us-rie").update(stage="retired")
    assert client.get(LIST + "us-rie/").status_code == 410
    assert client.get(LIST + "no-such-case/").status_code == 404


def test_nothing_can_be_written(client, cases):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(LIST + "de-zim/", data={}, content_type="application/json").status_code == 405


def test_a_page_of_records_takes_a_fixed_number_of_queries(client, cases, django_assert_max_num_queries):
    client.get(LIST)
    with django_assert_max_num_queries(13):
        client.get(LIST)


def test_the_schema_names_every_parameter_of_the_explorer(client):
    schema = client.get("/api/schema/?format=json").json()
    names = {parameter["name"] for parameter in schema["paths"][LIST]["get"]["parameters"]}
    assert {
        "q",
        "place",
        "pathway",
        "dimension",
        "instrument",
        "technology",
        "stage",
        "barrier",
        "status",
        "programme",
        "source",
        "start",
        "sort",
    } <= names
    assert {"page", "page_size"} <= names
    assert "indicator_links" in schema["components"]["schemas"]["Case"]["properties"]


def test_the_description_page_needs_nothing_from_outside(client):
    page = client.get("/api/").text
    assert "swagger-ui" in page
    assert "https://" not in page
