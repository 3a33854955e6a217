"""The page of cases elsewhere for what is weak in a place, and its CSV."""

import csv
import io
import re

import pytest

from tests.cases.comparing.options.making import FACT, make_cases, make_jumping_province, make_provinces
from tests.cases.test_views import words_of
from tests.factories import make_case
from tests.indicators.regions.making import GANSU, JILIN, YUNNAN

pytestmark = pytest.mark.django_db
PAGE = f"/en/places/{GANSU}/options/"


@pytest.fixture
def atlas():
    make_provinces()
    make_cases()


def slugs_on(response):
    return re.findall(r'<h3 class="card-title"><a href="/en/cases/([^/]+)/">', response.content.decode())


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("code", [GANSU, "CN-BJ", "CN", "DE", "US-CO"])
@pytest.mark.parametrize("query", ["", "?dimension=3", "?dimension=3.3.1&emphasis=link"])
def test_every_place_has_its_page_in_both_languages(client, atlas, language, code, query):
    assert client.get(f"/{language}/places/{code}/options/{query}").status_code == 200


def test_the_page_leads_from_weak_dimensions_to_cases_with_reasons(client, atlas):
    text = words_of(client.get(PAGE))
    assert "For its size, Gansu stands below the middle of the provinces in:" in text
    assert "Weak in it: 1.2.1" in text
    assert "In the documents read, Gansu itself has no case for it." in text
    text = words_of(client.get(f"{PAGE}?dimension=3.3.1"))
    assert "Firms set the tasks. 3.3.1" in text
    assert "Yunnan beside Gansu: Nearest in" in text
    assert "number 1 of 3 in likeness to Gansu" in text
    assert "not measured for Place DE, counted as the middle" in text
    assert "planned: not a policy in force" in text
    assert "contextual, judged by a curator; to the group 3.3, counted half" in text
    assert "Projects: 5 projects · reported by the issuer" in text


def test_the_parts_on_the_page_add_up_to_the_sum(client, atlas):
    page = client.get(f"{PAGE}?dimension=3").content.decode()
    cards = page.split('<li class="option">')[1:]
    assert cards
    for card in cards:
        score = int(re.search(r'option-score"><strong>(\d+)', card).group(1))
        assert score == sum(int(points) for points in re.findall(r"<dd><strong>(\d+)</strong>", card))


def test_own_cases_are_counted_as_the_explorer_counts_them(client, atlas):
    response = client.get(f"{PAGE}?dimension=3.3")
    assert "Gansu itself has 1 case for it." in words_of(response)
    assert "1 case is of its country or of a grouping that it is part of." in words_of(response)
    explorer = client.get(f"/en/cases/?place={GANSU}&dimension=3.3")
    assert explorer.context["answer"].total == len(response.context["section"].shelf.own)


def test_a_place_without_series_says_what_is_missing(client, atlas):
    text = words_of(client.get("/en/places/DE/options/"))
    assert "The index has no values of Place DE: its series are of the provinces of China." in text
    assert "in the order of the link, the evidence and the status alone" in text
    assert "Need here" not in text
    assert "nothing of the same kind stands beside it" in words_of(client.get("/en/places/CN/options/"))
    make_case(slug="tw", jurisdiction="CN-TW")
    assert "None of the provincial series of the index has a value of Place CN-TW." in words_of(client.get("/en/places/CN-TW/options/"))


def test_a_strong_province_is_not_called_weak(client, atlas):
    assert "No dimension of Beijing lies below the middle of the provinces. The lowest:" in words_of(
        client.get("/en/places/CN-BJ/options/")
    )


def test_what_is_not_comparable_is_said_with_its_reason(client, atlas):
    make_jumping_province()
    text = words_of(client.get(f"/en/places/{JILIN}/options/"))
    assert "cannot be judged" in text
    assert "not comparable: the yearbook's own value jumps implausibly" in text
    assert "Jilin in 3.3.1: not known, counted as the middle" in text
    assert "Nothing says how weak the place is here: the need counts as the middle for every case." in text


def test_what_one_indicator_alone_says_is_to_be_read_with_care(client, atlas):
    assert "It is judged on one indicator only: read it with care." in words_of(client.get(PAGE))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("dimension=9", "There is no node “9” in the index; write a code such as 3, 3.3 or 3.3.1"),
        ("dimension=3.9", "There is no node “3.9” in the index; the nearest is 3 Dimension 3."),
        ("dimension=%3Cb%3E", "There is no node “<b>” in the index"),
        ("dimension=0", "There is no node “0” in the index"),
        ("emphasis=much", "“much” cannot be emphasised here and is left out; there is: link, need, evidence, likeness, status."),
        ("dimension=3&page=99", "cases elsewhere, the best first"),
        ("dimension=3&page=x", "cases elsewhere, the best first"),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_rest_kept(client, atlas, query, words):
    response = client.get(f"{PAGE}?{query}")
    assert response.status_code == 200
    assert words in words_of(response)
    assert "<b>" not in response.content.decode()


