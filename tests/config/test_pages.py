"""Home, about, errors, and the frame that every page stands in."""

import re

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.template.loader import render_to_string

from cases.finding import rebuild
from tests.cases.test_views import words_of
from tests.factories import make_case, make_concept, make_jurisdiction

pytestmark = pytest.mark.django_db


@pytest.fixture
def atlas():
    make_jurisdiction("CN-HA", tile_row=1, tile_column=1)
    make_concept("barrier", "valley-of-death", broader="transfer-level", name={"zh": "死亡之谷", "en": "Valley of death"})
    make_case(slug="henan-1", concepts={"barrier": ["valley-of-death"]}, start="2025")
    make_case(slug="germany", jurisdiction="DE", start="2024")
    rebuild()


def test_the_home_page_shows_three_doors_and_the_newest_cases(client, atlas):
    response = client.get("/en/")
    text = words_of(response)
    assert "2 policy cases from 2 places" in text
    assert "Valley of death 1" in text
    assert "Place DE 1" in text
    assert [case.slug for case in response.context["newest"]] == ["henan-1", "germany"]


EMPTY = ("", "about/", "about/collection/", "places/", "technologies/", "problems/", "instruments/", "programs/", "sources/", "index/")


@pytest.mark.parametrize("path", EMPTY)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_pages_without_any_content_stand(client, path, language):
    response = client.get(f"/{language}/{path}")
    assert response.status_code == (404 if path in {"technologies/", "problems/", "instruments/"} else 200)


def test_the_bare_address_leads_to_the_language_of_the_reader(client):
    assert client.get("/", headers={"accept-language": "en-GB,en;q=0.9"})["Location"] == "/en/"
    assert client.get("/", headers={"accept-language": "zh-CN"})["Location"] == "/zh-hans/"


@pytest.mark.parametrize(
    "path", ["places/CN-HA/", "cases/henan-1/", "cases/?q=%E6%8F%AD%E6%A6%9C&place=CN-HA&place=DE", "about/", "nothing/"]
)
def test_the_language_switch_keeps_page_and_query(client, atlas, path):
    page = client.get(f"/en/{path}").content.decode()
    switch = re.search(r'<a href="([^"]+)" lang="zh-Hans" hreflang', page).group(1).replace("&amp;", "&")
    assert switch == (f"/zh-hans/{path}" if path != "nothing/" else "/en/nothing/")


def test_a_page_names_its_language_its_address_and_its_twin(client, atlas):
    page = client.get("/zh-hans/places/CN-HA/").content.decode()
    assert '<html lang="zh-Hans">' in page
    assert '<link rel="canonical" href="http://testserver/zh-hans/places/CN-HA/">' in page
    assert '<link rel="alternate" hreflang="en" href="http://testserver/en/places/CN-HA/">' in page


@pytest.mark.parametrize(
    "path", ["", "cases/henan-1/", "places/", "places/CN-HA/", "problems/valley-of-death/", "sources/", "about/", "nothing/"]
)
def test_no_page_has_inline_script_or_style_or_an_outside_resource(client, atlas, path):
    page = client.get(f"/en/{path}").content.decode()
    assert not re.search(r"<style|<[^>]*\s(?:style|on[a-z]+)=|javascript:", page)
    assert not re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", page)
    assert not re.findall(r'(?:src|<link[^>]+stylesheet[^>]+href)="(?:https?:)?//[^"]+"', page)


def test_a_page_that_is_not_there_says_where_to_go(client):
    response = client.get("/en/nothing/")
    assert response.status_code == 404
    assert "All cases" in words_of(response)


@pytest.mark.parametrize("code", ["400", "500"])
def test_the_pages_of_last_resort_need_nothing_and_speak_both_languages(code):
    page = render_to_string(f"{code}.html")
    assert 'lang="zh-Hans"' in page
    assert 'lang="en"' in page
    assert "{" not in page
    for address in re.findall(r'href="/static/([^"]+)"', page):
        assert (settings.BASE_DIR / "static" / address).exists()


def test_a_refusal_is_a_page_of_ours(rf, client):
    assert "This page is not open to you" in render_to_string("403.html", request=rf.get("/en/"))


def test_the_home_page_takes_as_many_queries_for_many_cases_as_for_few(client, atlas, django_assert_max_num_queries):
    for number in range(6):
        make_case(slug=f"more-{number}")
    rebuild()
    client.get("/en/")
    with django_assert_max_num_queries(14):
        client.get("/en/")


def refuse_to_run(message):
    def run(execute, sql, parameters, many, context):
        raise OperationalError(message)

    return run


def test_a_database_that_stays_locked_is_no_failure_and_loses_nothing(client):
    with connection.execute_wrapper(refuse_to_run("database is locked")):
        response = client.get("/en/cases/")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    assert "the browser sends what you entered once more" in response.text
    assert "不会丢失" in response.text


def test_other_trouble_of_the_database_stays_a_failure(client):
    with connection.execute_wrapper(refuse_to_run("disk I/O error")), pytest.raises(OperationalError):
        client.get("/en/cases/")
