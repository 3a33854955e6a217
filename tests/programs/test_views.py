"""Pages of programmes."""

import pytest

from cases.finding import Question, find, rebuild
from tests.cases.test_views import words_of
from tests.factories import make_case, make_organisation, make_program

pytestmark = pytest.mark.django_db


@pytest.fixture
def engines():
    program = make_program("RIE", agency=make_organisation("us-nsf", acronym="NSF"), note={"zh": "十年。", "en": "Ten years."})
    make_case(slug="us-rie", jurisdiction="US", programme="RIE", start="2022")
    make_case(slug="us-rie-2", jurisdiction="US", programme="RIE")
    make_case(slug="us-rie-draft", jurisdiction="US", programme="RIE", stage="draft")
    make_program("SBIR")
    rebuild()
    return program


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("path", ["programs/", "programs/rie/", "programs/sbir/"])
def test_the_pages_stand_in_both_languages(client, engines, language, path):
    assert client.get(f"/{language}/{path}").status_code == 200


def test_the_list_counts_what_the_explorer_counts(client, engines):
    row = next(row for row in client.get("/en/programs/").context["programs"] if row.code == "RIE")
    assert row.case_count == find(Question(choices={"programme": ("RIE",)})).total == 2


def test_a_programme_shows_agency_note_and_its_published_cases(client, engines):
    response = client.get("/en/programs/rie/")
    text = words_of(response)
    assert "Organisation us-nsf (NSF)" in text
    assert "Ten years." in text
    assert [case.slug for case in response.context["cases"]] == ["us-rie", "us-rie-2"]


def test_a_programme_without_cases_says_so(client, engines):
    assert "No case of this programme yet." in words_of(client.get("/en/programs/sbir/"))


def test_an_unknown_programme_is_not_found(client, engines):
    assert client.get("/en/programs/nothing/").status_code == 404


def test_the_list_takes_one_query(client, engines, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/en/programs/")
