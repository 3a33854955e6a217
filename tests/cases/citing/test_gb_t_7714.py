from dataclasses import replace

import pytest

from cases.citing.gb_t_7714 import reference, write
from cases.citing.works import Name
from tests.cases.citing.works import ARTICLE, DATASET, ENTRY, PAGE, PERSONS, POST, REPORT, TODAY, UNDATED

# Written by hand from the standard: sections 4.1 (report), 4.4 (article in a periodical), 4.6 (what is online).
EXPECTED = [
    (
        REPORT,
        "中国信息通信研究院. 科技创新和产业创新融合的路径与评价体系研究（2025年）[R]."
        " [出版地不详]: 中国信息通信研究院, 2025: 第2章第1节第2段.",
    ),
    (ARTICLE, "科技创新与产业创新深度融合的趋势、问题与策略建议[J]. 山西师大学报（社会科学版）, 2025(5)."),
    (
        POST,
        "2025年科技创新与产业融合研究: 美国经验揭示94%AI初创融资集中现象[EB/OL]. 2025: 第1节第6段, 第1节第7段(2025-08-31).",
    ),
    (
        PAGE,
        "Economic Development Administration. Press release: Ocean Tech Hub[EB/OL]. (2023-10-23)."
        " https://eda.gov/news/press-release/2023/10/23/Ocean-Tech-Hub.",
    ),
    (
        UNDATED,
        "National Science Foundation. EPSCoR Interagency Coordinating Committee (EICC)[EB/OL]."
        " https://new.nsf.gov/funding/initiatives/epscor/eicc.",
    ),
    (
        ENTRY,
        "Fusion Policy Atlas. Henan open bidding for key technologies of major industries: Henan[DB/OL]. (2026-11-20)[2026-11-22]."
        " https://atlas.example.org/en/cases/henan-open-bidding/.",
    ),
    (DATASET, "National Science Foundation. Awards[DS]. [S.l.]: National Science Foundation, 2024."),
]


@pytest.mark.parametrize(("work", "expected"), EXPECTED, ids=[work.key for work, _ in EXPECTED])
def test_a_work_is_written_as_the_standard_asks(work, expected):
    assert reference(work) == expected


def test_a_list_is_numbered():
    assert write([ARTICLE, UNDATED]).splitlines()[1].startswith("[2] National Science Foundation. ")


def test_what_is_not_known_of_a_printed_report_stands_in_brackets_in_the_language_of_the_report():
    unknown = {"issuer": "", "places": ()}
    assert reference(replace(REPORT, **unknown)).endswith("[R]. [出版地不详]: [出版者不详], 2025.")
    assert reference(replace(REPORT, language="en", date="", **unknown)).endswith("[R]. [S.l.]: [s.n.].")


def test_a_report_read_on_the_web_has_its_dates_and_address_instead_of_place_and_publisher():
    online = replace(REPORT, places=(), url="https://example.org/a.pdf", accessed=TODAY)
    assert reference(online).endswith("（2025年）[R/OL]. (2025-11)[2026-11-22]. https://example.org/a.pdf.")


def test_persons_stand_before_the_issuer_who_then_publishes():
    assert reference(replace(REPORT, authors=PERSONS, language="en")).startswith("DOE J A, MÜLLER K H, 张三. ")
    assert "[S.l.]: 中国信息通信研究院, 2025" in reference(replace(REPORT, authors=PERSONS, language="en"))


def test_a_fourth_author_becomes_a_word_of_the_work_s_language():
    four = (*PERSONS, Name("李四"))
    assert reference(replace(REPORT, authors=four)).startswith("DOE J A, MÜLLER K H, 张三, 等. ")
    assert reference(replace(REPORT, authors=four, language="en")).startswith("DOE J A, MÜLLER K H, 张三, et al. ")


def test_a_subtitle_is_set_off_by_a_colon_and_a_space():
    work = replace(REPORT, title="全球产业创新生态发展报告——变局中的竞争、合作与开放")
    assert "全球产业创新生态发展报告: 变局中的竞争、合作与开放[R]" in reference(work)


def test_a_name_that_ends_with_a_full_stop_gets_no_second_one():
    assert reference(replace(UNDATED, issuer="Greater St. Louis, Inc.")).startswith("Greater St. Louis, Inc. EPSCoR")
