"""Nodes with the numbers of an edition, whatever the database has today."""

import pytest

from indicators.editions import digest_of, pinned, snapshot_of
from indicators.models import Indicator, Observation, PublishedScore, Series
from indicators.structure import MAIN_FRAMEWORK
from indicators.values import main_observations, score_points, shown_series
from tests.factories import make_framework, make_indicator
from tests.indicators.editions.making import make_index, revise, weigh
from tests.indicators.making import make_observation, make_score, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def snapshot():
    make_index()
    return snapshot_of(make_framework())


def nodes():
    return list(Indicator.objects.of(MAIN_FRAMEWORK).with_values())


def pinned_node(snapshot, code="1.1.1"):
    return next(node for node in pinned(nodes(), snapshot) if node.code == code)


def change_everything():
    revise("7")
    weigh("1", "0.4")
    Indicator.objects.filter(code="2.1.1").update(direction="up")
    Observation.objects.filter(year=2020).delete()
    make_observation(Series.objects.get(key="main", indicator__code="1.1.1"), 2021, "8", "official_page")
    PublishedScore.objects.filter(year=2022).update(value="139")
    make_score("0", 2023, "150")
    make_indicator("2.1.2", weight="1")


def test_nodes_have_the_numbers_of_the_edition_whatever_changed_since(snapshot, django_assert_num_queries):
    change_everything()
    framework, found = make_framework(), nodes()
    with django_assert_num_queries(0):
        assert digest_of(snapshot_of(framework, pinned(found, snapshot))) == digest_of(snapshot)


def test_a_number_that_stands_today_keeps_its_row_and_another_has_none(snapshot):
    revise("7")
    by_year = {row.year: row for row in main_observations(pinned_node(snapshot))}
    assert by_year[2019].pk == Observation.objects.get(year=2019, series__indicator__code="1.1.1").pk
    assert (by_year[2022].pk, by_year[2022].value, by_year[2022].series.unit) == (None, 3351453, "patents")


def test_scores_are_those_of_the_edition(snapshot):
    PublishedScore.objects.filter(year=2022).update(value="139")
    make_score("0", 2023, "150")
    total = pinned_node(snapshot, "0")
    assert [(point.year, point.value) for point in score_points(total)] == [(2019, 100), (2022, 138.2)]
    assert {score.source.key for score in total.scores.all()} == {"caict-2025"}


def test_a_series_that_is_gone_stands_in_again(snapshot):
    Observation.objects.filter(series__indicator__code="1.1.1").delete()
    Series.objects.filter(indicator__code="1.1.1").delete()
    node = pinned_node(snapshot)
    assert [row.value for row in main_observations(node)] == [1926000, 2279123.5, 3351453]
    assert [series.name for series in shown_series(node)] == ["Indicator 1.1.1"]


def test_parts_and_proxies_stay_those_of_today(snapshot):
    make_observation(make_series("1.1.1", "part", role="component"), 2023, "5")
    (part,) = [series for series in pinned_node(snapshot).series.all() if series.role == "component"]
    assert [row.value for row in part.observed] == [5]
