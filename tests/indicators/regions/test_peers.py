"""Peers of similar structure, recomputed by hand."""

import math

import pytest

from indicators.regions.peers import Feature, peers, standardised


def feature(key, is_ratio=False, **values):
    return Feature(key, values, is_ratio)


def test_scores_have_mean_zero_and_deviation_one():
    scores = standardised(feature("a", A=1, B=2, C=3))
    assert scores == {"A": pytest.approx(-math.sqrt(1.5)), "B": pytest.approx(0), "C": pytest.approx(math.sqrt(1.5))}


def test_of_a_ratio_the_logarithm_is_standardised_and_zero_left_out():
    scores = standardised(feature("a", is_ratio=True, A=1, B=10, C=100, D=0))
    assert scores.keys() == {"A", "B", "C"}
    assert scores["B"] == pytest.approx(0)


def test_a_feature_in_which_nobody_differs_says_nothing():
    assert standardised(feature("a", A=2, B=2)) == standardised(feature("a", A=2)) == {}


FOUR = [
    feature("a", A=0, B=0, C=10),
    feature("b", A=0, B=1, C=10),
    feature("c", A=0, B=5, C=10),
    feature("d", A=0, B=2, C=10),
]


def test_the_nearest_comes_first_and_says_in_what():
    nearest, farthest = peers(FOUR, "A")
    assert (nearest.place, farthest.place) == ("B", "C")
    assert (nearest.alike, nearest.differs, nearest.shared, nearest.of) == (("a", "b"), "c", 4, 4)


def test_the_distance_is_the_root_mean_square_of_the_differences():
    scores = [standardised(one) for one in FOUR]
    by_hand = math.sqrt(sum((own["A"] - own["B"]) ** 2 for own in scores) / 4)
    assert peers(FOUR, "A")[0].distance == pytest.approx(by_hand)


def test_places_that_share_too_few_features_are_no_peers():
    features = [*FOUR[:3], feature("d", B=2, C=10, D=4)]
    assert [peer.place for peer in peers(features, "A")] == []
    assert [peer.place for peer in peers(features, "A", least_shared=3)] == ["B", "C"]


def test_distances_are_over_shared_features_alone():
    features = [*FOUR, feature("e", B=0, C=100)]
    assert peers(features, "A")[0].distance == pytest.approx(peers(FOUR, "A")[0].distance)
    assert (peers(features, "A")[0].shared, peers(features, "A")[0].of) == (4, 5)


def test_a_place_without_features_has_no_peers():
    assert peers(FOUR, "Z") == []
    assert peers([], "A") == []


def test_equally_near_places_stand_in_the_order_of_their_codes():
    features = [feature(key, A=0, C=1, B=1, D=9) for key in "abcd"]
    assert [peer.place for peer in peers(features, "A")] == ["B", "C", "D"]
