"""Facets through outside lists: what stands for an entry, what is set aside, what is not mapped; counts equal lists."""

import html
import re

import pytest

from cases.comparing.crosswalk import Crosswalks, crosswalk, lists_by_facet
from cases.finding import rebuild
from reference.models import Mapping, Vocabulary
from tests.factories import make_case, make_concept

pytestmark = pytest.mark.django_db


def make_list(key, name="List"):
    row, _ = Vocabulary.objects.get_or_create(key=key, defaults={"name_zh": f"清单 {key}（注）", "name_en": f"{name} {key} (note)"})
    return row


def map_to(key, entry, kind, concept, label="", scheme="instrument"):
    Mapping.objects.create(concept=make_concept(scheme, concept), vocabulary=make_list(key), entry=entry, label=label, kind=kind)


@pytest.fixture
def atlas():
    """Money (supply side) over grants, loans and prizes; PI007 is close to grants, broader than prizes, and money is wider than it."""
    make_concept("instrument", "money", side="supply", name={"zh": "资金", "en": "Money"})
    make_concept("instrument", "advice", side="environment", name={"zh": "咨询", "en": "Advice"})
    for key in ("grant", "loan", "prize"):
        make_concept("instrument", key, broader="money", name={"zh": f"款 {key}", "en": key.title()})
    map_to("oecd-stip", "PI007", "narrow", "money")
    map_to("oecd-stip", "PI007", "close", "grant", "Project grants")
    map_to("oecd-stip", "PI007", "broad", "prize")
    map_to("oecd-stip", "PI012", "exact", "loan", "Loans")
    map_to("oecd-stip", "TH9", "narrow", "loan", "Guarantees")
    map_to("us-cet", "10", "exact", "quantum", "Quantum", scheme="technology")
    make_list("rothwell-zegveld")
    rows = {"grant": ["grant"], "prize": ["prize"], "both": ["grant", "loan"], "money": ["money"], "advice": ["advice"]}
    for slug, keys in rows.items():
        technology = {"technology": ["quantum"]} if slug == "both" else {}
        make_case(slug=slug, concepts={"instrument": keys, **technology})
    rebuild()


def test_an_entry_counts_what_lies_within_it_and_sets_aside_what_is_wider(atlas):
    project, _loans, _guarantees = crosswalk("instrument", "oecd-stip").entries
    assert (project.key, project.name) == ("oecd-stip:pi007", "PI007 Project grants")
    assert [(stand.concept.key, stand.kind) for stand in project.counted] == [("grant", "close"), ("prize", "broad")]
    assert [stand.concept.key for stand in project.aside] == ["money"]
    assert not project.is_upper_bound


def test_where_only_a_wider_concept_is_mapped_its_cases_are_an_upper_bound(atlas):
    guarantees = crosswalk("instrument", "oecd-stip").entries[-1]
    assert (guarantees.code, guarantees.concepts, guarantees.is_upper_bound) == ("TH9", ("loan",), True)


def test_entries_stand_by_letters_and_then_by_number(atlas):
    for entry in ("2", "F1", "1"):
        map_to("us-cet", entry, "broad", "quantum", scheme="technology")
    assert [entry.code for entry in crosswalk("technology", "us-cet").entries] == ["1", "2", "10", "F1"]


def test_a_concept_is_mapped_when_something_above_it_is(atlas):
    unmapped = {row.concept.key: row.is_partly for row in crosswalk("instrument", "oecd-stip").unmapped}
    assert unmapped == {"money": True, "advice": False}
    make_concept("instrument", "small-grant", broader="grant")
    assert "small-grant" not in {row.concept.key for row in crosswalk("instrument", "oecd-stip").unmapped}


def test_the_sides_are_those_of_the_top_terms(atlas):
    seen = crosswalk("instrument", "rothwell-zegveld")
    assert [(entry.key, entry.concepts) for entry in seen.entries] == [
        ("rothwell-zegveld:supply", ("money",)),
        ("rothwell-zegveld:environment", ("advice",)),
    ]
    assert seen.unmapped == []


def test_a_facet_has_the_lists_that_map_it(atlas, django_assert_num_queries):
    with django_assert_num_queries(1):
        lists = lists_by_facet()
    assert {facet: [row.key for row in rows] for facet, rows in lists.items()} == {
        "instrument": ["oecd-stip", "rothwell-zegveld"],
        "technology": ["us-cet"],
    }
    assert crosswalk("technology", "oecd-stip") is crosswalk("place", "oecd-stip") is crosswalk("instrument", "nothing") is None


def test_entries_become_concepts_and_everything_else_stays(atlas, django_assert_num_queries):
    choices = {"instrument": ("oecd-stip:pi007", "advice"), "technology": ("oecd-stip:pi007",), "place": ("CN:1",)}
    assert Crosswalks().expanded(choices) == {
        "instrument": ("grant", "prize", "advice"),
        "technology": ("oecd-stip:pi007",),
        "place": ("CN:1",),
    }
    with django_assert_num_queries(0):
        Crosswalks().expanded({"instrument": ("grant",), "technology": ("quantum",)})


# In the explorer


