"""Pages of sources."""

from datetime import UTC, datetime

import pytest

from programs.models import AwardSource
from reference.models import Source
from tests.cases.test_views import words_of
from tests.factories import make_case, make_framework, make_price_level, make_profile, make_rate, make_source
from tests.programs.making import make_award, make_coordination, make_described

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    source = make_source(
        "caict-2025", attribution={"zh": "来源：中国信息通信研究院", "en": "Source: CAICT"}, url="https://example.org/report"
    )
    make_source("caict-2021")
    make_case(slug="henan-1", facts=[{"value": 5, "source": "caict-2021", "place": "table 1"}], citations=[{"place": "ch 2, s 1"}])
    make_case(slug="henan-2", citations=[{"place": "ch 2, s 2"}, {"place": "box 1"}])
    make_case(slug="draft", stage="retired")
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


def test_documents_stand_before_pages(client, report):
    make_source("a-page", kind="page", position=0)
    report.__class__.objects.exclude(key="a-page").update(position=1)
    assert [source.kind for source, _number in client.get("/en/sources/").context["sources"]] == ["report", "report", "page"]


def test_a_source_lists_the_programmes_that_cite_it_for_any_of_their_rows(client, report):
    program = make_described("RIE", source=report)
    award = make_award(make_described("RTIH"), "rtih-01", source="other")
    AwardSource.objects.create(award=award, source=report, place="whole", about="lead")
    make_coordination("memorandum", [program, award.program], ["us-nsf"], source=make_source("page-coordination"))
    assert [row.code for row in client.get("/en/sources/caict-2025/").context["programs"]] == ["RIE", "RTIH"]
    assert [row.code for row in client.get("/en/sources/other/").context["programs"]] == ["RTIH"]
    assert [row.code for row in client.get("/en/sources/page-coordination/").context["programs"]] == ["RIE", "RTIH"]
    assert "No case cites" not in words_of(client.get("/en/sources/other/"))


def test_an_unknown_source_is_not_found(client, report):
    assert client.get("/en/sources/nothing/").status_code == 404


def test_a_source_lists_the_frameworks_and_country_profiles_that_it_gives(client, report):
    make_framework("proposal", kind="proposal", name={"zh": "设想", "en": "Proposed metrics of fusion"}, source=report)
    make_profile("US", source=report)
    text = words_of(client.get("/en/sources/caict-2025/"))
    assert "Proposed metrics of fusion proposed metrics Country profiles: Place US" in text
    assert "Country profiles:" not in words_of(client.get("/en/sources/caict-2021/"))


def test_the_list_takes_three_queries(client, report, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/en/sources/")


def test_a_source_of_exchange_rates_shows_them(client):
    make_rate("EUR", 2023, "1.0817", "in_usd")
    make_price_level(2024, "105.2", source=make_source("rates"))
    text = words_of(client.get("/en/sources/rates/"))
    assert "2023 EUR, US dollars for one unit of the currency 1.0817 table 1 official page" in text
    assert "2024 price level of Place CN 105.2 table 1 secondary copy" in text
    assert "No case cites this source yet" not in text


def test_a_source_shows_its_archived_copy_and_that_its_address_failed(client, report):
    Source.objects.filter(pk=report.pk).update(
        archived_url="https://archive.example.org/1", link_state="failed", link_checked=datetime(2026, 11, 20, 12, tzinfo=UTC)
    )
    page = client.get("/en/sources/caict-2025/").content.decode()
    assert '<a href="https://archive.example.org/1" rel="noopener external">' in page
    assert "did not answer on 2026-11-20" in page
    assert (
        '<a href="https://archive.example.org/1" rel="noopener external">archived copy</a>'
        in client.get("/en/cases/henan-2/").content.decode()
    )
