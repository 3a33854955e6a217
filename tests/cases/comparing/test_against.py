"""Instruments used against a problem, and problems that an instrument is used against."""

import re

import pytest

from cases.browsing import answer_for, counts_in
from cases.comparing.against import used_together
from cases.finding import rebuild
from cases.models import Case
from tests.cases.test_views import words_of
from tests.factories import make_case, make_concept, make_jurisdiction, make_scheme

pytestmark = pytest.mark.django_db
VALLEY = {"barrier": ["valley-of-death"]}


@pytest.fixture
def atlas():
    """Five cases against the valley of death in three places: grants, bidding and a voucher; one against it with no instrument."""
    for scheme in ("technology", "barrier", "pathway"):
        make_scheme(scheme)
    make_concept("barrier", "valley-of-death", name={"zh": "死亡之谷", "en": "Valley of death"})
    make_concept("barrier", "talent-gap", name={"zh": "人才", "en": "Talent gap"})
    make_concept("instrument", "research-funding", name={"zh": "研究资助", "en": "Research funding"}, position=1)
    make_concept("instrument", "open-bidding", broader="research-funding", name={"zh": "揭榜挂帅", "en": "Open bidding"}, position=2)
    make_concept("instrument", "project-grant", broader="research-funding", name={"zh": "项目", "en": "Project grant"}, position=3)
    make_concept("instrument", "business-support", name={"zh": "支持", "en": "Business support"}, position=4)
    make_concept("instrument", "voucher", broader="business-support", name={"zh": "券", "en": "Voucher"}, position=5)
    make_jurisdiction("DE", name={"zh": "德国", "en": "Germany"})
    announced = {"value": 9, "evidence": "announced"}
    reported = {"value": 7, "evidence": "issuer_reported", "year": 2024, "label": {"zh": "项目", "en": "Projects done"}}
    make_case(slug="bid-1", concepts={**VALLEY, "instrument": ["open-bidding"]}, facts=[announced, reported])
    make_case(slug="bid-2", concepts={**VALLEY, "instrument": ["open-bidding", "project-grant"]}, jurisdiction="DE", facts=[announced])
    make_case(slug="broad", concepts={**VALLEY, "instrument": ["research-funding"]}, jurisdiction="DE", status="proposed", facts=[])
    make_case(slug="voucher", concepts={**VALLEY, "instrument": ["voucher"]}, jurisdiction="US", status="planned", facts=[])
    make_case(slug="none", concepts=VALLEY, facts=[])
    make_case(slug="elsewhere", concepts={"barrier": ["talent-gap"], "instrument": ["open-bidding"]})
    make_case(slug="draft", stage="retired", concepts={**VALLEY, "instrument": ["voucher"]})
    rebuild()


def together(barrier="valley-of-death"):
    return used_together(answer_for(barrier=barrier).ids, "instrument")


def test_a_broad_instrument_counts_its_narrower_ones_and_each_case_once(atlas):
    lines = [(use.concept.key, use.number, is_narrower) for family in together().families for use, is_narrower in family.lines]
    assert lines == [("research-funding", 3, False), ("open-bidding", 2, True), ("project-grant", 1, True), ("voucher", 1, False)]


def test_the_numbers_are_those_of_the_explorer(atlas):
    counts = counts_in(answer_for(barrier="valley-of-death"), "instrument")
    for family in together().families:
        for use in (family.whole, *family.narrower):
            assert use.number == counts[use.concept.key] == answer_for(barrier="valley-of-death", instrument=use.concept.key).total


def test_places_come_with_the_most_cases_first_and_statuses_in_their_order(atlas):
    whole = together().families[0].whole
    assert [(place.code, number) for place, number in whole.places] == [("DE", 2), ("CN-HA", 1)]
    assert [(status, number) for status, _label, number in whole.statuses] == [("proposed", 1), ("in_force", 2)]
    assert (len(whole.first_places), whole.more_places) == (2, 0)


