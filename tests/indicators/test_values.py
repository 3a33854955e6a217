"""What is known of an indicator, and the small signs that show it anywhere."""

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation

from indicators.models import Indicator
from indicators.values import latest, main_observations, points, shown_series
from tests.factories import make_case, make_indicator
from tests.indicators.making import make_observation, make_score, make_series

pytestmark = pytest.mark.django_db


def draw(tag, indicator, language="en"):
    with translation.override(language):
        return Template("{% load index_tags %}{% " + tag + " indicator %}").render(Context({"indicator": indicator}))


def again(code):
    return Indicator.objects.with_values().get(code=code)


def test_two_published_scores_go_before_observations():
    make_score("1.1.1", 2019, 100, "base")
    make_score("1.1.1", 2023, "153.8")
    make_observation(make_series("1.1.1"), 2023, 5)
    assert [(point.year, point.value) for point in points(again("1.1.1"))] == [(2019, 100), (2023, 153.8)]


def test_one_published_score_gives_way_to_observations():
    make_score("1.1.1", 2023, "153.8")
    series = make_series("1.1.1")
    make_observation(series, 2022, 5)
    make_observation(series, 2023, 6)
    assert [(point.year, point.value) for point in points(again("1.1.1"))] == [(2022, 5), (2023, 6)]


def test_of_several_observations_of_a_year_the_most_trusted_counts():
    series = make_series()
    make_observation(series, 2023, 3, "computed")
    make_observation(series, 2023, 2, "secondary_copy")
    make_observation(series, 2023, 1, "official_page")
    assert [int(row.value) for row in main_observations(again("1.1.1"))] == [1]


def test_parts_proxies_and_solved_values_never_count_as_the_indicator():
    for role in ("component", "proxy", "lookalike", "back_solved"):
        make_observation(
            make_series(key=role, role=role), 2023, 9, status={"component": "reported", "lookalike": "reported"}.get(role, role)
        )
    assert points(again("1.1.1")) == []
    assert latest(again("1.1.1")) is None


def test_solved_values_are_not_shown_at_all():
    make_observation(make_series(key="parts", role="component"))
    make_observation(make_series(key="solved", role="back_solved"), status="back_solved")
    assert [series.key for series in shown_series(again("1.1.1"))] == ["parts"]


def test_a_series_of_provinces_alone_is_not_shown_for_the_nation():
    make_observation(make_series(key="provinces", role="component", note_en="By province."), place="CN-HA")
    make_series(note_en="No public value was found.")
    for indicator in (again("1.1.1"), Indicator.objects.get(code="1.1.1")):
        assert [series.key for series in shown_series(indicator)] == ["main"]


def test_the_indicator_itself_is_shown_before_its_parts_and_proxies():
    for position, role in enumerate(("lookalike", "proxy", "component", "main")):
        make_series(key=role, role=role, position=position, note_en="Why there is none.")
    assert [series.key for series in shown_series(again("1.1.1"))] == ["main", "component", "proxy", "lookalike"]


def test_a_solved_value_in_the_main_series_is_not_an_observation():
    make_observation(make_series(), status="back_solved")
    assert main_observations(again("1.1.1")) == []


@pytest.mark.parametrize(
    ("role", "status"), [("main", "back_solved"), ("back_solved", "reported"), ("proxy", "reported"), ("main", "proxy")]
)
def test_a_status_that_does_not_fit_the_role_of_the_series_is_refused(role, status):
    row = make_observation(make_series(role=role), status=status)
    with pytest.raises(ValidationError, match="does not fit the role"):
        row.full_clean()


@pytest.mark.parametrize(("role", "status"), [("main", "derived"), ("back_solved", "back_solved"), ("proxy", "proxy")])
def test_a_status_that_fits_the_role_is_taken(role, status):
    make_observation(make_series(role=role), status=status).full_clean()


def test_values_of_provinces_do_not_mix_with_the_nation():
    series = make_series()
    make_observation(series, 2023, 1000)
    make_observation(series, 2023, 7, place="CN-HA")
    assert [int(row.value) for row in main_observations(again("1.1.1"))] == [1000]
    assert [int(row.value) for row in main_observations(Indicator.objects.get(code="1.1.1"))] == [1000]
    province = Indicator.objects.with_values(place="CN-HA").get(code="1.1.1")
    assert [int(row.value) for row in main_observations(province)] == [7]


def test_the_latest_value_of_a_composite_is_its_newest_score():
    make_score("1.2", 2024, "168.3", "estimated")
    make_score("1.2", 2023, "155.8")
    with translation.override("en"):
        newest = latest(again("1.2"))
    assert (newest.text, newest.year, newest.status, newest.is_estimate) == ("168.3", 2024, "estimated by the issuer", True)


def test_a_sparkline_says_its_course_in_words_of_both_languages():
    make_score("1.2", 2019, 100, "base")
    make_score("1.2", 2023, "155.8")
    node = again("1.2")
    assert "<title>Indicator 1.2: 100.0 in 2019, 155.8 in 2023</title>" in draw("sparkline", node)
    assert "2019–2023" in draw("sparkline", node)
    assert "指标 1.2" in draw("sparkline", node, "zh-hans")


def test_a_sparkline_dashes_an_estimate_and_says_so():
    make_score("1.2", 2023, "155.8")
    make_score("1.2", 2024, "168.3", "estimated")
    html = draw("sparkline", again("1.2"))
    assert '<path class="line is-estimate" d="M3.5 22.5L92.5 3.5"/>' in html
    assert '<path class="line" ' not in html
    assert "(estimated by the issuer)" in html


def test_words_take_the_place_of_a_sparkline_where_too_little_is_known():
    make_indicator("1.1.1")
    assert "not published" in draw("sparkline", again("1.1.1"))
    make_observation(make_series(), 2024)
    html = draw("sparkline", again("1.1.1"))
    assert "one value only (2024)" in html
    assert "<svg" not in html


def test_a_chip_has_a_mark_a_code_and_a_name_and_leads_to_the_node():
    html = draw("dimension_chip", make_indicator("3.1.2"))
    assert "chip-3" in html
    assert "<svg" in html
    assert "3.1.2" in html
    assert "Indicator 3.1.2" in html
    assert '/index/3.1.2/"' in html


def test_the_chip_of_the_total_has_no_mark_of_a_dimension():
    assert "<svg" not in draw("dimension_chip", make_indicator("0"))


def test_signs_of_many_indicators_take_the_same_queries_as_of_one(django_assert_num_queries):
    for number in range(1, 4):
        series = make_series(f"{number}.1.1")
        make_observation(series, 2022)
        make_observation(series, 2023)
    with django_assert_num_queries(4):
        for indicator in Indicator.objects.with_values():
            draw("sparkline", indicator)
            draw("dimension_chip", indicator)


def test_a_case_counts_once_in_a_node_and_in_every_node_above(django_assert_num_queries):
    make_case(links=[{"indicator": "1.1"}, {"indicator": "1.1.1"}, {"indicator": "2.1"}])
    make_case(links=[{"indicator": "1.1.1"}])
    make_case(links=[{"indicator": "1.1.1"}], stage="retired")
    make_case(links=[{"indicator": "3.1"}], stage="retired")
    with django_assert_num_queries(1):
        counts = Indicator.objects.case_counts()
    assert counts == {"1.1.1": 2, "1.1": 2, "1": 2, "2.1": 1, "2": 1, "0": 2}
