"""What a case carries, and who else carries it."""

import pytest

from cases.finding import index_cases, phrases_carried, rebuild, values_carried, with_snapshot, words_carried
from cases.finding.carrying import telling_words
from cases.models import Fact
from tests.factories import make_case, make_concept, make_unit

pytestmark = pytest.mark.django_db
LIKENESS = ("level", "place-kind", "direct", "money")


def carried(case, facets=LIKENESS):
    found = with_snapshot(lambda snapshot: values_carried(case.pk, facets, snapshot))
    return {facet: {value: set(bitmap) for value, bitmap in values.items()} for facet, values in found.items()}


def test_a_case_carries_its_level_the_kind_of_its_place_and_its_direct_links():
    links = [{"indicator": "3.2.1"}, {"indicator": "1.1", "directness": "contributory"}]
    case, other = make_case("CN-HA", links=links), make_case("DE", level="national", links=[{"indicator": "3.2"}])
    rebuild()
    found = carried(case)
    assert found["level"] == {"subnational": {case.pk}}
    assert found["place-kind"] == {"first_level": {case.pk}}
    assert found["direct"] == {"3": {case.pk, other.pk}, "3.2": {case.pk, other.pk}, "3.2.1": {case.pk}}


def test_the_largest_sum_of_a_currency_is_carried_by_its_size_and_prices_are_none():
    make_unit("CNY")
    make_unit("USD")
    sums = [{"value": 2_000_000, "unit": "CNY"}, {"value": 5_000_000, "value_max": 10_000_000, "unit": "CNY"}, {"value": 24, "unit": "USD"}]
    case = make_case(facts=[*sums, {"value": 700, "unit": "project"}])
    rebuild()
    assert carried(case)["money"] == {"CNY:7.0": {case.pk}}


def test_a_changed_fact_or_link_changes_what_the_case_carries():
    make_unit("CNY")
    case = make_case(facts=[{"value": 2_000_000, "unit": "CNY"}])
    index_cases([case.pk])
    Fact.objects.update(value=300_000_000)
    case.indicator_links.all().delete()
    index_cases([case.pk])
    assert (carried(case)["money"], carried(case)["direct"]) == ({"CNY:8.5": {case.pk}}, {})


def test_a_broader_concept_is_carried_too_and_what_nobody_carries_is_empty():
    make_concept("instrument", "open-bidding", broader="research-funding")
    case = make_case(concepts={"instrument": ["open-bidding"]})
    rebuild()
    assert carried(case, ("instrument", "technology")) == {
        "instrument": {"open-bidding": {case.pk}, "research-funding": {case.pk}},
        "technology": {},
    }


def test_words_are_carried_in_all_their_forms_in_names_and_summaries():
    case = make_case(title={"zh": "创新券", "en": "Vouchers"}, summary={"zh": "企业购买服务。", "en": "A voucher pays for services."})
    other = make_case(title={"zh": "别的", "en": "Else"}, summary={"zh": "创新券。", "en": "One voucher."}, how={"zh": "", "en": "Pays."})
    rebuild()
    found = with_snapshot(lambda snapshot: words_carried([case.title_zh, case.summary_en], snapshot))
    assert {word: set(bitmap) for word, bitmap in found.items()} == {
        "创新": {case.pk, other.pk},
        "新券": {case.pk, other.pk},
        "pay": {case.pk},
        "servic": {case.pk},
        "voucher": {case.pk, other.pk},
    }


def test_single_characters_and_empty_words_tell_nothing():
    assert telling_words("与 the 中试 of R&D") == {"中试"}


def test_phrases_are_neighbouring_words_of_one_text_the_heaviest_first():
    texts = ["Open bidding and vouchers for firms", "Bidding, open"]
    words = {"open": 2.0, "bid": 3.0, "voucher": 4.0}
    assert phrases_carried(texts, words, 5) == ["Open bidding", "vouchers", "Bidding", "open"]
    assert phrases_carried(["中试熟化平台，平台"], {"中试": 1.0, "试熟": 1.0, "熟化": 1.0}, 5) == ["中试熟化"]
    assert phrases_carried(texts, {}, 5) == []