def explore(client, query, language="en"):
    response = client.get(f"/{language}/cases/{query}")
    assert response.status_code == 200
    return response


def facet(response, name="instrument"):
    return next(facet for facet in response.context["facets"] if facet.name == name)


def text(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text)))


@pytest.mark.parametrize("query", ["", "&status=in_force", "&q=Henan", "&technology=quantum"])
@pytest.mark.parametrize("by", ["oecd-stip", "rothwell-zegveld"])
def test_the_number_of_an_entry_is_that_of_the_list_it_leads_to(client, atlas, by, query):
    values = facet(explore(client, f"?by={by}{query}")).values
    assert values
    for value in values:
        assert explore(client, value.address).context["answer"].total == value.count


def test_an_entry_says_what_stands_for_it_and_how_exactly(client, atlas):
    response = explore(client, "?by=oecd-stip")
    words = {value.label: value.stands for value in facet(response).values}
    assert words["PI007 Project grants"] == ["close: Grant", "broader than: Prize", "not counted, since wider: Money"]
    assert words["PI012 Loans"] == ["exact: Loan"]
    assert words["TH9 Guarantees"] == ["narrower than: Loan (the number is an upper bound)"]
    assert "Not mapped to this list: Advice 1 · Money 4 (only narrower terms are)" in text(response)


def test_the_switch_offers_the_lists_of_a_facet_and_leaves_other_facets_alone(client, atlas):
    response = explore(client, "?q=Henan&by=us-cet")
    switch = {choice.label: choice for choice in facet(response).switch}
    assert list(switch) == ["our terms", "List oecd-stip", "List rothwell-zegveld"]
    assert switch["our terms"].is_current
    assert switch["List oecd-stip"].address == "?q=Henan&by=us-cet&by=oecd-stip"
    assert facet(response, "technology").switch[0].address == "?q=Henan"
    assert facet(response, "place").switch == []


def test_a_chosen_entry_stays_chosen_under_every_count_and_is_one_chip(client, atlas):
    for by in ("", "&by=oecd-stip", "&by=rothwell-zegveld"):
        response = explore(client, f"?instrument=oecd-stip:PI007{by}")
        assert {case.slug for case, _matches in response.context["results"]} == {"grant", "prize", "both"}
        (chip,) = response.context["chips"]
        assert chip.label == "List oecd-stip · PI007 Project grants"
        assert "instrument" not in chip.address
    selected = [value.key for value in facet(explore(client, "?instrument=oecd-stip:PI007&by=oecd-stip")).values if value.is_selected]
    assert selected == ["oecd-stip:pi007"]


def test_entries_and_terms_of_ours_widen_together(client, atlas):
    assert explore(client, "?instrument=oecd-stip:pi012&instrument=advice").context["answer"].total == 2


def test_what_to_drop_keeps_the_entry_as_it_was_chosen(client, atlas):
    response = explore(client, "?instrument=oecd-stip:pi007&place=DE")
    steps = {words: address for words, address, _count in response.context["loosenings"]}
    assert steps == {"without Place: DE": "?instrument=oecd-stip%3Api007"}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?by=oecd", "“oecd” is no list to count by, so our own terms are counted; did you mean “oecd-stip”?"),
        ("?instrument=oecd-stip:PI07", "did you mean “oecd-stip:pi007”?"),
        ("?instrument=nothing:1", "“nothing:1” is not among the values of “Instrument”"),
        ("?place=oecd-stip:PI007", "“OECD-STIP:PI007” is not among the values of “Place”"),
    ],
)
def test_what_is_no_list_or_entry_is_named_with_the_nearest(client, atlas, query, words):
    assert words in text(explore(client, query))


def test_clearing_all_filters_keeps_the_list(client, atlas):
    assert explore(client, "?instrument=grant&by=oecd-stip").context["clear_address"] == "?by=oecd-stip"


def test_the_program_interface_takes_entries_and_names_those_that_are_none(client, atlas):
    found = client.get("/api/v1/cases/?instrument=oecd-stip:PI012&by=oecd-stip").json()
    assert [case["slug"] for case in found["results"]] == ["both"]
    refused = client.get("/api/v1/cases/?instrument=oecd-stip:PI999&by=mine")
    assert refused.status_code == 400
    assert refused.json().keys() == {"instrument", "by"}


def test_counting_by_a_list_takes_a_fixed_number_of_queries(client, atlas, django_assert_max_num_queries):
    explore(client, "?by=oecd-stip&by=us-cet&instrument=oecd-stip:pi007")
    with django_assert_max_num_queries(32):
        explore(client, "?by=oecd-stip&by=us-cet&instrument=oecd-stip:pi007")


@pytest.mark.usefixtures("loaded_content")
@pytest.mark.parametrize("by", ["oecd-stip", "us-cet-2024", "us-ktfa", "eu-cta-2023", "de-hightech-agenda", "kr-nst-12", "cn-sei-2018"])
def test_every_list_of_the_content_counts_what_its_entries_find(client, by):
    name = "instrument" if by == "oecd-stip" else "technology"
    for value in facet(explore(client, f"?by={by}"), name).values[::4]:
        assert explore(client, value.address).context["answer"].total == value.count
