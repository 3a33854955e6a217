"""Frames of the index and of its nodes."""

import re

import pytest

from indicators.models import Observation, PublishedScore
from indicators.views.embeds import index_embed, node_embed
from tests.factories import make_framework, make_indicator
from tests.indicators.editions.making import make_edition
from tests.indicators.making import make_observation, make_score, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_index():
    make_score("0", 2019, 100, "base")
    make_score("0", 2020, 111, "implied")
    make_score("0", 2023, "138.2")
    make_score("0", 2024, "146.4", "estimated")
    make_score("1", 2019, 100, "base")
    make_score("1", 2023, "154.4")
    make_score("1.1", 2024, "160", "estimated")
    series = make_series("1.1.1")
    make_observation(series, 2022, "1926122", "dataset")
    make_observation(series, 2023, "4756000", place="CN")
    make_observation(make_series("1.1.1", "solved", "back_solved"), 2021, "777", "computed", status="back_solved")
    make_indicator("1.1.2")


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize(("language", "words"), [("en", "146.4 2024 estimated by the issuer"), ("zh-hans", "146.4 2024")])
def test_the_index_has_headline_chart_table_source_and_a_link(client, small_index, language, words):
    response = client.get(f"/{language}/embed/index/")
    html = response.content.decode()
    assert words in text_of(response)
    assert html.count('class="line-chart"') == 2
    assert re.findall(r'<th scope="row">(\d+)</th>', html) == ["2019", "2020", "2021", "2022", "2023", "2024"]
    assert f'<a href="/{language}/index/' in html


def test_what_is_only_implied_is_no_headline_and_years_without_a_value_say_so(client, small_index):
    html = client.get("/en/embed/index/").content.decode()
    assert "111.0" not in html.split('class="values"')[1].split("</ul>")[0]
    assert "111.0" in html.split("<table")[1]
    assert "not published" in html.split("<table")[1]


def test_a_dimension_has_name_value_course_and_place(client, small_index):
    response = client.get("/en/embed/index/1/")
    assert "154.4 2023 published · 2019 = 100" in text_of(response)
    assert 'class="sparkline"' in response.content.decode()
    assert "ch. 1, sec. 2, para. 2" in text_of(response)


def test_a_measured_indicator_has_its_latest_value_with_year_status_and_source(client, small_index):
    response = client.get("/en/embed/indicator/1.1.1/")
    assert "4.756 million 2023 reported" in text_of(response)
    assert "the report · Statistics bureau" in text_of(response)
    assert 'class="sparkline"' in response.content.decode()
    assert "777" not in response.content.decode()


def test_a_node_without_a_value_says_so(client, small_index):
    assert "No value of this node has been published." in text_of(client.get("/en/embed/indicator/1.1.2/"))


def test_one_value_alone_is_no_line(client, small_index):
    response = client.get("/en/embed/index/1.1/")
    assert "one value only (2024)" in text_of(response)
    assert 'class="sparkline"' not in response.content.decode()


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/en/embed/index/1.1.1/?theme=dark", "/en/embed/indicator/1.1.1/?theme=dark"),
        ("/en/embed/indicator/1.1/", "/en/embed/index/1.1/"),
        ("/en/embed/index/0/", "/en/embed/index/"),
    ],
)
def test_a_node_has_one_frame_only(client, small_index, address, canonical):
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, canonical)


@pytest.mark.parametrize("address", ["index/9.9/", "indicator/9.9.9/", "index/%F0%9F%92%A9/", "nonsense/", "index/1/1/"])
def test_an_unknown_frame_is_not_found_in_a_frame(client, small_index, address):
    response = client.get(f"/en/embed/{address}")
    assert response.status_code == 404
    assert "There is nothing to show at this address" in text_of(response)
    assert "frame-ancestors *" in response["Content-Security-Policy"]


def test_an_address_without_its_last_slash_leads_to_the_frame(client, small_index):
    assert client.get("/en/embed/index")["Location"] == "/en/embed/index/"


def test_an_index_that_is_not_loaded_has_no_frame(client):
    assert client.get("/en/embed/index/").status_code == 404
    make_framework()
    make_indicator("1.1")
    assert client.get("/en/embed/index/").status_code == 404


