"""The live index: what is drawn for a query string, what moved it, and what is said of bad input."""

import csv
import io
import re

import pytest

from tests.factories import make_case
from tests.indicators.making import make_observation, make_score, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_index():
    """Two dimensions of two indicators each; in 2020 the growth of 1.1.1 is not known."""
    for code in ("0", "1", "2"):
        make_score(code, 2019, 100, "base")
        make_score(code, 2021, "120")
    for code, values in {"1.1.1": (100, None, 200), "1.1.2": (100, 110, 121), "2.1.1": (50, 50, 45), "2.1.2": (10, 10, 10)}.items():
        series = make_series(code)
        for year, value in zip((2019, 2020, 2021), values, strict=True):
            if value is not None:
                make_observation(series, year, value)


@pytest.fixture
def open_page(client):
    def open_page(query="", language="en"):
        response = client.get(f"/{language}/index/?{query}")
        assert response.status_code == 200, (response.status_code, response.headers)
        return response.content.decode()

    return open_page


def part(html, name):
    """Answer the words of the section with the id *name*."""
    section = html.split(f'id="{name}"')[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", section.partition(">")[2]).split())


def rows_of(client, address):
    return list(csv.DictReader(io.StringIO(client.get(f"/en/index/{address}").content.decode("utf-8-sig"))))


def test_published_values_are_shown_until_something_is_chosen(small_index, open_page):
    html = open_page()
    assert "2021 120.0 120.0 120.0" in part(html, "course")
    assert "calculated by the atlas. Filled" not in html


def test_calculated_values_stand_with_their_observed_share_and_the_published_ones(small_index, open_page):
    words = part(open_page("values=calculated"), "course")
    # By hand: V of 100 to 141.42 is 34.31, of 100 to 110 9.52, their mean 21.92, which is 124.6; 2 stands still, so the total has 10.96.
    assert "2020 111.6 75% 124.6 50% 100.0 100%" in words
    assert "published 120.0" in words


def test_own_weights_move_the_total_to_the_dimension_that_weighs_more(small_index, client):
    total = {
        query: float(rows_of(client, f"chart.csv?{query}")[2]["value"]) for query in ("values=calculated", "w-1=100&w-2=0", "w-1=0&w-2=100")
    }
    first = [row for row in rows_of(client, "chart.csv?w-1=100&w-2=0") if row["code"] == "1"][2]
    assert total["w-1=100&w-2=0"] == float(first["value"])
    assert total["w-1=0&w-2=100"] < 100 < total["values=calculated"] < total["w-1=100&w-2=0"]


def test_own_weights_have_a_band(small_index, open_page):
    assert 'class="ribbon"' not in open_page("values=calculated")
    html = open_page("w-1=70&w-2=30")
    assert html.count('class="ribbon"') == 2
    assert "Grey band: 5 to 95% of 10,000 draws" in html


def test_a_long_address_leads_to_the_short_one(small_index, client):
    response = client.get("/en/index/?w-1=50&w-2=50&base=2020&rule=interpolate_and_carry&node=0&utm=x")
    assert (response.status_code, response.url) == (302, "/en/index/?base=2020")
    assert client.get("/en/index/?node=0").url == "/en/index/"


def test_htmx_gets_the_page_at_once_and_the_short_address_to_show(small_index, client):
    response = client.get("/en/index/?w-1=70&w-2=30&node=0", headers={"hx-request": "true"})
    assert response.status_code == 200
    assert response["HX-Push-Url"] == "/en/index/?w-1=70&w-2=30"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("w-1=-5", "The weight of 1 is “-5”: write a number of 0 or more"),
        ("w-1=0&w-2=0", "All of 1, 2 have the weight 0"),
        ("base=1990", "There are no values for “1990”: choose a year from 2019 to 2021. 2019 is used."),
        ("node=9", "“9” is no value of “node”"),
        ("rule=magic", "“magic” is no value of “rule”"),
    ],
)
def test_bad_input_is_named_and_the_rest_of_the_page_stays(small_index, open_page, query, words):
    html = open_page(query)
    assert words in html
    assert "2021 120.0 120.0 120.0" in part(html, "course")
    assert 'id="moved-wide-title"' in html


def test_what_was_written_wrong_stays_in_the_form(small_index, open_page):
    field = re.search(r'<input type="number" id="w-1"[^>]*>', open_page("w-1=much")).group()
    assert 'value="much"' in field
    assert 'aria-invalid="true"' in field


