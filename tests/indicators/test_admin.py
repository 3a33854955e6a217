"""The desk's pages of frameworks: a tree stays in its framework, a node is named with it."""

import pytest

from tests.factories import make_indicator
from tests.indicators.making import make_statistic

pytestmark = pytest.mark.django_db
SCORES = {"scores-TOTAL_FORMS": 0, "scores-INITIAL_FORMS": 0}
ADD = "/en/admin/indicators/indicator/add/"


def test_a_node_without_a_framework_is_asked_for_one(admin_client):
    response = admin_client.post(ADD, {"parent": make_indicator("1.1").pk, "code": "1.1.9", "level": 3, **SCORES})
    assert "framework" in response.context["adminform"].errors


def test_a_parent_stands_in_the_same_framework(admin_client):
    other = make_indicator("1", "other")
    response = admin_client.post(ADD, {"framework": other.framework_id, "parent": make_indicator("1.1").pk, "level": 3, **SCORES})
    assert "stands in another framework" in response.content.decode()


def test_a_node_to_choose_is_named_with_its_framework(admin_client, django_assert_max_num_queries):
    for number in range(5):
        make_indicator(f"1.{number}", "other")
    with django_assert_max_num_queries(5):
        address = "/en/admin/autocomplete/?app_label=indicators&model_name=indicator&field_name=parent&term=1."
        texts = [result["text"] for result in admin_client.get(address).json()["results"]]
    assert "other/1.1 指标 1.1 · Indicator 1.1" in texts


def test_lists_of_the_desk_show_values_without_a_year(admin_client):
    make_statistic("growth", "CN", "10.9", year=None, qualifier="at_least")
    for table in ("observation", "series", "indicator", "framework"):
        assert admin_client.get(f"/en/admin/indicators/{table}/").status_code == 200
