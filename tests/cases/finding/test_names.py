"""Every case of the loaded content is found by its names in both languages and by its acronyms."""

import pytest

from cases.finding import Question, find
from cases.models import Case

FIRST = 3


@pytest.fixture
def cases(loaded_content, db):
    return list(Case.objects.published())


def missed(cases, names_of, first=None):
    """Answer ``(slug, name)`` for every name under which its case is not among the *first* found."""
    return [(case.slug, name) for case in cases for name in names_of(case) if case.pk not in find(Question(text=name)).ids[:first]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_title_finds_its_case_among_the_first(cases, language):
    assert len(cases) > 300
    assert missed(cases, lambda case: [getattr(case, f"title_{language}")], FIRST) == []


def test_an_original_name_finds_its_case(cases):
    assert missed(cases, lambda case: [case.original_name] if case.original_name else []) == []


def test_an_acronym_finds_its_case(cases):
    assert missed(cases, lambda case: case.acronyms) == []
