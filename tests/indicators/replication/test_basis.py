"""Which data a reader chose for the replication."""

import pytest
from django.http import QueryDict

from indicators.replication.basis import BASES, USUAL, read_basis


@pytest.mark.parametrize("key", BASES)
def test_each_choice_is_read_from_the_address(key):
    basis, problem = read_basis(QueryDict(f"data={key}"))
    assert (basis.key, problem) == (key, "")


@pytest.mark.parametrize("query", ["", "data="])
def test_without_a_choice_nothing_solved_is_used(query):
    basis, problem = read_basis(QueryDict(query))
    assert (basis.key, basis.solved, problem) == (USUAL, False, "")


def test_an_unknown_choice_is_named_with_the_known_ones():
    basis, problem = read_basis(QueryDict("data=guesses"))
    assert basis.key == USUAL
    assert problem == "“guesses” is no choice of data: choose one of observations, interpolation, solved. interpolation is shown."


def test_only_one_choice_takes_solved_values():
    assert [key for key, basis in BASES.items() if basis.solved] == ["solved"]
