"""Pages of provinces in the index: the section on the page of a place, provinces side by side, both as CSV."""

import csv
import io
import re

import pytest

from cases.finding import rebuild
from tests.cases.test_views import words_of
from tests.factories import make_case, make_concept, make_jurisdiction, make_scheme
from tests.indicators.regions.making import BEIJING, GANSU, JILIN, SHAANXI, YUNNAN, make_atlas, make_values

pytestmark = pytest.mark.django_db
PAIR = f"places/compare/?place={GANSU}&place={SHAANXI}"


@pytest.fixture
def atlas():
    make_atlas()
    for scheme in ("technology", "barrier", "pathway", "instrument"):
        make_scheme(scheme)
    make_concept("instrument", "open-bidding")
    make_case(slug="gansu", jurisdiction=GANSU, links=[{"indicator": "1.2.1"}])
    make_case(slug="shaanxi", jurisdiction=SHAANXI, links=[{"indicator": "3.3.1"}])
    make_jurisdiction("US-CO", name={"zh": "科罗拉多", "en": "Colorado"})
    rebuild()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("path", [f"places/{GANSU}/", "places/compare/", PAIR])
def test_every_page_stands_in_both_languages(client, atlas, path, language):
    assert client.get(f"/{language}/{path}").status_code == 200


def test_the_page_of_a_province_begins_with_its_weakest_dimension(client, atlas):
    text = words_of(client.get(f"/en/places/{YUNNAN}/"))
    assert "The weakest dimensions of Yunnan, equal: Dimension 1 · Dimension 3" in text
    assert "Dimension 1: on 1 of its 2 indicators only, Yunnan stands for its size at percentile 0 of the provinces" in text
    assert "Read it with care." in text


def test_each_series_says_level_nation_change_rank_and_percentile(client, atlas):
    text = words_of(client.get(f"/en/places/{GANSU}/"))
    assert "1.2.1 Series main 20 patents 2023 · reported 1,000 patents 2% of it here +100.0% a year 2022–2023 3 of 4, tied 33" in text
    assert "per GDP: 3 of 4" in text


def test_proxies_and_values_that_cannot_be_compared_are_marked(client, atlas):
    text = words_of(client.get(f"/en/places/{GANSU}/"))
    assert "2.1.1 Series all-sectors proxy stands in for: Indicator 2.1.1" in text
    assert "All performers." in text
    assert "none to compare" in text
    assert "not comparable: no value of this province in any year" in text


def test_a_strong_province_is_not_called_weak(client, atlas):
    assert "No dimension of Beijing lies below the middle of the provinces." in words_of(client.get(f"/en/places/{BEIJING}/"))


def test_without_gdp_nothing_can_be_judged(client):
    make_values("1.2.1", "main", {GANSU: {2023: 1}, SHAANXI: {2023: 2}})
    text = words_of(client.get(f"/en/places/{GANSU}/"))
    assert "No dimension of Gansu can be judged" in text
    assert "Too few of its features are known" in text


def test_places_that_are_no_provinces_have_no_such_section(client, atlas):
    for code in ("CN", "US-CO"):
        assert "fusion index" not in words_of(client.get(f"/en/places/{code}/")).split("Sources")[0]


def test_the_page_of_a_province_compares_it_with_any_other(client, atlas):
    page = client.get(f"/en/places/{GANSU}/").content.decode()
    form = re.search(r'<form class="region-choose on-screen".*?</form>', page, re.DOTALL).group()
    assert 'action="/en/places/compare/"' in form
    assert f'type="hidden" name="place" value="{GANSU}"' in form
    assert set(re.findall(r'<option value="([^"]+)"', form)) == {SHAANXI, YUNNAN, BEIJING}


def test_provinces_stand_side_by_side_with_differences_and_cases(client, atlas):
    response = client.get(f"/en/{PAIR}")
    text = words_of(response)
    assert "Gansu · Shaanxi" in text
    assert "rank 3 of 4, tied · +100.0% a year" in text
    assert "In no indicator are they far apart for their size." in text
    page = response.content.decode()
    assert f'href="/en/cases/?place={GANSU}&amp;dimension=1">1 case<' in page
    assert f'href="/en/cases/?place={SHAANXI}&amp;dimension=3">1 case<' in page
    assert page.count("none yet") == 6


def test_the_count_of_a_dimension_equals_the_explorer(client, atlas):
    ((_node, counts), *_others) = client.get(f"/en/{PAIR}").context["cases"]
    for _place, number, address in counts:
        assert client.get(address).context["answer"].total == number


def test_differences_are_marked_and_who_is_ahead(client, atlas):
    text = words_of(client.get(f"/en/places/compare/?place={BEIJING}&place={GANSU}"))
    assert "Farthest apart for their size" in text
    assert "far apart · 67" in text
    assert "800 patents ahead" in text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Choose two to four provinces"),
        (f"place={GANSU}", "One province is chosen: choose at least one more."),
        ("place=CN-ZZ&place=XX", "There are no places CN-ZZ, XX; they are left out."),
        ("place=%E7%94%98%E8%82%83", "There is no place “甘肃”; it is left out. Choose provinces below."),
        (f"place={GANSU}&place=US-CO", "Colorado has no provincial series and is left out"),
        (f"place={GANSU}&place={SHAANXI}&place=%3Cb%3E", "There is no place “<b>”; it is left out."),
        ("page=2&place=", "Choose two to four provinces"),
    ],
)
def test_what_cannot_be_shown_is_said_and_the_rest_kept(client, atlas, query, words):
    response = client.get(f"/en/places/compare/?{query}")
    assert response.status_code == 200
    assert words in words_of(response).replace("&lt;", "<").replace("&gt;", ">")
    assert "<b>" not in response.content.decode()


