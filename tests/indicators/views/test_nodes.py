"""The page of a node of the index, its files, and the page for a code that is none."""

import csv
import io
import re

import pytest

from indicators.models import Indicator
from tests.cases.test_views import words_of
from tests.factories import make_case, make_indicator, make_jurisdiction
from tests.indicators.making import make_observation, make_score, make_series

LANGUAGES = ["en", "zh-hans"]


@pytest.fixture
def small_index(db):
    """A total over one branch: 1.1.1 observed in 2019, 2021 and 2023, 1.1.2 solved, 1.1.3 without a value."""
    for number, code in enumerate(["0", "1", "1.1", "1.1.1", "1.1.2", "1.1.3"]):
        make_indicator(code, position=number, weight="1" if level_of(code) < 3 else "0.333333")
    Indicator.objects.filter(code="1.1.1").update(unit_zh="件", unit_en="patents", definition_zh="定义。", definition_en="What it is.")
    make_score("0", 2019, 100, "base")
    make_score("0", 2023, "138.2")
    make_score("1.1", 2023, "153.8", note_zh="注。", note_en="A note on the score.")
    series = make_series("1.1.1", note_zh="", note_en="")
    make_observation(series, 2019, "100", place="CN")
    make_observation(series, 2021, "400", "dataset", note_zh="字段。", note_en="Field v4 of the data set.", url="https://example.org/data")
    make_observation(series, 2023, "900", qualifier="about")
    make_observation(make_series("1.1.1", "part", "component"), 2021, "12")
    make_observation(make_series("1.1.1", "other", "lookalike", note_zh="口径小。", note_en="A narrower scope."), 2021, "55")
    make_observation(make_series("1.1.2", "solved", "back_solved"), 2019, "1", "computed", status="back_solved")
    make_observation(Indicator.objects.get(code="1.1.2").series.get(), 2023, "2", "computed", status="back_solved")


def level_of(code):
    return 0 if code == "0" else code.count(".") + 1


@pytest.fixture
def page(client):
    def open_page(address, language="en", status=200):
        response = client.get(f"/{language}/index/{address}")
        assert response.status_code == status
        return response

    return open_page


