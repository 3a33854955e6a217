"""The page of cases side by side and its files."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from cases.finding import rebuild
from tests.cases.comparing.side_by_side.making import make_pair
from tests.cases.test_views import words_of
from tests.factories import make_case

pytestmark = pytest.mark.django_db
PAIR = "compare/?case=henan&case=colorado"


@pytest.fixture
def pair():
    return make_pair()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("path", ["compare/", "compare/?case=henan", PAIR])
def test_the_page_stands_in_both_languages(client, pair, path, language):
    assert client.get(f"/{language}/{path}").status_code == 200


def test_cases_stand_field_by_field_with_marks_in_words(client, pair):
    text = words_of(client.get(f"/en/{PAIR}"))
    for words in (
        "2 cases: the same in 3 fields,",
        "Shared: Instrument Open bidding",
        "=Colorado engine adapts Henan open bidding The same idea.",
        "Instrument ≈ 1 shared",
        "Technology – said of 1 of 2",
        "Place ≠ differs",
        "Firms set the tasks. Bidders solve them.",
        "at least CNY 10 million 2024 · announced",
        "≈ CNY 108 million at the prices of 2024 · ≈ CNY 54 million a year",
        "USD 15 million × 7.2 CNY per USD (average of 2024); 2 years, named in its label",
        "not converted: the source gives no year",
        "evaluated 1 of 2 figures",
        "3 fields are the same: Level of government · Status · Record",
        "Source: the report",
        "7.2 CNY per USD (average of 2024)",
    ):
        assert words in text, words


def test_the_original_amount_stands_before_the_converted_one(client, pair):
    text = words_of(client.get(f"/en/{PAIR}")).split("Award in the first two years")[1]
    assert text.index("USD 15 million") < text.index("CNY 108 million")


def test_the_table_scrolls_in_its_own_box_with_headings_for_every_cell(client, pair):
    page = client.get(f"/en/{PAIR}").content.decode()
    assert re.search(r'<div class="table-scroll compare-scroll" tabindex="0" role="region" aria-label="[^"]+">', page)
    table = re.search(r'<table class="compare-table columns-2">.*?</table>', page, re.DOTALL).group()
    assert table.count('scope="col"') == 3
    rows = re.findall(r'<tr class="compare-row.*?</tr>', table, re.DOTALL)
    assert all(row.count("<td>") == 2 and row.count('scope="row"') == 1 for row in rows)


def test_a_case_can_be_taken_out(client, pair):
    page = client.get(f"/en/{PAIR}").content.decode()
    assert re.findall(r'class="compare-remove small on-screen" href="([^"]+)"', page) == [
        "/en/compare/?case=colorado",
        "/en/compare/?case=henan",
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Choose two to four cases"),
        ("case=henan", "One case is chosen: Henan open bidding. Choose at least one more"),
        ("case=nope&case=%3Cb%3E", "There are no cases nope, <b>; they are left out."),
        ("case=henan&case=colorado&case=nope", "There is no case “nope”; it is left out."),
        ("case=henan&case=colorado&case=gone", "The gone one was removed from the atlas; it is left out."),
        ("case=henan&case=colorado&case=henan", "Henan open bidding was named more than once; it stands here once."),
        ("case=henan&case=colorado&case=c&case=d&case=e", "At most 4 cases fit beside each other; left out: The fifth"),
        ("case=&page=3", "Choose two to four cases"),
        (f"case={'x' * 3000}", "There is no case"),
    ],
)
def test_what_cannot_be_shown_is_said_and_the_rest_kept(client, pair, query, words):
    make_case(slug="gone", stage="retired", title={"zh": "已删", "en": "The gone one"})
    for slug, title in (("c", "The third"), ("d", "The fourth"), ("e", "The fifth")):
        make_case(slug=slug, title={"zh": slug, "en": title})
    response = client.get(f"/en/compare/?{query}")
    assert response.status_code == 200
    assert words in words_of(response)
    assert ("table" in response.context) == (query.count("=henan") > 0 and "colorado" in query)


def test_one_case_is_offered_those_in_the_tray_and_those_like_it(client, pair):
    for number in range(6):
        make_case(slug=f"unlike-{number}", jurisdiction="DE", concepts={"instrument": [f"other-{number}"]}, facts=[], links=[])
    rebuild()
    client.post("/en/tray/", {"add": "colorado"})
    response = client.get("/en/compare/?case=henan")
    page = response.content.decode()
    assert "From your tray:" in page
    assert page.count('href="/en/compare/?case=henan&amp;case=colorado"') >= 1
    case, reason, address = response.context["alike"][0]
    assert (case.slug, address) == ("colorado", "/en/compare/?case=henan&case=colorado")
    assert reason in words_of(response)


def test_a_comparison_with_room_takes_another_from_the_tray(client, pair):
    make_case(slug="third", title={"zh": "第三", "en": "The third"})
    client.post("/en/tray/", {"add": "third"})
    client.post("/en/tray/", {"add": "henan"})
    page = client.get(f"/en/{PAIR}").content.decode()
    assert 'href="/en/compare/?case=henan&amp;case=colorado&amp;case=third">The third</a>' in page


def test_the_address_can_be_passed_on(client, pair):
    page = client.get(f"/en/{PAIR}").content.decode()
    assert 'readonly value="http://testserver/en/compare/?case=henan&amp;case=colorado"' in page
    assert 'href="/en/compare/comparison.csv?case=henan&amp;case=colorado"' in page


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_csv_has_a_line_for_every_field(client, pair):
    response = client.get("/en/compare/comparison.csv?case=henan&case=colorado")
    assert response["Content-Disposition"] == 'attachment; filename="comparison.csv"'
    head, title, *rows = rows_of(response)
    assert head == ["Field", "Mark", "henan", "colorado"]
    assert title == ["Title", "", "Henan open bidding", "'=Colorado engine"]
    by_field = {row[0]: row[1:] for row in rows}
    assert by_field["Instrument"] == ["1 shared", "Open bidding\nConcept grant", "Open bidding"]
    assert by_field["Status"][0] == "both the same"
    assert by_field["Amounts"][1].startswith("Support per project: at least CNY 10 million; 2024; ")
    assert "Trend" not in by_field


def workbook_of(client, language="en"):
    response = client.get(f"/{language}/compare/comparison.xlsx?case=henan&case=colorado")
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    return load_workbook(io.BytesIO(response.content))


def test_the_spreadsheet_has_the_comparison_every_figure_and_where_it_comes_from(client, pair):
    book = workbook_of(client)
    assert book.sheetnames == ["Comparison", "Facts", "About"]
    comparison, facts, about = book.worksheets
    assert [cell.value for cell in comparison[1]] == ["Field", "Mark", "henan", "colorado"]
    assert comparison.freeze_panes == "C2"
    head, *lines = [[cell.value for cell in row] for row in facts.rows]
    lines = [dict(zip(head, line, strict=True)) for line in lines]
    assert [(line["case"], line["value"], line["unit"]) for line in lines] == [
        ("henan", 10_000_000, "CNY"),
        ("henan", 100, "project"),
        ("colorado", 15_000_000, "USD"),
        ("colorado", 160_000_000, "USD"),
    ]
    assert (lines[0]["qualifiers"], lines[0]["as_stated"], lines[0]["evidence"]) == ("at_least", "at least CNY 10 million", "announced")
    assert (lines[2]["comparable"], lines[2]["comparable_per_year"]) == (108_000_000, 54_000_000)
    assert (lines[2]["comparable_currency"], lines[2]["comparable_prices_of"]) == ("CNY", 2024)
    assert (lines[3]["comparable"], lines[3]["rule"]) == (None, "not converted: the source gives no year")
    assert (lines[3]["source"], lines[3]["source_address"]) == ("other", "https://example.org/other")
    told = {row[0].value: row[1].value for row in about.rows}
    assert told["Address"] == "http://testserver/en/compare/?case=henan&case=colorado"
    assert "CC BY 4.0" in told["Licence"]
    assert told["[1]"].startswith("Source: the report; Report caict-2025; 2025; http://testserver/en/sources/caict-2025/")
    assert told["[2]"].endswith("https://example.org/other")
    assert "official page" in told["7.2 CNY per USD (average of 2024)"]


def test_no_cell_of_the_spreadsheet_is_a_formula(client, pair):
    cells = [cell for sheet in workbook_of(client).worksheets for row in sheet.rows for cell in row]
    assert "=Colorado engine" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_spreadsheet_speaks_the_language_of_the_reader(client, pair):
    comparison = workbook_of(client, "zh-hans").worksheets[0]
    assert "河南揭榜挂帅" in [cell.value for cell in comparison[2]]


def test_characters_that_a_spreadsheet_cannot_hold_are_left_out(client, pair):
    pair[0].summary_en = "Before\x0bafter"
    pair[0].save()
    values = [cell.value for row in workbook_of(client).worksheets[0].rows for cell in row]
    assert "Beforeafter" in values


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_files_of_fewer_than_two_cases_lead_to_the_page(client, pair, form):
    response = client.get(f"/en/compare/comparison.{form}?case=henan&case=nope")
    assert response["Location"] == "/en/compare/?case=henan&case=nope"


@pytest.mark.parametrize(("path", "most"), [(PAIR, 10), ("compare/", 0), ("compare/comparison.xlsx?case=henan&case=colorado", 10)])
def test_a_comparison_takes_as_many_queries_for_four_cases_as_for_two(client, pair, django_assert_max_num_queries, path, most):
    for number in range(2):
        make_case(slug=f"more-{number}", links=[{"indicator": "2.1"}], facts=[{"value": 5, "unit": "USD", "year": 2024}] * 3)
    more = "&case=more-0&case=more-1" if "?" in path else ""
    with django_assert_max_num_queries(most):
        client.get(f"/en/{path}{more}")


def test_the_page_has_no_inline_style_or_script(client, pair):
    page = client.get(f"/en/{PAIR}").content.decode()
    assert not re.search(r"<[^>]+ style=", page)
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)


@pytest.mark.parametrize(("language", "words"), [("en", ": the same in 3 fields, "), ("zh-hans", "：3个字段相同，")])
def test_marks_have_the_spaces_of_the_language_behind_them(client, pair, language, words):
    assert words in words_of(client.get(f"/{language}/{PAIR}"))


def test_the_ways_to_take_a_comparison_away_stand_above_it_too(client, pair):
    page = client.get(f"/en/{PAIR}").content.decode()
    assert page.index('href="#take"') < page.index('id="fields"') < page.index('id="take"')
    assert 'href="/en/brief/?case=henan&amp;case=colorado"' in page[: page.index('id="fields"')]
