"""The page of the method, its worked example and its files."""

import csv
import io
import re
from fractions import Fraction

import numpy as np
import pytest

from indicators.engine import RULES, compute, make_tree
from indicators.live.inputs import inputs_of
from indicators.method import example
from indicators.models import Observation
from indicators.nodes.node import whole_tree
from tests.factories import make_indicator
from tests.indicators.making import make_observation, make_series


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def page(client, db):
    def open_page(language="en"):
        response = client.get(f"/{language}/index/method/")
        assert response.status_code == 200
        return response.content.decode()

    return open_page


@pytest.fixture
def table(client, db):
    def read(name):
        response = client.get(f"/en/index/{name}.csv")
        assert response.status_code == 200
        return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))

    return read


def lines():
    return {line.node.code: line for line in example().lines}


def test_the_worked_example_is_what_the_formulas_give_by_hand():
    found = lines()
    assert found["A1"].rates == pytest.approx((200 * 30 / 150, 200 * 20 / 200))
    assert found["A2"].rates == (pytest.approx(200 * 20 / 80), None)
    assert found["B2"].rates == pytest.approx((200 * 4 / 20, 0))
    assert found["A"].rates == pytest.approx(((40 + 50) / 2, 20))
    assert found["T"].rates == pytest.approx(((45 + 20) / 2, (20 + 20) / 2))
    second = 100 * 232.5 / 167.5
    third = second * 220 / 180
    assert found["T"].index == pytest.approx((100, second, third))
    assert found["A2"].index == (100, pytest.approx(100 * 50 / 30), None)
    assert found["A1"].points == pytest.approx((40 / 4 * (second + 100) / 200, 20 / 2 * (third + second) / 200))
    assert [line.observed[-1] for line in example().lines] == [0.75, 0.5, 1, 0, 1, 1, 1]
    assert sum(points or 0 for line in example().leaves for points in line.points) == pytest.approx(third - 100)


def test_the_page_shows_the_numbers_of_the_example(page):
    text = plain(page())
    for line in example().lines:
        shown = [f"{value:.3f}" for value in (*line.index, *line.points) if value is not None]
        assert " ".join(shown[:2]) in text
        assert all(number in text for number in shown)
    assert "138.806 169.652" in text
    assert "38.806 + 30.846 = 69.652 = 169.652 − 100" in text
    assert "¼ × 40 × (138.806 + 100) ÷ 200 = 11.940, ½ × 20 × (169.652 + 138.806) ÷ 200 = 15.423" in text


def test_every_number_worked_by_hand_is_true(page):
    """Each formula of the example is a chain of equations: all sides give the same, to the decimals that are printed."""
    worked = page().split('class="prose worked"')[1].split("</ol>")[0]
    equations = [part for formula in re.findall(r'class="formula">([^<]+)<', worked) for part in formula.split(", ")]
    assert len(equations) == 9
    for equation in equations:
        sides = [side.translate({0xD7: "*", 0xF7: "/", 0x2212: "-", 0xBC: "1/4", 0xBD: "1/2"}) for side in equation.split("=")]
        assert all(re.fullmatch(r"[-+*/(). 0-9]+", side) for side in sides)
        values = [eval(side) for side in sides]  # digits and signs only, as the line above says
        assert values == pytest.approx([values[0]] * len(values), abs=0.0006), equation


def test_every_rule_for_missing_values_and_every_kind_of_place_is_explained(page):
    html = page()
    rules = html.split('id="missing"')[1].split("</dl>")[0]
    assert re.findall(r"<code>(\w+)</code></dt><dd>(?=.)", rules) == list(RULES)
    assert not re.search(r"</dt><dd>\s*</dd>", rules)
    text = plain(html)
    assert all(str(place.label) in text for place in Observation.SeenIn)


def test_the_example_that_the_text_gives_for_chaining_is_true(page):
    values = np.full((4, 5), np.nan)
    values[:, 0], values[:, 4] = 100, (154.4, 122.2, 165.1, 117.3)
    tree = make_tree([("all", None, 1), *((f"x{place}", "all", 0.25) for place in range(4))])
    chained = compute(tree, values, range(5), 0, rule="interpolate").series("all")[-1]
    single = compute(tree, values[:, [0, 4]], range(2), 0).series("all")[-1]
    assert f"give {chained:.2f} when chained through every year at constant growth, and {single:.2f} in a single step" in plain(page())


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_opens_without_content_and_takes_few_queries(client, page, language, django_assert_num_queries):
    assert page(language)
    make_observation(make_series("1.1.1"), 2020)
    with django_assert_num_queries(5):  # nodes with framework, scores with source, series, observations; newest edition
        client.get(f"/{language}/index/method/")


def test_observations_of_provinces_are_not_in_the_file(table):
    make_indicator("1.1.1")
    make_observation(make_series("1.1.1"), 2020, place="CN-HA")
    assert table("observations") == []


def test_no_link_inside_the_page_leads_nowhere(loaded_content, page):
    html = page()
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {*re.findall(r'href="#([^"]+)"', html)} - {"content"} <= {*ids}
    assert " style=" not in html


def test_the_tree_gives_weights_as_fractions(loaded_content, table):
    rows = {row["code"]: row for row in table("tree")}
    assert len(rows) == 44
    assert (rows["2.3.1"]["parent"], rows["2.3.1"]["weight"], rows["2.3.1"]["weight_in_the_total"]) == ("2.3", "1/3", "1/36")
    leaves = [row for row in rows.values() if row["level"] == "3"]
    assert sum(Fraction(row["weight_in_the_total"]) for row in leaves) == 1
    assert rows["0"]["parent"] == ""


def test_the_files_are_enough_to_calculate_the_index_again(loaded_content, table):
    """From nothing but the two files, by the rules of the page: the totals of the engine on the rows of the database."""
    nodes = [(row["code"], row["parent"] or None, float(Fraction(row["weight"])), row["direction"] == "up") for row in table("tree")]
    tree = make_tree(nodes)
    years = range(2019, 2025)
    values = np.full((len(tree.leaf_codes), len(years)), np.nan)
    observed = [row for row in table("observations") if row["counts_as"]]
    for row in sorted(observed, key=lambda row: row["counts_as"], reverse=True):  # an observation replaces a solved value
        values[tree.leaf_codes.index(row["indicator"]), years.index(int(row["year"]))] = float(row["value"])
    again = compute(tree, values, years, 2019, rule="interpolate_and_carry").series("0")
    inputs = inputs_of(whole_tree(), 2019)
    own, _solved = inputs.values(with_solved=True)
    assert again == pytest.approx(compute(inputs.tree, own, inputs.years, 2019, rule="interpolate_and_carry").series("0"))


def test_the_observations_say_which_of_several_counts_and_what_is_solved(loaded_content, table):
    rows = table("observations")
    pct = {row["seen_in"]: row["counts_as"] for row in rows if (row["indicator"], row["series"], row["year"]) == ("1.2.2", "main", "2019")}
    assert pct == {"report": "observed", "secondary_copy": ""}
    assert {row["counts_as"] for row in rows if row["status"] == "back_solved"} == {"solved"}
    assert {row["counts_as"] for row in rows if row["role"] in ("component", "proxy", "lookalike")} == {""}
    assert len(rows) == Observation.objects.filter(series__indicator__framework__key="caict-4-12-27", jurisdiction__code="CN").count()
