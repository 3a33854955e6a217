from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from tests.cases.comparing.brief.making import make_pair
from tests.factories import make_case

pytestmark = pytest.mark.django_db
PAIR = {"case": ["henan", "gansu"]}


def test_the_page_shows_what_the_document_will_hold(client):
    make_pair()
    page = client.get("/en/brief/", PAIR).content.decode()
    for words in ("Policies compared: Place CN-HA, Place CN-GS", "Comparison", "The cases", "Tasks are listed. Firms bid.", "Sources"):
        assert words in page
    assert '<a class="source-mark" href="#source-1">[1]</a>' in page
    assert '<li id="source-1">' in page
    assert 'formaction="/en/brief.docx"' in page
    assert 'formaction="/zh-hans/brief.docx"' in page


def test_the_form_keeps_what_was_chosen(client):
    make_pair()
    page = client.get("/en/brief/", {**PAIR, "title": "Two & more", "part": ["cases"]}).content.decode()
    assert 'value="Two &amp; more"' in page
    assert page.count("checked") == 1
    assert '<input type="hidden" name="case" value="henan">' in page
    assert "/en/brief/?case=gansu&amp;title=Two+%26+more&amp;part=cases" in page
    assert "brief-table" not in page


def test_the_document_comes_under_a_readable_name(client):
    make_pair()
    response = client.get("/en/brief.docx", {**PAIR, "title": "Ours"})
    assert response["Content-Type"] == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert response["Content-Disposition"].startswith('attachment; filename="policy-brief-20')
    assert response["Content-Disposition"].endswith('-en.docx"')
    assert Document(BytesIO(response.content)).core_properties.title == "Ours"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "No case is chosen. A brief holds one to 10 cases"),
        ({"case": "nowhere"}, "There is no case “nowhere”; it is left out."),
        ({"case": ["henan", "one", "two"]}, "There are no cases one, two; they are left out."),
        ({"case": [f"many-{number}" for number in range(11)]}, "At most 10 cases fit; left out:"),
        ({"case": "henan", "title": "长" * 5000}, "The title is longer than 120 characters and is left out: shorten it."),
        ({"case": "henan", "part": "poem"}, "There is no part “poem”: choose among those below."),
    ],
)
def test_what_is_wrong_with_an_address_is_said_on_the_page_also_for_the_document(client, query, words):
    make_pair()
    for number in range(11):
        make_case(slug=f"many-{number}")
    for address in ("/en/brief/", "/en/brief.docx"):
        response = client.get(address, query, follow=True)
        assert response.status_code == 200
        assert words in response.content.decode()


def test_the_page_and_the_document_cost_few_queries(client, django_assert_num_queries):
    make_pair()
    for number in range(2):
        make_case(slug=f"case-{number}")
    query = {"case": ["henan", "gansu", "case-0", "case-1"], "part": ["table", "cases"]}
    with django_assert_num_queries(10):
        client.get("/en/brief/", query)
    with django_assert_num_queries(10):
        client.get("/en/brief.docx", query)


def test_the_brief_leads_to_the_references_alone(client):
    make_pair()
    assert f"{reverse('cite')}?case=henan&amp;case=gansu" in client.get("/en/brief/", PAIR).content.decode()


def test_the_comparison_and_the_tray_lead_to_the_brief_and_to_the_references(client):
    make_pair()
    page = client.get("/en/compare/", PAIR).content.decode()
    assert 'href="/en/brief/?case=henan&amp;case=gansu"' in page
    assert 'href="/en/cite/?case=henan&amp;case=gansu"' in page
    client.post("/en/tray/", {"add": "henan"})
    page = client.get("/en/tray/").content.decode()
    assert 'formaction="/en/brief/"' in page
    assert 'formaction="/en/cite/"' in page