def test_the_example_is_the_figure_with_the_strongest_evidence(atlas):
    found = together()
    assert found.families[0].whole.example.slug == "bid-1"
    assert found.families[0].whole.example.figure.label_en == "Projects done"
    assert found.families[1].whole.example is None
    assert (found.evaluated, found.strongest, found.still_to_come, found.places) == (0, ("reported by the issuer", 1), 2, 3)


def test_the_page_of_a_problem_says_it_in_a_sentence_and_a_table(client, atlas):
    text = words_of(client.get("/en/problems/valley-of-death/"))
    assert "Against “Valley of death” the documents show 5 cases in 3 places. None has an evaluated result;" in text
    assert "Most often: Open bidding 2 ·" in text
    assert (
        "None has an evaluated result; the strongest evidence is “reported by the issuer”, in 1 case. 2 are only planned or proposed."
        in text
    )
    assert "Research funding 3 Germany · Place CN-HA reported by the issuer Projects done: 7 projects (2024)" in text
    assert "Voucher 1 Place US no figure on record planned 1" in text


def test_evaluated_results_are_counted(client, atlas):
    make_case(slug="tested", concepts={**VALLEY, "instrument": ["voucher"]}, facts=[{"value": 2, "evidence": "evaluated"}])
    rebuild()
    assert "1 case has an evaluated result." in words_of(client.get("/en/problems/valley-of-death/"))


def test_every_number_leads_to_as_many_cases_in_the_explorer(client, atlas):
    page = client.get("/en/problems/valley-of-death/").content.decode()
    links = re.findall(r'<a href="(/en/cases/\?barrier=valley-of-death&amp;instrument=[a-z-]+)">(\d+)</a>', page)
    assert len(links) == 4
    for address, number in links:
        assert client.get(address.replace("&amp;", "&")).context["answer"].total == int(number)


def test_a_problem_whose_cases_name_no_instrument_says_so(client, atlas):
    make_concept("barrier", "bare", name={"zh": "空", "en": "Bare"})
    make_case(slug="bare", concepts={"barrier": ["bare"]})
    rebuild()
    assert "None of its cases names one in the documents read." in words_of(client.get("/en/problems/bare/"))


def test_a_problem_without_cases_has_no_table(client, atlas):
    make_concept("barrier", "empty", name={"zh": "无", "en": "Empty"})
    text = words_of(client.get("/en/problems/empty/"))
    assert "No case against this problem yet." in text
    assert "Instruments used against it" not in text


def test_an_instrument_lists_the_problems_it_is_used_against(client, atlas):
    text = words_of(client.get("/en/instruments/open-bidding/"))
    assert "Problems it is used against" in text
    assert "Valley of death 2" in text
    assert "Talent gap 1" in text
    assert "used against" not in words_of(client.get("/en/instruments/voucher/")).replace("Problems it is used against", "", 1)


def test_a_technology_has_no_such_table(client, atlas):
    make_concept("technology", "quantum", name={"zh": "量子", "en": "Quantum"})
    make_case(slug="quantum", concepts={"technology": ["quantum"]})
    rebuild()
    assert "used against" not in words_of(client.get("/en/technologies/quantum/"))


def test_five_queries_however_many_cases(atlas, django_assert_num_queries):
    for number in range(5):
        make_case(slug=f"more-{number}", concepts={**VALLEY, "instrument": ["voucher"]}, facts=[{"value": 1}])
    ids = list(Case.objects.published().values_list("pk", flat=True))
    with django_assert_num_queries(5):
        for family in used_together(ids, "instrument").families:
            assert [use.example for use, _is_narrower in family.lines]


def test_the_page_of_a_problem_takes_a_few_queries(client, atlas, django_assert_max_num_queries):
    client.get("/en/problems/valley-of-death/")
    with django_assert_max_num_queries(15):
        client.get("/en/problems/valley-of-death/")
