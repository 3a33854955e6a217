"""The tree of where a case comes from and what came of it."""

import re

import pytest

from cases.comparing.lineage import beside, lineage_of
from cases.models import Case
from tests.cases.test_views import words_of
from tests.factories import make_case, make_relation

pytestmark = pytest.mark.django_db


def drawn(branches, depth=0):
    """Answer the tree as lines: the depth as dots, the slug, a star for the case itself, “again” for one that stands above."""
    lines = []
    for branch in branches:
        mark = "*" if branch.is_here else ""
        lines.append("." * depth + branch.case.slug + mark + (" again" if branch.is_again else ""))
        lines += drawn(branch.below, depth + 1)
    return lines


def lineage(slug):
    return lineage_of(Case.objects.for_detail().get(slug=slug))


def make_family():
    """A law of 1980, two programmes that implement it, a pilot and an adaptation two steps on, one more step beyond."""
    law = make_case(slug="law", start="1980")
    first = make_case(slug="first", start="1988", relations=[{"other": law, "kind": "implements"}])
    make_case(slug="second", relations=[{"other": law, "kind": "implements"}])
    adapted = make_case(slug="adapted", jurisdiction="DE", start="2001-05", relations=[{"other": first, "kind": "adapts"}])
    make_case(slug="beyond", start="2020", relations=[{"other": adapted, "kind": "succeeds"}])
    return law, first


def test_the_tree_begins_with_what_it_comes_from_and_goes_two_steps_each_way():
    make_family()
    assert drawn(lineage("first")) == ["law", ".first*", "..adapted", "...beyond", ".second"]
    assert drawn(lineage("law")) == ["law*", ".first", "..adapted", ".second"]
    assert drawn(lineage("beyond")) == ["first", ".adapted", "..beyond*"]


def test_older_cases_come_first_and_those_without_a_date_last():
    law, _first = make_family()
    make_case(slug="early", start="1981", relations=[{"other": law, "kind": "pilots"}])
    assert drawn(lineage("law")) == ["law*", ".early", ".first", "..adapted", ".second"]


def test_a_case_with_two_origins_stands_below_both_and_is_told_once():
    _law, first = make_family()
    plan = make_case(slug="plan", start="1975")
    make_relation(first, plan, "implements")
    assert drawn(lineage("first")) == ["plan", ".first*", "..adapted", "...beyond", "law", ".first* again", ".second"]


def test_circles_end():
    one, two, three = (make_case(slug=slug, start=start) for slug, start in (("one", "2001"), ("two", "2002"), ("three", "2003")))
    make_relation(one, two, "implements")
    make_relation(two, three, "implements")
    make_relation(three, one, "implements")
    make_relation(two, one, "succeeds")
    assert drawn(lineage("two")) == ["one", ".two*", "..one again", ".three", "..two* again"]


def test_a_case_without_descent_has_no_tree_and_asks_nothing(django_assert_num_queries):
    other = make_case(slug="other")
    make_case(slug="alone", relations=[{"other": other, "kind": "complements"}])
    alone = Case.objects.for_detail().get(slug="alone")
    with django_assert_num_queries(0):
        assert lineage_of(alone) == []
        assert [one.other.slug for one in beside(alone)] == ["other"]
    assert [(one.other.slug, one.is_from_there) for one in beside(Case.objects.for_detail().get(slug="other"))] == [("alone", True)]


def test_what_readers_cannot_see_is_not_in_the_tree():
    law, first = make_family()
    make_case(slug="draft", stage="retired", relations=[{"other": first, "kind": "adapts"}])
    make_case(slug="removed", stage="retired", relations=[{"other": law, "kind": "implements"}])
    assert not {"draft", "removed"} & {line.strip(".*") for line in drawn(lineage("first")) + drawn(lineage("law"))}


def test_one_query_for_any_number_of_relations(django_assert_num_queries):
    law, first = make_family()
    for number in range(5):
        make_case(slug=f"more-{number}", relations=[{"other": law, "kind": "implements"}, {"other": first, "kind": "adapts"}])
    case = Case.objects.for_detail().get(slug="first")
    with django_assert_num_queries(1):
        lines = drawn(lineage_of(case))
    assert len(lines) > 10


def test_the_page_draws_the_tree_with_dates_places_and_reasons(client):
    _law, first = make_family()
    make_relation(first, make_case(slug="friend", title={"zh": "友", "en": "The friend"}), "complements")
    response = client.get("/en/cases/first/")
    text = words_of(response)
    lead = "Lineage Up to two steps away: what it comes from, what came of it, and what else came of the same; older first."
    assert f"{lead} from 1980 Place CN-HA in force" in text
    assert "from 1988 implements Place CN-HA in force" in text
    assert "this case The two complement each other." in text
    assert "from May 2001 adapts Place DE in force" in text
    assert "start not known implements" in text
    assert "Beside it complements The friend" in text
    tree = re.search(r'<ul class="lineage">.*</section>', response.content.decode(), re.DOTALL).group()
    assert 'href="/en/cases/law/"' in tree
    assert 'href="/en/cases/first/"' not in tree


def test_the_page_of_a_case_without_relations_says_nothing_of_them(client):
    make_case(slug="alone")
    text = words_of(client.get("/en/cases/alone/"))
    assert "Related cases" not in text
    assert "Lineage" not in text
