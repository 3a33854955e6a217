"""A pasted table becomes facts; what is not understood is kept as words or said."""

import pytest

from cases.desk.aids.pasting import read_facts, words_known
from tests.factories import make_source, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def words():
    make_unit("project", label_zh="个项目")
    make_unit("enterprise", label_zh="家企业")
    make_unit("institution", label_zh="家机构")
    make_unit("CNY", label_zh="元", label_en="CNY", plural_en="CNY")
    make_unit("percent", kind="ratio", label_zh="%", label_en="%", plural_en="%")
    make_source("caict-2025", title_zh="融合报告", title_en="Fusion report")
    return words_known()


def read(text, words):
    pasted = read_facts(text, words)
    return [row.values for row in pasted.rows], [note for row in pasted.rows for note in row.notes]


CHINESE = "指标\t数值\t年份\t来源\t位置\t证据\n每年张榜项目\t≥ 500个项目\t2024\t融合报告\t第2章第1节\tannounced"
ENGLISH = "Label\tValue\tYear\tSource\tPlace\tEvidence grade\n每年张榜项目\tat least 500 projects\t2024\tcaict-2025\tch 2, s 1\tAnnounced"
WHOLE = {
    "label_zh": "每年张榜项目",
    "value": "500",
    "unit": "project",
    "year": "2024",
    "qualifier": "at_least",
    "also": [],
    "source": "caict-2025",
    "place": "ch 2, s 1",
    "evidence": "announced",
}


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_columns_are_known_by_headers_of_either_language(text, words):
    assert read(text, words) == ([WHOLE], [])


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_columns_without_a_header_are_known_by_what_stands_in_them(text, words):
    assert read(text.split("\n")[1], words) == ([WHOLE], [])


def test_commas_do_as_well_as_tabs(words):
    assert read("财政资金,1,000万元,2024", words) == ([{"label_zh": "财政资金", "value": "10000000", "unit": "CNY", "year": "2024"}], [])


def test_a_unit_in_a_column_of_its_own_is_read_with_the_number(words):
    rows, notes = read("label,value,unit\nFunding,10 million,CNY\nShare,about 30,%", words)
    assert [(row["value"], row["unit"], row.get("qualifier")) for row in rows] == [("10000000", "CNY", None), ("30", "percent", "about")]
    assert notes == []


def test_a_range_may_stand_in_two_columns(words):
    rows, _notes = read("label\tvalue\tupper value\tunit\nProjects\t5\t10\tprojects", words)
    assert (rows[0]["value"], rows[0]["value_max"], rows[0]["unit"]) == ("5", "10", "project")


def test_what_bounds_a_figure_is_its_qualifier_and_the_rest_goes_with_it(words):
    rows, _notes = read("label\tvalue\tqualifier\nProjects\t计划累计超过500个项目\t\nFirms\t20 enterprises\tat least, planned", words)
    assert [(row["qualifier"], row["also"]) for row in rows] == [("more_than", ["planned", "cumulative"]), ("at_least", ["planned"])]


def test_labels_of_both_languages_in_two_columns_or_mixed_in_one(words):
    assert (
        read("张榜项目\tProjects listed\t500个项目", words)[0][0].items() >= {"label_zh": "张榜项目", "label_en": "Projects listed"}.items()
    )
    mixed = read("支持企业\t100家\nFirms helped\t50家企业", words)[0]
    assert (mixed[0]["label_zh"], mixed[0]["unit"], mixed[1]["label_en"]) == ("支持企业", "enterprise", "Firms helped")


def test_what_is_not_understood_is_kept_as_words_or_said(words):
    rows, notes = read("指标\t数值\t年份\t来源\t位置\t颜色\n排名\t第3位\t去年\tx\tsomewhere\t红", words)
    assert rows == [{"label_zh": "排名", "text_zh": "第3位"}]
    assert [note.split("”")[0] for note in notes] == ["“第3位", "“去年", "“x", "“somewhere", "“红"]


def test_a_bare_number_of_four_digits_in_a_column_of_values_is_no_year(words):
    rows, notes = read("label\tvalue\tyear\nProjects\t2000\t2024", words)
    assert (rows[0]["value"], rows[0]["year"]) == ("2000", "2024")
    assert "no unit" in notes[0]


def test_a_table_without_labels_or_rows_says_so(words):
    assert "No column was recognised as the label" in read_facts("5个项目\t2024", words).messages[0]
    assert "nothing in the box" in read_facts(" ", words).messages[0]
    assert read_facts("label\tvalue", words).rows == []
