"""A tree is checked at the door: what is wrong with it is said before any sum."""

import numpy as np
import pytest

from indicators.engine import Refusal, make_tree
from tests.indicators.engine.making import report_tree, small_tree

ROOT, LEFT, RIGHT = ("all", None, 1), ("left", "all", 0.5), ("right", "all", 0.5)


def refusal(nodes, **options):
    with pytest.raises(Refusal) as caught:
        make_tree(nodes, **options)
    return caught.value


def test_nodes_keep_the_order_in_which_they_were_given():
    tree = make_tree([RIGHT, ROOT, LEFT])
    assert tree.codes == ("right", "all", "left")
    assert tree.leaf_codes == ("right", "left")
    assert tree.root == "all"


def test_the_report_has_44_nodes_on_four_levels():
    tree = report_tree()
    assert [len(level.parents) for level in tree.levels] == [12, 4, 1]
    assert (len(tree.codes), len(tree.leaves), tree.root) == (44, 27, "0")


def test_leaves_may_hang_at_different_depths():
    tree = make_tree([ROOT, LEFT, RIGHT, ("deep", "left", 1)])
    assert tree.leaf_codes == ("right", "deep")
    assert [len(level.children) for level in tree.levels] == [1, 2]


def test_a_tree_cannot_be_written_to():
    tree = small_tree()
    with pytest.raises(ValueError, match="read-only"):
        tree.weights[0] = 2


def test_leaves_below_a_node_are_found():
    tree = small_tree()
    assert tree.is_below("first").tolist() == [True, True, False]
    assert tree.is_below("all").all()
    assert tree.is_below("c").tolist() == [False, False, True]


def test_a_second_root_is_refused():
    assert "2 roots" in str(refusal([ROOT, ("other", None, 1)]))


def test_a_tree_without_root_is_refused():
    assert refusal([("a", "b", 1), ("b", "a", 1)]).reason == "roots"


def test_a_parent_that_is_not_there_is_named():
    found = refusal([ROOT, ("left", "nowhere", 1)])
    assert found.reason == "unknown_parent"
    assert "nowhere" in str(found)


def test_a_circle_is_refused_with_the_nodes_in_it():
    found = refusal([ROOT, ("ok", "all", 1), ("x", "y", 1), ("y", "x", 1)])
    assert (found.reason, found.details["codes"]) == ("cycle", ["x", "y"])


def test_a_code_given_twice_is_refused():
    assert refusal([ROOT, LEFT, LEFT]).details["code"] == "left"


@pytest.mark.parametrize("weight", [0, -0.5, float("nan"), float("inf")])
def test_a_weight_that_is_not_above_zero_is_refused(weight):
    assert refusal([ROOT, ("left", "all", weight), RIGHT]).reason == "weight"


def test_weights_that_do_not_add_up_to_1_are_refused_unless_renormalising_is_asked_for():
    nodes = [ROOT, ("left", "all", 1), ("right", "all", 3)]
    assert "below “all” add up to 4" in str(refusal(nodes))
    assert np.allclose(make_tree(nodes, renormalise=True).weights, [1, 0.25, 0.75])


def test_thirds_with_six_decimals_are_no_thirds():
    nodes = [ROOT, *((code, "all", 0.333333) for code in "abc")]
    assert refusal(nodes).reason == "weight_sum"
    assert make_tree(nodes, renormalise=True).weights[1] == pytest.approx(1 / 3, rel=1e-15)


def test_leaves_are_what_is_measured():
    assert "has neither values nor children" in str(refusal([ROOT, LEFT, RIGHT], measured=["left"]))
    assert "has children and values" in str(refusal([ROOT, LEFT, RIGHT], measured=["left", "right", "all"]))
    assert make_tree([ROOT, LEFT, RIGHT], measured=["left", "right"]).leaf_codes == ("left", "right")


def test_an_unknown_code_is_refused_with_those_there_are():
    with pytest.raises(Refusal, match="the codes are all, first"):
        small_tree().position("nowhere")
