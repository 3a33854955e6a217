"""What a cell says: states, comparisons, gaps; everything by hand."""

import pytest

from cases.comparing.gaps.cells import Compared, Gap, Grid, State, against_all, against_country, against_peers, gap_of, state_of

PLACES = ["A", "B", "C", "D", "E"]


def grid(having, covered, against=against_all, unfiltered=()):
    """One column ``x``: the places *having* a case, those the documents go through, those with cases that a filter hides."""
    counts = {place: {"x": int(place in having)} for place in PLACES}
    everything = {place: {"x": int(place in having or place in unfiltered)} for place in PLACES}
    return Grid(PLACES, ["x"], counts, everything, lambda place, column: place in covered, against)


@pytest.mark.parametrize(
    ("numbers", "covered", "state"),
    [
        ((2, 5), False, State.CASES),
        ((0, 5), True, State.OTHERS_ONLY),
        ((0, 5), False, State.OTHERS_ONLY),
        ((0, 0), True, State.NONE_FOUND),
        ((0, 0), False, State.NOT_RESEARCHED),
    ],
)
def test_an_empty_cell_is_none_found_only_where_the_documents_go_through_it(numbers, covered, state):
    assert state_of(*numbers, covered) is state


@pytest.mark.parametrize(("having", "of", "is_most"), [(2, 3, True), (3, 6, False), (4, 6, True), (2, 2, False), (0, 0, False)])
def test_most_is_more_than_half_of_at_least_three(having, of, is_most):
    assert Compared(tuple(range(having)), of).is_most is is_most


def test_a_gap_is_where_none_was_found_and_most_others_have_one():
    most, few = Compared(("A", "B"), 3), Compared(("A",), 3)
    assert gap_of(State.NONE_FOUND, most, True) is Gap.GAP
    assert gap_of(State.OTHERS_ONLY, most, True) is Gap.GAP
    assert gap_of(State.CASES, most, True) is None
    assert gap_of(State.NONE_FOUND, few, True) is None


def test_where_nobody_has_looked_there_is_something_to_check_but_only_in_places_that_documents_go_through():
    most = Compared(("A", "B"), 3)
    assert gap_of(State.NOT_RESEARCHED, most, True) is Gap.TO_CHECK
    assert gap_of(State.NOT_RESEARCHED, most, False) is None


def test_all_rows_are_those_that_were_researched_without_the_place_itself():
    cells = grid(having="ABC", covered="ABCD").cells
    assert cells["A"]["x"].compared == Compared(("B", "C"), 3)
    assert cells["D"]["x"].compared == Compared(("A", "B", "C"), 3)
    assert (cells["D"]["x"].gap, cells["E"]["x"].gap) == (Gap.GAP, None)


def test_where_nobody_has_looked_beyond_those_with_a_case_they_are_no_majority_of_themselves():
    found = grid(having="ABC", covered="")
    assert not found.is_systematic("x")
    assert found.cells["D"]["x"].compared == Compared(("A", "B", "C"), 4)
    assert found.researched["x"] == ["A", "B", "C"]


def test_peers_are_compared_and_a_place_without_peers_with_nobody():
    cells = grid(having="AB", covered=PLACES, against=against_peers({"D": ("A", "B", "C")})).cells
    assert cells["D"]["x"].compared == Compared(("A", "B"), 3)
    assert cells["D"]["x"].gap is Gap.GAP
    assert cells["E"]["x"].compared == Compared((), 0)


def test_of_a_country_its_own_cases_count_and_alone_they_make_no_gap():
    against = against_country({"D": "CN", "E": "US"}, {"CN": {"x": 2}, "US": {"x": 0}})
    cells = grid(having="A", covered=PLACES, against=against).cells
    assert [cells[place]["x"].compared for place in "DEA"] == [Compared(("CN",), 1), Compared((), 1), Compared((), 0)]
    assert cells["D"]["x"].gap is None


def test_cells_are_tallied_by_state_and_gap():
    tally = grid(having="ABC", covered="ABCD", unfiltered="E").tally()
    expected = {State.CASES: 3, State.NONE_FOUND: 1, State.OTHERS_ONLY: 1, State.NOT_RESEARCHED: 0, Gap.GAP: 2, Gap.TO_CHECK: 0}
    assert tally == expected
