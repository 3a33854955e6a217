"""The desk's pages of frameworks: a tree stays in its framework, a node is named with it."""

import pytest

from tests.factories import make_indicator
from tests.indicators.editions.making import make_edition, make_index
from tests.indicators.making import make_observation, make_series, make_statistic

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


def test_the_form_of_a_series_holds_the_values_of_countries_and_not_those_of_provinces(admin_client):
    series = make_series()
    make_observation(series, 2023, "4711", place="CN")
    make_observation(series, 2023, "1147", place="CN-HA")
    page = admin_client.get(f"/en/admin/indicators/series/{series.pk}/change/").content.decode()
    assert "4711" in page
    assert "1147" not in page


def test_the_desk_shows_an_edition_and_lets_nobody_change_it(admin_client):
    make_index()
    edition = make_edition()
    address = f"/en/admin/indicators/edition/{edition.pk}/change/"
    page = admin_client.get(address).content.decode()
    assert edition.digest in page
    assert 'name="_save"' not in page
    assert admin_client.post(address, {"key": "2026-2"}).status_code == 403
    for part in ("add/", f"{edition.pk}/delete/"):
        assert admin_client.get(f"/en/admin/indicators/edition/{part}").status_code == 403