def section(response, name):
    """Answer the words of the section with the heading *name*."""
    html = response.content.decode().split(f'aria-labelledby="{name}"')[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.usefixtures("small_index")
def test_the_head_says_what_it_is_where_it_hangs_and_what_it_weighs(page):
    response = page("1.1.1/")
    text = words_of(response)
    assert "What it is." in text
    assert "Latest value 900 patents 2023 · reported" in text
    assert "1 × 1 × 1/3 = 1/3 33.33%" in text
    assert "one of 3 siblings" in text
    crumbs = response.content.decode().split('class="breadcrumb"')[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', crumbs) == ["/en/index/", "/en/index/1/", "/en/index/1.1/"]


@pytest.mark.usefixtures("small_index")
def test_the_table_has_every_year_with_a_link_and_says_what_stands_in_for_a_missing_value(page):
    text = section(page("1.1.1/"), "over-time")
    assert "2020 : what stands behind it no value: interpolated between 2019 and 2021" in text
    assert "2021 : what stands behind it 400 patents reported public data set" in text
    assert 'href="?year=2020#year"' in page("1.1.1/").content.decode()


@pytest.mark.usefixtures("small_index")
def test_a_year_opens_every_observation_with_issuer_place_and_note(page):
    text = section(page("1.1.1/?year=2021"), "year")
    assert "What stands behind 2021" in text
    assert "400 patents reported Statistics bureau · public data set · page Field v4 of the data set." in text
    assert "numerator, denominator or part 12 patents" in text
    assert "look-alike, not to be mixed with it 55 patents" in text
    assert 'href="https://example.org/data"' in page("1.1.1/?year=2021").content.decode()


@pytest.mark.usefixtures("small_index")
def test_the_qualifier_of_a_value_is_said(page):
    assert "about 900 patents" in section(page("1.1.1/?year=2023"), "year")


@pytest.mark.usefixtures("small_index")
def test_a_year_without_an_observation_says_what_the_index_calculates_with(page):
    text = section(page("1.1.1/?year=2020"), "year")
    assert "No observation of the indicator itself. The index calculates with: 200 patents , interpolated between 2019 and 2021" in text


@pytest.mark.usefixtures("small_index")
def test_a_year_of_a_composite_lists_every_leaf_and_its_own_score(page):
    text = section(page("1.1/?year=2023"), "year")
    assert "153.8 published" in text
    assert "A note on the score." in text
    assert "1.1.1 Indicator 1.1.1" in text
    assert "1.1.2 Indicator 1.1.2 No observation of the indicator itself." in text
    assert "solved from the published index, no evidence" in text
    assert "1.1.3 Indicator 1.1.3 No observation of the indicator itself. The index calculates with: nothing" in text


@pytest.mark.usefixtures("small_index")
def test_the_total_has_a_page_of_its_own_with_what_stands_behind_a_year(page):
    assert "138.2 published" in section(page("0/?year=2023"), "year")
    assert "1.1.1 Indicator 1.1.1" in section(page("0/?year=2023"), "year")


@pytest.mark.usefixtures("small_index")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["0", "1", "1.1", "1.1.1", "1.1.2", "1.1.3"])
@pytest.mark.parametrize("query", ["", "?year=2021", "?year=²⁰²¹"])
def test_every_level_stands_in_both_languages_whatever_is_asked(page, code, language, query):
    assert page(f"{code}/{query}", language).context["node"].indicator.code == code


@pytest.mark.usefixtures("small_index")
@pytest.mark.parametrize(
    ("year", "words"),
    [("abc", "“abc” is not a year"), ("20211", "is not a year"), ("1999", "Nothing is known for 1999: there are values from 2019")],
)
def test_a_year_that_is_none_or_has_nothing_is_named_with_the_years_there_are(page, year, words):
    response = page(f"1.1.1/?year={year}")
    assert words in section(response, "year")
    assert response.context["year"] is None


@pytest.mark.usefixtures("small_index")
def test_the_way_into_the_index_has_weights_growth_and_the_part_in_the_change(page):
    text = section(page("1.1.1/"), "enters")
    assert "1/3 1.1.1 Indicator 1.1.1" in text
    assert "2020 200 patents interpolated between 2019 and 2021 +66.67 200.0" in text
    assert "2023 900 patents observed" in text
    assert "Observed in both years: 100% of its weight." in text
    change = page("1.1.1/").context["change"]
    assert (change.start, change.end) == (2019, 2023)
    assert sum(row.points for row in change.siblings if row.points is not None) == pytest.approx(change.points)
    assert [row.observed for row in change.siblings] == [1, 0, 0]
    assert change.siblings[2].points is None


@pytest.mark.usefixtures("small_index")
def test_what_the_formula_has_no_answer_to_is_said_and_the_page_stands(page):
    make_observation(Indicator.objects.get(code="1.1.3").series.create(key="main", role="main"), 2019, "0")
    make_observation(Indicator.objects.get(code="1.1.3").series.get(), 2020, "5")
    response = page("1.1.3/?year=2020")
    assert "The index cannot be calculated" in section(response, "enters")
    assert "1.1.3" in response.context["refusal"]
    assert "No observation" not in section(response, "year")


@pytest.mark.usefixtures("small_index")
def test_look_alikes_have_a_heading_of_their_own_and_solved_values_are_folded_and_named(page):
    html = page("1.1.1/").content.decode()
    lookalikes = html.split('class="lookalikes"')[1].split("</div>")[0]
    assert "do not mix with this indicator" in lookalikes
    assert "A narrower scope." in lookalikes
    assert "<details" not in lookalikes
    assert "solved" not in section(page("1.1.1/"), "series").lower()
    solved = page("1.1.2/").content.decode().split('<details class="solved">')[1].split("</details>")[0]
    assert "no evidence" in solved


@pytest.mark.usefixtures("small_index")
def test_sources_name_the_places_in_the_report_and_every_issuer_once(page):
    Indicator.objects.get(code="1.1.1").series.get(key="main").observations.filter(year=2019).update(place="ch 1, s 2, p 3")
    text = section(page("1.1/"), "sources")
    assert "ch. 1, sec. 2, para. 2 1.1" in text
    assert "ch. 1, sec. 2, para. 3 1.1.1" in text
    assert text.count("Statistics bureau") == 2  # the report and the data set
    assert "public data set · 2021 · 1.1.1" in text


@pytest.fixture
def cases(small_index):
    for number, code in enumerate(["CN-HA", "CN-HE"], start=1):
        make_jurisdiction(code, tile_row=1, tile_column=number)
    links = {"direct": "1.1", "contributory": "1.1.1", "contextual": "1.1.1"}
    for directness, code in reversed(links.items()):
        words = {"mechanism": {"zh": "机制。", "en": f"A {directness} mechanism."}}
        make_case(title={"zh": "案例", "en": f"Case {directness}"}, links=[{"indicator": code, "directness": directness, **words}])


@pytest.mark.usefixtures("cases")
def test_linked_cases_stand_direct_first_with_mechanism_place_and_basis(page):
    text = section(page("1.1/"), "cases")
    assert "3 cases that should move it or a node below it" in text
    assert text.index("Case direct") < text.index("Case contributory") < text.index("Case contextual")
    assert "A contributory mechanism. 1.1.1 Indicator 1.1.1 · contributory · judged by a curator" in text
    assert 'href="/en/cases/?dimension=1.1"' in page("1.1/").content.decode()


@pytest.mark.usefixtures("cases")
def test_the_share_of_regions_says_who_has_none_and_what_that_means(page):
    text = section(page("1.1/"), "regions")
    assert "Of the 2 provincial-level divisions of Place CN, 1 has a linked case." in text
    assert "does not mean that it has no such policy" in text
    assert "1 division without a case in the documents read Place CN-HE" in text
    assert 'href="/en/places/CN-HE/"' in page("1.1/").content.decode()


@pytest.mark.usefixtures("small_index")
def test_a_node_without_cases_says_so(page):
    assert "No case is linked to it yet." in section(page("1.1.1/"), "cases")


@pytest.mark.usefixtures("small_index")
def test_neighbours_lead_on_through_the_tree(page):
    html = page("1.1/").content.decode()
    assert '<a rel="prev" href="/en/index/1/">' in html
    assert '<a rel="next" class="following" href="/en/index/1.1.1/">' in html
    assert '<a rel="prev" href="/en/index/">' in page("1/").content.decode()


@pytest.mark.usefixtures("small_index")
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_code_is_not_found_and_the_nearest_node_is_named(page, language):
    response = page("1.1.9/", language, status=404)
    assert f'href="/{language}/index/1.1/"' in response.content.decode()
    assert "/index/1" not in page("9/", language, status=404).content.decode().split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("address", ["1.1/", "9/", "1.1/chart.svg", "1.1/chart.csv", "1.1/values.csv"])
def test_without_an_index_no_node_is_found(db, page, address):
    page(address, status=404)


@pytest.mark.usefixtures("cases")
@pytest.mark.parametrize(("code", "count"), [("1.1", 7), ("1.1.1", 11)])
def test_the_page_takes_the_same_few_queries_for_any_number_of_values_and_cases(client, django_assert_num_queries, code, count):
    for number in range(3):
        make_case(jurisdiction=f"US-C{number}", links=[{"indicator": "1.1.1"}])
        make_case(jurisdiction=f"US-D{number}", links=[{"indicator": "1.1"}])
        make_observation(make_series("1.1.3", f"main-{number}"), 2020 + number, "5")
    with django_assert_num_queries(count):  # nodes, scores, series, observations, edition, cases, map; provinces four
        client.get(f"/en/index/{code}/?year=2021")


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.usefixtures("small_index")
def test_the_csv_of_a_chart_has_every_year_with_its_provenance(page):
    rows = rows_of(page("1.1.1/chart.csv"))
    assert [(row["year"], row["value"], row["status"]) for row in rows] == [
        ("2019", "100", "reported"),
        ("2020", "", "no_value"),
        ("2021", "400", "reported"),
        ("2022", "", "no_value"),
        ("2023", "900", "reported"),
    ]
    assert (rows[2]["seen_in"], rows[2]["issuer_en"], rows[2]["url"]) == ("dataset", "Statistics bureau", "https://example.org/data")
    assert rows[0]["unit_en"] == "patents"


@pytest.mark.usefixtures("small_index")
def test_the_csv_of_a_composite_marks_our_ratios_as_ours(page):
    rows = rows_of(page("1.1/chart.csv"))
    by_cell = {(row["code"], row["year"]): (row["value"], row["status"]) for row in rows}
    assert by_cell["1.1", "2023"] == ("153.8", "published")
    assert [row["source"] for row in rows if row["value"] == "153.8"] == ["caict-2025"]
    assert by_cell["1.1.1", "2021"] == ("400", "ratio_to_base_year")
    assert by_cell["1.1.2", "2023"] == ("", "no_value")


@pytest.mark.usefixtures("small_index")
def test_the_csv_of_observations_has_all_of_them_each_named_as_what_it_is(page):
    rows = rows_of(page("1.1/values.csv"))
    assert [(row["code"], row["role"], row["year"], row["value"], row["status"]) for row in rows] == [
        ("1.1.1", "main", "2019", "100", "reported"),
        ("1.1.1", "main", "2021", "400", "reported"),
        ("1.1.1", "main", "2023", "900", "reported"),
        ("1.1.1", "lookalike", "2021", "55", "reported"),
        ("1.1.1", "component", "2021", "12", "reported"),
        ("1.1.2", "back_solved", "2019", "1", "back_solved"),
        ("1.1.2", "back_solved", "2023", "2", "back_solved"),
    ]
    assert rows[2]["qualifier"] == "about"


@pytest.mark.usefixtures("small_index")
def test_the_picture_of_a_chart_stands_by_itself_and_names_its_source(page):
    svg = page("1.1/chart.svg").content.decode()
    assert "1.1 Indicator 1.1" in svg
    assert "/en/index/1.1/" in svg
    assert "<a " not in svg
    assert page("1.1.1/chart.png").content.startswith(b"\x89PNG")
    page("1.1.3/chart.svg", status=404)
    page("1.1/chart.gif", status=404)


WORDS = {
    "en": {
        "4": ["Effects", "117.3", "Numerical control of key processes"],
        "4.1.2": ["38.23%", "ch. 1, sec. 5, para. 2"],
        "3.2.1": ["no evidence"],
    },
    "zh-hans": {"4": ["融合效能", "117.3"], "4.1.2": ["38.23%", "第1章第5节第2段"], "1.2.1": ["475.6万件"]},
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_44_nodes_of_the_real_index_have_a_page(loaded_content, client, language):
    nodes = list(Indicator.objects.of(Indicator.MAIN_FRAMEWORK))
    assert len(nodes) == 44
    for node in nodes:
        response = client.get(f"/{language}/index/{node.code}/?year=2023")
        assert response.status_code == 200
        html = response.content.decode()
        assert all(word in html for word in WORDS[language].get(node.code, []))
        assert not re.search(r" style=|<script(?![^>]*\bsrc=)|\son\w+=", html.split("<textarea")[0] + html.split("</textarea>")[-1])
        assert "refusal" not in response.context


@pytest.mark.django_db
def test_an_official_finds_the_weakest_dimension_and_its_cases_in_three_clicks(loaded_content, client):
    index = client.get("/en/index/").content.decode()
    assert 'href="/en/index/4/"' in index  # the first click: 117.3 is the lowest dimension of 2023
    dimension = client.get("/en/index/4/")
    change = dimension.context["change"]
    assert min(change.siblings, key=lambda row: row.points).indicator.code == "4"
    assert 'href="#cases"' in dimension.content.decode()  # the second
    link = dimension.context["linked"].groups[0].first[0]
    assert client.get(link.case.get_absolute_url()).status_code == 200  # the third


@pytest.mark.django_db
def test_the_count_of_linked_cases_is_that_of_the_explorer(loaded_content, client):
    for code in ("4", "4.1", "4.1.2"):
        linked = client.get(f"/en/index/{code}/").context["linked"]
        assert client.get(f"/en/cases/?dimension={code}").context["answer"].total == linked.total


@pytest.mark.django_db
def test_the_ranking_of_provinces_can_be_taken_away(client, loaded_content):
    rows = list(csv.DictReader(io.StringIO(client.get("/en/index/1.2.1/provinces.csv").content.decode("utf-8-sig"))))
    assert len({row["place"] for row in rows}) == 31
    assert rows[0]["place"] == "CN-GD"
    svg = client.get("/en/index/1.2.1/provinces.svg").content.decode()
    assert "Guangdong" in svg
    assert "<a" not in svg
    assert client.get("/zh-hans/index/1.2.1/provinces.png").content.startswith(b"\x89PNG")
    assert client.get("/en/index/4.2.2/provinces.csv").status_code == 404
    assert client.get("/en/index/1/provinces.svg").status_code == 404
