"""Which cases are elsewhere, in which order, and where a place stands."""

import pytest

from cases.comparing.options.asking import nodes_of_the_index
from cases.comparing.options.links import read_links, surroundings_of
from cases.comparing.options.sections import Options, Section
from cases.comparing.options.starting import Known, Unknown, starting_position
from indicators.regions.profile import profile_of
from reference.models import Jurisdiction
from tests.cases.comparing.options.making import FACT, make_cases, make_jumping_province, make_provinces
from tests.factories import make_case, make_indicator, make_jurisdiction
from tests.indicators.regions.making import GANSU, JILIN, YUNNAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def atlas():
    make_provinces()
    make_cases()


def options_of(code, emphasis=None):
    place = Jurisdiction.objects.select_related("parent").get(code=code)
    nodes = nodes_of_the_index()
    links = read_links([node.code for node in nodes])
    return Options(place, starting_position(profile_of(place)), nodes, links, surroundings_of(place), emphasis)


def section_of(code, node, emphasis=None):
    options = options_of(code, emphasis)
    return Section(options, next(one for one in options.nodes if one.code == node))


def slugs(links):
    return [link.slug for link in links]


def ranked(section):
    return [(option.link.slug, option.score) for option in section.shelf.options]


def test_cases_of_the_place_and_of_its_country_are_named_apart(atlas):
    section = section_of(GANSU, "3.3")
    assert slugs(section.shelf.own) == ["gansu"]
    assert slugs(section.shelf.above) == ["china"]
    assert {slug for slug, _score in ranked(section)} == {"yunnan", "beijing", "shaanxi-plan", "germany"}


def test_a_grouping_of_the_place_is_not_elsewhere_and_its_members_are_its_own(atlas):
    grouping = make_jurisdiction("CN-NW", kind="grouping", name={"zh": "西北", "en": "Northwest"})
    grouping.members.set([Jurisdiction.objects.get(code=GANSU)])
    make_case(slug="northwest", jurisdiction="CN-NW", links=[{"indicator": "3.3"}])
    assert slugs(section_of(GANSU, "3.3").shelf.above) == ["china", "northwest"]
    assert slugs(section_of("CN-NW", "3.3").shelf.own) == ["gansu", "northwest"]
    assert "gansu" in slugs(section_of("CN", "3.3").shelf.own)


def test_the_sum_orders_by_every_part(atlas):
    section = section_of(GANSU, "3.3.1")
    assert ranked(section) == sorted(ranked(section), key=lambda pair: -pair[1])
    by_slug = {option.link.slug: {part.part: part.points for part in option.parts} for option in section.shelf.options}
    need = round(20 * (1 - section.stand.percentile / 100))
    assert by_slug["yunnan"] == {"link": 30, "need": need, "evidence": 8, "likeness": 20, "status": 10}
    assert by_slug["beijing"]["likeness"] == 0
    assert by_slug["germany"] == {"link": 5, "need": need, "evidence": 0, "likeness": 10, "status": 10}
    assert by_slug["shaanxi-plan"]["status"] == 3
    for option in section.shelf.options:
        assert option.score == sum(part.points for part in option.parts)


def test_links_to_the_group_of_a_measured_node_stand_there_but_count_half(atlas):
    wider = {option.link.slug: option.is_wider for option in section_of(GANSU, "3.3.1").shelf.options}
    assert wider == {"yunnan": False, "beijing": False, "shaanxi-plan": True, "germany": True}
    assert slugs(section_of(GANSU, "3.3.1").shelf.above) == []


def test_links_to_a_group_are_not_those_of_its_neighbours(atlas):
    make_case(slug="other-group", jurisdiction="DE", links=[{"indicator": "3.2"}])
    assert "other-group" not in dict(ranked(section_of(GANSU, "3.3")))
    assert "other-group" in dict(ranked(section_of(GANSU, "3")))


