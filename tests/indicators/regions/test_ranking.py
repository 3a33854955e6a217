"""The provinces at a node: order, dots, those that cannot be ranked."""

import re

import pytest
from django.template import Context, Template

from indicators.models import Indicator
from indicators.regions.ranking import LEFT, ranking
from indicators.regions.reading import read_provinces
from tests.factories import make_indicator
from tests.indicators.regions.making import BEIJING, GANSU, JILIN, SHAANXI, YUNNAN, make_atlas, make_values

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def atlas(db):
    make_atlas()


def ranked(code):
    return ranking(read_provinces(), Indicator.objects.get(code=code))


def drawn(code):
    node = Indicator.objects.select_related("framework").get(code=code)
    return Template("{% load region_tags %}{% places_ranking node %}").render(Context({"node": node}))


def words_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_best_comes_first_and_equals_in_the_order_of_the_atlas():
    assert [row.place for row in ranked("1.2.1").rows] == [BEIJING, SHAANXI, GANSU, YUNNAN]


def test_dots_stand_at_their_values_on_a_scale_from_zero():
    dots = ranked("1.2.1").dots
    along = [dot.x - LEFT for dot in dots]
    assert along == sorted(along, reverse=True)
    assert along[0] / along[1] == pytest.approx(800 / 90, rel=0.01)
    assert [dot.y for dot in dots] == sorted(dot.y for dot in dots)


def test_the_nation_stands_on_the_scale_of_a_share_and_not_of_an_amount():
    assert ranked("3.3.1").nation.text == "5%"
    assert ranked("1.2.1").nation is None


def test_a_series_that_judges_the_node_is_drawn_and_the_others_are_named():
    found = ranked("2.1.1")
    assert (found.path, [one.key for one in found.others]) == ("2.1.1/all-sectors", ["intensity"])


def test_a_province_that_cannot_be_ranked_stands_below_with_its_reason():
    make_values("4.1.1", "main", {GANSU: {2023: 5}, SHAANXI: {2022: 5}, **{place: {2023: 4} for place in (YUNNAN, BEIJING)}}, unit="%")
    assert [row.place for row in ranked("4.1.1").unranked] == [SHAANXI]
    text = words_of(drawn("4.1.1"))
    assert "Shaanxi: not comparable: no value of this province for the year" in text
    assert "3 provinces ranked" in text


def test_every_dot_leads_to_its_province_and_stands_in_the_table():
    html = drawn("1.2.1")
    assert html.count('class="region-dot"') == 4
    assert html.count('href="/en/places/CN-GS/#index-1"') == 2
    assert "Gansu 20 patents +100.0% a year 3 of 4" in words_of(html).replace("3 of 4, tied ", "", 1)


def test_provinces_that_stand_last_for_their_size_lead_to_cases_elsewhere():
    assert [row.place for row in ranked("1.2.1").weakest] == [YUNNAN, GANSU]
    assert f'href="/en/places/{YUNNAN}/options/?dimension=1.2.1">Yunnan<' in drawn("1.2.1")
    assert "Cases elsewhere" not in drawn("4.1.2")


def test_a_proxy_and_an_amount_are_explained():
    text = words_of(drawn("2.1.1"))
    assert "A proxy: it stands in for “Indicator 2.1.1”." in text
    assert "An amount goes with the size of a province" in text
    assert "All performers." in text


def test_a_node_without_series_of_provinces_says_so():
    assert "No series of provinces is known for this indicator." in words_of(drawn("1.2.2"))


@pytest.mark.parametrize("values", [{GANSU: {2023: 5}}, {GANSU: {2023: 0}, SHAANXI: {2023: 0}}, {GANSU: {2023: -3}, JILIN: {2023: 4}}])
def test_one_value_zeros_and_negative_values_can_be_drawn(values):
    make_indicator("4.1.1")
    make_values("4.1.1", "main", values)
    assert all(dot.x >= LEFT for dot in ranked("4.1.1").dots)
    assert drawn("4.1.1")


def test_the_ranking_takes_four_queries(django_assert_num_queries):
    node = Indicator.objects.select_related("framework").get(code="1.2.1")
    with django_assert_num_queries(4):
        Template("{% load region_tags %}{% places_ranking node %}").render(Context({"node": node}))
