"""The tree is checked as a whole before anything is written."""

import pytest

from indicators.structure import ancestors_of, check_tree, level_of, parent_of


def node(code, weight="1", parent=None):
    return {"code": code, "weight": weight} | ({"parent": parent} if parent is not None else {})


def tree():
    return [
        node("0"),
        node("1", "1/2", "0"),
        node("2", "1/2", "0"),
        node("1.1", "1/3", "1"),
        node("1.2", "1/3", "1"),
        node("1.3", "1/3", "1"),
    ]


def problems(nodes):
    return [(position, key, message) for position, key, message in check_tree(nodes)]


def test_a_sound_tree_has_no_problem():
    assert problems(tree()) == []


@pytest.mark.parametrize(
    ("code", "level", "parent", "ancestors"),
    [("0", 0, None, []), ("1", 1, "0", ["0"]), ("1.10", 2, "1", ["1", "0"]), ("3.4.2", 3, "3.4", ["3.4", "3", "0"])],
)
def test_a_code_says_its_level_and_its_ancestors(code, level, parent, ancestors):
    assert (level_of(code), parent_of(code), ancestors_of(code)) == (level, parent, ancestors)


def test_a_tree_needs_one_root():
    nodes = [one for one in tree() if one["code"] != "0"]
    assert any(key == "code" and "0 roots" in message for _position, key, message in problems(nodes))
    assert any("2 roots" in message for *_place, message in problems([*tree(), node("0")]))


@pytest.mark.parametrize("code", ["", "1.", "01", "1.a", "1..1", "1.0", "第一"])
def test_a_code_that_is_none_is_named(code):
    assert (6, "code", f"“{code}” is not a code: write 0 for the total, then 1, 1.1, 1.1.1") in problems([*tree(), node(code, "1/6", "1")])


def test_a_parent_that_the_code_contradicts_is_named_with_the_fix():
    nodes = tree()
    nodes[3]["parent"] = "2"
    assert (3, "parent", "the parent of 1.1 does not agree with its code: write parent: “1”") in problems(nodes)


def test_a_root_with_a_parent_is_refused():
    nodes = tree()
    nodes[0]["parent"] = "1"
    assert (0, "parent", "the parent of 0 does not agree with its code: leave the parent out") in problems(nodes)


def test_a_node_under_a_missing_parent_is_named():
    assert (6, "parent", "2.1.1 hangs under 2.1, which is not in the tree: add 2.1") in problems([*tree(), node("2.1.1", "1", "2.1")])


def test_weights_of_siblings_must_add_up_to_one():
    nodes = tree()
    nodes[4]["weight"] = "1/4"
    assert problems(nodes) == [(3, "weight", "the weights below 1 add up to 11/12, not to 1: correct them, such as 1/3 each")]


def test_weights_rounded_to_six_decimals_pass():
    nodes = tree()
    for one in nodes[3:]:
        one["weight"] = 0.333333
    assert problems(nodes) == []


@pytest.mark.parametrize("weight", [None, "a third", "1/0", ""])
def test_a_weight_that_is_no_number_does_not_stop_the_check(weight):
    nodes = tree()
    nodes[4]["weight"] = weight
    assert problems(nodes) == []
