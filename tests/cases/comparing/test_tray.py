"""The tray: collected while browsing, in the session of the browser, with and without scripts."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.comparing import tray
from cases.finding import rebuild
from tests.cases.test_views import words_of
from tests.factories import make_case

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def cases():
    return [make_case(slug=slug, title={"zh": f"案例{slug}", "en": f"Case {slug}"}) for slug in ("one", "two", "three")]


def add(client, slug, **options):
    return client.post("/en/tray/", {"add": slug, "next": "/en/cases/?q=x", **options.pop("data", {})}, **options)


def collected(client):
    return client.session.get(tray.KEY, [])


def test_a_case_is_collected_and_the_reader_comes_back(client, cases):
    response = add(client, "one")
    assert (response.status_code, response["Location"]) == (302, "/en/cases/?q=x#case-one")
    add(client, "two")
    add(client, "one")
    assert collected(client) == ["one", "two"]


def test_a_case_is_taken_out_and_the_tray_emptied(client, cases):
    for slug in ("one", "two", "three"):
        add(client, slug)
    client.post("/en/tray/", {"remove": "two"})
    assert collected(client) == ["one", "three"]
    client.post("/en/tray/", {"remove": "unheard-of"})
    assert collected(client) == ["one", "three"]
    client.post("/en/tray/", {"empty": "1"})
    assert collected(client) == []


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_off_the_site(client, cases, address):
    response = add(client, "one", data={"next": address}, headers={"Referer": address})
    assert response["Location"] == "/en/tray/#case-one"


def test_without_a_field_the_way_back_is_where_the_reader_came_from(client, cases):
    response = add(client, "one", data={"next": ""}, headers={"Referer": "http://testserver/en/cases/one/"})
    assert response["Location"] == "http://testserver/en/cases/one/#case-one"


def test_the_way_back_leads_to_the_card_whose_button_was_pressed(client, cases):
    rebuild()
    fragment = add(client, "two")["Location"].partition("#")[2]
    assert f'id="{fragment}"' in client.get("/en/cases/").content.decode()
    assert client.post("/en/tray/", {"empty": "1", "next": "/en/cases/"})["Location"] == "/en/cases/"


@pytest.mark.parametrize("slug", ["nothing", "draft", "gone", "<b>", "", "x" * 300])
def test_only_published_cases_are_collected(client, cases, slug):
    make_case(slug="draft", stage="retired")
    make_case(slug="gone", stage="retired")
    response = add(client, slug)
    assert response["Location"] == "/en/tray/?outcome=unknown"
    assert "There is no such case" in words_of(client.get(response["Location"]))
    assert collected(client) == []


def test_a_full_tray_says_so_and_stays_as_it_is(client, cases):
    full = [f"case-{number}" for number in range(tray.MOST)]
    session = client.session
    session[tray.KEY] = full
    session.save()
    response = add(client, "one")
    assert response["Location"] == "/en/tray/?outcome=full"
    assert collected(client) == full
    answer = add(client, "two", headers=HTMX)
    assert "holds 20 cases at most" in words_of(answer)


def test_the_form_is_protected(cases):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/en/tray/", {"add": "one"}).status_code == 403
    page = client.get("/en/cases/one/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page).group(1)
    assert client.post("/en/tray/", {"add": "one", "csrfmiddlewaretoken": token}).status_code == 302


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/en/tray/").status_code == 405


def test_htmx_gets_the_tray_alone_and_hears_what_was_done(client, cases):
    response = add(client, "one", headers=HTMX)
    page = response.content.decode()
    assert "<html" not in page
    assert 'data-slugs="one"' in page
    assert re.search(r'<p id="tray-status" hx-swap-oob="innerHTML">Added to the comparison. 1 case collected', page)
    assert "HX-Request" in response["Vary"]
    emptied = client.post("/en/tray/", {"empty": "1"}, headers=HTMX).content.decode()
    assert 'data-slugs=""' in emptied
    assert " hidden>" in emptied


def test_htmx_asks_for_the_tray_after_a_step_back(client, cases):
    add(client, "one")
    page = client.get("/en/tray/", headers=HTMX).content.decode()
    assert 'data-slugs="one"' in page
    assert "tray-status" not in page


def test_the_tray_stands_on_every_page_with_where_it_leads(client, cases):
    for slug in ("one", "two"):
        add(client, slug)
    for path in ("", "about/", "places/", "cases/one/"):
        page = client.get(f"/en/{path}").content.decode()
        assert "2 cases collected" in page, path
        assert 'href="/en/compare/?case=one&amp;case=two"' in page, path


def test_more_cases_than_can_be_compared_lead_to_the_choice(client, cases):
    for slug in ("one", "two", "three"):
        add(client, slug)
    for slug in ("four", "five"):
        make_case(slug=slug)
        add(client, slug)
    page = client.get("/en/about/").content.decode()
    assert re.search(r'<a class="button" href="/en/tray/">Compare</a>', page)


def test_the_button_says_what_it_will_do(client, cases):
    button = r'<button [^>]*name="(\w+)" value="one" data-collect="(\w+)">'
    assert re.search(button, client.get("/en/cases/one/").content.decode()).groups() == ("add", "out")
    add(client, "one")
    assert re.search(button, client.get("/en/cases/one/").content.decode()).groups() == ("remove", "in")


def test_a_case_that_readers_cannot_see_has_no_button(admin_client):
    make_case(slug="draft", stage="retired")
    assert "data-collect" not in admin_client.get("/en/cases/draft/").content.decode()


def test_a_reader_who_collects_nothing_gets_no_session(client, cases):
    for path in ("", "cases/", "cases/one/", "compare/?case=one&case=two", "tray/", "about/"):
        client.get(f"/en/{path}")
    assert "sessionid" not in client.cookies
    add(client, "nothing")
    assert "sessionid" not in client.cookies
    add(client, "one")
    assert client.cookies["sessionid"].value
    client.post("/en/tray/", {"empty": "1"})
    assert not client.cookies["sessionid"].value


def test_emptying_the_tray_signs_nobody_out(admin_client, cases):
    add(admin_client, "one")
    admin_client.post("/en/tray/", {"empty": "1"})
    assert admin_client.get("/en/admin/").status_code == 200


def test_an_empty_tray_costs_no_query_and_a_filled_one_that_of_the_session(client, cases):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get("/en/about/")
        return [query["sql"] for query in asked if "django_session" in query["sql"]], len(asked)

    read, number = queries()
    assert read == []
    add(client, "one")
    read, number_collected = queries()
    assert (len(read), number_collected) == (1, number + 1)


def test_the_page_of_the_tray_lists_what_is_collected_in_its_order(client, cases):
    for slug in ("three", "one"):
        add(client, slug)
    page = client.get("/en/tray/").content.decode()
    assert re.findall(r'name="case" value="(\w+)" checked', page) == ["three", "one"]
    assert "Choose two to four" in words_of(client.get("/en/tray/"))


def test_the_page_of_the_tray_has_no_second_tray_at_its_foot(client, cases):
    add(client, "one")
    assert 'id="tray"' not in client.get("/en/tray/").content.decode()


def test_cases_that_left_the_atlas_are_dropped_with_a_word(client, cases):
    for slug in ("one", "two"):
        add(client, slug)
    cases[0].stage = "retired"
    cases[0].save()
    text = words_of(client.get("/en/tray/"))
    assert "1 case that you had collected is no longer in the atlas and was dropped." in text
    assert collected(client) == ["two"]
    assert "was dropped" not in words_of(client.get("/en/tray/"))


def test_a_list_that_somebody_tampered_with_is_empty(client, cases):
    for value in ("one", {"one": 1}, [1, None]):
        session = client.session
        session[tray.KEY] = value
        session.save()
        assert client.get("/en/tray/").status_code == 200
        assert client.get("/en/about/").status_code == 200


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_stands_in_both_languages(client, cases, language):
    add(client, "one")
    assert client.get(f"/{language}/tray/?outcome=%3Cb%3E").status_code == 200


def test_the_page_takes_a_few_queries_however_many_cases(client, django_assert_max_num_queries):
    for number in range(12):
        make_case(slug=f"many-{number}")
        add(client, f"many-{number}")
    with django_assert_max_num_queries(5):
        client.get("/en/tray/")