@pytest.mark.parametrize("address", ["index/", "index/1/", "indicator/1.1.1/"])
def test_every_frame_names_the_issuer_and_the_edition_and_links_open_beside_it(client, small_index, address):
    html = client.get(f"/en/embed/{address}").content.decode()
    footer = html.split("<footer>")[1]
    assert "live, working data, no edition yet" in footer
    assert 'target="_blank" rel="noopener"' in footer
    assert all('target="_blank" rel="noopener"' in link for link in re.findall(r"<a\b[^>]*>", html))


@pytest.mark.parametrize(("address", "queries"), [("index/", 3), ("index/1/", 4), ("indicator/1.1.1/", 6)])
def test_a_frame_takes_few_queries(client, small_index, address, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        client.get(f"/en/embed/{address}")


@pytest.fixture
def edition(small_index):
    """An edition of the index as it was before every number changed."""
    edition = make_edition("2026-1")
    PublishedScore.objects.filter(year=2024).update(value="199")
    Observation.objects.filter(year=2023).update(value="9000000")
    return edition


@pytest.mark.parametrize(
    ("address", "then", "now"),
    [("index/", "146.4", "199.0"), ("index/1.1/", "160.0", "199.0"), ("indicator/1.1.1/", "4.756 million", "9 million")],
)
def test_a_pinned_frame_shows_the_numbers_of_its_edition_and_names_it(client, edition, address, then, now):
    live, frozen = client.get(f"/en/embed/{address}"), client.get(f"/en/embed/{address}?edition=2026-1")
    assert now in text_of(live)
    assert then not in text_of(live)
    assert then in text_of(frozen)
    assert now not in text_of(frozen)
    assert "live, working data after edition 2026-1" in text_of(live)
    assert "pinned to edition 2026-1" in text_of(frozen)
    assert frozen["Cache-Control"] == "public, max-age=86400"


def test_live_numbers_that_are_those_of_the_newest_edition_say_so(client, small_index):
    make_edition("2026-1")
    assert "live, edition 2026-1" in text_of(client.get("/en/embed/index/"))


def test_an_older_edition_names_the_newest_one(client, edition):
    make_edition("2026-2", "2026-12-01")
    assert "pinned to edition 2026-1; the newest is 2026-2" in text_of(client.get("/en/embed/index/?edition=2026-1"))


def test_the_links_of_a_pinned_frame_lead_to_the_same_edition(client, edition):
    assert 'href="/en/index/?edition=2026-1"' in client.get("/en/embed/index/?edition=2026-1").content.decode()


@pytest.mark.parametrize("key", ["1999-1", "<b>", "x" * 5000, "%00"])
def test_an_unknown_edition_is_named_and_the_data_of_today_are_shown(client, edition, key):
    response = client.get("/en/embed/index/", {"edition": key})
    assert response.status_code == 200
    assert "There is no edition “" in text_of(response)
    assert "199.0" in text_of(response)
    assert "<b>" not in response.content.decode()


def test_a_node_that_an_edition_does_not_have_is_not_found_in_it(client, edition):
    make_score("2", 2023, "120")
    assert client.get("/en/embed/index/2/").status_code == 200
    assert client.get("/en/embed/index/2/?edition=2026-1").status_code == 404


def test_the_code_of_a_pinned_frame_keeps_its_edition(edition):
    assert index_embed("2026-1").path.endswith("/embed/index/?edition=2026-1")
    assert node_embed(make_indicator("1.1.1"), "2026-1").path.endswith("/embed/indicator/1.1.1/?edition=2026-1")
    assert node_embed(make_indicator("0")).path == index_embed().path


def test_the_real_frames_name_the_issuer_in_both_languages(client, loaded_content):
    for address in ("index/", "index/1.2/", "indicator/1.2.1/"):
        assert "来源：中国信息通信研究院" in client.get(f"/zh-hans/embed/{address}").content.decode()
        assert "Source: China Academy of Information" in client.get(f"/en/embed/{address}").content.decode()
