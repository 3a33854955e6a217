"""The page of the editions, the files behind it, and the words that other pages show of an edition."""

import json
import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from indicators.editions import current_edition
from indicators.editions.record import text_of
from indicators.engine import METHOD
from indicators.models import Edition, Indicator, Observation, PublishedScore
from tests.cases.test_views import words_of
from tests.factories import make_framework, make_indicator
from tests.indicators.editions.making import make_edition, make_index, revise, weigh

pytestmark = pytest.mark.django_db
PAGE = "/en/index/editions/"


@pytest.fixture
def index():
    make_index()


@pytest.fixture
def editions(index):
    """Two editions, between them one value revised, and weights that changed after both."""
    first = make_edition("2026-1", "2026-05-01")
    revise("3351454")
    second = make_edition("2026-2", "2026-06-01", note_en="One value revised.", note_zh="修订一个数值。")
    weigh("1", "0.4")
    return first, second


def rows_of(response):
    body = response.content.decode().split('<table class="edition-differences">')[1].split("<tbody>")[1].split("</tbody>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in body.split("</tr>")[:-1]]


def test_without_an_edition_the_page_says_that_the_data_are_working_data(client, index):
    text = words_of(client.get(PAGE))
    assert "No edition has been published yet: the index shows working data." in text
    assert "What differs between two" not in text


def test_without_an_index_the_page_opens(client):
    assert client.get(PAGE).status_code == 200


def test_an_edition_stands_with_its_method_data_totals_digest_and_note(client, index):
    edition = make_edition()
    text = words_of(client.get(PAGE))
    for words in (
        "The index shows the data of edition 2026-1.",
        "Edition 2026-1 2026-11-22 First edition.",
        f"Method {METHOD}",
        "6 values, of which solved from the published index: 1",
        "2019 100.0 2020",
        f"Digest {edition.short_digest}",
        "The numbers are the same.",
    ):
        assert words in text
    assert 'href="/en/index/?edition=2026-1"' in client.get(PAGE).content.decode()


def test_the_newest_stands_first_and_says_what_changed_since_the_one_before(client, editions):
    text = words_of(client.get(PAGE))
    assert text.index("Edition 2026-2") < text.index("Edition 2026-1")
    assert "Since 2026-1 Results of the two can be compared. 1 value was revised. What differs" in text
    assert "they have changed since edition 2026-2, and no edition holds them yet" in text


def test_the_data_of_today_stand_beside_the_newest_edition_if_nothing_else_is_asked(client, editions):
    response = client.get(PAGE)
    assert "Results of the two cannot be compared. The weight of 1 node differs." in words_of(response)
    assert rows_of(response) == ["1 Indicator 1 weight 0.333333 0.4"]


def test_any_two_can_be_compared(client, editions):
    response = client.get(f"{PAGE}?from=2026-1&to=2026-2")
    assert rows_of(response) == ["1.1.1 Indicator 1.1.1 value revised 2022 3,351,453 3,351,454"]
    assert response.content.decode().count(" selected") == 2


@pytest.mark.parametrize("query", ["from=<b>", "from=2026-9&to=x", "to=working&to="])
def test_an_unknown_edition_is_named_and_the_rest_stays(client, editions, query):
    response = client.get(f"{PAGE}?{query}")
    assert response.status_code == 200
    assert ("There is no edition" in words_of(response)) == ("working" not in query)
    assert "<b>" not in response.content.decode()


def test_every_kind_of_difference_has_its_words(client, index):
    make_edition()
    framework = make_framework()
    framework.edition, framework.base_year = "2026", 2020
    framework.save()
    Indicator.objects.filter(code="2.1.1").update(direction="up")
    Indicator.objects.filter(code="1").update(weight="0.4")
    make_indicator("2.1.2", weight="1")
    Observation.objects.filter(year=2022, series__indicator__code="2.1.1").delete()
    Observation.objects.filter(year=2020).update(status="derived")
    PublishedScore.objects.filter(year=2022).update(status="estimated")
    assert rows_of(client.get(PAGE)) == [
        "the whole index edition of the framework 2025 2026",
        "the whole index base year 2019 2020",
        "2.1.2 Indicator 2.1.2 place in the tree – none below 2.1",
        "2.1.1 Indicator 2.1.1 better direction lower is better higher is better",
        "1 Indicator 1 weight 0.333333 0.4",
        "2.1.1 Indicator 2.1.1 value removed 2022 0.3 – none",
        "1.1.1 Indicator 1.1.1 same value, other status or source 2020 reported; the report derived from reported values; the report",
        "0 Indicator 0 published score 2022 138.2 (published) 138.2 (estimated by the issuer)",
    ]


def test_a_node_that_is_gone_stands_with_its_code(client, index):
    make_indicator("2.1.2", weight="1")
    make_edition()
    Indicator.objects.filter(code="2.1.2").delete()
    assert rows_of(client.get(PAGE)) == ["2.1.2 place in the tree below 2.1 – none"]


@pytest.mark.parametrize("method", [METHOD, "an older one"])
def test_an_edition_that_the_method_of_today_cannot_calculate_has_no_totals(client, index, method):
    Observation.objects.filter(year=2019).update(value=0)
    make_edition(method=method)
    assert "cannot be calculated with the method of today" in words_of(client.get(PAGE))


def test_a_tree_that_is_none_leaves_the_editions_readable(client, editions):
    Indicator.objects.filter(level=0).update(weight=None)
    response = client.get(PAGE)
    assert rows_of(response) == ["1.1.1 Indicator 1.1.1 value revised 2022 3,351,453 3,351,454"]
    assert client.get(f"{PAGE}?to=working").status_code == 200


def test_the_file_of_an_edition_is_what_was_published(client, editions):
    response = client.get(f"{PAGE}2026-1.json")
    assert response["Content-Type"] == "application/json; charset=utf-8"
    record = json.loads(response.content)
    assert (record["key"], record["snapshot"]) == ("2026-1", editions[0].snapshot)
    assert response.content.decode() == text_of(record)
    assert client.get(f"{PAGE}2026-9.json").status_code == 404


def test_the_page_takes_the_same_queries_for_any_number_of_editions(client, editions, django_assert_num_queries):
    for month in range(7, 10):
        make_edition(f"2026-{month}", f"2026-{month:02}-01")
    with django_assert_num_queries(6):  # editions with framework; nodes, scores, series, observations; the framework
        client.get(PAGE)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_has_no_inline_style_or_script(client, editions, language):
    html = client.get(f"/{language}/index/editions/").content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)", html)


