"""How alike cases are, worked out by hand."""

import math

import numpy as np
import pytest
from pyroaring import BitMap

from cases.comparing.similar import scoring
from cases.comparing.similar.scoring import Value

PARTS = list(scoring.USUAL)


def value(weight, *ids):
    return Value(("facet", "value"), BitMap(ids), weight)


def parts(**changes):
    """Likenesses of one other case, 0 but for the *changes*."""
    return {part: np.array([float(changes.get(part, 0))]) for part in PARTS}


def total(emphasis=None, **likenesses):
    return sum(int(found[0]) for found in scoring.points(parts(**likenesses), emphasis or {}).values()) / 10


def test_rarity_is_the_logarithm_of_how_few_have_it():
    assert scoring.rarity(BitMap([1]), 100) == pytest.approx(math.log(100))
    assert scoring.rarity(BitMap(range(100)), 100) == 0
    assert scoring.rarity(BitMap(), 100) == 0


def test_likeness_is_the_shared_weight_in_all_that_either_has_and_a_common_share():
    own = [value(3, 0, 1, 2), value(1, 0, 2)]
    weights = np.array([4.0, 3.0, 6.0, 5.0])  # case 2 has 2 beside what it shares, case 3 shares nothing
    found = scoring.likeness(own, weights)
    assert found == pytest.approx([4 / 5.2, 3 / (3 + 1.2 + 0.35 * 1), 4 / (4 + 1.2 + 0.35 * 2), 0])


def test_what_is_rare_makes_more_alike_than_what_is_common():
    rare, common = scoring.likeness([value(5, 0)], np.array([5.0])), scoring.likeness([value(0.5, 0)], np.array([0.5]))
    assert rare[0] > 2 * common[0]


def test_a_part_of_the_words_is_enough_for_a_full_part():
    words = [value(1, 0, 1), value(1, 0), value(1), value(1)]
    assert scoring.text_likeness(words, 2) == pytest.approx([1, 1 / (0.35 * 4)])
    assert list(scoring.text_likeness([], 2)) == [0, 0]


def test_sums_are_alike_by_powers_of_ten():
    others = [(9.0, BitMap([0])), (8.0, BitMap([1])), (3.0, BitMap([2]))]
    assert scoring.money_likeness([9.0], others, 4) == pytest.approx([1, 1 - 1 / 1.5, 0, 0])
    assert list(scoring.money_likeness([], others, 4)) == [0, 0, 0, 0]


def test_the_most_points_together_are_a_hundred_whatever_is_emphasised():
    assert sum(scoring.USUAL.values()) == 100
    for emphasis in ({}, {"text": 0}, {"instrument": 3, "money": 0.5}):
        assert sum(scoring.most(emphasis).values()) == pytest.approx(100)
    assert total(**dict.fromkeys(PARTS, 1)) == 100


def test_the_same_technology_with_other_means_counts_little():
    alone, together = total(technology=1), total(technology=1, instrument=0.5)
    assert alone == pytest.approx(9 * scoring.LEAST, abs=0.06)
    assert together == pytest.approx(34 * 0.5 + 9, abs=0.06)


def test_the_same_words_for_another_mechanism_count_little():
    assert total(text=1) == pytest.approx(24 * scoring.LEAST, abs=0.06)
    assert total(text=1) < total(instrument=0.5)


def test_a_shared_mode_of_organisation_lets_the_rest_count_too():
    assert total(technology=1, mode=0.6) == pytest.approx(6 * 0.6 + 9, abs=0.11)


def test_emphasis_moves_points_from_part_to_part():
    likenesses = {"technology": 1, "instrument": 0.5}
    assert total({"technology": 3}, **likenesses) > total(**likenesses) > total({"technology": 0}, **likenesses)


def test_the_best_are_in_order_and_equals_by_their_number():
    likenesses = {**{part: np.zeros(6) for part in PARTS}, "instrument": np.array([0.5, 0.9, 0, 0.9, 0.7, 0.1])}
    found, tenths = scoring.best(likenesses, {}, BitMap([0, 1, 2, 3, 4]), 3)
    assert found == [1, 3, 4]
    assert list(tenths["instrument"]) == [306, 306, 238]
    assert scoring.best(likenesses, {}, BitMap([0, 2, 4]), 10)[0] == [4, 0]
    assert scoring.best(likenesses, {}, BitMap(), 10)[0] == []
    assert scoring.best(likenesses, {}, BitMap([0, 1]), 0)[0] == []


def test_the_best_are_the_same_as_of_all_sums_in_tenths():
    generator = np.random.default_rng(7)
    likenesses = {part: generator.uniform(0, 0.3, 2000) for part in PARTS}
    totals = sum(scoring.points(likenesses, {"text": 2}).values())
    by_hand = sorted(range(2000), key=lambda pk: (-totals[pk], pk))[:25]
    assert scoring.best(likenesses, {"text": 2}, BitMap(range(2000)), 25)[0] == by_hand
