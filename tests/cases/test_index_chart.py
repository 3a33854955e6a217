"""The index on the page of a case: its dimensions stand out."""

import re

import pytest

from tests.factories import make_case, make_indicator
from tests.indicators.making import make_score

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    make_score("0", 2019, 100, "base")
    make_score("0", 2024, "146.4", "estimated")
    for code in "1234":
        make_indicator(f"{code}.1")
        make_score(code, 2023, f"1{code}0")


@pytest.mark.parametrize(("language", "name"), [("en", "in the index"), ("zh-hans", "1.1")])
def test_the_dimensions_of_a_case_stand_out_and_lead_to_the_index(client, index, language, name):
    make_case(slug="henan", links=[{"indicator": "1.1"}, {"indicator": "3.1"}])
    html = client.get(f"/{language}/cases/henan/").content.decode()
    figure = html.split('<figure class="chart case-index')[1].split("</figure>")[0]
    assert name in html
    assert figure.split('"')[0].split() == ["quiet-2", "quiet-4"]
    assert re.findall(r'href="[^"]*/index/\?node=(\d)"', figure) == ["1", "3"]


def test_the_chart_has_its_table_and_is_drawn_for_wide_and_narrow_screens(client, index):
    make_case(slug="henan")
    figure = client.get("/en/cases/henan/").content.decode().split('<figure class="chart case-index')[1].split("</figure>")[0]
    assert figure.count('class="line-chart"') == 2
    assert re.findall(r'<th scope="row">(\d+)</th>', figure) == ["2019", "2020", "2021", "2022", "2023", "2024"]
    assert "146.4" in figure
    assert "estimated by the issuer" in figure
    assert "<iframe" not in figure


def test_a_case_stands_without_an_index(client):
    make_case(slug="henan")
    html = client.get("/en/cases/henan/").content.decode()
    assert "case-index" not in html
    assert "Dimensions of the index it should move" in html
