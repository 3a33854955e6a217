"""A node among the others, and the weights on the way to the total."""

from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError

from indicators.models import Indicator
from indicators.nodes.node import made_weight, nearest, node_of
from tests.factories import make_framework, make_indicator

pytestmark = pytest.mark.django_db


def tree():
    for number, code in enumerate(["0", "1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1", "2.1.1"]):
        make_indicator(code, position=number)
    Indicator.objects.filter(level=1).update(weight="0.5")
    Indicator.objects.filter(level=2).update(weight="0.333333")
    return list(Indicator.objects.of(Indicator.MAIN_FRAMEWORK))


def codes(indicators):
    return [indicator.code for indicator in indicators]


def test_a_node_knows_the_way_up_its_siblings_and_all_that_lies_below():
    node = node_of(tree(), "1")
    assert codes(node.path) == ["0", "1"]
    assert codes(node.siblings) == ["1", "2"]
    assert codes(node.children) == ["1.1", "1.2"]
    assert codes(node.below) == ["1.1", "1.1.1", "1.1.2", "1.2"]
    assert codes(node.leaves) == ["1.1.1", "1.1.2", "1.2"]
    assert node.codes == ["1", "1.1", "1.1.1", "1.1.2", "1.2"]


def test_a_measured_indicator_is_its_own_leaf():
    assert codes(node_of(tree(), "1.1.2").leaves) == ["1.1.2"]


def test_neighbours_follow_the_order_of_the_tree_and_end_with_it():
    nodes = tree()
    assert (node_of(nodes, "1.2").previous.code, node_of(nodes, "1.2").following.code) == ("1.1.2", "2")
    assert node_of(nodes, "0").previous is None
    assert node_of(nodes, "2.1.1").following is None


def test_the_weight_in_the_total_is_the_product_of_the_weights_on_the_way():
    node = node_of(tree(), "1.1.1")
    assert [(indicator.code, weight.text) for indicator, weight in node.steps] == [("1", "1/2"), ("1.1", "1/3"), ("1.1.1", "1/4")]
    assert node.effective.text == "1/24"
    assert node.effective.percent == pytest.approx(100 / 24)


def test_the_total_has_its_whole_weight():
    assert node_of(tree(), "0").effective.text == "1"


@pytest.mark.parametrize(("share", "text"), [("0.333333", "1/3"), ("0.142857", "1/7"), ("0.27", "27%"), ("0.123456", "12.35%")])
def test_a_weight_is_a_fraction_where_it_is_a_simple_one(share, text):
    assert made_weight(Fraction(share)).text == text


@pytest.mark.parametrize(
    ("code", "found"), [("1.1.9", "1.1"), ("1.1.1.1", "1.1.1"), ("2.", "2"), ("1..1", "1"), ("9", None), ("0.1", None)]
)
def test_an_unknown_code_comes_nearest_to_the_node_that_it_would_hang_under(code, found):
    near = nearest(tree(), code)
    assert (near and near.code) == found


@pytest.mark.parametrize("code", ["a", "1/1", "1.", "01", ""])
def test_the_desk_refuses_a_code_of_the_index_that_has_no_address(code):
    with pytest.raises(ValidationError, match="is not a code of the index"):
        Indicator(framework=make_framework(), code=code).clean()
    Indicator(framework=make_framework("other"), code=code).clean()
    make_indicator("1.1.1").clean()


def test_there_is_no_node_of_an_unknown_code():
    assert node_of(tree(), "9") is None
