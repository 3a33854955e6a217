"""What is found, and in which order."""

import pytest

from cases.finding import Question, find, index_cases, rebuild
from cases.models import Case
from tests.factories import make_case, make_concept, make_jurisdiction

pytestmark = pytest.mark.django_db

PLAIN = {"zh": "一项做法", "en": "A practice"}


def plain_case(slug, **changes):
    """A case whose texts say nothing that a test asks for."""
    defaults = {"title": PLAIN, "summary": PLAIN, "concepts": {}, "links": [], "facts": []}
    return make_case(slug=slug, **{**defaults, **changes})


def found(text="", sort="relevance", language="zh", **choices):
    """Answer the slugs found, in order."""
    answer = find(Question(text, choices, sort, language))
    rows = Case.objects.in_bulk(answer.ids.tolist())
    assert len(answer.ids) == answer.total
    return [rows[pk].slug for pk in answer.ids.tolist()]


def titled(slug, zh="一项做法", en="A practice", **changes):
    return plain_case(slug, title={"zh": zh, "en": en}, **changes)


def test_one_question_in_either_language_and_script_finds_the_case():
    titled("henan", "河南省创新联合体", "Henan innovation consortia")
    titled("other", "北京市孵化器", "Beijing incubators")
    rebuild()
    assert found("创新联合体") == found("創新聯合體") == found("consortia innovating") == ["henan"]


def test_the_label_of_a_concept_finds_a_case_that_says_it_nowhere():
    make_concept(
        "instrument", "open-bidding", name={"zh": "揭榜攻关", "en": "Challenge call"}, alt_en=["open bidding"], alt_zh=["揭榜挂帅"]
    )
    plain_case("linked", concepts={"instrument": ["open-bidding"]})
    plain_case("other")
    rebuild()
    assert found("open bidding") == found("揭榜挂帅") == found("challenge calls") == ["linked"]


def test_the_label_of_a_broader_concept_finds_the_case_too():
    make_concept("technology", "energy", name={"zh": "能源", "en": "Power"})
    make_concept("technology", "fusion", broader="energy")
    plain_case("narrow", concepts={"technology": ["fusion"]})
    rebuild()
    assert found("power") == ["narrow"]


def test_a_better_field_comes_first():
    plain_case("body", how={"zh": PLAIN["zh"], "en": "It has vouchers."}, start="2025")
    plain_case("summary", summary={"zh": PLAIN["zh"], "en": "It has vouchers."}, start="2024")
    titled("title", en="Vouchers for small firms", start="2023")
    rebuild()
    assert found("voucher") == ["title", "summary", "body"]


def test_a_case_named_just_so_comes_first_and_then_one_that_begins_so():
    titled("mentions", en="Of engines and innovation", summary={"zh": PLAIN["zh"], "en": "Innovation engines."})
    titled("begins", en="Innovation engines of the North")
    plain_case("named", aliases=["Innovation Engines"])
    rebuild()
    assert found("innovation engines")[:2] == ["named", "begins"]


def test_an_acronym_comes_before_titles_that_have_it():
    titled("talks", en="RIE and the MEP and the MEP again", start="2025")
    plain_case("mep", acronyms=["MEP"])
    rebuild()
    assert found("mep") == ["mep", "talks"]


def test_the_name_of_a_place_is_not_the_name_of_a_case():
    make_jurisdiction("DE", name={"zh": "德国", "en": "Germany"})
    plain_case("keyword", aliases=["Germany"])
    titled("titled", en="Vouchers of Germany", jurisdiction="DE")
    rebuild()
    assert found("germany") == ["titled", "keyword"]


def test_three_words_must_all_be_there():
    titled("two", en="Vouchers for firms")
    titled("three", en="Vouchers for small firms")
    rebuild()
    assert found("small firms vouchers") == ["three"]


def test_of_a_long_question_three_fifths_of_the_words_are_enough():
    titled("three", en="Firms bid for technology")
    titled("two", en="Firms bid")
    titled("knows", en="Tasks of key offices")
    rebuild()
    assert found("who else lets firms bid for key technology tasks") == ["three"]


def test_words_that_no_case_has_do_not_count_in_a_long_question():
    titled("case", en="Firms bid")
    rebuild()
    assert found("do firms bid anywhere against quasars and unicorns") == ["case"]


def test_a_long_question_of_unknown_words_finds_nothing():
    titled("case")
    rebuild()
    assert found("quasars unicorns dragons griffins centaurs") == []


def test_words_without_a_space_are_cut_at_known_names():
    make_jurisdiction("CN-HA", name={"zh": "河南", "en": "Henan"})
    make_concept("instrument", "open-bidding", name={"zh": "揭榜挂帅", "en": "Open bidding"})
    plain_case("both", concepts={"instrument": ["open-bidding"]})
    plain_case("elsewhere", jurisdiction="CN-BJ", concepts={"instrument": ["open-bidding"]})
    rebuild()
    assert found("河南揭榜挂帅") == ["both"]


def test_a_run_is_cut_where_two_characters_never_meet():
    titled("both", zh="算力券惠及企业")
    titled("one", zh="算力网络")
    rebuild()
    assert found("企业算力券") == ["both"]


def test_pairs_of_characters_in_different_fields_are_a_word_only_when_no_field_has_it_whole():
    titled("apart", zh="张榜与揭榜", summary={"zh": "由他挂帅，榜挂在此。", "en": "x"})
    rebuild()
    assert found("揭榜挂帅") == ["apart"]
    titled("whole", zh="揭榜挂帅")
    rebuild()
    assert found("揭榜挂帅") == ["whole"]


