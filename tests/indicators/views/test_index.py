"""The page of the index."""

import re

import pytest

from tests.factories import make_case, make_framework, make_indicator
from tests.indicators.making import make_observation, make_score, make_series


def row_of(html, code):
    """Answer the text of a node's row in the tree."""
    row = re.search(rf'<tr role="row" id="node-{re.escape(code)}".*?</tr>', html, re.DOTALL).group()
    return " ".join(re.sub(r"<[^>]+>", " ", row).split())


def details_of(html, code):
    return html.split(f'id="node-{code}"')[1].split("<details")[1].split("</details>")[0]


@pytest.fixture
def page(client, db):
    def open_page(language="en"):
        response = client.get(f"/{language}/index/")
        assert response.status_code == 200
        return response.content.decode()

    return open_page


@pytest.fixture
def small_index(db):
    make_score("0", 2019, 100, "base")
    make_score("0", 2020, 111, "implied")
    make_score("0", 2023, "138.2")
    make_score("0", 2024, "146.4", "estimated")
    make_score("1", 2019, 100, "base")
    make_score("1", 2023, "154.4")
    make_indicator("1.1.2")
    series = make_series("1.1.1")
    make_observation(series, 2022, "1926122", "dataset", note_zh="含港澳台。", note_en="Field v4 of the data set.")
    make_observation(series, 2023, "4756000", place="CN")
    make_observation(make_series("1.1.1", "solved", "back_solved"), 2021, "777", "computed", status="back_solved")


def test_an_index_that_is_not_loaded_is_said_in_words(page):
    assert "has not been loaded yet" in page()


def test_a_framework_without_scores_is_said_in_words(page):
    make_framework()
    make_indicator("1.1")
    assert "has not been loaded yet" in page()


@pytest.mark.usefixtures("small_index")
def test_the_headline_gives_base_published_and_estimated_total(page):
    headline = " ".join(re.sub(r"<[^>]+>", " ", page().split('class="headline"')[1].split("</ul>")[0]).split())
    assert "100.0 2019 base year 138.2 2023 published 146.4 2024 estimated by the issuer" in headline
    assert "111.0" not in headline


@pytest.mark.usefixtures("small_index")
def test_the_chart_has_words_and_a_table_with_every_year(page):
    html = page()
    assert html.count('role="group" aria-labelledby="index-') == 2
    table = html.split('<table class="chart-table">')[1].split("</table>")[0]
    assert re.findall(r'<th scope="row">(\d+)</th>', table) == ["2019", "2020", "2021", "2022", "2023", "2024"]
    text = " ".join(re.sub(r"<[^>]+>", " ", table).split())
    assert "2020 111.0 implied by a printed growth rate not published 2021 not published not published 2022" in text


@pytest.mark.usefixtures("small_index")
def test_the_chart_leaves_years_without_values_empty_and_dashes_estimates(page):
    wide = page().split('class="chart-wide"')[1].split("</svg>")[0]
    assert wide.count('class="empty-years"') == 1
    assert '<path class="line" ' not in wide
    assert wide.count('class="line is-estimate"') == 1
    assert wide.count("is-estimate") == 3  # the dashed path of the total and its two hollow marks


@pytest.mark.usefixtures("small_index")
def test_missing_values_are_words_and_never_zero(page):
    html = page()
    row = row_of(html, "1.1.2")
    assert row.count("not published") == 3
    assert "none yet" in row
    assert not re.search(r"\b0(\.0)?\b", row)


@pytest.mark.usefixtures("small_index")
def test_a_value_says_its_year_its_status_and_where_it_was_seen(page):
    html = page()
    assert "4.756 million" in row_of(html, "1.1.1")
    assert "2023 · reported" in row_of(html, "1.1.1")
    details = details_of(html, "1.1.1")
    assert "1.926 million patents" in details
    assert "1,926,122 patents" in details
    assert "public data set · Statistics bureau" in details
    assert "Field v4 of the data set." in details


@pytest.mark.usefixtures("small_index")
def test_solved_values_are_not_on_the_page(page):
    html = page()
    assert "777" not in html
    assert "Series solved" not in html


@pytest.mark.usefixtures("small_index")
@pytest.mark.parametrize("code", ["0", "1", "1.1", "1.1.1"])
def test_every_node_of_the_tree_leads_to_its_page(page, code):
    assert f'<a href="/en/index/{code}/">Indicator {code}</a>' in page()


@pytest.mark.usefixtures("small_index")
def test_counts_of_cases_lead_to_the_explorer(page):
    make_case(links=[{"indicator": "1.1.1"}])
    make_case(links=[{"indicator": "1.1"}, {"indicator": "1.1.1"}])
    make_case(links=[{"indicator": "1.1.1"}], stage="retired")
    html = page()
    for code in ("1", "1.1", "1.1.1"):
        assert f'href="/en/cases/?dimension={code}">2<' in html
    assert 'href="/en/cases/?dimension=1.1.2"' not in html


@pytest.mark.usefixtures("small_index")
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_takes_the_same_few_queries_for_any_number_of_values(client, language, django_assert_num_queries):
    make_case(links=[{"indicator": "1.1.1"}])
    for number in range(2, 5):
        series = make_series(f"{number}.1.1")
        for year in range(2019, 2025):
            make_observation(series, year)
        make_case(links=[{"indicator": f"{number}.1.1"}])
    with django_assert_num_queries(7):  # nodes with framework, scores, series, observations, edition, linked cases, other frameworks
        client.get(f"/{language}/index/")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Fusion index (total)", "Supply of technology and patents", "4.756 million patents", "2.82 trillion yuan"]),
        ("zh-hans", ["两创融合总指数", "技术专利供给", "来源：中国信息通信研究院", "475.6万件", "2.82万亿元"]),
    ],
)
def test_the_real_index_reads_in_both_languages(loaded_content, page, language, words):
    html = page(language)
    assert all(word in html for word in words)
    assert len(re.findall(r'id="node-[\d.]+"', html)) == 44
    for value in ("138.2", "146.4", "111.0", "154.4", "122.2", "165.1", "117.3", "213.2", "246.9"):
        assert value in html


def test_the_real_page_has_no_inline_style_or_script(loaded_content, page):
    html = page("en")
    assert not re.search(r"<[^>]*\sstyle=", html)
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\son\w+=", html)
