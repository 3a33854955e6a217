"""Cases and drafts that may be the same practice are named with the reason, in either language."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import translation

from cases.desk import drafting
from cases.desk.duplicates import MOST_COMPARED, Known, near
from cases.finding import plain_name
from cases.models import Revision
from cases.records import Origin, retire
from tests.factories import make_case

pytestmark = pytest.mark.django_db

RECORD = {"slug": "new", "jurisdiction": "CN-HA", "title": {"zh": "全新的做法", "en": "An entirely new practice"}}


def record(zh="", en="", original="", **changes):
    title = {suffix: words for suffix, words in (("zh", zh), ("en", en)) if words}
    return {**RECORD, **({"title": title} if title else {}), **({"original_name": {"text": original}} if original else {}), **changes}


@pytest.fixture
def henan():
    return make_case(slug="henan", original_name="河南省揭榜挂帅实施办法", original_language="zh-Hans")


@pytest.mark.parametrize(
    ("like", "reason"),
    [
        (record(zh="河南省重大产业关键技术揭榜挂帅"), "same place, same name"),
        (record(zh="河南重大产业关键技术“揭榜挂帅”"), "same place, nearly the same name (96 %)"),
        (record(en="Open bidding for key industrial technologies, Henan"), "same place, nearly the same name (99 %)"),
        (record(zh="河南省揭榜挂帅实施办法"), "same place, same name"),
        (record(original="河南省“揭榜挂帅”实施办法"), "same original name"),
        (record(original="河南省揭榜挂帅实施办法", jurisdiction="CN-HB"), "same original name, in another place"),
    ],
)
def test_a_near_name_in_the_same_place_or_the_same_original_name_is_a_likely_duplicate(henan, like, reason):
    (twin,) = near(like)
    assert (twin.kind, twin.slug, twin.reason, twin.address) == ("case", "henan", reason, "/en/cases/henan/")


@pytest.mark.parametrize(
    "unlike",
    [
        record(),
        record(zh="河南省重大产业关键技术揭榜挂帅", jurisdiction="CN-HB"),
        record(zh="河南省重大产业关键技术揭榜挂帅", slug="henan"),
        record(zh="河南省科技创新券"),
        {},
        {"title": "no pair", "jurisdiction": ["CN-HA"], "original_name": "words"},
    ],
)
def test_other_names_other_places_and_the_case_itself_are_none(henan, unlike):
    assert near(unlike) == []


def test_open_drafts_are_named_too_but_not_the_draft_itself(henan):
    lin = get_user_model().objects.create_user("lin")
    draft = drafting.begin(lin, record(zh="河南省科技创新券", slug=""))
    discarded = drafting.begin(lin, record(zh="河南省科技创新券", slug=""))
    drafting.discard(discarded, 1, lin)
    (twin,) = near(record(zh="河南科技创新券"))
    assert (twin.kind, twin.address) == ("draft", f"/en/admin/cases/draft/{draft.pk}/change/")
    with translation.override("zh-hans"):
        assert twin.title == "河南省科技创新券"
    assert near(draft.record, draft=draft) == []


def test_records_of_ones_own_may_be_looked_among():
    known = Known()
    known.add(record(zh="河南省科技创新券", slug="first"), "row")
    (twin,) = near(record(zh="河南科技创新券"), known)
    assert (twin.kind, twin.slug, twin.address) == ("row", "first", "")


def test_the_likeliest_come_first_and_at_most_five(henan):
    for number in range(8):
        make_case(slug=f"near-{number}", title_zh=f"河南省重大产业关键技术揭榜挂帅{'之一' * (number % 2)}")
    found = near(record(zh="河南省重大产业关键技术揭榜挂帅"))
    assert [twin.score for twin in found] == [100] * 5


def test_one_record_takes_two_queries(henan, django_assert_num_queries):
    with django_assert_num_queries(2):
        near(record(zh="河南省重大产业关键技术揭榜挂帅"))


def test_a_retired_case_is_named_as_retired(henan):
    retire(henan, Origin(Revision.Kind.RETIRED))
    (twin,) = near(record(zh="河南省重大产业关键技术揭榜挂帅"))
    assert (twin.kind, twin.address) == ("retired", henan.get_absolute_url())


def test_of_many_names_only_those_that_share_rare_words_are_compared():
    known = Known()
    names = [f"{a}{b}{c}项目支持办法" for a in "甲乙丙丁戊己庚辛壬癸" for b in "春夏秋冬东南西北中外" for c in "金木水火土天地玄黄宇"]
    for number, name in enumerate(names):
        known.add(record(zh=f"河南省{name}", slug=f"known-{number}"), "row")
    compared = [len(known.compared("CN-HA", plain_name(f"河南{name}"))) for name in names[:200]]
    assert 0 < min(compared) <= max(compared) <= MOST_COMPARED < len(names)
