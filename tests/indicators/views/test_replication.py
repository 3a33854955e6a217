"""The page of the replication and its CSV."""

import csv
import io
import re

import pytest

from indicators.models import PublishedScore
from indicators.replication.basis import BASES
from indicators.replication.checks import all_checks
from indicators.replication.rows import replication_of
from tests.factories import make_framework, make_indicator
from tests.indicators.making import make_observation, make_score, make_series

ROW = re.compile(r'<tr role="row" class="score tone.*?</tr>', re.DOTALL)


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rows_of(html):
    """Answer ``{(code, year): text}`` of the rows of the table."""
    found = {}
    for row in ROW.findall(html):
        code, year = re.search(r'id="score-([\d.]+)-(\d+)"', row).groups()
        found[code, int(year)] = plain(row)
    return found


@pytest.fixture
def page(client, db):
    def open_page(query="", language="en"):
        response = client.get(f"/{language}/index/replication/{query}")
        assert response.status_code == 200
        return response.content.decode()

    return open_page


@pytest.fixture
def table(client, db):
    def read(query=""):
        response = client.get(f"/en/index/replication.csv{query}")
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))

    return read


@pytest.fixture
def small_index(db):
    series = make_series("1.1.1")
    for year, value in ((2019, 100), (2020, 110), (2022, 120)):
        make_observation(series, year, value, note_en="As the page says.")
    make_indicator("1.1.2", weight="0.75")
    make_score("1.1", 2022, "130")
    make_score("1.1.1", 2022, "121")
    make_score("1.1.2", 2022, "99")


def test_an_index_that_is_not_loaded_is_said_in_words(page, client, db):
    assert "has not been loaded yet" in page()
    make_framework(base_year=None)
    make_indicator("1.1")
    make_score("1.1", 2022, "130")
    assert "has not been loaded yet" in page()
    assert client.get("/en/index/replication.csv").status_code == 404


def test_a_replication_without_scores_has_no_rows(db):
    make_framework()
    assert replication_of([make_indicator("0")], 2019, BASES["solved"]).rows == []


@pytest.mark.usefixtures("small_index")
def test_a_row_has_both_values_their_difference_and_the_agreement_in_words_and_a_sign(page):
    rows = rows_of(page())
    assert "121 ch. 1, sec. 2, para. 2 120.0 −1.0 −0.8% ≠ further away 100% observed" in rows["1.1.1", 2022]
    assert "◐ from part of its indicators only" in rows["1.1", 2022]
    assert "lacking: 1.1.2" in rows["1.1", 2022]
    assert "– none – cannot be calculated 100% missing" in rows["1.1.2", 2022]


@pytest.mark.usefixtures("small_index")
def test_the_sentence_on_top_counts_the_rows(page):
    text = plain(page())
    counts = "0 the same to the last printed digit, 0 within 0.5%, 1 further away, 1 calculated from part of their indicators only"
    assert f"Of 3 values: {counts}, 1 not calculable." in text
    assert "prints 3 of them; 0 follow from growth rates" in text


@pytest.mark.usefixtures("small_index")
def test_each_choice_is_a_link_and_the_chosen_one_says_so(page):
    for key in BASES:
        html = page(f"?data={key}")
        assert re.findall(r'<a href="\?data=(\w+)" aria-current="true">', html) == [key]
        assert all(f'<a href="?data={other}"' in html for other in BASES)


@pytest.mark.usefixtures("small_index")
def test_an_unknown_choice_is_named_and_the_page_stays(page):
    html = page("?data=%3Cb%3Eguesses")
    assert "“&lt;b&gt;guesses” is no choice of data" in html
    assert re.findall(r'<a href="\?data=(\w+)" aria-current="true">', html) == ["interpolation"]


@pytest.mark.usefixtures("small_index")
def test_a_value_behind_says_what_it_is_and_where_it_was_seen(page):
    html = page()
    values = html.split('id="behind-1.1.1"')[1].split("</table>")[0]
    assert "2019 100 patents reported the report · Statistics bureau As the page says." in plain(values)
    assert "2021 114.9 patents interpolated between 2020 and 2022" in plain(values)
    assert "As the page says." not in html.split('id="behind-1.1.2"')[1].split("</table>")[0]


