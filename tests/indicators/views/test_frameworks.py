"""Pages of the frameworks beside the index, and the index page that leads to them."""

import csv
import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.records.table import TABLES as CASE_TABLES
from indicators.models import Observation
from tests.cases.test_views import words_of
from tests.factories import make_framework, make_indicator
from tests.indicators.making import STATISTICS, make_observation, make_score, make_series, make_statistic

pytestmark = pytest.mark.django_db
TABLE = f"/en/index/frameworks/{STATISTICS}/"


@pytest.fixture
def proposal():
    names = {"kind": "proposal", "name_zh": "设想", "name_en": "Proposed metrics of fusion", "place": "ch 3, s 3, p 1", "base_year": None}
    make_framework("proposal", **names)
    return make_indicator(
        "1.1", "proposal", weight=None, name_zh="产业化率", name_en="Commercialisation rate", definition_en="Share of results."
    )


@pytest.fixture
def statistics():
    make_statistic("rank", "US", 1, direction="down", unit="rank")
    make_statistic("rank", "CN", 20, direction="down", unit="rank", qualifier="at_most", note_en="Not printed.", note_zh="未写明。")
    make_statistic("growth", "CN", "10.9")
    make_statistic("growth", "CN", "8.5", year=2019)
    make_statistic("growth", "DE", "-5.1", year=None)


def rows_of(response):
    body = response.content.decode().split('<table class="comparison">')[1].split("<tbody>")[1].split("</tbody>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in body.split("</tr>")[:-1]]


def places_of(response):
    return [place.code for place, _cells in response.context["table"].rows]


def test_the_index_leads_to_the_other_frameworks(client, proposal, statistics):
    make_framework()
    text = words_of(client.get("/en/index/"))
    assert "Proposed metrics of fusion Proposed metrics · Report caict-2025" in text
    assert "Statistics of countries" in text


def test_values_of_other_frameworks_are_not_in_the_tree_of_the_index(client, proposal, statistics):
    make_score("0", 2019, 100, "base")
    make_score("0", 2023, "138.2")
    page = client.get("/en/index/")
    assert "Commercialisation rate" not in page.content.decode()
    assert {row.indicator.framework.key for row in page.context["rows"]} == {"caict-4-12-27"}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_proposal_shows_its_tree_definitions_and_source_and_says_that_there_are_no_values(client, proposal, language):
    text = words_of(client.get(f"/{language}/index/frameworks/proposal/"))
    if language == "en":
        for words in ("1.1 Commercialisation rate Share of results.", "nobody has published values", "ch. 3, sec. 3, para. 1"):
            assert words in text
    else:
        assert "产业化率" in text
        assert "第3章第3节第1段" in text


def test_a_framework_with_a_value_does_not_say_that_there_is_none(client, proposal):
    make_observation(make_series("1.1", framework="proposal"))
    assert "nobody has published values" not in words_of(client.get("/en/index/frameworks/proposal/"))


def test_the_index_has_its_own_address_and_unknown_frameworks_none(client):
    make_framework()
    assert client.get("/en/index/frameworks/caict-4-12-27/")["Location"] == "/en/index/"
    assert client.get("/en/index/frameworks/nothing/").status_code == 404
    assert client.get("/en/index/frameworks/caict-4-12-27/values.csv").status_code == 404


def test_statistics_without_values_say_so(client):
    make_framework(STATISTICS, kind="statistics")
    assert "No values have been loaded" in words_of(client.get(TABLE))
    assert len(client.get(f"{TABLE}values.csv").content.decode().splitlines()) == 1


def test_a_cell_gives_the_latest_value_with_qualifier_year_and_place_in_the_source(client, statistics):
    rows = rows_of(client.get(TABLE))
    assert rows == [
        "Place US 1 2020 · ch. 3, sec. 1 – no value in the source",
        "Place CN at most 20 1 2020 · ch. 3, sec. 1 10.9% 2020 · ch. 3, sec. 1",
        "Place DE – no value in the source -5.1% year not given · ch. 3, sec. 1",
    ]
    assert "Not printed." in words_of(client.get(TABLE))


@pytest.mark.parametrize(
    ("query", "places", "order"),
    [
        ("", ["US", "CN", "DE"], "ascending"),
        ("sort=-rank", ["CN", "US", "DE"], "descending"),
        ("sort=-growth", ["CN", "DE", "US"], "descending"),
        ("sort=growth", ["DE", "CN", "US"], "ascending"),
        ("sort=place", ["CN", "DE", "US"], "ascending"),
        ("sort=-place", ["US", "DE", "CN"], "descending"),
        ("sort=nonsense", ["US", "CN", "DE"], "ascending"),
        ("series=growth", ["CN", "DE"], "descending"),
        ("series=growth&sort=rank", ["CN", "DE"], "descending"),
    ],
)
def test_the_query_string_chooses_and_sorts_and_places_without_a_value_come_last(client, statistics, query, places, order):
    response = client.get(f"{TABLE}?{query}")
    assert places_of(response) == places
    assert re.findall(r'aria-sort="(\w+)"', response.content.decode()) == [order]


def test_a_heading_sorts_the_best_first_and_turns_the_order_the_second_time(client, statistics):
    page = client.get(TABLE).content.decode()
    assert 'href="?series=rank&amp;series=growth&amp;sort=-rank"' in page  # by rank it is sorted already
    assert 'href="?series=rank&amp;series=growth&amp;sort=-growth"' in page
    assert 'href="?series=rank&amp;series=growth&amp;sort=place"' in page


def test_series_that_do_not_exist_are_named(client, statistics):
    response = client.get(f"{TABLE}?series=growth&series=<b>")
    assert "There is no series called &lt;b&gt; here" in response.content.decode()
    assert response.context["table"].chosen == ["growth"]


def test_every_series_can_be_chosen_and_the_chosen_are_marked(client, statistics):
    page = client.get(f"{TABLE}?series=growth").content.decode()
    assert re.findall(r'<input type="checkbox" name="series" value="(\w+)"( checked)?>', page) == [("rank", ""), ("growth", " checked")]


def test_the_first_choice_is_the_four_series_known_of_most_places(client, statistics):
    for number in range(4):
        make_statistic(f"wide-{number}", "CN", 1)
        make_statistic(f"wide-{number}", "US", 1)
        make_statistic(f"wide-{number}", "DE", 1)
    assert client.get(TABLE).context["table"].chosen == [f"wide-{number}" for number in range(4)]


def test_the_csv_has_every_value_of_the_chosen_series_with_unit_source_and_both_languages(client, statistics):
    response = client.get(f"{TABLE}values.csv?series=growth")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{STATISTICS}.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["place"], row["year"], row["value"], row["unit_en"]) for row in rows] == [
        ("CN", "2020", "10.9", "%"),
        ("CN", "2019", "8.5", "%"),
        ("DE", "", "-5.1", "%"),
    ]
    assert (rows[0]["place_zh"], rows[0]["series_zh"], rows[0]["source"], rows[0]["place_in_source"]) == (
        "地方 CN",
        "序列 growth",
        "caict-2021",
        "ch 3, s 1",
    )


