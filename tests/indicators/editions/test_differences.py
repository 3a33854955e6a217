"""What differs between two editions, and the verdict on comparing them."""

import copy

import pytest

from indicators.editions import Change, are_comparable, differences, snapshot_of
from tests.factories import make_framework
from tests.indicators.editions.making import make_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def older():
    make_index()
    return snapshot_of(make_framework())


@pytest.fixture
def newer(older):
    return copy.deepcopy(older)


def value(snapshot, code="1.1.1", year=2022):
    return next(one for one in snapshot["values"] if (one["code"], one["year"]) == (code, year))


def node(snapshot, code):
    return next(one for one in snapshot["nodes"] if one["code"] == code)


def verdict(older, newer):
    """Answer the kind of the verdict and its reasons in one text."""
    found = are_comparable(differences(older, newer))
    return found.kind, " ".join(found.reasons)


def test_two_copies_have_the_same_numbers(older, newer):
    newer["values"].reverse()
    newer["nodes"].reverse()
    assert differences(older, newer).all == []
    assert verdict(older, newer) == ("same", "")


def test_revised_values_alone_leave_two_editions_comparable(older, newer):
    value(newer)["value"] = "3351454"
    value(newer, "2.1.1")["value"] = "0.31"
    assert differences(older, newer).revised == [Change("1.1.1", 2022, "3351453", "3351454"), Change("2.1.1", 2022, "0.3", "0.31")]
    assert verdict(older, newer) == ("comparable", "2 values were revised.")


def test_values_that_were_added_or_removed_are_told_apart_from_revised_ones(older, newer):
    newer["values"].append({**value(older), "year": 2023, "value": "7"})
    newer["values"].remove(value(newer, year=2020))
    found = differences(older, newer)
    assert (found.added, found.removed) == ([Change("1.1.1", 2023, None, "7")], [Change("1.1.1", 2020, "2279123.5", None)])
    assert found.counts == {"added": 1, "removed": 1}
    assert verdict(older, newer) == ("comparable", "1 value was added. 1 value was removed.")


def test_the_same_number_with_another_status_is_restated(older, newer):
    value(newer)["status"] = "derived"
    (change,) = differences(older, newer).restated
    assert (change.before["status"], change.after["status"]) == ("reported", "derived")
    assert verdict(older, newer) == ("comparable", "1 value stayed the same with another status or source.")


def test_published_scores_do_not_decide(older, newer):
    newer["scores"].pop()
    assert verdict(older, newer) == ("comparable", "1 published score differs.")


def test_a_changed_weight_forbids_a_comparison(older, newer):
    node(newer, "1")["weight"], node(newer, "2")["weight"] = "0.5", "0.5"
    value(newer)["value"] = "5"
    assert verdict(older, newer) == ("not", "The weights of 2 nodes differ. 1 value was revised.")


def test_another_method_forbids_a_comparison(older, newer):
    newer["method"] = "chained; edition 2"
    kind, words = verdict(older, newer)
    assert kind == "not"
    assert words == "The methods differ: “symmetric growth, chained; edition 1” and “chained; edition 2”."
    assert not are_comparable(differences(older, newer)).is_comparable


@pytest.mark.parametrize(
    ("name", "words"),
    [("rule", "What stands in for missing values differs"), ("framework", "The frameworks differ")],
)
def test_another_rule_or_framework_forbids_a_comparison(older, newer, name, words):
    newer[name] = "other"
    kind, reasons = verdict(older, newer)
    assert kind == "not"
    assert reasons.startswith(words)


def test_another_tree_forbids_a_comparison(older, newer):
    newer["nodes"].append({"code": "2.1.2", "parent": "2.1", "weight": "1", "direction": "up"})
    node(newer, "2.1.1")["parent"] = "1.1"
    found = differences(older, newer)
    assert found.nodes == [Change("2.1.1", None, "2.1", "1.1"), Change("2.1.2", None, None, "2.1")]
    assert verdict(older, newer) == ("not", "2 nodes were added, removed or moved.")


def test_the_root_that_is_gone_is_a_difference_too(older, newer):
    newer["nodes"].remove(node(newer, "0"))
    assert [change.code for change in differences(older, newer).nodes] == ["0"]


def test_another_direction_forbids_a_comparison(older, newer):
    node(newer, "2.1.1")["direction"] = "up"
    assert verdict(older, newer) == ("not", "Of 1 node the better direction differs.")


def test_another_base_year_alone_asks_for_rebasing(older, newer):
    newer["base_year"] = 2020
    value(newer)["value"] = "5"
    kind, words = verdict(older, newer)
    assert kind == "rebase"
    assert words.startswith("The base years differ, 2019 and 2020: divide each series")
    assert words.endswith("1 value was revised.")


def test_another_edition_of_the_framework_is_said_and_does_not_decide(older, newer):
    newer["framework_edition"] = "2026"
    assert verdict(older, newer) == ("comparable", "The editions of the framework differ: “2025” and “2026”.")