def test_a_rule_that_has_no_answer_says_so_and_the_page_stays(small_index, open_page):
    make_observation(make_series("2.1.3"), 2019, 0)
    make_observation(make_series("2.1.3", "second"), 2021, 5)
    html = open_page("values=calculated")
    assert "2.1.3 has a zero beside the gap of 2020" in html or "2.1.3 grows from zero" in html
    assert "Nothing can be calculated with these choices" in html


def test_the_parts_of_a_node_can_be_drawn(small_index, open_page):
    html = open_page("node=1.1&values=calculated")
    assert "Indicator 1.1 and its parts over time" in html
    assert "Indicator 1.1.2" in part(html, "course")


def test_parts_without_a_published_value_are_not_drawn(small_index, open_page):
    html = open_page("node=1")
    assert "Indicator 1.1" not in part(html, "course").split("Year")[1]
    assert 'class="leader"' not in html


def test_what_moved_it_adds_up_and_names_the_least_with_its_cases(small_index, client, open_page):
    make_case(links=[{"indicator": "2.1.1"}])
    html = open_page()
    words = part(html, "moved")
    assert "Indicator 1 gave most" in words
    assert "Indicator 2 least" in words
    assert "1 case that addresses Indicator 2" in words
    assert 'href="/en/cases/?dimension=2"' in html
    rows = {row["code"]: float(row["points"]) for row in rows_of(client, "change.csv")}
    total = [float(row["value"]) for row in rows_of(client, "chart.csv?values=calculated") if row["code"] == "0"]
    assert rows["1"] + rows["2"] == pytest.approx(total[2] - total[0], abs=1e-5)
    assert sum(rows[code] for code in ("1.1.1", "1.1.2", "2.1.1", "2.1.2")) == pytest.approx(rows["1"] + rows["2"], abs=1e-5)


def test_years_without_a_value_have_no_waterfall_but_a_reason(small_index, open_page):
    assert "The index has no value in 2019 or 2021 under these choices" in open_page("node=1.1&rule=leave_out&w-1.1.1=100&w-1.1.2=0")


def test_every_mark_leads_to_the_observations_behind_it(small_index, open_page):
    html = open_page("values=calculated")
    assert 'href="/en/index/0/?year=2021#year"' in html or 'href="/en/index/?year' not in html
    assert 'class="mark-link" href="/en/index/1/?year=2020#year"' in html


def test_files_of_the_charts_follow_the_query(small_index, client):
    rows = rows_of(client, "chart.csv?w-1=70&w-2=30")
    assert {row["choices"] for row in rows} == {"w-1=70&w-2=30"}
    assert {row["status"] for row in rows} == {"calculated"}
    svg = client.get("/en/index/chart.svg?w-1=70&w-2=30").content.decode()
    assert "w-1=70&amp;w-2=30" in svg
    assert client.get("/en/index/change.png?level=3").content.startswith(b"\x89PNG")
    assert client.get("/en/index/change.gif").status_code == 404


def test_a_change_that_cannot_be_split_has_no_file(client, small_index):
    assert client.get("/en/index/change.csv?node=1.1&rule=leave_out&w-1.1.1=100&w-1.1.2=0").status_code == 404


def test_the_real_index_answers_which_dimension_held_it_back(loaded_content, open_page):
    words = part(open_page(), "moved")
    assert "From 2019 to 2023, Fusion index (total) moved by +38.4 points. Pathways gave most (+15.0), Effects least (+4.6)." in words


def test_the_real_index_calculates_close_to_what_is_published(loaded_content, client):
    rows = rows_of(client, "chart.csv?values=calculated")
    near = {(row["code"], row["year"]): (float(row["value"]), float(row["published_value"])) for row in rows if row["published_value"]}
    assert len(near) == 7
    assert all(abs(ours / published - 1) < 0.015 for ours, published in near.values())


def test_the_real_view_has_an_address_for_good(loaded_content, client, open_page):
    html = open_page("w-1=70&w-2=10&w-3=10&w-4=10")
    query = re.search(r'href="/en/index/\?([^"]*)">Permanent address', html).group(1).replace("&amp;", "&")
    assert query.endswith("&edition=2026-1")
    assert "Permanent address" in open_page(query)
