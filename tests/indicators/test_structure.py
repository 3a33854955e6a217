"""The tree is checked as a whole before anything is written."""

import pytest

from indicators.structure import ancestors_of, check_tree, code_of, is_linkable, level_of, natural_key, parent_of


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


@pytest.mark.parametrize("weight", [None, ""])
def test_a_missing_weight_is_named(weight):
    nodes = tree()
    nodes[4]["weight"] = weight
    told = (4, "weight", "“weight” is missing: add it (a tree has weights at every node or at none)")
    assert problems(nodes) == [told]
    assert list(check_tree(nodes, needs_weights=False)) == [told]


def test_a_tree_that_needs_no_weights_may_go_without_any():
    nodes = [{key: value for key, value in one.items() if key != "weight"} for one in tree()]
    assert list(check_tree(nodes, needs_weights=False)) == []
    assert len(problems(nodes)) == len(nodes)


def test_codes_of_the_main_framework_stand_alone_and_others_name_their_framework():
    assert natural_key("caict-4-12-27", "1.1") == "1.1"
    assert natural_key("other", "1.1") == "other/1.1"
    assert [code_of("1.1"), code_of("other/1.1")] == ["1.1", "1.1"]


@pytest.mark.parametrize(
    ("key", "answer"), [("1.1", True), ("1.1.1", True), ("0", False), ("1", False), ("other/1.1", False), ("other/rd-intensity", False)]
)
def test_cases_are_linked_to_levels_2_and_3_of_the_main_framework(key, answer):
    assert is_linkable(key) == answer


@pytest.mark.parametrize("weight", ["a third", "1/0"])
def test_a_weight_that_is_no_number_does_not_stop_the_check(weight):
    nodes = tree()
    nodes[4]["weight"] = weight
    assert problems(nodes) == []