def test_the_need_cannot_be_emphasised_where_it_is_not_known(client, atlas):
    assert "there is: link, evidence, status." in words_of(client.get("/en/places/DE/options/?emphasis=need"))


def test_unknown_places_are_not_found_and_small_letters_lead_on(client, atlas):
    assert client.get("/en/places/CN-ZZ/options/").status_code == 404
    response = client.get("/en/places/cn-gs/options/?dimension=3")
    assert (response.status_code, response["Location"]) == (301, f"{PAGE}?dimension=3")
    response = client.get("/en/places/cn-gs/options/cases.csv")
    assert response["Location"] == f"{PAGE}cases.csv"


def test_long_lists_are_paged_and_keep_their_choices(client, atlas):
    for number in range(25):
        make_case(slug=f"more-{number}", jurisdiction="DE", links=[{"indicator": "3.2"}], facts=[FACT])
    response = client.get(f"{PAGE}?dimension=3&emphasis=link")
    assert len(slugs_on(response)) == 20
    assert 'href="?dimension=3&amp;emphasis=link&amp;page=2"' in response.content.decode()
    second = client.get(f"{PAGE}?dimension=3&emphasis=link&page=2")
    assert '<ol class="options" start="21">' in second.content.decode()
    assert not set(slugs_on(response)) & set(slugs_on(second))


def test_the_csv_has_every_case_with_the_parts_of_its_sum(client, atlas):
    response = client.get(f"{PAGE}cases.csv?dimension=3.3.1")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    listed = client.get(f"{PAGE}?dimension=3.3.1").context["section"].shelf.options
    assert [row["case"] for row in rows] == [option.link.slug for option in listed]
    for row in rows:
        parts = [row[f"points_{part}"] for part in ("link", "need", "evidence", "likeness", "status")]
        assert sum(map(int, parts)) == int(row["points"])
    abroad = next(row for row in rows if row["case"] == "germany")
    assert (abroad["likeness_known"], abroad["linked_node"], abroad["place"]) == ("no", "3.3", GANSU)
    german = list(csv.DictReader(io.StringIO(client.get("/en/places/DE/options/cases.csv").content.decode("utf-8-sig"))))
    assert {row["points_need"] for row in german} == {""}


@pytest.mark.parametrize(
    ("path", "most"),
    [(PAGE, 12), (f"{PAGE}?dimension=3", 13), ("/en/places/DE/options/", 8), (f"{PAGE}cases.csv", 11)],
)
def test_pages_take_a_few_queries_however_many_cases(client, atlas, django_assert_max_num_queries, path, most):
    for number in range(5):
        links = [{"indicator": f"{dimension}.1"} for dimension in (1, 2, 3)]
        make_case(slug=f"more-{number}", jurisdiction=YUNNAN, links=links, facts=[FACT])
    client.get(path)
    with django_assert_max_num_queries(most):
        client.get(path)


def test_an_option_can_be_collected_and_compared_with_the_place_s_own(client, atlas):
    page = client.get(f"{PAGE}?dimension=3.3").content.decode()
    assert 'href="/en/compare/?case=gansu&amp;case=yunnan">Side by side with Gansu’s own<' in page
    assert 'name="add" value="yunnan"' in page
    assert f'href="/en/places/compare/?place={GANSU}&amp;place={YUNNAN}">Gansu and Yunnan in the index<' in page
    address = re.search(r'href="([^"]+)">the first ones side by side<', page).group(1).replace("&amp;", "&")
    assert address.startswith("/en/compare/?case=gansu&case=yunnan&case=")
    assert client.get(address).status_code == 200


def test_without_an_own_case_only_the_others_are_compared(client, atlas):
    page = client.get("/en/places/DE/options/?dimension=3.3.1").content.decode()
    assert "’s own<" not in page
    assert ">the first ones side by side<" in page


def test_the_page_of_a_place_leads_here(client, atlas):
    page = client.get(f"/en/places/{GANSU}/").content.decode()
    assert f'href="{PAGE}">cases elsewhere for its weak dimensions<' in page
    weakest = client.get(PAGE).context["options"].weak[0].asked.code
    assert f'href="{PAGE}?dimension={weakest}">Cases elsewhere that address this<' in page
    assert 'href="/en/places/DE/options/">cases elsewhere by dimension<' in client.get("/en/places/DE/").content.decode()
    assert 'href="/en/places/US-CO/options/">cases elsewhere by dimension<' in client.get("/en/places/US-CO/").content.decode()


def test_no_page_has_inline_style_or_script(client, atlas):
    page = client.get(PAGE).content.decode()
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
