"""Counts under sets of values: each equals what the question with these choices finds."""

import pytest

from cases.finding import Axis, Question, count_sets, find, rebuild, tabulate
from tests.factories import make_case, make_concept

pytestmark = pytest.mark.django_db

SETS = {"money": ("grant", "loan"), "grants": ("grant",), "all": ("funding",), "nothing": ("nowhere",), "": ()}


@pytest.fixture
def cases():
    """A grant and a grant with a loan in Henan, a loan in Gansu, a planned grant in Germany."""
    make_concept("instrument", "funding")
    for key in ("grant", "loan"):
        make_concept("instrument", key, broader="funding")
    make_case(jurisdiction="CN-HA", concepts={"instrument": ["grant"]}, title={"zh": "甲", "en": "quantum grant"})
    make_case(jurisdiction="CN-HA", concepts={"instrument": ["grant", "loan"]})
    make_case(jurisdiction="CN-GS", concepts={"instrument": ["loan"]})
    make_case(jurisdiction="DE", concepts={"instrument": ["grant"]}, status="planned")
    rebuild()


QUESTIONS = (
    Question(),
    Question(choices={"status": ("in_force",)}),
    Question(text="quantum"),
    Question(choices={"instrument": ("loan",), "place": ("DE",)}),
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_set_counts_what_choosing_its_values_alone_would_find(cases, question):
    counts = count_sets(question, Axis("instrument", SETS))
    assert counts["nothing"] == counts[""] == 0
    for name in ("money", "grants", "all"):
        asked = Question(text=question.text, choices={**question.choices, "instrument": SETS[name]})
        assert counts[name] == find(asked).total


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_cell_of_a_table_counts_what_choosing_row_and_column_would_find(cases, question):
    rows = {"Henan": ("CN-HA",), "China": ("CN",), "both": ("CN-GS", "DE")}
    table = tabulate(question, Axis("place", rows), Axis("instrument", SETS))
    for row, places in rows.items():
        chosen = {**question.choices, "place": places}
        assert table.totals[row] == find(Question(text=question.text, choices={**chosen, "instrument": ()})).total
        for column in ("money", "grants", "all"):
            asked = Question(text=question.text, choices={**chosen, "instrument": SETS[column]})
            assert table.counts[row][column] == find(asked).total


def test_a_table_takes_one_query_once_the_postings_are_read(cases, django_assert_num_queries):
    axes = Axis("place", {"Henan": ("CN-HA",)}), Axis("instrument", SETS)
    tabulate(Question(), *axes)
    with django_assert_num_queries(1):
        tabulate(Question(), *axes)
