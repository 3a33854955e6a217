"""Which edition a result has."""

import pytest

from indicators.editions import current_edition, edition_named, method_in_words
from indicators.editions.standing import METHODS
from indicators.engine import METHOD
from indicators.models import Edition, Indicator
from tests.indicators.editions.making import make_edition, make_index, revise, weigh

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    make_index()


def test_without_an_edition_the_data_are_working_data(index):
    standing = current_edition()
    assert (standing.newest, standing.edition, standing.are_exact) == (None, None, False)


def test_without_an_index_there_is_no_edition():
    assert current_edition().edition is None


def test_data_that_have_not_changed_are_those_of_the_newest_edition(index):
    make_edition("2026-1", "2026-05-01")
    newest = make_edition("2026-2", "2026-06-01")
    standing = current_edition()
    assert (standing.edition, standing.are_exact, standing.is_outdated) == (newest, True, False)


def test_of_two_editions_of_a_day_the_later_one_is_the_newest(index):
    make_edition("2026-9")
    assert current_edition().newest.key == "2026-9"
    make_edition("2026-10")
    assert current_edition().newest.key == "2026-10"


@pytest.mark.parametrize("change", [revise, lambda value: weigh("1", "0.333334")])
def test_changed_data_are_working_data_after_the_newest_edition(index, change):
    newest = make_edition()
    change("7")
    standing = current_edition()
    assert (standing.newest, standing.edition, standing.are_exact) == (newest, None, False)


def test_a_tree_that_cannot_be_calculated_is_working_data(index):
    make_edition()
    Indicator.objects.filter(level=0).update(weight=None)
    assert not current_edition().are_exact


def test_a_pinned_edition_stays_the_edition_of_a_result_and_knows_its_successor(index):
    older = make_edition("2026-1", "2026-05-01")
    assert not current_edition(pinned=older).is_outdated
    revise("7")
    newer = make_edition("2026-2", "2026-06-01")
    standing = current_edition(pinned=older)
    assert (standing.edition, standing.newest, standing.is_outdated) == (older, newer, True)
    assert (standing.verdict.kind, standing.verdict.reasons) == ("comparable", ["1 value was revised."])
    assert current_edition(pinned=newer).verdict is None


def test_a_pinned_edition_of_another_method_is_calculated_with_todays(index):
    assert not current_edition(pinned=make_edition()).is_recalculated
    Edition.objects.update(method="an older one")
    assert current_edition(pinned=edition_named("2026-1")).is_recalculated
    assert current_edition().method == METHOD


def test_an_edition_is_found_by_its_key(index):
    edition = make_edition()
    assert edition_named("2026-1") == edition
    assert edition_named("2026-2") is None


def test_the_standing_takes_a_few_queries_and_one_where_the_nodes_are_at_hand(index, django_assert_num_queries):
    make_edition()
    with django_assert_num_queries(5):  # the newest edition with its framework; nodes, scores, series, observations
        current_edition()
    indicators = list(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).with_values())
    with django_assert_num_queries(1):
        assert current_edition(indicators).are_exact


def test_the_method_of_today_has_a_name_that_can_be_translated():
    assert METHOD in METHODS
    assert method_in_words("an older one") == "an older one"
