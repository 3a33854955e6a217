"""Pages of sources."""

import pytest

from tests.cases.test_views import words_of
from tests.factories import make_case, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    source = make_source(
        "caict-2025", attribution={"zh": "来源：中国信息通信研究院", "en": "Source: CAICT"}, url="https://example.org/report"
    )
    make_source("caict-2021")
    make_case(slug="henan-1", facts=[{"value": 5, "source": "caict-2021", "place": "table 1"}], citations=[{"place": "ch 2, s 1"}])
    make_case(slug="henan-2", citations=[{"place": "ch 2, s 2"}, {"place": "box 1"}])
    make_case(slug="draft", stage="draft")
    return source


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("path", ["sources/", "sources/caict-2025/", "sources/caict-2021/"])
def test_the_pages_stand_in_both_languages(client, report, language, path):
    assert client.get(f"/{language}/{path}").status_code == 200


def test_a_source_shows_its_attribution_address_and_language(client, report):
    text = words_of(client.get("/zh-hans/sources/caict-2025/"))
    assert "来源：中国信息通信研究院" in text
    assert "https://example.org/report" in text
    assert "简体中文" in text


def test_a_source_lists_the_published_cases_with_the_places_cited(client, report):
    uses = client.get("/en/sources/caict-2025/").context["uses"]
    assert [(case.slug, places) for case, places in uses] == [
        ("henan-1", ["ch. 2, sec. 1"]),
        ("henan-2", ["ch. 2, sec. 2", "box 1", "ch. 2, sec. 1, para. 2"]),
    ]


def test_a_case_that_takes_only_a_figure_from_a_source_is_counted(client, report):
    counts = {source.key: number for source, number in client.get("/en/sources/").context["sources"]}
    assert counts == {"caict-2025": 2, "caict-2021": 1}


def test_an_unknown_source_is_not_found(client, report):
    assert client.get("/en/sources/nothing/").status_code == 404


def test_the_list_takes_three_queries(client, report, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/en/sources/")
