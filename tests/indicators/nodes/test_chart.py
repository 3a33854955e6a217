"""The chart of a node: own values of a measured indicator, published scores of a composite with its parts."""

from decimal import Decimal

import pytest
from django.utils import translation

from indicators.drawing.axis import axis_of
from indicators.models import Indicator
from indicators.nodes.chart import chart_of_node
from indicators.nodes.node import node_of
from tests.factories import make_indicator
from tests.indicators.making import make_observation, make_score, make_series

pytestmark = pytest.mark.django_db
YEARS = range(2019, 2025)


def chart(code):
    nodes = list(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).with_values())
    return chart_of_node(node_of(nodes, code), YEARS, 2019)


def line(drawn, key):
    return next(line for line in drawn.lines if line.key == key)


def test_a_measured_indicator_shows_its_own_values_in_short_numbers():
    make_indicator("1.1.1", unit={"zh": "件", "en": "patents"})
    series = make_series("1.1.1")
    make_observation(series, 2019, "1926000")
    make_observation(series, 2021, "2500000")
    found = chart("1.1.1")
    assert found.axis.unit == "million patents"
    assert [(mark.point.value, mark.point.text) for mark in line(found.wide, "1").marks] == [(1.926, "1.926"), (2.5, "2.5")]
    assert [(band.first, band.last) for band in found.wide.empty] == [(2020, 2020), (2022, 2024)]


def test_every_mark_leads_to_what_stands_behind_its_year():
    make_observation(make_series("1.1.1"), 2021, "250")
    mark = chart("1.1.1").narrow.links[0]
    assert mark.point.href == "?year=2021#year"
    assert mark.point.title == "Indicator 1.1.1, 2021: 250, reported. Open what stands behind it."


def test_solved_values_are_never_drawn():
    make_observation(make_series("1.1.1", "solved", "back_solved"), 2021, "777", "computed", status="back_solved")
    assert not chart("1.1.1").has_values
    assert chart("1.1.1").wide is None


def test_a_composite_shows_its_scores_and_those_of_its_parts_which_lead_to_their_own_pages():
    make_score("1", 2019, 100, "base")
    make_score("1", 2023, "154.4")
    make_score("1.1", 2019, 100, "base")
    make_score("1.1", 2023, "153.8")
    make_score("1.1", 2024, "160", "estimated")
    make_indicator("1.2")
    found = chart("1")
    assert [column.key for column in found.columns] == ["1", "part-1", "part-2"]
    links = [mark.point.href for mark in found.wide.links]
    assert links == ["?year=2019#year", "?year=2023#year", "/en/index/1.1/?year=2023#year", "/en/index/1.1/?year=2024#year"]
    assert line(found.wide, "part-1").dashed
    assert [part.code for part in found.without] == ["1.2"]
    assert found.rows[4] == (2023, [found.columns[0].cells[2023], found.columns[1].cells[2023], None])


def test_the_dimensions_keep_their_colours_below_the_total():
    make_score("0", 2023, "138.2")
    make_score("1", 2023, "154.4")
    make_score("2", 2023, "122.2")
    found = chart("0")
    assert [column.key for column in found.columns] == ["0", "1", "2"]
    assert line(found.wide, "0").label.text == "Total 138.2"


def test_measured_parts_are_drawn_as_ratios_to_the_base_year_and_marked_as_ours():
    make_score("1.1", 2019, 100, "base")
    series = make_series("1.1.1")
    make_observation(series, 2019, "200")
    make_observation(series, 2020, "250")
    falling = make_series("1.1.2")
    Indicator.objects.filter(code="1.1.2").update(direction="down")
    make_observation(falling, 2019, "10")
    make_observation(falling, 2020, "8")
    make_observation(make_series("1.1.3"), 2020, "5")
    found = chart("1.1")
    cells = {column.indicator.code: column.cells for column in found.columns}
    assert (cells["1.1.1"][2020].figure, cells["1.1.1"][2020].status, cells["1.1.1"][2020].is_ours) == ("125.0", "our ratio", True)
    assert cells["1.1.2"][2020].figure == "125.0"
    assert [part.code for part in found.without] == ["1.1.3"]
    assert "our ratios" in " ".join(found.notes)


@pytest.mark.parametrize(
    ("largest", "language", "unit"),
    [
        ("999999", "en", "patents"),
        ("2800000000000", "en", "trillion patents"),
        ("12000", "zh-hans", "万patents"),
        ("2800000000000", "zh-hans", "万亿patents"),
    ],
)
def test_an_axis_counts_in_the_largest_words_that_its_values_reach(largest, language, unit):
    with translation.override(language):
        assert axis_of([Decimal(5), Decimal(largest)], "patents").unit.replace("\u00a0", "") == unit
