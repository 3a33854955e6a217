"""The form of weights: what stands in its fields."""

import pytest
from django.http import QueryDict

from indicators.live.form import groups_of, rule_choices
from indicators.live.weighting import read_weighting
from indicators.models import Indicator
from tests.indicators.engine.making import report_tree

TREE = report_tree()
NODES = [Indicator(code=code, level=0 if code == "0" else code.count(".") + 1) for code in TREE.codes]


def groups(query):
    return {group.parent.code: group for group in groups_of(read_weighting(QueryDict(query), TREE), NODES)}


def test_every_group_of_siblings_has_its_fields():
    found = groups("")
    assert len(found) == 17
    assert [slider.indicator.code for slider in found["0"].sliders] == ["1", "2", "3", "4"]
    assert [slider.text for slider in found["2.1"].sliders] == ["33.33"] * 3
    assert not any(group.is_own for group in found.values())


def test_a_field_knows_what_share_of_the_total_it_moves():
    (first, *_others) = groups("w-1=40&lock=1")["1.1"].sliders
    assert first.effective == pytest.approx(40 / 4)


def test_own_weights_and_locks_stand_in_their_fields():
    top = groups("w-1=40&lock=1")["0"]
    assert [slider.text for slider in top.sliders] == ["40", "20", "20", "20"]
    assert [slider.is_locked for slider in top.sliders] == [True, False, False, False]
    assert top.is_own


def test_what_could_not_be_read_stays_in_its_field():
    top = groups("w-1=much")["0"]
    assert [(slider.text, slider.is_wrong) for slider in top.sliders][:2] == [("much", True), ("25", False)]


def test_every_rule_has_words_and_the_chosen_one_is_marked():
    rules = rule_choices("leave_out")
    assert [rule for rule, _words, is_chosen in rules if is_chosen] == ["leave_out"]
    assert all(words for _rule, words, _is_chosen in rules)
