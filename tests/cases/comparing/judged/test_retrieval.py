"""What the search and the likeness of cases owe to what was judged from the documents; on either engine."""

from statistics import fmean

import pytest

from benchmarks.retrieval import compare, search, share_near
from cases.comparing.similar import neighbours
from cases.models import Case
from tests.cases.comparing.judged import pairs, questions

pytestmark = pytest.mark.django_db


def test_judged_questions_are_answered_well_and_every_name_comes_first(loaded_content):
    found = search(questions())
    assert fmean(judged.ndcg for judged in found) >= 0.85
    assert [judged.question["query"] for judged in found if judged.question["kind"] == "name" and not judged.is_first] == []


def test_comparable_cases_are_near_each_other_and_look_alikes_are_not(loaded_content):
    compared = compare(pairs())
    assert share_near(compared, comparable=True) >= 0.8
    assert share_near(compared, comparable=False) <= 0.2


def test_henan_and_gansu_tell_why_they_are_alike(loaded_content):
    first = neighbours(Case.objects.get(slug="henan-open-bidding"))[0]
    assert first.case.slug == "gansu-open-bidding"
    assert first.reason.startswith("Both use open bidding for key tasks and demand articulation;")
    assert "Henan: support per project at least CNY 10 million" in first.reason
