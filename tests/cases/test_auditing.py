"""The audit of the whole collection."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cases.auditing import audit, coverage
from cases.models import Case
from reference.models import Concept
from tests.factories import make_case, make_concept, make_source

pytestmark = pytest.mark.django_db


def cases():
    return list(Case.objects.published().for_record().select_related("jurisdiction__parent"))


@pytest.fixture(autouse=True)
def scope_notes():
    make_case(slug="henan-open-bidding")
    Concept.objects.update(scope_zh="范围。", scope_en="Scope.")


def messages():
    return {finding.where: finding.message for finding in audit(cases())}


def test_a_collection_without_faults_has_no_findings():
    assert audit(cases()) == []


def test_near_copies_in_one_place_are_found_in_either_language():
    make_case(
        slug="henan-bids", title={"zh": "河南省重大产业关键技术揭榜", "en": "Bids"}, summary={"zh": "另一段话。", "en": "Other words."}
    )
    assert messages() == {}
    make_case(
        slug="henan-copy",
        title={"zh": "完全不同的名称", "en": "Henan open bidding for key industrial technology"},
        summary={"zh": "别的话。", "en": "More."},
    )
    assert "near the same title" in messages()["henan-copy / henan-open-bidding"]


def test_the_same_words_in_another_place_are_another_case():
    make_case(slug="gansu-open-bidding", jurisdiction="CN-GS")
    assert audit(cases()) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": "in_force", "start": "2019", "end": "2020"}, "in force, but it ended in 2020"),
        ({"status": "planned", "start": "2022"}, "planned, but it began in 2022"),
        ({"status": "ended", "end": "2030"}, "its end (2030) lies after"),
    ],
)
def test_a_status_must_fit_the_dates_seen_from_the_source(changes, words):
    Case.objects.all().delete()
    make_case(slug="one", **changes)
    assert words in messages()["one"]


def test_a_number_in_words_is_found_and_a_year_is_not():
    Case.objects.all().delete()
    text = {"zh": "2022年和2024年", "en": "2022 and 2024"}
    make_case(slug="one", facts=[{"text": text}])
    assert audit(cases()) == []
    make_case(slug="two", jurisdiction="CN-GS", facts=[{"text": {"zh": "22类", "en": "22 kinds"}}])
    assert "number in words" in messages()["two"]


def test_concepts_without_a_case_or_a_scope_note_are_found():
    make_concept("technology", "quantum", scope_zh="量子。", scope_en="Quantum.")
    Concept.objects.filter(key="open-bidding").update(scope_en="")
    assert "no case carries it" in messages()["technology/quantum"]
    assert "no scope note" in messages()["instrument/open-bidding"]


def test_a_broad_concept_is_used_through_its_narrower_ones():
    make_concept("instrument", "research-funding", scope_zh="研究。", scope_en="Research.")
    make_concept("instrument", "open-bidding", broader="research-funding")
    assert audit(cases()) == []


def test_faults_of_single_records_are_found_too():
    Case.objects.get().citations.all().delete()
    assert "cites no source" in messages()["henan-open-bidding"]


def test_coverage_counts_a_case_once_a_chapter():
    make_source("page-x", kind="page")
    citations = [{"place": "ch 2, s 1, p 2"}, {"place": "ch 2, s 3, p 1"}, {"place": "ch 1"}, {"source": "page-x", "place": "whole"}]
    make_case(slug="us-rie", jurisdiction="US", citations=citations)
    assert coverage(cases()) == {"caict-2025": {"ch 1": {"US": 1}, "ch 2": {"CN": 1, "US": 1}}, "page": {"–": {"US": 1}}}


def test_the_command_prints_the_coverage_and_fails_when_something_is_to_be_mended():
    out, err = StringIO(), StringIO()
    call_command("check_content", stdout=out, stderr=err)
    assert "caict-2025" in out.getvalue()
    assert "1 cases: nothing to mend" in out.getvalue()
    Case.objects.get().citations.all().delete()
    with pytest.raises(CommandError, match="1 to mend in 1 cases"):
        call_command("check_content", stdout=out, stderr=err)
    assert "henan-open-bidding: the case cites no source" in err.getvalue()
