"""The frame of a case, and the code that shows it."""

import html
import re

import pytest

from tests.factories import make_case, make_source

pytestmark = pytest.mark.django_db


def words_of(response):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.fixture
def henan():
    labels = [{"value": value, "label": {"zh": f"数{value}", "en": f"Figure {value}"}} for value in (11, 22, 33, 44)]
    return make_case(
        slug="henan",
        start="2025",
        facts=labels,
        citations=[{"source": "caict-2025"}, {"source": "caict-2025", "place": "ch 3"}],
        links=[{"indicator": "1.1"}, {"indicator": "1.2"}, {"indicator": "3.1"}],
    )


@pytest.mark.parametrize(("language", "title"), [("en", "Henan open bidding"), ("zh-hans", "河南省重大产业关键技术揭榜挂帅")])
def test_a_case_shows_title_place_period_summary_dimensions_and_three_figures(client, henan, language, title):
    response = client.get(f"/{language}/embed/case/henan/")
    page = response.content.decode()
    assert title in page.split("<h1>")[1].split("</h1>")[0]
    assert "2025" in page.split("<h1>")[0]
    assert len(re.findall(r'<li class="chip chip-\d">', page)) == 2
    assert page.count("<dt>") == 3
    assert f'<a href="/{language}/cases/henan/" target="_blank" rel="noopener">' in page


def test_a_case_names_its_sources_once_as_they_ask_to_be_named(client, henan):
    make_source("caict-2025", attribution_en="Source: CAICT", attribution_zh="来源：中国信息通信研究院")
    footer = client.get("/en/embed/case/henan/").content.decode().split("<footer>")[1]
    assert footer.count("Source: CAICT") == 1


def test_a_source_that_asks_for_nothing_is_named_by_its_issuer(client, henan):
    make_source("caict-2025", attribution_en="", attribution_zh="", issuer_en="The Issuer", issuer_zh="发布者")
    assert "Source: The Issuer" in words_of(client.get("/en/embed/case/henan/"))


def test_a_removed_case_is_gone_in_its_frame_too(client):
    make_case(slug="old", stage="retired", title={"zh": "旧案", "en": "The old case"})
    response = client.get("/en/embed/case/old/")
    assert response.status_code == 410
    assert "This case was removed The old case" in words_of(response)
    assert "frame-ancestors *" in response["Content-Security-Policy"]


@pytest.mark.parametrize("slug", ["nothing", "x" * 300])
def test_an_unknown_case_is_not_found_in_its_frame(client, slug):
    response = client.get(f"/en/embed/case/{slug}/")
    assert response.status_code == 404
    assert "There is nothing to show at this address" in words_of(response)


def test_the_frame_takes_few_queries(client, henan, django_assert_num_queries):
    with django_assert_num_queries(5):  # case with place, links, figures, their sources, citations
        client.get("/en/embed/case/henan/")


def test_the_page_of_a_case_has_the_code_of_its_frame_with_its_title_escaped(client):
    make_case(slug="odd", title={"zh": "标题", "en": 'Bids & "awards" <b>'})
    page = client.get("/en/cases/odd/").content.decode()
    box = page.split('<textarea id="embed-code"')[1].split("</textarea>")[0].partition(">")[2]
    assert "<" not in box
    assert html.unescape(box) == (
        '<iframe src="http://testserver/en/embed/case/odd/" width="480" height="540"'
        ' title="Bids &amp; &quot;awards&quot; &lt;b&gt;" loading="lazy" style="border:0;max-width:100%"></iframe>'
    )


def test_the_box_works_without_scripts_and_its_button_waits_for_one(client, henan):
    page = client.get("/en/cases/henan/").content.decode()
    assert re.search(r'<textarea[^>]* readonly\b[^>]* aria-label="Code of the frame"', page)
    assert re.search(r'<button type="button"[^>]* data-copy="embed-code" hidden>', page)
    assert 'role="status"' in page.split('class="embed-actions"')[1]


def test_a_draft_has_no_code_to_give_away(admin_client):
    make_case(slug="draft", stage="retired")
    page = admin_client.get("/en/cases/draft/").content.decode()
    assert "embed-code" not in page
    assert "oembed" not in page