@pytest.mark.usefixtures("small_index")
def test_data_without_an_answer_say_so_and_keep_the_printed_values(page, table):
    make_observation(make_series("1.1.2"), 2019, 0)
    make_observation(make_series("1.1.2", "more"), 2020, 5)
    assert "Nothing can be calculated with these data. 1.1.2 grows from zero in 2020" in plain(page())
    assert len(rows_of(page())) == len(table()) == 3
    assert {row["ours"] for row in table()} == {""}


@pytest.mark.usefixtures("small_index")
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_takes_the_same_few_queries_for_any_number_of_values(client, language, django_assert_num_queries):
    for number in range(2, 5):
        series = make_series(f"{number}.1.1")
        for year in range(2019, 2025):
            make_observation(series, year)
        make_score(f"{number}.1.1", 2024, 120)
    with django_assert_num_queries(5):  # nodes with framework, scores with source, series, observations; newest edition
        client.get(f"/{language}/index/replication/?data=solved")
    with django_assert_num_queries(4):
        client.get(f"/{language}/index/replication.csv")


@pytest.mark.parametrize("query", ["", "?data=observations", "?data=interpolation", "?data=solved"])
def test_every_printed_score_has_a_row_on_the_page_and_in_the_csv(loaded_content, page, table, query):
    printed = PublishedScore.objects.filter(indicator__framework__key="caict-4-12-27").exclude(status="base")
    wanted = {(score.indicator.code, score.year) for score in printed.select_related("indicator")}
    assert rows_of(page(query)).keys() == {(row["code"], int(row["year"])) for row in table(query)} == wanted
    assert len(wanted) == 25


@pytest.mark.parametrize("key", BASES)
def test_the_csv_has_the_numbers_of_the_page(loaded_content, page, table, key):
    words = {
        "same": "the same as printed",
        "close": "within half a percent",
        "far": "further away",
        "part": "from part of its indicators only",
        "none": "cannot be calculated",
    }
    rows = rows_of(page(f"?data={key}"))
    for line in table(f"?data={key}"):
        text = rows[line["code"], int(line["year"])]
        assert line["data"] == key
        assert words[line["agreement"]] in text
        assert f"{float(line['published']):g}" in text
        if line["ours"]:
            assert f"{float(line['ours']):.1f}" in text
            assert float(line["residual"]) == pytest.approx(float(line["ours"]) - float(line["published"]), abs=1e-5)
        shares = [float(line[f"share_{ground}"]) for ground in ("observed", "interpolated", "carried", "back_solved", "left_out")]
        assert sum(shares) == pytest.approx(1, abs=1e-5)
        if line["range_5"]:
            assert f"{float(line['range_5']):.1f} to {float(line['range_95']):.1f}" in text


def test_what_rests_on_solved_values_is_never_called_evidence(loaded_content, page):
    html = page("?data=solved")
    rows = rows_of(html)
    assert "no evidence: it rests on solved values" in rows["0", 2024]
    assert "no evidence" not in rows["1.2", 2023]
    assert "14 of ours rest on solved values and are no evidence." in plain(html)
    assert not any("no evidence" in text for text in rows_of(page()).values())


def test_indicators_that_nobody_published_are_named_with_links(loaded_content, page):
    lacking = page().split('class="lacking"')[1].split("</details>")[0]
    assert re.findall(r'href="/en/index/([\d.]+)/"', lacking) == ["1.1.1", "1.1.2", "3.1.1", "3.1.2", "3.2.1"]
    assert "no value: 2019–2023" in lacking


@pytest.mark.parametrize(
    ("language", "words"), [("en", "The total of 2024 is told in two ways"), ("zh-hans", "2024年总指数，前言与正文说法不一")]
)
def test_every_check_stands_on_the_page_in_both_languages(loaded_content, page, language, words):
    html = page(language=language)
    assert words in html
    assert set(re.findall(r'id="check-([\w-]+)"', html)) == {check.key for check in all_checks()}
    assert set(re.findall(r'href="#check-([\w-]+)"', html)) < {check.key for check in all_checks()}


def test_no_link_inside_the_page_leads_nowhere(loaded_content, page):
    html = page()
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_the_real_page_has_no_inline_style_or_script(loaded_content, page):
    html = page()
    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)


@pytest.mark.django_db
def test_the_drawing_can_be_taken_away_on_the_data_chosen(client, loaded_content):
    svg = client.get("/en/index/replication.svg?data=solved").content.decode()
    assert "with back-solved series" in svg
    assert "/en/index/replication/?data=solved" in svg
    assert client.get("/en/index/replication.png").content.startswith(b"\x89PNG")
    assert client.get("/en/index/replication.gif").status_code == 404
