"""The judged questions and pairs are enough, well formed, and name cases that exist."""

import pytest

from cases.finding.tokens import is_character
from cases.models import Case
from tests.cases.comparing.judged import pairs, questions


def test_there_are_enough_questions_in_both_languages():
    chinese = [question for question in questions() if any(map(is_character, question["query"]))]
    assert len(chinese) >= 20
    assert len(questions()) - len(chinese) >= 20


def test_every_question_has_a_best_case_and_grades_from_one_to_three():
    for question in questions():
        assert question["kind"] in {"name", "subject"}
        assert max(question["relevant"].values()) == 3
        assert min(question["relevant"].values()) >= 1


def test_pairs_are_many_of_both_kinds_and_none_is_judged_twice():
    judged = [frozenset(pair["cases"]) for pair in pairs()]
    assert all(len(pair) == 2 for pair in judged)
    assert len(set(judged)) == len(judged)
    assert sum(pair["comparable"] for pair in pairs()) >= 20
    assert sum(not pair["comparable"] for pair in pairs()) >= 20
    assert all(pair["reason"] for pair in pairs())


@pytest.mark.django_db
def test_judged_cases_exist_and_those_of_a_pair_are_of_different_places(loaded_content):
    places = dict(Case.objects.published().values_list("slug", "jurisdiction__code"))
    asked = {slug for question in questions() for slug in question["relevant"]}
    assert asked <= places.keys()
    assert [pair["cases"] for pair in pairs() if len({places[slug] for slug in pair["cases"]}) < 2] == []