def test_what_is_chosen_is_still_chosen_in_the_form(client, atlas):
    page = client.get(f"/en/places/compare/?place={GANSU}").content.decode()
    assert re.findall(r'name="place" value="([^"]+)" checked', page) == [GANSU]
    assert "<details open>" in page


def test_a_fifth_province_is_left_out_and_named(client, atlas):
    make_values("1.2.2", "main", {JILIN: {2023: 1}}, position=3)
    query = "&".join(f"place={code}" for code in (GANSU, SHAANXI, YUNNAN, BEIJING, JILIN))
    response = client.get(f"/en/places/compare/?{query}")
    assert "At most 4 fit beside each other; left out: Jilin" in words_of(response)
    assert len(response.context["table"].places) == 4


def test_without_provinces_the_page_says_so(client):
    text = words_of(client.get(f"/en/{PAIR}"))
    assert "No series of provinces has been loaded yet." in text


def rows_of(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_a_profile_as_csv_has_a_row_for_each_series_and_year(client, atlas):
    response = client.get(f"/en/places/{GANSU}/index.csv")
    assert response["Content-Type"].startswith("text/csv")
    rows = rows_of(response)
    assert [(row["series"], row["year"]) for row in rows] == [
        ("1.2.1/main", "2022"),
        ("1.2.1/main", "2023"),
        ("2.1.1/all-sectors", "2023"),
        ("2.1.1/intensity", "2023"),
        ("3.3.1/main", "2022"),
        ("3.3.1/main", "2023"),
    ]
    latest = rows[1]
    assert (latest["rank"], latest["tied"], latest["ranked_places"], latest["rank_per_gdp"]) == ("3", "yes", "4", "3")
    assert (latest["value"], latest["unit_en"], latest["change_per_year"], latest["change_in"]) == ("20", "patents", "100.0", "percent")
    assert (latest["nation"], latest["seen_in"], latest["issuer_zh"], latest["role"]) == ("1000", "dataset", "统计局", "main")
    assert (rows[0]["rank"], rows[0]["value"]) == ("", "10")


def test_values_that_are_not_compared_say_so_in_the_csv(client, atlas):
    make_values("3.3.1", "contracts", {JILIN: {2020: 5, 2023: 99}, GANSU: {2020: 1, 2023: 8}}, "component", "yuan", position=3)
    rows = {row["year"]: row for row in rows_of(client.get(f"/en/places/{JILIN}/index.csv"))}
    assert (rows["2020"]["comparable"], rows["2023"]["comparable"], rows["2023"]["rank"]) == ("yes", "no", "")


def test_falling_values_stay_numbers_in_the_csv(client, atlas):
    rows = rows_of(client.get(f"/en/places/{YUNNAN}/index.csv"))
    assert [row["change_per_year"] for row in rows if row["series"] == "3.3.1/main"] == ["", "-0.5"]


def test_a_comparison_as_csv_holds_its_provinces_in_their_order(client, atlas):
    rows = rows_of(client.get(f"/en/places/compare/values.csv?place={SHAANXI}&place={GANSU}"))
    assert list(dict.fromkeys(row["place"] for row in rows)) == [SHAANXI, GANSU]
    page = client.get(f"/en/{PAIR}")
    assert f"/en/places/compare/values.csv?place={GANSU}&amp;place={SHAANXI}" in page.content.decode()


@pytest.mark.parametrize("path", ["places/CN/index.csv", "places/US-CO/index.csv", "places/CN-ZZ/index.csv"])
def test_a_place_without_series_has_no_csv(client, atlas, path):
    assert client.get(f"/en/{path}").status_code == 404


def test_addresses_of_csv_lead_on(client, atlas):
    assert client.get("/en/places/cn-gs/index.csv")["Location"] == f"/en/places/{GANSU}/index.csv"
    assert client.get("/en/places/compare/values.csv?place=XX")["Location"] == "/en/places/compare/?place=XX"


@pytest.mark.parametrize(("path", "most"), [(f"places/{GANSU}/", 24), (PAIR, 8), ("places/compare/", 4), (f"places/{GANSU}/index.csv", 4)])
def test_pages_take_a_few_queries_however_many_values(client, atlas, django_assert_max_num_queries, path, most):
    for number in range(2, 5):
        make_values(f"{number}.1.{number}", "more", {GANSU: {2022: 1, 2023: 2}, SHAANXI: {2023: 3}, BEIJING: {2023: 5}})
    client.get(f"/en/{path}")
    with django_assert_max_num_queries(most):
        client.get(f"/en/{path}")


def test_no_page_has_inline_style_or_script(client, atlas):
    for path in (f"places/{GANSU}/", PAIR):
        page = client.get(f"/en/{path}").content.decode()
        assert " style=" not in page
        assert not re.search(r"<script(?![^>]*\bsrc=)", page)
