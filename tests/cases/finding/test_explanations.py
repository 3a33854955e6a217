"""Why a case matched."""

import pytest

from cases.finding import Question, explain, rebuild
from tests.cases.finding.test_answers import plain_case, titled
from tests.factories import make_concept, make_jurisdiction

pytestmark = pytest.mark.django_db


def why(text, case, language="en", **choices):
    """Answer ``(field, language, passage with its hits in brackets, synonym)`` of every match."""
    matches = explain(Question(text, choices, language=language), [case])[case.pk]
    return [(match.field, match.language, bracketed(match.passage), match.synonym) for match in matches]


def bracketed(passage):
    return "".join(f"[{part}]" if is_hit else part for part, is_hit in passage)


def test_the_hit_in_the_title_is_marked():
    case = titled("case", zh="创新联合体", en="Innovation consortia for firms")
    rebuild()
    assert why("consortia", case) == [("title", "en", "Innovation [consortia] for firms", "")]
    assert why("創新聯合體", case, "zh") == [("title", "zh", "[创新联合体]", "")]


def test_a_word_in_another_form_is_marked_as_it_stands():
    case = plain_case("case", summary={"zh": "做法", "en": "Firms were bidding for it."})
    rebuild()
    assert why("bids", case) == [("summary", "en", "Firms were [bidding] for it.", "")]


def test_the_synonym_that_did_it_is_named_in_the_readers_language():
    make_concept("instrument", "open-bidding", name={"zh": "揭榜挂帅", "en": "Challenge call"}, alt_en=["open bidding", "bounty"])
    case = plain_case("case", concepts={"instrument": ["open-bidding"]})
    rebuild()
    assert why("open bidding", case) == [("concept", "en", "[open bidding]", "Challenge call")]
    assert why("揭榜挂帅", case) == [("concept", "zh", "[揭榜挂帅]", "Challenge call")]
    assert why("揭榜挂帅", case, "zh") == [("concept", "zh", "[揭榜挂帅]", "")]
    assert why("bounty", case, "zh") == [("concept", "en", "[bounty]", "揭榜挂帅")]


def test_the_alias_of_a_place_is_explained():
    make_jurisdiction("GB", name={"zh": "英国", "en": "United Kingdom"}, aliases=["UK", "Britain"])
    case = plain_case("case", jurisdiction="GB")
    rebuild()
    assert why("britain", case) == [("place", "", "[Britain]", "United Kingdom")]


def test_the_readers_language_comes_first():
    case = titled("case", zh="AI 券", en="AI vouchers")
    rebuild()
    assert [match[:2] for match in why("AI", case, "zh")] == [("title", "zh")]
    assert [match[:2] for match in why("AI", case, "en")] == [("title", "en")]


def test_a_match_in_the_body_is_found_there():
    case = plain_case(
        "case",
        how={"zh": "", "en": "Banks lend."},
        facts=[{"value": 1, "label": {"zh": "项目", "en": "Quasars"}}],
        links=[{"mechanism": {"zh": "x", "en": "Pulsars shine."}}],
        organisations=[{"organisation": "us-nsf"}],
    )
    rebuild()
    assert why("banks", case)[0][:3] == ("how", "en", "[Banks] lend.")
    assert why("quasars", case)[0][:3] == ("fact", "en", "[Quasars]")
    assert why("pulsars", case)[0][:3] == ("mechanism", "en", "[Pulsars] shine.")
    assert why("nsf", case)[0][:3] == ("organisation", "en", "Organisation us-[nsf]")


def test_words_in_different_fields_are_all_explained_with_three_matches_at_most():
    case = titled("case", en="Vouchers", summary={"zh": "x", "en": "For firms."}, how={"zh": "", "en": "Banks lend."}, aliases=["Loans"])
    rebuild()
    fields = [match[0] for match in why("vouchers firms banks", case)]
    assert fields == ["title", "summary", "how"]
    assert len(why("vouchers firms banks loans", case)) == 3


def test_a_name_whose_words_stand_in_two_passages_is_explained_by_both():
    make_concept("instrument", "open-bidding", name={"zh": "揭榜挂帅", "en": "Open bidding"})
    case = titled("case", zh="一项做法", en="Bidding", original_name="Open to all", original_language="en")
    rebuild()
    assert [match[2] for match in why("open bidding", case)] == ["[Bidding]", "[Open] to all"]


def test_a_phrase_is_marked_as_a_whole_and_only_where_it_stands():
    case = titled("case", en="The valley of death", summary={"zh": "x", "en": "A bridge of the valley; the valley of death."})
    rebuild()
    assert [match[2] for match in why('"valley of death"', case)] == [
        "The [valley of death]",
        "A bridge of the valley; the [valley of death].",
    ]


def test_a_corrected_word_is_marked():
    case = titled("case", en="Key technology")
    rebuild()
    assert why("technolgy", case)[0][2] == "Key [technology]"


def test_without_words_there_is_nothing_to_explain():
    case = plain_case("case")
    rebuild()
    assert explain(Question(choices={"place": ["CN"]}), [case]) == {case.pk: []}
    assert explain(Question("x"), []) == {}


def test_the_explanations_of_a_page_take_few_queries(django_assert_max_num_queries):
    cases = [titled(f"case-{number}", en="Vouchers", how={"zh": "", "en": "Banks lend."}) for number in range(20)]
    rebuild()
    explain(Question("vouchers banks"), cases)
    with django_assert_max_num_queries(8):  # the version, the cases, and six tables that hold their texts
        found = explain(Question("vouchers banks"), cases)
    assert all(len(matches) == 2 for matches in found.values())
