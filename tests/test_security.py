"""What every answer carries, what production refuses, and what bad input comes to."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import make_case, make_indicator

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "/en/",
    "/en/about/",
    "/en/cases/",
    "/en/cases/henan-open-bidding/",
    "/en/cite/?case=henan-open-bidding",
    "/en/brief/?case=henan-open-bidding",
    "/en/places/",
    "/en/places/CN-HA/",
    "/en/places/compare/?place=CN-HA",
    "/en/technologies/",
    "/en/technologies/quantum/",
    "/en/problems/",
    "/en/problems/funding-gap/",
    "/en/instruments/",
    "/en/instruments/open-bidding/",
    "/en/programs/",
    "/en/programs/rie/",
    "/en/index/",
    "/en/sources/",
    "/en/sources/caict-2025/",
    "/en/suggestions/?q=henan",
    "/en/admin/login/",
    "/api/",
    "/api/schema/",
    "/api/v1/cases/",
    "/api/v1/cases/henan-open-bidding/",
    "/robots.txt",
)
PRODUCTION = {"LOCAL": "false", "DEBUG": "false", "ALLOWED_HOSTS": "atlas.example.org", "DATABASE_URL": "sqlite:///:memory:"}


@pytest.fixture
def case(db):
    concepts = {"technology": ["quantum"], "barrier": ["funding-gap"], "instrument": ["open-bidding"]}
    return make_case(slug="henan-open-bidding", concepts=concepts, programme="RIE")


def directives(response):
    policy = response["Content-Security-Policy"]
    return {name: values.split() for name, _, values in (part.strip().partition(" ") for part in policy.split(";"))}


@pytest.mark.parametrize("address", [*PAGES, "/", "/en/nowhere/", "/en/admin/"])
def test_every_answer_carries_a_strict_policy_and_the_security_headers(client, case, address):
    response = client.get(address)
    policy = directives(response)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["form-action"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_type_answers_and_loads_nothing_from_outside(client, case, address):
    response = client.get(address)
    assert response.status_code == 200
    loaded = re.findall(r"<(?:script|img|iframe|source|use)\b[^>]*?(?:src|href)=[\"']([^\"']+)", response.content.decode())
    loaded += [link for link in re.findall(r"<link\b[^>]*>", response.content.decode()) if 'rel="stylesheet"' in link]
    assert [address for address in loaded if re.search(r"(?:^|=\")(?:https?:)?//", address)] == []


@pytest.mark.parametrize("address", [address for address in PAGES if not address.startswith("/api/v1") and address != "/robots.txt"])
def test_no_page_has_a_script_or_style_inside(client, case, address):
    assert inline_code(client.get(address).content.decode()) == []


def test_no_template_has_a_script_or_style_inside():
    found = {str(path): inline_code(path.read_text(encoding="utf-8")) for path in (ROOT / "templates").rglob("*.html")}
    assert {path: code for path, code in found.items() if code} == {}


def inline_code(html):
    """Answer every inline script, style, style attribute, handler and script address in *html*."""
    forms = (r"<script(?![^>]*\bsrc=)[^>]*>", r"<style\b[^>]*>", r"<[a-z][^>]*\sstyle\s*=[^>]*>", r"<[a-z][^>]*\son[a-z]+\s*=[^>]*>")
    return [code for form in (*forms, r"[\"']javascript:[^\"']*") for code in re.findall(form, html, flags=re.IGNORECASE)]


@pytest.mark.parametrize("html", ["<script>x</script>", "<style>", '<p style="x">', "<p class=a\nonclick='x'>", "<a href='javascript:x'>"])
def test_inline_code_is_seen(html):
    assert inline_code(html)


def test_harmless_markup_is_not_taken_for_inline_code():
    assert inline_code('<script src="/x.js" defer></script><p class="style" data-only="1">style=on = x</p>') == []


def start(environment, *command):
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    run = [sys.executable, "-W", "error", "manage.py", *(command or ("check",))]
    return subprocess.run(run, cwd=ROOT, env={**keep, **environment}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("missing", "words"), [("SECRET_KEY", "SECRET_KEY is not set"), ("ALLOWED_HOSTS", "ALLOWED_HOSTS is not set")])
def test_production_refuses_to_start_without(missing, words):
    done = start({**PRODUCTION, "SECRET_KEY": secrets.token_urlsafe(50), missing: ""})
    assert done.returncode != 0
    assert words in done.stderr


def test_the_deployment_check_is_clean_in_production():
    done = start({**PRODUCTION, "SECRET_KEY": secrets.token_urlsafe(50)}, "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


def test_cookies_of_the_desk_are_closed_to_scripts_and_other_sites(client, db):
    cookie = client.get("/en/admin/login/").cookies[settings.CSRF_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


def test_a_host_that_is_not_ours_is_refused_with_a_page_of_our_own(client):
    response = client.get("/en/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"evil.example" not in response.content
    assert b"This request could not be understood" in response.content


def test_a_form_from_elsewhere_is_refused_with_a_page_of_our_own(db):
    response = Client(enforce_csrf_checks=True).post("/en/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "The form could not be accepted" in response.content.decode()


ODD_VALUES = (
    "%00",
    "%ff%fe",
    "%ED%A0%80",
    "x" * 10_000,
    "%22",
    "'%22)(*",
    "-1",
    "9" * 40,
    "%F0%9F%92%A9",
    "%0a%0d",
    "..%2f..%2f",
    "%%",
    "[]",
)
ODD_NAMES = ("q", "page", "sort", "view", "place", "start", "technology", "page_size", "nonsense", "%00", "%ff")


@pytest.mark.parametrize("value", ODD_VALUES)
@pytest.mark.parametrize("address", ["/en/cases/", "/api/v1/cases/", "/en/suggestions/", "/en/places/", "/en/index/", "/en/admin/login/"])
def test_odd_values_in_a_query_never_fail(client, case, address, value):
    for name in ODD_NAMES:
        response = client.get(f"{address}?{name}={value}", follow=True)
        assert response.status_code in ({200, 400, 404} if name == "page" else {200, 400}), name
    assert client.head(f"{address}?q={value}").status_code in {200, 302, 400}


@pytest.mark.parametrize("value", ["%00", "a%00b", "%ff%fe", "%ED%A0%80", "x" * 5_000, "%22'", "..", "%F0%9F%92%A9", "%0a"])
@pytest.mark.parametrize("kind", ["cases", "places", "technologies", "problems", "instruments", "programs", "sources", "admin", "nowhere"])
def test_odd_paths_are_not_found_and_never_fail(client, case, kind, value):
    assert client.get(f"/en/{kind}/{value}/", follow=True).status_code in {200, 400, 404}


def test_too_many_parameters_are_refused_plainly(client, case):
    assert client.get("/en/cases/?" + "&".join(f"q={number}" for number in range(2_000))).status_code == 400


@pytest.mark.parametrize(
    ("path", "query"), [("/en/\xff\xfe/", ""), ("/en/places/\0/", ""), ("/en/cases/", "q=\xff"), ("/en/cases/", "q=\0")]
)
def test_raw_bytes_in_an_address_never_fail(client, case, path, query):
    """As a server hands them over, without the tidying that a test client does."""
    response = client.get("/", PATH_INFO=path, QUERY_STRING=query)
    assert response.status_code in {200, 302, 400, 404}


def test_odd_values_at_the_desk_never_fail(admin_client, case):
    make_indicator()
    for address in ("/en/admin/cases/case/", "/en/admin/reference/concept/", "/en/admin/indicators/indicator/"):
        for query in ("q=%00", "q=%27%22%5C", "part=%00", "part=linkable", "stage__exact=x", "p=x", "o=9.9.9", "kind__in=%00", "e=1"):
            assert admin_client.get(f"{address}?{query}", follow=True).status_code == 200, query


def test_a_failure_shows_a_page_of_our_own_without_secrets(client, case, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("cases.models.Case.title", property(lambda self: 1 / 0))
    response = client.get("/en/cases/henan-open-bidding/")
    assert response.status_code == 500
    page = response.content.decode()
    assert "Something went wrong on our side" in page
    assert "ZeroDivisionError" not in page
    assert inline_code(page) == []


def test_robots_stay_away_from_the_desk(client):
    response = client.get("/robots.txt")
    assert "Disallow: /*/admin/" in response.content.decode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
