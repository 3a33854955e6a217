"""The index says which edition its numbers are of, and can be pinned to one."""

import csv
import io

import pytest

from indicators.editions import result_of
from indicators.models import PublishedScore
from tests.cases.test_views import words_of
from tests.indicators.editions.making import make_edition, make_index, revise

pytestmark = pytest.mark.django_db
CALCULATED = "/en/index/chart.csv?values=calculated"


@pytest.fixture
def edition():
    """The first edition; after it a value was revised and a score corrected."""
    make_index()
    edition = make_edition("2026-1", "2026-05-01")
    revise("7")
    PublishedScore.objects.filter(year=2022).update(value="139.9")
    return edition


def total(client, query=""):
    """Answer the last total in the file of the chart and the edition that it names."""
    rows = csv.DictReader(io.StringIO(client.get(f"{CALCULATED}{query}").content.decode("utf-8-sig")))
    row = [row for row in rows if row["code"] == "0"][-1]
    return float(row["value"]), row["published_value"], row["edition"]


def test_the_index_names_the_edition_below_its_charts(client):
    make_index()
    assert "Working data, no edition yet · method: symmetric growth" in words_of(client.get("/en/index/"))
    make_edition()
    assert words_of(client.get("/en/index/")).count("Edition 2026-1 · method: symmetric growth") == 2
    revise("7")
    assert "Working data after edition 2026-1 · method" in words_of(client.get("/en/index/"))


def test_an_address_that_is_pinned_shows_the_numbers_of_its_edition(client, edition):
    live, frozen = total(client), total(client, "&edition=2026-1")
    assert live[1:] == ("139.9", "working data after edition 2026-1")
    assert frozen[1:] == ("138.2", "edition 2026-1")
    assert frozen[0] == pytest.approx(result_of(edition.snapshot).series("0")[-1], abs=1e-6)
    assert live[0] != frozen[0]
    revise("3351453")
    PublishedScore.objects.filter(year=2022).update(value="138.2")
    assert total(client) == (frozen[0], "138.2", "edition 2026-1")


def test_a_pinned_page_keeps_its_edition_in_every_link_of_its_charts(client, edition):
    html = client.get("/en/index/?edition=2026-1").content.decode()
    assert "138.2" in html
    assert "139.9" not in html
    assert "/en/index/chart.csv?edition=2026-1" in html
    assert 'href="?values=calculated&amp;edition=2026-1"' in html or 'href="?edition=2026-1&amp;values=calculated"' in html


def test_a_page_pinned_to_an_edition_with_a_successor_says_whether_they_can_be_compared(client, edition):
    assert "pinned to edition" not in words_of(client.get("/en/index/?edition=2026-1"))
    make_edition("2026-2", "2026-06-01")
    words = words_of(client.get("/en/index/?edition=2026-1"))
    assert "pinned to edition 2026-1 of 2026-05-01; the newest is 2026-2 of 2026-06-01. Results of the two can be compared." in words
    assert "1 value was revised. 1 published score differs. What differs" in words


def test_an_unknown_edition_is_named_and_the_data_of_today_are_shown(client, edition):
    words = words_of(client.get("/en/index/?edition=2020-1"))
    assert "There is no edition “2020-1”" in words
    assert "139.9" in words


def test_a_picture_names_its_edition(client, edition):
    assert "edition 2026-1" in client.get("/en/index/chart.svg?edition=2026-1").content.decode()
    assert "working data after edition 2026-1" in client.get("/en/index/chart.svg").content.decode()


@pytest.mark.parametrize(("query", "queries"), [("", 7), ("?edition=2026-1", 8)])
def test_an_edition_costs_one_query_and_a_pinned_one_another(client, edition, django_assert_num_queries, query, queries):
    with django_assert_num_queries(queries):
        client.get(f"/en/index/{query}")