def test_a_case_with_several_links_stands_once_by_the_best(atlas):
    make_case(
        slug="twice",
        jurisdiction="DE",
        links=[{"indicator": "3.2", "directness": "contextual"}, {"indicator": "3.3", "directness": "direct"}],
    )
    found = [option.link for option in section_of(GANSU, "3").shelf.options if option.link.slug == "twice"]
    assert [link.node for link in found] == ["3.3"]


def test_the_emphasis_changes_the_order(atlas):
    make_case(slug="germany-direct", jurisdiction="DE", links=[{"indicator": "3.3.1"}], facts=[{**FACT, "evidence": "evaluated"}])
    plain, likeness = section_of(GANSU, "3.3.1"), section_of(GANSU, "3.3.1", "likeness")
    assert [slug for slug, _score in ranked(plain)][:2] == ["yunnan", "germany-direct"]
    assert dict(ranked(likeness))["yunnan"] == dict(ranked(plain))["yunnan"] + 20
    evidence = section_of(GANSU, "3.3.1", "evidence")
    assert ranked(evidence)[0][0] == "germany-direct"


def test_equal_sums_put_the_source_first_then_the_newest(atlas):
    links = {"indicator": "3.1", "directness": "contributory"}
    make_case(slug="a-old", jurisdiction="DE", start="2001", links=[links], facts=[])
    make_case(slug="b-new", jurisdiction="DE", start="2021", links=[links], facts=[])
    make_case(slug="c-said", jurisdiction="DE", links=[{**links, "basis": "source"}], facts=[])
    assert [slug for slug, _score in ranked(section_of(GANSU, "3.1"))] == ["c-said", "b-new", "a-old"]


def test_a_place_without_series_is_ranked_without_need_and_likeness(atlas):
    section = section_of("DE", "3.3")
    assert not section.of.start.is_known
    assert {part.part for option in section.shelf.options for part in option.parts} == {"link", "evidence", "status"}
    assert ranked(section)[:2] == [("beijing", 48), ("yunnan", 48)]
    assert section.stand.percentile is None


def test_unknown_and_known_starting_positions_answer_the_same_questions(atlas):
    for name in [name for name in dir(Unknown) if not name.startswith("_")]:
        assert hasattr(Known, name)


def test_weak_dimensions_come_weakest_first_and_the_lowest_alone_where_none_is_weak(atlas):
    gansu = options_of(GANSU)
    percentiles = [section.stand.percentile for section in gansu.weak]
    assert percentiles == sorted(percentiles)
    assert all(percentile < 50 for percentile in percentiles)
    beijing = options_of("CN-BJ")
    assert not beijing.has_weak
    assert len(beijing.weak) == 1


def test_a_dimension_that_cannot_be_judged_is_not_weak_but_stands_apart(atlas):
    make_jumping_province()
    jilin = options_of(JILIN)
    (third,) = [section for section in jilin.unjudged if section.asked.code == "3"]
    assert third not in jilin.weak
    assert {part.is_known for option in third.shelf.options for part in option.parts if part.part == "need"} == {False}


def test_weak_nodes_are_the_measured_ones_below_the_middle(atlas):
    make_indicator("1.1.1")
    section = section_of(YUNNAN, "1")
    assert [below.indicator.code for below in section.weak_nodes] == ["1.2.1"]
    assert [below.indicator.code for below in section.unknown_nodes] == ["1.1.1", "1.2.2"]


def test_the_numbers_of_the_nodes_are_those_of_their_lists(atlas):
    make_case(slug="other-group", jurisdiction="DE", links=[{"indicator": "3.2"}])
    options = options_of(GANSU)
    third = next(section for section in options.sections if section.asked.code == "3")
    for below in third.below:
        listed = [option for option in Section(options, below.indicator).shelf.options if not option.is_wider]
        assert below.number == len(listed)


@pytest.mark.usefixtures("atlas")
def test_links_are_read_with_two_queries_however_many(django_assert_num_queries):
    with django_assert_num_queries(2):
        read_links(["3", "3.3", "3.3.1"])
