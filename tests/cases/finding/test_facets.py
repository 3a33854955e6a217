"""Counts equal lists: facets against a plain count over the rows."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.finding import FACETS, Question, find, rebuild
from cases.models import Case, IndicatorLink
from tests.factories import make_case, make_concept, make_indicator, make_jurisdiction

pytestmark = pytest.mark.django_db

PLACES = ("CN", "CN-HA", "CN-ZJ", "CN-JJJ", "CN-BJ", "DE", "EU", "US")
DIMENSIONS = ("1.1", "1.1.1", "2.3", "3.2.2")
TECHNOLOGIES = ("energy", "fusion", "quantum")
YEARS = ("", "2019", "2024-05")
WORDS = ("vouchers", "ledgers", "beacons")
ABOVE = {"CN-HA": {"CN"}, "CN-ZJ": {"CN"}, "CN-JJJ": {"CN"}, "CN-BJ": {"CN", "CN-JJJ"}, "DE": {"EU"}, "fusion": {"energy"}}
VALUES = {
    "place": PLACES,
    "dimension": ("1", "1.1", "1.1.1", "2", "2.3", "3", "3.2", "3.2.2", "0", "nonsense"),
    "technology": TECHNOLOGIES,
    "start": ("unknown", "2019", "2024", "2030"),
    "status": ("in_force", "planned"),
    "source": ("caict-2025", "us-regional-2025"),
    "programme": ("RIE", "MEP"),
}
CHOICES = st.fixed_dictionaries({}, optional={facet: st.lists(st.sampled_from(values), max_size=3) for facet, values in VALUES.items()})
TEXTS = st.sampled_from(["", *WORDS, "vouchers ledgers"])


def carried(values):
    return set(values) | {above for value in values for above in ABOVE.get(value, ())}


@pytest.fixture
def plain():
    """Forty cases by chance, and what each is counted under, worked out by hand."""
    chance = random.Random(7)
    make_jurisdiction("CN-BJ")
    make_jurisdiction("CN-JJJ", kind="grouping").members.add(make_jurisdiction("CN-BJ"))
    make_jurisdiction("EU", kind="bloc").members.add(make_jurisdiction("DE"))
    make_concept("technology", "fusion", broader="energy")
    return [one_by_chance(chance) for _number in range(40)]


def one_by_chance(chance):
    place, status, year = chance.choice(PLACES), chance.choice(VALUES["status"]), chance.choice(YEARS)
    technologies = chance.sample(TECHNOLOGIES, chance.randint(0, 2))
    dimensions = chance.sample(DIMENSIONS, chance.randint(0, 2))
    programme = chance.choice(("", "RIE", "MEP"))
    cited, in_fact = chance.choice(VALUES["source"]), chance.choice(VALUES["source"])
    words = chance.sample(WORDS, 2)
    case = make_case(
        place,
        programme,
        start=year,
        status=status,
        title={"zh": "做法", "en": " ".join(words)},
        summary={"zh": "做法", "en": "x"},
        concepts={"technology": technologies},
        links=[{"indicator": code} for code in dimensions],
        citations=[{"source": cited}],
        facts=[{"value": 1, "source": in_fact}],
    )
    values = {
        "place": carried([place]),
        "technology": carried(technologies),
        "dimension": {code[:length] for code in dimensions for length in (1, 3, 5)},
        "status": {status},
        "start": {year[:4] or "unknown"},
        "source": {cited, in_fact},
        "programme": {programme} - {""},
        "text": set(words),
    }
    return case.pk, values


def naive(plain, text, choices, but=None):
    """The cases that carry a chosen value in every facet (but one) and all words."""
    asked = {facet: set(values) for facet, values in choices.items() if values and facet != but}
    return {
        pk
        for pk, values in plain
        if set(text.split()) <= values["text"] and all(not values[facet].isdisjoint(wanted) for facet, wanted in asked.items())
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, choices=CHOICES, sort=st.sampled_from(["relevance", "newest", "place", "title"]))
def test_lists_and_counts_are_those_of_a_plain_count(plain, text, choices, sort):
    if not find(Question()).total:
        rebuild()
    answer = find(Question(text, choices, sort))
    assert len(set(answer.ids.tolist())) == len(answer.ids) == answer.total
    assert set(answer.ids.tolist()) == naive(plain, text, choices)
    for facet, values in VALUES.items():
        counts = {value.key: value.count for value in answer.facets[facet]}
        by_hand = naive(plain, text, choices, but=facet)
        for value in set(values) | counts.keys():
            carrying = {pk for pk, carried in plain if value in carried[facet]}
            assert counts.get(value, 0) == len(by_hand & carrying), (facet, value)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, choices=CHOICES)
def test_every_relaxation_gives_what_it_promises(plain, text, choices):
    if not find(Question()).total:
        rebuild()
    for relaxation in find(Question(text, choices)).relaxations:
        assert relaxation.count > 0
        kept = {facet: values for facet, values in choices.items() if relaxation.part not in (facet, "facets")}
        assert find(Question(relaxation.text, kept)).total == relaxation.count


def test_a_grouping_finds_its_own_cases_and_those_of_its_members():
    make_jurisdiction("CN-JJJ", kind="grouping").members.add(make_jurisdiction("CN-HE"))
    own, member = make_case("CN-JJJ"), make_case("CN-HE")
    make_case("CN-ZJ")
    rebuild()
    answer = find(Question(choices={"place": ["CN-JJJ"]}))
    assert set(answer.ids.tolist()) == {own.pk, member.pk}
    assert {value.key: value.count for value in answer.facets["place"]} == {"CN": 3, "CN-HE": 1, "CN-JJJ": 2, "CN-ZJ": 1}


def test_values_of_a_facet_widen_and_facets_narrow():
    make_case("CN-HA", status="planned")
    make_case("CN-ZJ")
    make_case("US")
    rebuild()
    assert find(Question(choices={"place": ["CN-HA", "US"]})).total == 2
    assert find(Question(choices={"place": ["CN-HA", "US"], "status": ["in_force"]})).total == 1


def test_every_facet_is_answered_and_a_chosen_value_says_so():
    make_case("CN-HA")
    rebuild()
    answer = find(Question(choices={"place": ["CN-HA", "XX"]}))
    assert tuple(answer.facets) == FACETS
    assert {value.key: value.selected for value in answer.facets["place"]} == {"CN": False, "CN-HA": True, "XX": True}


def test_nothing_found_says_what_to_drop():
    make_case("CN-HA", status="planned", title={"zh": "券", "en": "Vouchers"})
    make_case("CN-ZJ", status="in_force", title={"zh": "法", "en": "Law"})
    rebuild()
    answer = find(Question("vouchers", {"place": ["CN-HA"], "status": ["in_force"]}))
    assert answer.total == 0
    assert {(relaxation.part, relaxation.values, relaxation.count) for relaxation in answer.relaxations} == {
        ("status", ("in_force",), 1),
        ("facets", (), 1),
    }


@pytest.mark.parametrize(
    ("text", "rest"), [("虛構 算力", "算力"), ("“valley of death” 算力", "算力"), ("算力 “valley of death” law", "算力 law")]
)
def test_a_word_can_be_left_out_in_any_writing(text, rest):
    make_case("CN-HA", title={"zh": "算力法", "en": "Computing law"})
    rebuild()
    answer = find(Question(text))
    assert answer.total == 0
    assert ("word", rest, 1) in {(relaxation.part, relaxation.text, relaxation.count) for relaxation in answer.relaxations}


def test_something_found_needs_no_relaxation():
    make_case()
    rebuild()
    assert Case.objects.exists()
    assert find(Question()).relaxations == ()


def test_a_link_to_a_node_of_another_framework_counts_no_dimension():
    case = make_case(links=[{"indicator": "1.1"}])
    IndicatorLink.objects.create(case=case, indicator=make_indicator("2.1", "other"), directness="direct", basis="curator")
    rebuild()
    assert {value.key for value in find(Question()).facets["dimension"] if value.count} == {"1", "1.1"}
