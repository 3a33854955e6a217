"""Provinces beside each other: what is marked, how alike they are, what an address may ask for."""

import pytest

from indicators.regions.choosing import choose
from indicators.regions.reading import read_provinces
from indicators.regions.side_by_side import SideBySide, line
from tests.factories import make_jurisdiction
from tests.indicators.regions.making import BEIJING, GANSU, JILIN, SHAANXI, YUNNAN, make_atlas, make_values


def test_a_line_marks_who_is_ahead_and_how_far():
    found = line(["a", "b", "c"], [10, None, 60])
    assert (found.marked, found.spread, found.is_far, found.is_close) == ([("a", False), ("b", False), ("c", True)], 50, True, False)


def test_nobody_is_ahead_of_equals():
    found = line(["a", "b"], [40, 40])
    assert (found.ahead, found.spread, found.is_close) == ([False, False], 0, True)


def test_one_value_alone_has_no_difference():
    found = line(["a", "b"], [40, None])
    assert (found.ahead, found.spread, found.is_far, found.is_close) == ([False, False], None, False, False)


@pytest.fixture
def provinces(db):
    make_atlas()
    return read_provinces()


def test_every_dimension_has_its_series_over_the_provinces_in_the_order_asked(provinces):
    table = SideBySide(provinces, [SHAANXI, GANSU])
    assert [place.code for place in table.places] == [SHAANXI, GANSU]
    assert [(group.indicator.code, len(group.lines)) for group in table.groups] == [("1", 1), ("2", 2), ("3", 1), ("4", 1)]
    assert [cell.place for cell in table.groups[0].lines[0].cells] == [SHAANXI, GANSU]
    assert table.groups[0].lines[0].ahead == [True, False]


def test_the_farthest_indicators_are_named_each_by_what_judges_it(provinces):
    table = SideBySide(provinces, [GANSU, BEIJING])
    paths = [one.cells[0].path for one in table.farthest]
    assert set(paths) == {"1.2.1/main", "2.1.1/all-sectors", "3.3.1/main"}


def test_two_provinces_that_share_too_few_features_are_no_pair(provinces):
    assert SideBySide(provinces, [GANSU, BEIJING]).pairs == []


def test_a_pair_says_how_near_it_is_among_all(provinces):
    for code, key, role, values in (
        ("2.2.2", "all-performers", "proxy", {GANSU: 50, SHAANXI: 60, YUNNAN: 51}),
        ("2.1.2", "all-sectors-full-time", "proxy", {GANSU: 10, SHAANXI: 20, YUNNAN: 10}),
    ):
        make_values(
            code, key, {place: {2023: value} for place, value in values.items()}, role, "%" if key == "all-performers" else "people"
        )
    (pair,) = SideBySide(read_provinces(), [GANSU, YUNNAN]).pairs
    assert (pair.place.code, pair.likeness.place.code, pair.position, pair.of) == (GANSU, YUNNAN, 1, 2)
    assert {feature.own == feature.other for feature in pair.likeness.alike} == {True}
    assert (pair.likeness.differs.own, pair.likeness.differs.other) == ("4.0%", "0.50%")


def test_an_address_may_name_provinces_in_any_case_each_once(provinces):
    choice = choose(["cn-gs", "CN-SN", " CN-GS "], provinces)
    assert (choice.codes, choice.is_enough) == ([GANSU, SHAANXI], True)


def test_more_than_four_are_left_out_and_named(provinces):
    make_values("1.2.2", "main", {JILIN: {2023: 1}}, position=3)
    provinces = read_provinces()
    choice = choose([GANSU, SHAANXI, YUNNAN, BEIJING, JILIN], provinces)
    assert (choice.codes, [place.code for place in choice.left_out]) == ([GANSU, SHAANXI, YUNNAN, BEIJING], [JILIN])


def test_other_places_and_words_that_are_no_place_are_told_apart(provinces):
    make_jurisdiction("US-CO")
    choice = choose(["US-CO", "CN-ZZ", "甘肃", "\x00", "", "x" * 500, GANSU], provinces)
    assert choice.codes == [GANSU]
    assert [place.code for place in choice.without] == ["US-CO"]
    assert choice.unknown == ["CN-ZZ", "甘肃", "\x00", "x" * 500]
    assert not choice.is_enough
