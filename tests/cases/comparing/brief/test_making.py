import pytest
from django.utils import translation

from cases.comparing.brief.pieces import plain
from tests.cases.comparing.brief.making import brief_of, make_pair
from tests.factories import make_case, make_fact, make_source

pytestmark = pytest.mark.django_db


def cells_of(table, label):
    row = next(row for row in table.rows if row.label == label)
    return ["; ".join(plain(pieces) for pieces in entries) for entries in row.cells]


def test_sources_are_numbered_in_the_order_in_which_the_document_cites_them():
    make_pair()
    brief = brief_of("case=gansu&case=henan&part=cases")
    assert [plain(reference.pieces).partition("[")[0] for reference in brief.references] == [
        "An agency. A page",
        "发布机构. 报告 caict-2025",
    ]
    with_table = brief_of("case=gansu&case=henan")
    assert plain(with_table.references[0].pieces).startswith("An agency. A page[EB/OL]. https://example.org/page.")


def test_a_paragraph_holds_the_words_of_the_record_with_the_numbers_of_its_sources():
    make_pair()
    text = brief_of("case=henan&part=cases").texts[0]
    words = [plain(pieces) for pieces in text.paragraphs]
    assert text.heading == "Open bidding"
    assert text.line == "Place CN-HA · in force · start not known · province or state"
    assert words[0].endswith("Winning projects are funded. Tasks are listed. Firms bid.[1]")
    assert words[1] == (
        "Facts and figures: Projects listed each year: at least 100 projects (2024; announced)[1];"
        " Support per project: USD 10 million (announced)[2]."
    )
    assert words[2] == "Index: 1.1 Indicator 1.1 (direct; judged by a curator): Firms set the tasks."
    assert words[3].startswith("Permanent address: https://example.org/en/cases/henan/ (last change 20")


def test_a_short_record_says_so_and_the_note_of_the_curator_stands():
    make_pair()
    words = [plain(pieces) for pieces in brief_of("case=gansu&part=cases").texts[0].paragraphs]
    assert "Note by the curator: The source gives no year." in words
    assert words[-1].startswith("Short record: the source says little about this case. Permanent address: ")


def test_chinese_has_its_own_marks_and_no_spaces():
    make_pair()
    with translation.override("zh-hans"):
        text = brief_of("case=henan&part=cases").texts[0]
    assert text.heading == "河南揭榜挂帅"
    assert "每年张榜项目：不低于100个 project（2024；已宣布）[1]；每个项目：" in plain(text.paragraphs[1])
    assert " " not in plain(text.paragraphs[0])


def test_more_figures_than_fit_are_counted():
    henan, _gansu = make_pair()
    for number in range(6):
        make_fact(henan, value=number, position=10 + number)
    assert "; 2 more figures on the page of the case." in plain(brief_of("case=henan&part=cases").texts[0].paragraphs[1])


def test_the_table_folds_what_is_the_same_and_leaves_sentences_and_sources_to_other_parts():
    make_pair()
    table = brief_of("case=henan&case=gansu&part=table").tables[0]
    labels = [row.label for row in table.rows]
    assert table.heads == ["Open bidding", "Bidding by field"]
    assert "What it is" not in labels
    assert "Sources" not in labels
    assert plain(table.notes[0]).startswith("The same in all: Instrument: Concept open-bidding; ")
    assert cells_of(table, "Facts and figures") == [
        "Support per project: USD 10 million[1]; Projects listed each year: at least 100 projects (2024)[2]",
        "–",
    ]


def test_places_begin_the_table_and_dimensions_say_that_they_are_of_the_index():
    make_pair()
    labels = [row.label for row in brief_of("case=henan&case=gansu&part=table").tables[0].rows]
    assert labels[0] == "Place"
    assert {"Index: 1 Indicator 1", "Index: 2 Indicator 2"} <= set(labels)


def test_a_single_case_has_all_its_fields_and_nothing_folded():
    make_pair()
    table = brief_of("case=henan&part=table").tables[0]
    assert cells_of(table, "Instrument") == ["Concept open-bidding"]
    assert table.notes == []


@pytest.mark.parametrize(("number", "sizes"), [(4, [4]), (5, [2, 3]), (10, [3, 3, 4])])
def test_more_than_four_cases_stand_in_tables_as_even_as_can_be(number, sizes):
    query = "&".join(f"case={make_case(slug=f'case-{position}').slug}" for position in range(number))
    assert [len(table.cases) for table in brief_of(f"{query}&part=table").tables] == sizes


def test_english_readers_get_a_reference_in_chinese_in_english_too():
    make_source(
        "caict-2025",
        title_zh="报告",
        title_en="The report",
        issuer_en="The issuer",
        attribution_zh="来源：机构",
        attribution_en="Source: the issuer",
    )
    make_pair()
    reference = brief_of("case=henan&part=cases").references[0]
    assert plain(reference.pieces) == "发布机构. 报告[R]. [出版地不详]: 发布机构, 2025."
    assert plain(reference.translated) == "The issuer. The report[R]. [S.l.]: The issuer, 2025: ch. 2, sec. 1, para. 2."
    assert reference.attribution == "Source: the issuer"
    with translation.override("zh-hans"):
        reference = brief_of("case=henan&part=cases").references[0]
    assert plain(reference.pieces) == "发布机构. 报告[R]. [出版地不详]: 发布机构, 2025: 第2章第1节第2段."
    assert reference.translated == []
    assert reference.attribution == "来源：机构"


def test_the_title_is_the_reader_s_else_that_of_the_case_or_the_places():
    make_pair()
    assert brief_of("case=henan&title=Ours").title == "Ours"
    assert brief_of("case=henan").title == "Open bidding"
    assert brief_of("case=henan&case=gansu").title == "Policies compared: Place CN-HA, Place CN-GS"


def test_the_address_of_a_brief_makes_it_again():
    make_pair()
    brief = brief_of("case=henan&title=A+%26+B&part=cases&part=nothing")
    assert brief.address == "https://example.org/en/brief/?case=henan&title=A+%26+B&part=cases"
