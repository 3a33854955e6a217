"""A record that is no case yet has closest cases too."""

import pytest

from cases.comparing.similar import nearest_to, neighbours
from cases.finding import rebuild, with_snapshot
from cases.models import Case
from cases.records import read
from tests.factories import make_case

pytestmark = pytest.mark.django_db
EMPTY = {"concepts": {}, "facts": [], "links": []}


def text(zh, en):
    return {"title": {"zh": zh, "en": en}, "summary": {"zh": zh, "en": en}}


@pytest.fixture
def cases():
    made = {
        "henan": make_case("CN-HA", **text("企业揭榜攻关", "Firms bid for tasks"), slug="henan"),
        "gansu": make_case("CN-GS", **text("揭榜解决短板", "Open calls for gaps")),
        "words": make_case("CN-SD", **text("企业揭榜攻关", "Firms bid for tasks"), concepts={"instrument": ["prizes"]}, links=[]),
    }
    for number in range(20):
        make_case("US", **text(f"其他{number}", f"Else {number}"), **EMPTY, level="national")
    rebuild()
    return {name: Case.objects.for_record().get(pk=case.pk) for name, case in made.items()}


def nearest(record, cases, limit=2):
    names = {case.pk: name for name, case in cases.items()}
    found = with_snapshot(lambda snapshot: nearest_to(record, limit, snapshot))
    return {names.get(pk, "else"): points for pk, points in found.items()}


def test_words_alone_find_neighbours(cases):
    assert list(nearest({"title": {"zh": "企业揭榜攻关"}}, cases))[:2] == ["henan", "words"]


def test_what_is_chosen_counts_as_it_does_for_a_case(cases):
    record = {**read(cases["henan"]), "slug": "new"}
    assert list(nearest(record, cases, 3)) == ["henan", "gansu", "words"]


def test_a_record_has_the_neighbours_of_its_case_and_not_the_case_itself(cases):
    found = nearest(read(cases["henan"]), cases, 2)
    assert list(found) == ["gansu", "words"]
    expected = [neighbour.score for neighbour in neighbours(cases["henan"], limit=2)]
    assert [points / 10 for points in found.values()] == pytest.approx(expected, abs=1)


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"title": "no pair", "concepts": ["a"], "indicator_links": "none"},
        {"concepts": {"instrument": None, "nothing": ["x"]}, "indicator_links": [{}, "text", {"indicator": None}], "level": None},
    ],
)
def test_a_record_of_any_shape_is_borne(cases, record):
    assert "henan" not in nearest(record, cases)
