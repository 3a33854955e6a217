import json

import pytest
from django.urls import reverse

from cases.models import Case
from tests.factories import make_case, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def henan():
    make_source("page", kind="page", title_en="A page", language="en", url="https://example.org/page")
    return make_case(slug="henan", title={"zh": "河南", "en": "Henan bids"}, facts=[{"value": 1, "source": "page", "place": "whole"}])


def test_a_case_page_offers_its_reference_in_every_style(client, henan):
    page = client.get(reverse("case", args=["henan"])).content.decode()
    for key in ("gb-t-7714", "apa", "bibtex", "ris", "csl-json"):
        assert f'<textarea id="cite-{key}"' in page
    assert "Fusion Policy Atlas. Henan bids: Place CN-HA[DB/OL]. (" in page
    assert "http://testserver/en/cases/henan/." in page
    assert reverse("case_cite", args=["henan", "bib"]) in page


def test_a_removed_case_leads_to_the_page_that_says_so(client, henan):
    Case.objects.update(stage="retired")
    response = client.get(reverse("case_cite", args=["henan", "ris"]), follow=True)
    assert response.status_code == 410


@pytest.mark.parametrize(
    ("form", "kind", "start"),
    [
        ("bib", "application/x-bibtex", "@misc{atlas-henan,"),
        ("ris", "application/x-research-info-systems", "TY  - DBASE\r\nID  - atlas-henan"),
        ("json", "application/vnd.citationstyles.csl+json", '[\n  {\n    "id": "atlas-henan"'),
        ("txt", "text/plain", "GB/T 7714-2015\n\n[1] Fusion Policy Atlas. Henan bids"),
    ],
)
def test_a_case_and_its_sources_are_a_file(client, henan, form, kind, start):
    response = client.get(reverse("case_cite", args=["henan", form]))
    assert response["Content-Type"].startswith(kind)
    assert response["Content-Disposition"] == f'attachment; filename="henan-en.{form}"'
    text = response.content.decode()
    assert text.startswith(start)
    assert "Report caict-2025" in text or "报告 caict-2025" in text
    assert "A page" in text


def test_a_file_of_another_form_is_not_there(client, henan):
    assert client.get(reverse("case_cite", args=["henan", "exe"])).status_code == 404
    assert client.get(reverse("cite_file", args=["exe"]), {"case": "henan"}).status_code == 404


def test_apa_stands_in_english_on_a_chinese_page_too(client, henan):
    page = client.get("/zh-hans/cite/", {"case": "henan", "style": "apa"}).content.decode()
    assert "Fusion Policy Atlas. (" in page
    assert "Henan bids [Policy case, Place CN-HA]." in page
    assert "from http://testserver/en/cases/henan/" in page
    assert "两创融合政策图谱. 河南: 地方 CN-HA[DB/OL]" in client.get("/zh-hans/cite/", {"case": "henan"}).content.decode()


def test_a_selection_cites_its_cases_then_every_source_once(client, henan):
    make_case(slug="hubei", title={"zh": "湖北", "en": "Hubei funds"})
    page = client.get("/en/cite/", {"case": ["hubei", "henan"]}).content.decode()
    assert "4 references in GB/T 7714-2015" in page
    numbers = [
        page.index(words)
        for words in ("[1] Fusion Policy Atlas. Hubei", "[2] Fusion Policy Atlas. Henan", "[3] 发布机构", "[4] The issuer")
    ]
    assert numbers == sorted(numbers)
    assert page.count("报告 caict-2025") == 1
    only = client.get("/en/cite/", {"case": ["hubei", "henan"], "only": "cases"}).content.decode()
    assert "[2]" in only
    assert "[3]" not in only


def test_the_pages_cost_few_queries(client, henan, django_assert_num_queries):
    for number in range(3):
        make_case(slug=f"case-{number}")
    query = {"case": ["henan", "case-0", "case-1", "case-2"]}
    with django_assert_num_queries(4):
        client.get("/en/cite/", query)
    with django_assert_num_queries(4):
        client.get("/en/cite.ris", query)
    with django_assert_num_queries(3):
        client.get("/en/cases/henan/cite.json")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "No case is chosen"),
        ({"case": "nowhere"}, "There is no case “nowhere”; it is left out."),
        ({"case": ["henan", "<b>", "x" * 3000]}, "There are no cases &lt;b&gt;, xxx"),
        ({"case": "henan", "style": "mla"}, "There is no style “mla”: choose one of those below."),
        ({"case": [f"many-{number}" for number in range(21)]}, "At most 20 cases fit; left out:"),
    ],
)
def test_what_is_wrong_with_an_address_is_said_and_the_rest_kept(client, henan, query, words):
    for number in range(21):
        make_case(slug=f"many-{number}")
    response = client.get("/en/cite/", query)
    assert response.status_code == 200
    assert words in response.content.decode()


def test_a_file_of_an_address_with_faults_leads_to_the_page_that_names_them(client, henan):
    for query in ("", "case=nowhere", "case=henan&case=nowhere"):
        response = client.get(f"/en/cite.bib?{query}")
        assert response.status_code == 302
        assert response["Location"] == f"/en/cite/?{query}"


def test_files_of_a_selection_are_those_of_the_page(client, henan):
    data = json.loads(client.get("/en/cite.json", {"case": "henan"}).content)
    assert [item["id"] for item in data] == ["atlas-henan", "caict-2025", "page"]
    data = json.loads(client.get("/en/cite.json", {"case": "henan", "only": "cases"}).content)
    assert [item["id"] for item in data] == ["atlas-henan"]
