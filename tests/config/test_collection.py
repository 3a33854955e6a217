"""The page about the collection: its counts are the explorer's, and it says what is missing."""

import datetime
import re

import pytest
from django.utils import timezone

from cases.finding import rebuild
from cases.models import Case
from tests.cases.test_views import words_of
from tests.factories import make_case, make_source

pytestmark = pytest.mark.django_db
ADDRESS = "/en/about/collection/"


@pytest.fixture
def atlas():
    make_source("caict-2025", note_en="One row lands in the wrong column.")
    make_source("unused")
    make_source("page-x", kind="page")
    make_case(slug="henan", start="2025", facts=[{"value": 1}, {"value": 2, "evidence": "evaluated"}])
    make_case(slug="china", jurisdiction="CN", status="planned", depth="short", translation_en="reviewed", facts=[])
    make_case(
        slug="germany", jurisdiction="DE", citations=[{"place": "ch 3, s 1"}, {"place": "ch 1"}, {"source": "page-x", "place": "whole"}]
    )
    make_case(slug="draft", stage="retired", jurisdiction="FR")
    rebuild()


def test_it_counts_published_cases_by_place_document_chapter_status_year_depth_evidence_and_language(client, atlas):
    text = words_of(client.get(ADDRESS))
    for words in (
        "3 cases from 2 documents",
        "Place CN 2 Place CN-HA 1",
        "Place DE 1 –",
        "ch. 1 1 Place DE 1",
        "ch. 2 2 Place CN 2",
        "ch. 3 1 Place DE 1",
        "1 case also cites public pages",
        "Planned 1 In force 2",
        "2025 1",
        "Not known 2",
        "Full record 2",
        "Evaluated 1",
        "Translated and reviewed 1",
        "One row lands in the wrong column.",
    ):
        assert words in text, words
    assert "Place FR" not in text


def test_every_count_with_an_address_is_what_the_explorer_finds(client, atlas):
    context = client.get(ADDRESS).context
    parts = [part for place in context["countries"] for part in place.parts]
    counted = [*context["countries"], *parts, *context["groupings"], *context["statuses"], *context["years"], *context["documents"]]
    assert len(counted) > 8
    for value in counted:
        assert client.get(value.address).context["answer"].total == value.count, value


def test_it_names_the_day_of_the_last_change_of_a_published_case(client, atlas):
    day = datetime.datetime(2026, 3, 5, 12, tzinfo=timezone.get_current_timezone())
    Case.objects.exclude(slug="draft").update(changed=day)
    assert "Last change of a case: 2026-03-05." in words_of(client.get(ADDRESS))


def test_an_empty_collection_says_so(client):
    text = words_of(client.get(ADDRESS))
    assert "No case yet." in text
    assert "Last change" not in text


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_footer_and_about_lead_to_it(client, language):
    pages = [client.get(f"/{language}/{path}").content.decode() for path in ("", "about/")]
    assert [page.count(f'href="/{language}/about/collection/"') for page in pages] == [1, 2]


def test_it_takes_the_same_queries_for_any_number_of_cases(client, atlas, django_assert_max_num_queries):
    for number in range(6):
        make_case(slug=f"more-{number}", jurisdiction="US", start="2020", citations=[{"place": f"ch {number + 1}"}])
    rebuild()
    client.get(ADDRESS)
    with django_assert_max_num_queries(14):
        client.get(ADDRESS)


def test_the_real_page_has_no_inline_style_or_script(loaded_content, client):
    html = client.get("/zh-hans/about/collection/").content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)", html)
