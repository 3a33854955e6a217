import pytest
from django.utils import timezone, translation

from cases.citing import STYLES, number_sources, reference, work_of_case, work_of_source
from cases.citing.works import Name, read_names
from reference.models import Source
from tests.factories import make_case, make_source

pytestmark = pytest.mark.django_db
ADDRESS = "https://atlas.example.org/en/cases/henan/"


def test_a_source_is_cited_in_its_own_language():
    assert work_of_source(make_source("a", title_zh="报告甲", title_en="Report A")).title == "报告甲"
    assert work_of_source(make_source("b", title_zh="网页乙", title_en="Page B", language="en")).title == "Page B"
    assert work_of_source(make_source("b"), language="zh").title == "网页乙"


def test_places_stand_in_the_language_of_the_work_and_the_whole_text_is_no_place():
    work = work_of_source(make_source(), ["ch 2, s 1", "whole", "table 1"])
    assert work.places == ("第2章第1节", "表1")
    assert work.english.places == ("ch. 2, sec. 1", "table 1")


def test_an_acronym_is_no_part_of_an_issuer_s_name():
    source = make_source(issuer_en="China Academy (CAICT)", language="en")
    assert work_of_source(source).issuer == "China Academy"
    assert work_of_source(make_source("copy", issuer_en="checkoutapi.com (copy)", language="en")).issuer == "checkoutapi.com (copy)"


def test_a_publisher_who_is_not_named_stays_unnamed():
    source = make_source(issuer_zh="网络文章（发布者未署名）", issuer_en="Online article (publisher not named)")
    assert work_of_source(source).issuer == ""
    assert reference(source, "gb-t-7714") == "报告 caict-2025[R]. [出版地不详]: [出版者不详], 2025."


def test_a_date_that_is_none_is_left_out():
    assert work_of_source(make_source(date="2025-13")).date == ""
    assert reference(make_source(date="autumn"), "apa").startswith("The issuer. (n.d.). ")


def test_names_are_read_with_semicolons_between():
    assert read_names("Doe, Jane; 张三；李四") == (Name("Doe", "Jane"), Name("张三"), Name("李四"))
    assert read_names("") == ()


def test_a_case_is_an_entry_of_the_atlas_dated_by_its_last_change():
    case = make_case(title={"zh": "河南揭榜挂帅", "en": "Henan open bidding"}, slug="henan")
    changed = timezone.localdate(case.changed).isoformat()
    work = work_of_case(case, ADDRESS)
    assert (work.key, work.title, work.issuer, work.subject, work.date, work.url) == (
        "atlas-henan",
        "Henan open bidding",
        "Fusion Policy Atlas",
        "Place CN-HA",
        changed,
        ADDRESS,
    )
    with translation.override("zh-hans"):
        assert STYLES["gb-t-7714"].reference(work_of_case(case, ADDRESS)) == (
            f"两创融合政策图谱. 河南揭榜挂帅: 地方 CN-HA[DB/OL]. ({changed})[{timezone.localdate().isoformat()}]. {ADDRESS}."
        )
        assert work_of_case(case, ADDRESS, "en").title == "Henan open bidding"


def test_sources_are_numbered_as_they_are_first_cited_with_every_place_once():
    case = make_case(
        citations=[{"source": "a", "place": "ch 2"}, {"source": "b", "place": "p 1"}, {"source": "a", "place": "ch 3"}],
        facts=[{"value": 1, "source": "b", "place": "p 1"}, {"value": 2, "source": "c", "place": "table 1"}],
    )
    entries = number_sources(case)
    assert [(entry.number, entry.source.key, entry.locators) for entry in entries] == [
        (1, "a", ["ch 2", "ch 3"]),
        (2, "b", ["p 1"]),
        (3, "c", ["table 1"]),
    ]
    assert [entry.places for entry in entries] == [["ch. 2", "ch. 3"], ["para. 1"], []]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "caict-2021",
            "中国信息通信研究院. 全球产业创新生态发展报告: 变局中的竞争、合作与开放[R]. [出版地不详]: 中国信息通信研究院, 2021.",
        ),
        ("fusion-trends-2025", "科技创新与产业创新深度融合的趋势、问题与策略建议[J]. 山西师大学报（社会科学版）, 2025(5)."),
        ("us-fusion-2025", "2025年科技创新与产业融合研究: 美国经验揭示94%AI初创融资集中现象[EB/OL]. (2025-08-31)."),
        ("page-nist-mep", "National Institute of Standards and Technology. About NIST MEP[EB/OL]. https://nist.gov/mep/about-nist-mep."),
    ],
)
@pytest.mark.usefixtures("loaded_content")
def test_every_kind_of_source_of_the_fixtures_is_cited(key, expected):
    assert reference(Source.objects.get(key=key), "gb-t-7714") == expected


@pytest.mark.usefixtures("loaded_content")
def test_every_source_of_the_fixtures_can_be_written_in_every_style():
    for source in Source.objects.all():
        written = [reference(source, style) for style in STYLES]
        assert all(written), source.key
        assert not any("None" in text or ".." in text.replace(". . .", "") for text in written), source.key
