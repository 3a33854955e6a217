"""The cases linked to a node: the strongest link of each, and where they are."""

import pytest

from indicators.models import Indicator
from indicators.nodes.linked import linked_to
from indicators.nodes.node import node_of
from tests.factories import make_case, make_indicator, make_jurisdiction

pytestmark = pytest.mark.django_db


def linked(code="1.1"):
    return linked_to(node_of(list(Indicator.objects.of(Indicator.MAIN_FRAMEWORK)), code))


def link(indicator="1.1", directness="direct", basis="curator"):
    return {"indicator": indicator, "directness": directness, "basis": basis}


def slugs(links):
    return [one.case.slug for one in links]


def test_direct_links_come_first_then_contributory_then_contextual():
    for directness in ("contextual", "direct", "contributory"):
        make_case(slug=directness, links=[link(directness=directness)])
    assert [group.key for group in linked().groups] == ["direct", "contributory", "contextual"]
    assert slugs(linked().links) == ["direct", "contributory", "contextual"]


def test_what_the_source_states_comes_before_what_a_curator_judged_and_the_newest_first():
    make_case(slug="old", links=[link()], start="2019")
    make_case(slug="undated", links=[link()])
    make_case(slug="new", links=[link()], start="2024")
    make_case(slug="stated", links=[link(basis="source")], start="2001")
    assert slugs(linked().links) == ["stated", "new", "old", "undated"]


def test_a_case_of_the_nodes_below_counts_once_with_its_most_direct_link():
    make_indicator("1.1.2")
    make_case(slug="both", links=[link("1.1", "contextual"), link("1.1.2", "direct"), link("1.1.1", "contributory")])
    found = linked("1").links
    assert [(one.case.slug, one.indicator.code, one.directness) for one in found] == [("both", "1.1.2", "direct")]


def test_of_equal_links_the_one_of_the_node_itself_is_shown():
    make_case(links=[link("1.1.1"), link("1.1")])
    assert [one.indicator.code for one in linked("1.1").links] == ["1.1"]


def test_cases_that_readers_do_not_see_and_other_nodes_are_left_out():
    make_indicator("1.2")
    make_case(links=[link()], stage="retired")
    make_case(links=[link()], stage="retired")
    make_case(links=[link("1.2")])
    assert linked("1.1").total == 0


def test_regions_with_and_without_a_case_and_the_other_countries_are_told():
    for number, code in enumerate(["CN-HA", "CN-HE", "CN-HB"], start=1):
        make_jurisdiction(code, tile_row=1, tile_column=number)
    for place in ("CN-HA", "CN-HA", "CN-HB", "CN", "US-CO", "US", "DE"):
        make_case(jurisdiction=place, links=[link()])
    found = linked()
    assert (found.regions.covered, len(found.regions.tiles), found.regions.total) == (2, 3, 3)
    assert [place.code for place in found.regions_without] == ["CN-HE"]
    assert [(place.code, number) for place, number in found.elsewhere] == [("US", 2), ("DE", 1)]
    assert found.above_regions == 1


def test_a_group_shows_its_first_links_and_keeps_the_rest():
    for _number in range(8):
        make_case(links=[link()])
    group = linked().groups[0]
    assert (len(group.first), len(group.rest)) == (6, 2)


def test_links_are_read_with_one_query_whatever_their_number(django_assert_num_queries):
    for number in range(5):
        make_case(jurisdiction=f"CN-H{number}", links=[link()])
    node = node_of(list(Indicator.objects.of(Indicator.MAIN_FRAMEWORK)), "1.1")
    with django_assert_num_queries(1):
        found = linked_to(node)
        assert [one.case.jurisdiction.parent.name for one in found.links]
        assert [one.indicator.name for one in found.links]
