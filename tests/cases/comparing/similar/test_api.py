"""Similar cases for programs."""

import pytest

from cases.finding import rebuild
from cases.models import Case
from tests.factories import make_case

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/cases/henan/similar/"


@pytest.fixture
def cases():
    bidding = {"concepts": {"instrument": ["open-bidding"]}}
    make_case("CN-HA", slug="henan", title={"zh": "河南", "en": "Henan"}, **bidding)
    make_case("CN-GS", slug="gansu", title={"zh": "甘肃", "en": "Gansu"}, **bidding)
    for number in range(8):
        make_case("US", slug=f"else-{number}", title={"zh": f"其他{number}", "en": f"Else {number}"}, concepts={})
    rebuild()


def get(client, query="", address=ADDRESS):
    return client.get(address + query, headers={"accept-language": "en"})


def test_the_answer_is_that_of_the_page_with_all_that_scores_stand_on(client, cases):
    answer = get(client).json()
    page = client.get("/en/cases/henan/similar/").context["found"]
    assert [one["slug"] for one in answer["results"]] == [one.neighbour.case.slug for one in page][:10]
    first = answer["results"][0]
    assert (first["slug"], first["jurisdiction"], first["title"]) == ("gansu", "CN-GS", {"zh": "甘肃", "en": "Gansu"})
    assert first["score"] == pytest.approx(sum(first["parts"].values()))
    assert first["shared"]["instrument"] == [{"facet": "instrument", "key": "open-bidding", "cases": 2}]
    assert first["reason"]["en"].startswith("Both use concept open-bidding")
    assert "概念 open-bidding" in first["reason"]["zh"]
    assert first["url"].endswith("/cases/gansu/")
    assert sum(answer["most"].values()) == pytest.approx(100)


def test_emphasis_limit_and_places_can_be_asked_for(client, cases):
    answer = get(client, "?e-instrument=0&limit=1&where=country").json()
    assert [one["slug"] for one in answer["results"]] == ["gansu"]
    assert answer["results"][0]["parts"]["instrument"] == 0
    assert (answer["where"], answer["most"]["instrument"]) == ("country", 0)


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        ("?e-text=7", "e-text", "write one of 0, 0.5, 1, 2, 3"),
        ("?e-texts=1", "e-texts", "did you mean “text”?"),
        ("?where=moon", "where", "there is: abroad, country, elsewhere, here"),
        ("?limit=0", "limit", "from 1 to 100"),
        ("?limit=many", "limit", "from 1 to 100"),
        ("?limit=²", "limit", "from 1 to 100"),
        ("?limits=3", "limits", "did you mean “limit”?"),
    ],
)
def test_what_cannot_be_understood_is_an_error_that_names_the_fix(client, cases, query, name, words):
    response = get(client, query)
    assert response.status_code == 400
    assert words in response.json()[name][0]


def test_retired_cases_are_gone(client, cases):
    Case.objects.filter(slug="henan").update(stage="retired")
    assert get(client).status_code == 410


def test_the_schema_names_every_parameter_and_part(client):
    schema = client.get("/api/schema/?format=json").json()
    operation = schema["paths"]["/api/v1/cases/{slug}/similar/"]["get"]
    names = {parameter["name"] for parameter in operation["parameters"]}
    assert {"slug", "where", "limit", "e-instrument", "e-text", "e-jurisdiction"} <= names
    assert {"score", "parts", "reason", "shared"} <= schema["components"]["schemas"]["Neighbour"]["properties"].keys()
