"""The neighbours of a case, on either engine."""

import pytest

from cases.comparing.similar import neighbours
from cases.comparing.similar.scoring import USUAL
from cases.finding import index_cases, rebuild
from cases.models import Case
from reference.models import ExchangeRate
from tests.factories import make_case, make_concept, make_jurisdiction, make_source, make_unit

pytestmark = pytest.mark.django_db
EMPTY = {"concepts": {}, "facts": [], "links": []}


def text(zh, en):
    return {"title": {"zh": zh, "en": en}, "summary": {"zh": zh, "en": en}}


@pytest.fixture
def cases():
    """Open bidding in two provinces, a case with the same words, one on the same technology, and others with nothing in common."""
    bidding, matching = {"instrument": ["open-bidding"]}, {"instrument": ["matching"], "technology": ["quantum"]}
    made = {
        "henan": make_case("CN-HA", **text("企业揭榜攻关", "Firms bid for tasks"), concepts={**bidding, "technology": ["quantum"]}),
        "gansu": make_case("CN-GS", **text("揭榜解决短板", "Open calls for gaps"), concepts=bidding),
        "words": make_case("CN-SD", **text("企业揭榜攻关", "Firms bid for tasks"), concepts={"instrument": ["prizes"]}),
        "quantum": make_case("DE", **text("供需对接", "Matching offers"), concepts=matching, level="national"),
        "sibling": make_case("CN-HA", **text("张榜招贤", "Posted calls"), concepts=bidding),
    }
    for number in range(20):
        make_case("US", **text(f"其他{number}", f"Else {number}"), **EMPTY, level="national")
    rebuild()
    return {name: Case.objects.get(pk=case.pk) for name, case in made.items()}


def found(case, cases, **options):
    names = {made.pk: name for name, made in cases.items()}
    return [names.get(neighbour.case_id, "else") for neighbour in neighbours(case, **options)]


def test_the_same_instrument_comes_first_and_look_alikes_after_it(cases):
    assert found(cases["henan"], cases)[:3] == ["gansu", "words", "quantum"]


def test_the_score_is_the_sum_of_its_parts(cases):
    for neighbour in neighbours(cases["henan"]):
        assert neighbour.score == pytest.approx(sum(points for _part, points in neighbour.parts))
        assert all(points >= 0 for _part, points in neighbour.parts)
        assert 0 < neighbour.score <= 100


def test_what_counts_of_the_rest_is_said(cases):
    first, words, *_rest = neighbours(cases["henan"])
    assert first.counting == 1
    assert words.counting == pytest.approx(0.35)


def test_cases_of_the_same_place_are_listed_apart(cases):
    assert "sibling" not in found(cases["henan"], cases, limit=50)
    assert found(cases["henan"], cases, where="here") == ["sibling"]


def test_the_same_country_and_abroad_are_apart(cases):
    assert found(cases["henan"], cases, where="country") == ["gansu", "words"]
    assert found(cases["henan"], cases, where="abroad")[0] == "quantum"
    assert {"gansu", "words", "sibling"}.isdisjoint(found(cases["henan"], cases, where="abroad", limit=50))


def test_a_country_is_another_place_than_its_provinces_and_groupings(cases):
    delta = make_jurisdiction("CN-YRD", kind="grouping")
    delta.members.set([make_jurisdiction("CN-GS")])
    national = make_case("CN", concepts={"instrument": ["open-bidding"]}, level="national")
    joint = make_case("CN-YRD", concepts={"instrument": ["open-bidding"]})
    rebuild()
    assert {neighbour.case.jurisdiction.code for neighbour in neighbours(national)} >= {"CN-HA", "CN-GS", "CN-YRD"}
    assert neighbours(national, where="here") == []
    assert neighbours(joint, where="here") == []
    assert "gansu" in found(joint, cases, where="country")