def rendered(template, standing):
    with translation.override("en"):
        return " ".join(re.sub(r"<[^>]+>", " ", render_to_string(f"indicators/{template}", {"standing": standing})).split())


def test_the_line_below_a_chart_names_the_edition_of_its_data(index):
    assert rendered("_edition.html", current_edition()) == f"Working data, no edition yet · method: {METHOD}"
    edition = make_edition()
    assert rendered("_edition.html", current_edition()) == f"Edition 2026-1 · method: {METHOD}"
    revise("7")
    assert rendered("_edition.html", current_edition()) == f"Working data after edition 2026-1 · method: {METHOD}"
    assert rendered("_edition.html", current_edition(pinned=edition)) == f"Edition 2026-1 · method: {METHOD}"


def test_a_notice_says_that_a_pinned_edition_has_a_successor_and_whether_they_can_be_compared(editions):
    first, second = editions
    assert rendered("_edition_notice.html", current_edition(pinned=first)) == (
        "This address is pinned to edition 2026-1 of 2026-05-01; the newest is 2026-2 of 2026-06-01. "
        "Results of the two can be compared. 1 value was revised. What differs · The index with the data of today"
    )
    assert rendered("_edition_notice.html", current_edition(pinned=second)) == ""
    assert rendered("_edition_notice.html", current_edition()) == ""


def test_a_notice_says_why_a_pinned_edition_cannot_be_compared(editions):
    third = make_edition("2026-3", "2026-07-01")
    words = rendered("_edition_notice.html", current_edition(pinned=editions[1]))
    assert "the newest is 2026-3" in words
    assert "Results of the two cannot be compared. The weight of 1 node differs." in words
    assert current_edition().edition == third


def test_a_notice_says_that_a_pinned_edition_was_made_with_another_method(index):
    make_edition(method="an older one")
    words = rendered("_edition_notice.html", current_edition(pinned=Edition.objects.get()))
    assert words.startswith(
        "Edition 2026-1 was made with another method: an older one. Its data are calculated here with the method of today"
    )
