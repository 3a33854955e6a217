"""What the index calculates with in every year: what was observed, or what stands in for it."""

import numpy as np
import pytest
from django.utils import translation

from indicators.engine import compute, make_tree
from indicators.nodes.stand_ins import stand_ins

YEARS = (2019, 2020, 2021, 2022, 2023)
NONE = np.nan


def found(values, solved=()):
    """Answer the stand-ins of one leaf; *solved* are the years whose value was solved."""
    tree = make_tree([("0", None), ("1", "0")])
    mask = [[year in solved for year in YEARS]]
    result = compute(tree, [values], YEARS, 2019, rule="interpolate_and_carry", solved=mask)
    return {year: stand_in for (_code, year), stand_in in stand_ins(result).items()}


def test_an_observed_value_stands_for_itself():
    assert found([1, 2, 3, 4, 5])[2021][:4] == ("observed", 3, 2021, 2021)


def test_a_gap_is_interpolated_between_the_known_years():
    stand_in = found([100, NONE, 400, NONE, NONE])[2020]
    assert stand_in[:4] == ("interpolated", pytest.approx(200), 2019, 2021)
    assert stand_in.words == "interpolated between 2019 and 2021"


def test_the_last_value_is_carried_forward():
    stand_in = found([100, NONE, 400, NONE, NONE])[2023]
    assert stand_in[:4] == ("carried", 400, 2021, 2021)
    assert stand_in.words == "carried forward from 2021"


def test_nothing_stands_in_before_the_first_value():
    stand_in = found([NONE, 100, 400, 1, 1])[2019]
    assert (stand_in.kind, stand_in.value) == ("nothing", None)
    assert "leaves the index" in stand_in.words


def test_a_solved_value_is_named_and_so_is_what_rests_on_it():
    stand_ins = found([100, NONE, 400, NONE, NONE], solved={2021})
    assert stand_ins[2021].kind == "solved"
    assert "no evidence" in stand_ins[2021].words
    assert stand_ins[2020].rests_on_solved
    assert "no evidence" in stand_ins[2020].words
    assert stand_ins[2023].words == "carried forward from 2021, which rests on a solved value, no evidence"
    assert not stand_ins[2019].rests_on_solved


def test_words_are_made_in_the_language_of_the_reader():
    stand_in = found([100, NONE, 400, 1, 1])[2020]
    with translation.override("zh-hans"):
        assert "2019" in stand_in.words
