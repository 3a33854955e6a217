from dataclasses import replace

import pytest

from cases.citing.apa import reference, write
from cases.citing.works import Name
from tests.cases.citing.works import ARTICLE, DATASET, ENTRY, PAGE, PERSONS, POST, REPORT, TODAY, UNDATED

# Written by hand from the manual, 7th edition: 9.23 to 9.25 (titles and translations), 10.4 (reports), 10.9 (data sets), 10.16 (pages).
EXPECTED = [
    (
        REPORT,
        "China Academy of Information and Communications Technology. (2025). 科技创新和产业创新融合的路径与评价体系研究（2025年）"
        " [Fusing technological and industrial innovation: pathways and an evaluation system (2025)].",
    ),
    (
        ARTICLE,
        "科技创新与产业创新深度融合的趋势、问题与策略建议"
        " [Deep fusion of technological and industrial innovation: trends, problems and recommendations]. (2025)."
        " 山西师大学报（社会科学版） [Journal of Shanxi Normal University (Social Science Edition)], (5).",
    ),
    (
        POST,
        "2025年科技创新与产业融合研究：美国经验揭示94%AI初创融资集中现象"
        " [Technological innovation and industrial fusion 2025: the US experience and the 94% share of AI start-up finance]."
        " (2025, August 31).",
    ),
    (
        PAGE,
        "Economic Development Administration. (2023, October 23). Press release: Ocean Tech Hub."
        " https://eda.gov/news/press-release/2023/10/23/Ocean-Tech-Hub",
    ),
    (
        UNDATED,
        "National Science Foundation. (n.d.). EPSCoR Interagency Coordinating Committee (EICC)."
        " https://new.nsf.gov/funding/initiatives/epscor/eicc",
    ),
    (
        ENTRY,
        "Fusion Policy Atlas. (2026, November 20). Henan open bidding for key technologies of major industries [Policy case, Henan]."
        " In Fusion Policy Atlas. Retrieved November 22, 2026, from https://atlas.example.org/en/cases/henan-open-bidding/",
    ),
    (DATASET, "National Science Foundation. (2024). Awards [Data set]."),
]


@pytest.mark.parametrize(("work", "expected"), EXPECTED, ids=[work.key for work, _ in EXPECTED])
def test_a_work_is_written_as_the_manual_asks(work, expected):
    assert reference(work) == expected


def test_an_undated_page_that_was_read_on_a_day_says_which():
    read = replace(UNDATED, accessed=TODAY)
    assert reference(read).endswith("(EICC). Retrieved November 22, 2026, from https://new.nsf.gov/funding/initiatives/epscor/eicc")


def test_a_month_is_as_precise_as_a_page_may_be():
    assert "(2023, October)." in reference(replace(PAGE, date="2023-10"))


def test_persons_have_initials_and_an_ampersand_before_the_last():
    assert reference(replace(PAGE, authors=PERSONS)).startswith("Doe, J. A., Müller, K. H., & 张三. (2023, October 23).")


def test_of_more_than_twenty_authors_the_first_nineteen_and_the_last_are_named():
    crowd = tuple(Name(f"Author{number}") for number in range(1, 23))
    assert reference(replace(PAGE, authors=crowd)).startswith("Author1, Author2, ")
    assert "Author19, . . . Author22. (2023" in reference(replace(PAGE, authors=crowd))


def test_a_list_is_in_the_order_of_the_alphabet_with_the_places_as_marks_for_the_text():
    lines = write([UNDATED, REPORT]).splitlines()
    assert [line[:10] for line in lines[::2]] == ["China Acad", "National S"]
    assert lines[1] == "    In text: (China Academy of Information and Communications Technology, 2025, ch. 2, sec. 1, para. 2)"
