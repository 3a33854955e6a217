"""The sentence that says why two cases are alike."""

import pytest
from django.utils import translation

from cases.comparing.similar import neighbours
from cases.comparing.similar.reasons import in_sentence
from cases.finding import rebuild
from tests.factories import make_case, make_concept, make_indicator, make_jurisdiction, make_unit

pytestmark = pytest.mark.django_db
NAMES = {
    ("instrument", "open-bidding"): ("揭榜挂帅", "Open bidding for key tasks"),
    ("instrument", "project-grant"): ("项目资助", "Project grant"),
    ("technology", "materials"): ("新材料", "Advanced materials"),
    ("technology", "energy"): ("能源", "Oil and gas"),
    ("barrier", "demand-mismatch"): ("供需错配", "Mismatch of supply and demand"),
}


@pytest.fixture(autouse=True)
def atlas():
    """Names of places, concepts and the index, and enough other cases for some things to be rare."""
    for (scheme, key), (zh, en) in NAMES.items():
        make_concept(scheme, key, name_zh=zh, name_en=en)
    for code, zh, en in (("CN-HA", "河南", "Henan"), ("CN-GS", "甘肃", "Gansu")):
        make_jurisdiction(code, name_zh=zh, name_en=en)
    make_indicator("2.1", name_zh="企业创新活力", name_en="Innovation vitality of firms")
    make_unit("CNY", label_zh="元")
    for number in range(20):
        make_case("US", concepts={}, facts=[], links=[], title={"zh": f"其他{number}", "en": f"Else {number}"}, level="national")


def reason(one, other):
    rebuild()
    return next(neighbour.reason for neighbour in neighbours(one, limit=50) if neighbour.case_id == other.pk)


def case(place, concepts, facts=(), links=(), **changes):
    texts = {"title": {"zh": place, "en": place}, "summary": {"zh": place, "en": place}, **changes}
    return make_case(place, concepts=concepts, facts=facts, links=links, **texts)


def test_what_both_have_is_named_and_then_what_sets_each_apart():
    support = {
        "label": {"zh": "单个项目支持额度", "en": "Support per project"},
        "value": 10_000_000,
        "unit": "CNY",
        "qualifier": "at_least",
    }
    shared = {"instrument": ["open-bidding"], "barrier": ["demand-mismatch"]}
    henan = case("CN-HA", shared, [support])
    gansu = case("CN-GS", {**shared, "technology": ["materials"]})
    assert reason(henan, gansu) == (
        "Both use open bidding for key tasks; both tackle mismatch of supply and demand; Gansu: is about advanced materials; "
        "Henan: support per project at least CNY 10 million."
    )


def test_the_reason_is_in_the_readers_language():
    henan, gansu = (case(place, {"instrument": ["open-bidding"]}) for place in ("CN-HA", "CN-GS"))
    with translation.override("zh-hans"):
        words = reason(henan, gansu)
    assert "揭榜挂帅" in words
    assert "bidding" not in words


def test_two_names_of_which_one_has_an_and_are_told_apart():
    henan, gansu = (case(place, {"technology": ["materials", "energy"]}) for place in ("CN-HA", "CN-GS"))
    assert "are about oil and gas, advanced materials." in reason(henan, gansu)


def test_a_figure_that_both_give_sets_nobody_apart():
    fact = {"label": {"zh": "项目", "en": "Projects"}, "value": 5}
    henan, gansu = (case(place, {"instrument": ["open-bidding"]}, [fact]) for place in ("CN-HA", "CN-GS"))
    assert "projects" not in reason(henan, gansu).lower()


def test_what_most_cases_have_is_no_reason():
    henan, gansu = (case(place, {"instrument": ["open-bidding"], "target": ["firms"]}) for place in ("CN-HA", "CN-GS"))
    for _number in range(30):
        make_case("DE", concepts={"target": ["firms"]}, links=[])
    assert "firms" not in reason(henan, gansu)


def test_links_to_the_index_are_named():
    links = [{"indicator": "2.1"}]
    henan, gansu = (case(place, {}, links=links) for place in ("CN-HA", "CN-GS"))
    assert "both should move innovation vitality of firms" in reason(henan, gansu).lower()


def test_where_little_is_shared_the_words_of_the_texts_are_quoted():
    texts = {"title": {"zh": "中试熟化平台", "en": "Maturation platforms"}, "summary": {"zh": "无", "en": "None"}}
    henan, gansu = (case(place, {}, **texts) for place in ("CN-HA", "CN-GS"))
    assert "Both texts speak of “Maturation platforms”" in reason(henan, gansu)
    with translation.override("zh-hans"):
        assert "中试熟化平台" in reason(henan, gansu)


def test_two_cases_of_one_place_are_called_by_their_titles():
    one = case("CN-HA", {"instrument": ["open-bidding"]}, title={"zh": "甲", "en": "First"})
    case("CN-HA", {"instrument": ["open-bidding", "project-grant"]}, title={"zh": "乙", "en": "Second"})
    rebuild()
    (neighbour,) = neighbours(one, where="here")
    assert "“Second”: also uses project grant" in neighbour.reason


@pytest.mark.parametrize(
    ("name", "words"),
    [("Open bidding", "open bidding"), ("R&D tax relief", "R&D tax relief"), ("AI", "AI"), ("揭榜挂帅", "揭榜挂帅"), ("", "")],
)
def test_labels_stand_in_small_letters_but_for_acronyms(name, words):
    assert in_sentence(name) == words
