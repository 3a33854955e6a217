"""A source is kept once: near titles and one address are told, and a curator decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.duplicates import are_near, like_sources, plain_address
from reference.models import Source
from tests.desk import errors_on, filled_in
from tests.factories import make_case, make_concept, make_profile, make_program, make_source

ADD = "/en/admin/reference/source/add/"


@pytest.mark.parametrize(
    ("title", "other", "is_near"),
    [
        ("Regional Technology and Innovation Hub Program", "Regional technology & innovation hub program", True),
        ("Innovation Report, China", "China innovation report", True),
        ("GAO report on Manufacturing USA (2021)", "GAO report on Manufacturing USA (2025)", False),
        ("15 U.S.C. 3722, second copy", "15 U.S.C. 3722a, second copy", False),
        ("中国融合指数报告", "中国融合指数报告。", True),
        ("新闻稿：海洋技术中心", "新闻稿：布洛赫技术中心", False),
        ("", "", False),
    ],
)
def test_titles_are_near_but_for_slips_and_never_where_their_numbers_differ(title, other, is_near):
    assert are_near(title, other) == is_near


@given(st.text(max_size=40), st.text(max_size=40))
def test_nearness_has_no_direction(title, other):
    assert are_near(title, other) == are_near(other, title)


def test_an_address_is_the_same_without_scheme_www_slash_and_fragment():
    assert plain_address("http://WWW.example.org/a/#part") == plain_address("https://example.org/a")
    assert plain_address("https://example.org/a?id=1") != plain_address("https://example.org/a?id=2")
    assert plain_address("http://[broken") == ""


@pytest.mark.django_db
def test_likeness_is_seen_in_either_language_and_by_address():
    make_source("by-zh", title_zh="融合发展报告")
    make_source("by-en", title_en="The fusion report")
    make_source("by-url", url="https://www.example.org/report/")
    make_source("far")
    row = Source(title_zh="融合发展报告", title_en="Fusion report, the", url="http://example.org/report")
    found = {source.key: why for source, why in like_sources(row)}
    assert found == {"by-zh": "a title like it", "by-en": "a title like it", "by-url": "the same address"}


@pytest.mark.django_db
def test_a_new_source_like_another_needs_a_tick(admin_client):
    old = make_source("old", title_en="The fusion report")
    texts = {"title_zh": "另一", "title_en": "Fusion report, the", "issuer_zh": "某", "issuer_en": "X"}
    answers = {"key": "new", "kind": "report", "language": "en", "position": 0, **texts}
    response = admin_client.post(ADD, answers)
    assert "tick the box if it is another one" in errors_on(response)
    assert f'<a href="/en/admin/reference/source/{old.pk}/change/">' in response.content.decode()
    assert 'type="checkbox" name="is_another"' in response.content.decode()
    assert filled_in(response)["title_en"] == "Fusion report, the"
    assert admin_client.post(ADD, {**answers, "is_another": "on"}).status_code == 302
    assert Source.objects.count() == 2


@pytest.mark.django_db
def test_a_source_like_no_other_is_saved_without_questions(admin_client):
    texts = {"title_zh": "另一", "title_en": "<b>Another</b>", "issuer_zh": "某", "issuer_en": "X"}
    answers = {"key": "new", "kind": "report", "language": "en", "position": 0, **texts}
    assert admin_client.post(ADD, {**answers, "is_another": "False"}).status_code == 302
    response = admin_client.post(ADD, {**answers, "key": "again"})
    assert "<b>Another</b>" not in response.content.decode()


@pytest.mark.django_db
def test_the_page_of_a_source_lists_what_is_like_it_and_what_uses_it(admin_client):
    source = make_source("old", title_en="The fusion report")
    other = make_source("other", title_en="The fusion report")
    case = make_case(facts=[{"value": 5, "source": "old"}], citations=[{"source": "old"}, {"source": "old", "place": "box 1"}])
    make_concept(source=source)
    make_profile(source=source)
    make_program(source=source, place="whole")
    response = admin_client.get(f"/en/admin/reference/source/{source.pk}/change/")
    assert {str(use.label): use.count for use in response.context["uses"]} == {
        "concepts": 1,
        "country profiles": 1,
        "programmes": 1,
        "cases": 1,
    }
    page = response.content.decode()
    assert f"/admin/reference/source/{other.pk}/change/" in page
    assert f"/admin/cases/case/{case.pk}/change/" in page


@pytest.mark.django_db
def test_what_uses_a_source_is_read_in_few_queries(admin_client, django_assert_max_num_queries):
    source = make_source("old")
    for _number in range(20):
        make_case(citations=[{"source": "old"}])
    address = f"/en/admin/reference/source/{source.pk}/change/"
    admin_client.get(address)
    with django_assert_max_num_queries(24):
        assert admin_client.get(address).context["uses"][0].count == 20


@pytest.mark.django_db
def test_a_source_that_nothing_uses_says_so(admin_client):
    response = admin_client.get(f"/en/admin/reference/source/{make_source('old').pk}/change/")
    assert "Nothing uses it" in response.content.decode()