def test_no_text_of_the_csv_is_a_formula(client):
    make_statistic("growth", "CN", "-3", note_en="=1+1", note_zh="@SUM(A1)")
    (row,) = csv.DictReader(io.StringIO(client.get(f"{TABLE}values.csv").content.decode("utf-8-sig")))
    assert (row["note_en"], row["note_zh"], row["value"]) == ("'=1+1", "'@SUM(A1)", "-3")


@pytest.mark.parametrize(("path", "queries"), [("", 2), ("values.csv", 2)])
def test_the_table_takes_the_same_queries_for_any_number_of_values(client, statistics, django_assert_num_queries, path, queries):
    for number in range(6):
        make_statistic(f"more-{number}", "CN", number)
    with django_assert_num_queries(queries):  # framework with source, values with all around them
        client.get(f"{TABLE}{path}?series=growth&series=rank&series=more-1")


def test_a_page_of_metrics_takes_a_few_queries(client, proposal, django_assert_num_queries):
    for number in range(2, 9):
        make_indicator(f"1.{number}", "proposal", weight=None)
    with django_assert_num_queries(4):  # framework, nodes, and whether there are observations or scores
        client.get("/en/index/frameworks/proposal/")


def test_a_node_of_another_framework_leads_to_its_page(proposal, statistics):
    assert proposal.get_absolute_url().endswith("/index/frameworks/proposal/#node-1.1")
    growth = Observation.objects.filter(series__indicator__code="growth").first().series.indicator
    assert growth.get_absolute_url().endswith(f"/index/frameworks/{STATISTICS}/?series=growth")


@pytest.mark.django_db
def test_a_node_of_the_index_has_a_page_and_the_total_has_that_of_the_index():
    assert make_indicator("1.1").get_absolute_url().endswith("/index/1.1/")
    assert make_indicator("0").get_absolute_url().endswith("/index/")


def test_one_value_without_a_year_a_place_and_series(statistics):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_statistic("growth", "DE", "1", year=None)


def test_a_value_of_the_index_needs_its_year(statistics):
    row = make_observation(make_series(), 2020)
    row.clean()
    row.year = None
    with pytest.raises(ValidationError, match="needs its year"):
        row.clean()


def test_large_values_are_shortened_without_losing_a_digit(client):
    make_statistic("balance", "US", 73_400_000_000, unit="US dollars")
    assert rows_of(client.get(TABLE)) == ["Place US 73.4 billion 2020 · ch. 3, sec. 1"]
    assert "734亿" in words_of(client.get(TABLE.replace("/en/", "/zh-hans/")))


@pytest.mark.parametrize("code", ["other/1.1", "other/1.1.1"])
def test_a_case_cannot_be_linked_to_a_node_of_another_framework(code):
    known = {
        "indicator": {"1.1", code},
        **{key: set() for key in ("place", "concept", "organisation", "source", "unit", "programme", "case")},
    }
    (table,) = CASE_TABLES
    link = {"indicator": code, "directness": "direct", "basis": "curator", "mechanism": {"zh": "机制。", "en": "A mechanism."}}
    found = [message for path, message in table.check({"indicator_links": [link]}, known) if path == ("indicator_links", 0, "indicator")]
    assert len(found) == 1
    assert f"“{code}” is not a known value of “indicator”" in found[0]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("fusion-trends-2025", ["1.1 Commercialisation rate of technology", "3.4 Spillovers of innovation", "nobody has published values"]),
        (
            "caict-2021-statistics",
            ["United States 1", "at most 20", "Tier by R&D intensity tier", "Choose series: 4 of", "ch. 3, sec. 1.1, para. 1"],
        ),
    ],
)
def test_the_real_frameworks_read(loaded_content, client, key, words):
    text = words_of(client.get(f"/en/index/frameworks/{key}/"))
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("key", ["fusion-trends-2025", "caict-2021-statistics"])
def test_the_real_pages_have_no_inline_style_or_script(loaded_content, client, key):
    html = client.get(f"/zh-hans/index/frameworks/{key}/").content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)", html)
