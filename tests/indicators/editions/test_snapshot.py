"""Snapshots: the same digest for the same numbers, and results that are those of the database bit for bit."""

import numpy as np
import pytest

from indicators.editions import digest_of, inputs_of, scores_of, snapshot_of
from indicators.engine import METHOD
from indicators.live.choices import RULE
from indicators.models import Framework, Indicator, Observation, PublishedScore
from tests.factories import make_framework, make_indicator
from tests.indicators.editions.making import assert_bit_for_bit, make_index, revise, weigh
from tests.indicators.making import make_observation, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    make_index()
    return make_framework()


def test_a_snapshot_has_what_a_result_needs_in_plain_digits(index):
    snapshot = snapshot_of(index)
    assert {name: snapshot[name] for name in ("framework", "framework_edition", "method", "rule", "base_year", "years")} == {
        "framework": "caict-4-12-27",
        "framework_edition": "2025",
        "method": METHOD,
        "rule": RULE,
        "base_year": 2019,
        "years": [2019, 2020, 2021, 2022],
    }
    assert {"code": "1", "parent": "0", "weight": "0.333333", "direction": "up"} in snapshot["nodes"]
    assert {"code": "2.1.1", "parent": "2.1", "weight": "1", "direction": "down"} in snapshot["nodes"]
    assert snapshot["values"][1:3] == [
        {"code": "1.1.1", "year": 2020, "value": "2279123.5", "status": "reported", "seen_in": "report"},
        {"code": "1.1.1", "year": 2021, "value": "0.1", "status": "back_solved", "seen_in": "computed"},
    ]
    assert snapshot["scores"][1] == {"code": "0", "year": 2022, "value": "138.2", "status": "published"}


def test_a_result_of_a_snapshot_is_that_of_the_database_bit_for_bit(index):
    assert_bit_for_bit(snapshot_of(index), index)


def test_the_inputs_of_a_snapshot_know_what_was_solved_and_the_row_behind_a_value(index):
    inputs = inputs_of(snapshot_of(index))
    assert np.isnan(inputs.observed[0, 2])
    assert inputs.solved[0, 2] == 0.1
    row = inputs.row("1.1.1", 2020)
    assert (row.value, row.get_status_display(), row.seen_in, row.pk) == (2279123.5, "reported", "report", None)
    assert inputs.row("1.1.1", 2021) is None


def test_of_several_values_the_snapshot_has_the_one_that_counts(index):
    make_observation(Observation.objects.filter(year=2020).first().series, 2020, "9", "secondary_copy")
    assert [one["value"] for one in snapshot_of(index)["values"] if one["year"] == 2020] == ["2279123.5"]


def test_published_scores_stand_by_code_in_order_of_years(index):
    scores = scores_of(snapshot_of(index))
    assert [(score.year, float(score.value), score.get_status_display()) for score in scores["0"]] == [
        (2019, 100.0, "base year"),
        (2022, 138.2, "published"),
    ]


def test_the_digest_is_the_same_for_the_same_numbers_in_any_order_of_rows(index):
    snapshot = snapshot_of(index)
    before = digest_of(snapshot)
    turned = {name: part[::-1] if isinstance(part, list) else part for name, part in reversed(snapshot.items())}
    assert digest_of(turned) == before
    for model in (Observation, PublishedScore):
        rows = list(model.objects.order_by("-pk"))
        model.objects.all().delete()
        for row in rows:
            row.pk = None
            row.save(force_insert=True)
    assert digest_of(snapshot_of(index)) == before


def test_the_digest_of_this_small_index_never_changes(index):
    """The same on every engine and machine: an edition that was published once has its digest for good."""
    snapshot = {**snapshot_of(index), "method": "symmetric growth", "rule": "leave_out"}
    assert digest_of(snapshot) == "6f59f6d0a39f3402077fd1482b084466fa4eb3cf16da43f3afa81564b5b6119f"


@pytest.mark.parametrize(
    "change",
    [
        lambda: revise("3351454"),
        lambda: weigh("1", "0.333334"),
        lambda: Indicator.objects.filter(code="2.1.1").update(direction="up"),
        lambda: Framework.objects.update(base_year=2020),
        lambda: PublishedScore.objects.filter(year=2022).update(value="138.3"),
        lambda: Observation.objects.filter(year=2020).update(status="derived"),
        lambda: make_indicator("2.1.2", weight="1"),
    ],
)
def test_another_number_gives_another_digest(index, change):
    before = digest_of(snapshot_of(index))
    change()
    assert digest_of(snapshot_of(make_framework())) != before


def test_names_notes_and_other_places_do_not_count(index):
    before = digest_of(snapshot_of(index))
    Indicator.objects.update(name_en="Other", definition_en="Other")
    Observation.objects.update(note_en="Other")
    make_observation(make_series("1.1.1", "other"), 2022, "5", place="CN-HA")
    make_observation(Observation.objects.filter(year=2020).first().series, 2020, "5", place="CN-HA")
    assert digest_of(snapshot_of(index)) == before


def test_a_snapshot_takes_a_few_queries(index, django_assert_num_queries):
    with django_assert_num_queries(4):  # nodes, scores, series, observations
        snapshot_of(index)