def test_a_quoted_phrase_must_stand_in_the_text():
    titled("phrase", en="Valley of death")
    titled("apart", en="Death of the valley, of course")
    rebuild()
    assert found('"valley of death"') == ["phrase"]
    assert set(found("valley of death")) == {"phrase", "apart"}
    assert found('"of death valley"') == []


def test_a_quoted_chinese_phrase_must_stand_in_the_text():
    titled("phrase", zh="概念验证中心")
    titled("apart", zh="念验、验证、概念都有")
    rebuild()
    assert found("“概念验证”") == ["phrase"]
    assert set(found("概念验证")) == {"phrase", "apart"}


def test_a_phrase_of_very_many_cases_is_not_looked_up_in_their_texts(monkeypatch):
    monkeypatch.setattr("cases.finding.matching.MOST_VERIFIED", 1)
    titled("phrase", en="Valley of death")
    titled("apart", en="Death of the valley, of course")
    rebuild()
    assert set(found('"valley of death"')) == {"phrase", "apart"}


@pytest.mark.parametrize("slip", ["technolgy", "technologgy", "technolpgy", "tehcnology"])
def test_one_wrong_letter_still_finds_and_is_reported(slip):
    titled("case", en="Key technology")
    rebuild()
    assert found(slip) == ["case"]
    (correction,) = find(Question(slip)).corrections
    assert (correction.word, correction.instead) == (slip, "technology")


def test_a_word_that_is_there_is_never_corrected():
    titled("firm", en="firms")
    titled("form", en="forms")
    rebuild()
    assert found("form") == ["form"]
    assert find(Question("form")).corrections == ()


def test_short_words_and_two_slips_are_not_corrected():
    titled("case", en="Key technology")
    rebuild()
    assert found("kei") == []
    assert found("tecnolgy") == []


@pytest.mark.parametrize("text", ["R&D", "r & d", "AI+", "4-12-27", "B2S", "5G", "start-up", "startups", "start ups"])
def test_odd_pieces_are_found(text):
    titled("odd", en="R&D, AI+, 4-12-27, B2S, 5G, start-up")
    titled("none")
    rebuild()
    assert found(text) == ["odd"]


def test_retired_cases_are_not_found():
    for stage in Case.Stage.values:
        titled(stage, stage=stage)
    rebuild()
    assert found() == ["published"]


def test_newest_orders_by_start_with_unknown_starts_last():
    for slug, start in (("old", "2019"), ("unknown", ""), ("new", "2025-03")):
        plain_case(slug, start=start)
    rebuild()
    assert found(sort="newest") == found() == ["new", "old", "unknown"]


def test_titles_are_ordered_in_the_readers_language():
    titled("b", zh="安徽", en="Banks")
    titled("a", zh="北京", en="Áccents")
    titled("c", zh="重庆", en="Cities")
    rebuild()
    assert found(sort="title", language="zh") == ["b", "a", "c"]
    assert found(sort="title", language="en") == ["a", "b", "c"]


def test_places_are_ordered_country_by_country():
    make_jurisdiction("CN", position=1, name={"zh": "中国", "en": "China"})
    make_jurisdiction("DE", position=2, name={"zh": "德国", "en": "Albion"})
    make_jurisdiction("CN-ZJ", position=3, name={"zh": "浙江", "en": "Zhejiang"})
    make_jurisdiction("CN-AH", position=4, name={"zh": "安徽", "en": "Anhui"})
    for code in ("CN-ZJ", "DE", "CN-AH", "CN"):
        plain_case(code.lower(), jurisdiction=code)
    rebuild()
    assert found(sort="place", language="zh") == ["cn", "cn-zj", "cn-ah", "de"]
    assert found(sort="place", language="en") == ["de", "cn", "cn-ah", "cn-zj"]


def test_an_order_can_be_sliced_for_a_page():
    for number in range(5):
        plain_case(f"case-{number}", start=str(2020 + number))
    rebuild()
    assert len(find(Question()).ids[1:3].tolist()) == 2


@pytest.mark.parametrize(
    "text", ["\0", '"', '"""', "'; drop table", "%_%", "\ud800", "(((", "的", "x" * 10_000, "河" * 10_000, "😀", "a" * 300 + " b"]
)
def test_strange_text_gives_an_answer(text):
    titled("case")
    rebuild()
    answer = find(Question(text))
    assert answer.total in (0, 1)
    assert answer.ignored == " ".join(text.replace("\0", "").split())[200:]


def test_a_text_without_words_asks_for_nothing():
    titled("case")
    rebuild()
    assert found("?!… &") == ["case"]


def test_an_empty_word_alone_is_searched():
    titled("case", en="The law")
    titled("other", en="Law")
    rebuild()
    assert found("the") == ["case"]


def test_nothing_is_found_before_anything_is_written():
    answer = find(Question("x", {"place": ["CN"]}))
    assert answer.total == 0
    assert answer.relaxations == ()


def test_an_answer_takes_few_queries(django_assert_max_num_queries):
    titled("case", en="Vouchers for firms")
    index_cases([Case.objects.get().pk])
    find(Question("firms"))
    with django_assert_max_num_queries(1):  # the version
        find(Question("firms", {"place": ["CN"]}))
    with django_assert_max_num_queries(5):  # the version twice, the words, the whole text as a name and as its beginning
        find(Question("which new vouchers for firms 创新 are there"))
