"""The real content: options of every province, instruments against every problem, the lineage of every case, every adoption."""

import pytest

from cases.browsing import answer_for, counts_in
from cases.comparing.adoption import adoption_of
from cases.comparing.against import used_together
from cases.comparing.lineage import lineage_of
from cases.comparing.options.asking import nodes_of_the_index
from cases.comparing.options.links import read_links, surroundings_of
from cases.comparing.options.sections import Options, Section
from cases.comparing.options.starting import Unknown, starting_position
from cases.models import Case
from indicators.regions.profile import Profile
from indicators.regions.reading import read_provinces
from reference.models import Concept, Jurisdiction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_content")]


@pytest.fixture
def read():
    nodes = nodes_of_the_index()
    return nodes, read_links([node.code for node in nodes])


def options_of(place, profile, read):
    return Options(place, starting_position(profile), *read, surroundings_of(place))


def test_every_province_has_options_for_each_dimension_and_none_of_its_own(read):
    provinces = read_provinces()
    assert len(provinces.places) == 31
    for code, place in provinces.places.items():
        options = options_of(place, Profile(provinces, code), read)
        assert options.weak, code
        for section in [*options.weak, *options.unjudged]:
            assert len(section.shelf.options) >= 3, (code, section.asked.code)
            assert code not in {option.link.place for option in section.shelf.options}
            assert all(0 <= option.score <= option.most == 100 for option in section.shelf.options)


@pytest.mark.parametrize("code", ["CN-GS", "CN-JL", "CN", "CN-YRD", "US-CO", "DE", "EU"])
def test_own_cases_those_of_the_country_and_those_elsewhere_are_all_there_are(read, code):
    place = Jurisdiction.objects.select_related("parent").get(code=code)
    options = Options(place, Unknown(), *read, surroundings_of(place))
    for node in options.nodes:
        shelf = Section(options, node).shelf
        elsewhere = [option for option in shelf.options if not option.is_wider]
        assert len(elsewhere) + len(shelf.own) + len(shelf.above) == answer_for(dimension=node.code).total, node.code
        assert len(shelf.own) == answer_for(dimension=node.code, place=code).total, node.code


def test_the_instruments_against_every_problem_are_counted_as_in_the_explorer():
    for barrier in Concept.objects.of("barrier"):
        answer = answer_for(barrier=barrier.key)
        counts = counts_in(answer, "instrument")
        found = used_together(answer.ids, "instrument")
        uses = [use for family in found.families for use in (family.whole, *family.narrower)]
        assert {use.concept.key: use.number for use in uses} == {key: number for key, number in counts.items() if number}


def test_the_lineage_of_every_case_ends_and_has_it_once_with_what_is_below():
    def flat(branches):
        return [branch for one in branches for branch in (one, *flat(one.below))]

    for case in Case.objects.published().for_detail():
        branches = flat(lineage_of(case))
        assert not branches or any(branch.is_here for branch in branches), case.slug
        assert len(branches) < 40, case.slug


def test_every_instrument_with_dates_can_be_drawn():
    for instrument in Concept.objects.of("instrument"):
        adoption = adoption_of(answer_for(instrument=instrument.key).ids)
        if adoption.is_drawn:
            for drawing in (adoption.wide, adoption.narrow):
                discs = sum(len(track.discs) + sum(more.number for more in track.more) for track in drawing.tracks)
                assert discs == len(adoption.dated)
                assert drawing.ticks