def test_members_of_a_bloc_are_abroad_for_each_other(cases):
    bloc = make_jurisdiction("EU", kind="bloc")
    bloc.members.set([make_jurisdiction("DE")])
    union = make_case("EU", **text("供需对接", "Matching offers"), concepts={"instrument": ["matching"]}, level="supranational")
    rebuild()
    assert neighbours(cases["quantum"], where="abroad")[0].case_id == union.pk
    assert neighbours(union, where="country")[0].case_id == cases["quantum"].pk


def test_emphasis_changes_the_order(cases):
    assert found(cases["henan"], cases, emphasis={**dict.fromkeys(USUAL, 0), "technology": 1})[0] == "quantum"


def test_drafts_have_no_neighbours_and_are_none(cases):
    draft = make_case("CN-GS", stage="retired", concepts={"instrument": ["open-bidding"]})
    index_cases([draft.pk])
    assert neighbours(draft) == []
    assert draft.pk not in [neighbour.case_id for neighbour in neighbours(cases["henan"], limit=50)]


def test_a_case_that_is_taken_back_leaves_the_neighbours_at_once(cases):
    cases["gansu"].stage = "retired"
    cases["gansu"].save()
    assert "gansu" not in found(cases["henan"], cases)
    index_cases([cases["gansu"].pk])
    assert found(cases["henan"], cases)[0] == "words"


def test_a_narrower_instrument_is_nearer_than_a_sibling_under_the_same_broad_one(cases):
    make_concept("instrument", "open-bidding", broader="research-funding")
    make_concept("instrument", "project-grant", broader="research-funding")
    other = make_case("FR", **text("资助", "Grants"), concepts={"instrument": ["project-grant"]}, level="national")
    rebuild()
    instrument = {neighbour.case_id: dict(neighbour.parts)["instrument"] for neighbour in neighbours(cases["henan"], limit=50)}
    assert instrument[cases["gansu"].pk] > instrument[other.pk] > 0


def test_no_single_technology_is_no_technology_in_common():
    one, other = (make_case(place, **text(place, place), concepts={"technology": ["general"]}) for place in ("CN-HA", "DE"))
    for number in range(5):
        make_case("US", **text(f"其他{number}", f"Else {number}"), **EMPTY)
    rebuild()
    assert all(dict(neighbour.parts)["technology"] == 0 for neighbour in neighbours(one) if neighbour.case_id == other.pk)


def test_sums_in_different_currencies_are_compared_by_their_size():
    year = {"year": 2024, "source": make_source(), "place": "table 1", "seen_in": "dataset"}
    ExchangeRate.objects.create(currency=make_unit("CNY"), rate="7", quote="per_usd", **year)
    ExchangeRate.objects.create(currency=make_unit("GBP"), rate="1.25", quote="in_usd", **year)
    same = {"concepts": {"instrument": ["open-bidding"]}, "links": []}
    case = make_case("CN-HA", facts=[{"value": 7_000_000, "unit": "CNY"}], **same)
    near = make_case("GB", facts=[{"value": 800_000, "unit": "GBP"}], **same)
    far = make_case("DE", facts=[{"value": 900_000_000_000, "unit": "EUR"}], **same)
    huge = make_case("US", facts=[{"value": 900_000_000, "unit": "USD"}], **same)
    for number in range(8):
        make_case("FR", **text(f"其他{number}", f"Else {number}"), **EMPTY)
    rebuild()
    money = {neighbour.case_id: dict(neighbour.parts)["money"] for neighbour in neighbours(case)}
    assert money[near.pk] > 1.5
    assert money[far.pk] == money[huge.pk] == 0  # a currency without a rate is not compared


def test_neighbours_take_few_queries_however_many_there_are(cases, django_assert_max_num_queries):
    neighbours(cases["henan"])
    with django_assert_max_num_queries(5):  # the case and its facts, the version, the neighbours and their facts
        for neighbour in neighbours(Case.objects.for_neighbours().get(pk=cases["henan"].pk), limit=20):
            assert neighbour.case.jurisdiction.name
