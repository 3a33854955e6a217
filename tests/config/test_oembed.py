"""oEmbed: what frame shows a page, for sites that ask."""

import html
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.factories import make_case
from tests.indicators.editions.making import make_edition
from tests.indicators.making import make_score

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


@pytest.fixture(autouse=True)
def content():
    make_score("0", 2023, "138.2")
    make_score("1.1", 2023, "154.4")
    make_case(slug="henan")
    make_case(slug="draft", stage="retired")
    make_case(slug="old", stage="retired")


@pytest.fixture
def ask(client):
    def ask(url=f"{HOST}/en/index/", **parameters):
        return client.get("/api/oembed/", {"url": url, **parameters}, headers={"accept-language": "en"})

    return ask


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize(("page", "frame"), [("index/", "index/"), ("index/1.1/", "index/1.1/"), ("cases/henan/", "case/henan/")])
def test_a_page_is_told_with_the_frame_that_shows_it(client, ask, language, page, frame):
    response = ask(f"{HOST}/{language}/{page}")
    told = response.json()
    assert (told["type"], told["version"]) == ("rich", "1.0")
    assert all(told[name] for name in ("title", "author_name", "provider_name", "cache_age"))
    assert told["provider_url"] == f"{HOST}/{language}/"
    assert f'src="{HOST}/{language}/embed/{frame}"' in told["html"]
    assert f'width="{told["width"]}" height="{told["height"]}"' in told["html"]
    assert client.get(urlsplit(re.search(r'src="([^"]+)"', told["html"])[1]).path).status_code == 200


def test_titles_are_in_the_language_of_the_page_whatever_the_asker_reads(client):
    for language, title in (("en", "Henan open bidding"), ("zh-hans", "河南省")):
        answer = client.get("/api/oembed/", {"url": f"{HOST}/{language}/cases/henan/"}, headers={"accept-language": "de"})
        assert answer.json()["title"].startswith(title)


def test_a_page_that_is_pinned_to_an_edition_is_told_with_its_frame(ask):
    make_edition("2026-1")
    assert 'src="http://testserver/en/embed/index/?edition=2026-1"' in ask(f"{HOST}/en/index/?edition=2026-1").json()["html"]
    assert "edition" not in ask(f"{HOST}/en/index/?edition=nothing").json()["html"]


def test_xml_says_the_same_as_json(ask):
    response = ask(format="xml")
    root = ElementTree.fromstring(response.content)
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert {child.tag: child.text for child in root} == {name: str(value) for name, value in ask().json().items()}


@pytest.mark.parametrize(
    ("asked", "size"),
    [({"maxwidth": 300}, (300, 480)), ({"maxheight": 200}, (520, 200)), ({"maxwidth": 9999, "maxheight": 9999}, (520, 480))],
)
def test_a_frame_is_no_larger_than_the_asker_allows(ask, asked, size):
    told = ask(**asked).json()
    assert (told["width"], told["height"]) == size


@pytest.mark.parametrize("value", ["0", "-5", "wide", "4.5", "٣"])
@pytest.mark.parametrize("name", ["maxwidth", "maxheight"])
def test_a_size_that_is_none_is_refused_with_an_example(ask, name, value):
    response = ask(**{name: value})
    assert response.status_code == 400
    assert f"{name} is a whole number of pixels" in response.content.decode()


@pytest.mark.parametrize(
    "url",
    [
        f"{HOST}/en/cases/nothing/",
        f"{HOST}/en/cases/draft/",
        f"{HOST}/en/cases/old/",
        f"{HOST}/en/cases/",
        f"{HOST}/en/index/9.9/",
        f"{HOST}/en/about/",
        f"{HOST}/fr/index/",
        f"{HOST}/index/",
        f"{HOST}/nowhere/",
        f"{HOST}/en/embed/index/",
        "http://elsewhere.example/en/index/",
        "http://testserver.elsewhere.example/en/index/",
        "ftp://testserver/en/index/",
        "//testserver/en/index/",
        "/en/index/",
        "http://[broken/en/index/",
        "javascript:alert(1)",
        "x" * 5000,
        f"{HOST}/en/cases/%2500/",
    ],
)
def test_anything_but_a_page_of_this_host_is_not_found(ask, url):
    response = ask(url)
    assert response.status_code == 404
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_a_page_that_is_not_named_is_asked_for(client):
    response = client.get("/api/oembed/", headers={"accept-language": "en"})
    assert response.status_code == 400
    assert "?url=" in response.content.decode()


def test_a_format_that_is_not_offered_is_said_to_be_so(ask):
    response = ask(format="yaml")
    assert response.status_code == 501
    assert "ask for json or xml" in response.content.decode()


def test_other_sites_may_ask_by_script_and_keep_the_answer(ask):
    response = ask()
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "max-age=86400" in response["Cache-Control"]
    assert "Cache-Control" not in ask(f"{HOST}/en/nowhere/")


@pytest.mark.parametrize("page", ["/en/cases/henan/", "/zh-hans/cases/henan/", "/en/index/", "/en/index/1.1/"])
def test_a_page_leads_to_its_description(client, page):
    head = client.get(page).content.decode().split("</head>")[0]
    links = dict(re.findall(r'<link rel="alternate" type="([^"]+)\+oembed" href="([^"]+)"', head))
    assert set(links) == {"application/json", "text/xml"}
    told = client.get(html.unescape(links["application/json"])).json()
    assert told == client.get("/api/oembed/", {"url": f"{HOST}{page}"}, headers={"accept-language": "en"}).json()
    assert client.get(html.unescape(links["text/xml"]))["Content-Type"] == "text/xml; charset=utf-8"
