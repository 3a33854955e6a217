"""The chart of the index as SVG, PNG and CSV."""

import csv
import io

import pytest

from tests.indicators.making import make_score

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_index():
    make_score("0", 2019, 100, "base")
    make_score("0", 2023, "138.2")
    make_score("0", 2024, "146.4", "estimated", note_en="=SUM(A1)")
    make_score("1", 2023, "154.4")
    make_score("1.1", 2023, "153.8")


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize(("language", "words"), [("en", "Total 146.4"), ("zh-hans", "总指数")])
def test_the_svg_shows_total_and_dimensions_with_source_edition_and_address(client, small_index, language, words):
    response = client.get(f"/{language}/index/chart.svg")
    svg = response.content.decode()
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert 'filename="fusion-index-' in response["Content-Disposition"]
    assert words in svg
    assert "2025" in svg
    assert f"http://testserver/{language}/index/" in svg


def test_the_png_is_a_picture_that_browsers_may_keep_for_a_while(client, small_index):
    response = client.get("/en/index/chart.png")
    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert len(response.content) > 20_000
    assert response["Cache-Control"] == "public, max-age=3600"
    assert response["Content-Disposition"] == 'inline; filename="fusion-index-en.png"'
    again = client.get("/en/index/chart.png", headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_another_form_is_not_found(client, small_index):
    assert client.get("/en/index/chart.gif").status_code == 404
    assert client.get("/en/index/chart.").status_code == 404


@pytest.mark.parametrize("form", ["svg", "png", "csv"])
def test_an_index_that_is_not_loaded_has_no_chart(client, form):
    assert client.get(f"/en/index/chart.{form}").status_code == 404


def test_the_csv_has_every_year_of_total_and_dimensions_with_status_and_place(client, small_index):
    response = client.get("/en/index/chart.csv")
    rows = rows_of(response)
    assert [(row["code"], row["year"]) for row in rows] == [(code, str(year)) for code in "01" for year in range(2019, 2025)]
    assert (rows[4]["value"], rows[4]["status"], rows[4]["source"], rows[4]["place_in_source"]) == (
        "138.2",
        "published",
        "caict-2025",
        "ch 1, s 2, p 2",
    )
    assert (rows[1]["value"], rows[1]["status"], rows[1]["source"]) == ("", "not_published", "")
    assert rows[5]["status"] == "estimated"
    assert rows[5]["note_en"] == "'=SUM(A1)"
    assert response["Content-Disposition"] == 'attachment; filename="fusion-index.csv"'


def test_pictures_take_few_queries(client, small_index, django_assert_num_queries):
    for form in ("svg", "csv"):
        with django_assert_num_queries(5):  # nodes, scores, series, edition, linked cases; observations where there are series
            client.get(f"/en/index/chart.{form}")


def test_the_svg_names_the_issuer_as_it_asks_to_be_named(client, loaded_content):
    assert "来源：中国信息通信研究院" in client.get("/zh-hans/index/chart.svg").content.decode()
    assert (
        "Source: China Academy of Information and Communications Technology (CAICT)" in client.get("/en/index/chart.svg").content.decode()
    )
