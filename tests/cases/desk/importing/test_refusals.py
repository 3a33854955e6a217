"""Every fault of a sheet is named with sheet, row, column and fix."""

import datetime

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from tests.cases.desk.importing.making import (
    CITATION,
    FACT,
    LINK,
    brought,
    commas,
    outcomes,
    problems,
    tables,
    ten_kinds_of_errors,
    workbook,
)

NO_SLUG = "“slug” is missing: every row names its case, a new one by an address of your choice such as henan-open-bidding"

pytestmark = pytest.mark.django_db


def one_refusal(person, sheets, **options):
    """Answer the only problem of a workbook."""
    found = problems(brought(person, workbook(sheets, **options)))
    assert len(found) == 1, found
    return found[0]


def test_a_sheet_with_ten_kinds_of_errors_names_each_and_leaves_the_good_rows(henan, lin):
    imported = brought(lin, workbook(ten_kinds_of_errors()))
    found = {(where, column): message for where, column, message in problems(imported)}
    assert found == {
        ("cases 3", "jurisdiction"): "“CN-HAA” is not a known value of “jurisdiction”; did you mean “CN-HA”?",
        ("cases 4", "level"): "“province” is not a value of “level”; there is: institution, local, national, subnational, supranational",
        ("cases 5", "start"): "“spring 2024” is not a date; write 2025, 2025-11 or 2025-11-07",
        ("cases 6", "title"): "“title” has no Chinese (zh): add it",
        ("cases 7", "concepts_instrument"): "“open-biding” is not a concept of “instrument”; did you mean “open-bidding”?",
        ("cases 8", "slug"): "“Bad Slug” is not a slug: use a–z, 0–9 and single hyphens, at most 100 characters; such as “bad-slug”",
        ("cases 9", "end"): "the case ends (2023) before it starts (2024): correct one of the two",
        ("facts 2", "unit"): "“projects” is not a known value of “unit”; did you mean “project”?",
        ("facts 3", "slug"): "the case “nowhere” is neither here nor in a row of “cases”; did you mean “order”?",
        ("cases 11", "slug"): "the case “twice” also stands in cases 12: keep one of the two rows",
        ("cases 12", "slug"): "the case “twice” also stands in cases 11: keep one of the two rows",
        (
            "cases 13",
            "slug",
        ): "“slug” is missing: every row names its case, a new one by an address of your choice such as henan-open-bidding",
    }
    assert outcomes(imported)["good"] == "created"
    assert imported.rows.filter(outcome="refused").count() == 12


def test_messages_are_kept_in_both_languages(henan, lin):
    imported = brought(lin, workbook(tables("one", level="province")))
    assert set(imported.rows.get().problems[0]["message"]) == {"zh", "en"}


@pytest.mark.parametrize("formula", ["=1+1", "=HYPERLINK(A1)", ArrayFormula("B2", "=SUM(A1:A2)")])
def test_a_formula_is_refused_by_the_name_of_its_cell(henan, lin, formula):
    def spoil(book):
        book["cases"]["B2"] = formula

    assert one_refusal(lin, tables("one"), spoil=spoil) == (
        "cases 2",
        "title_zh",
        "this is a formula: copy the cell and paste it as values, then save again",
    )


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5 %", "@home", "'=1"])
def test_text_that_begins_like_a_formula_is_text(henan, lin, text):
    def spoil(book):
        book["cases"]["C2"].value = text
        book["cases"]["C2"].data_type = "s"

    imported = brought(lin, workbook(tables("one"), spoil=spoil))
    assert imported.rows.get().record["title"]["en"] == text


def test_in_csv_text_that_begins_like_a_formula_is_text_and_our_mark_before_it_is_taken_off(henan, lin):
    first, *_rest = tables("one")["cases"]
    imported = brought(lin, commas([{**first, "title_en": "=1+1"}, {**first, "slug": "two", "title_en": "'=1+1"}]))
    assert [row.record["title"]["en"] for row in imported.rows.all()] == ["=1+1", "=1+1"]


def test_merged_cells_errors_and_characters_nobody_can_print_are_refused(henan, lin):
    def spoil(book):
        book["cases"].merge_cells("B2:C2")
        book["cases"]["C3"].value, book["cases"]["C3"].data_type = "#N/A", "e"

    found = problems(brought(lin, workbook(tables("one", "two"), spoil=spoil)))
    assert [(where, message) for where, _column, message in found] == [
        ("cases 2", "cells are merged here: unmerge them and fill each one"),
        ("cases 3", "this is an error of the spreadsheet (such as #N/A): correct or empty the cell"),
    ]
    row = tables("one")["cases"][0]
    (found,) = problems(brought(lin, commas([{**row, "title_en": "a\x07b"}])))
    assert found[1:] == ("title_en", "this holds a character that cannot be printed: type the cell again")


def test_a_cell_beside_the_named_columns_is_refused(henan, lin):
    def spoil(book):
        book["citations"]["F2"] = "forgotten"

    assert one_refusal(lin, tables("one"), spoil=spoil) == (
        "citations 2",
        "",
        "column F holds something and has no name in the first row: name the column or empty the cell",
    )


def test_empty_rows_own_columns_and_own_sheets_are_passed_over(henan, lin):
    def spoil(book):
        book["cases"].insert_rows(2, 3)
        book.create_sheet("# mine").append(["a"])
        book.create_sheet("Sheet1")

    sheets = tables("one", **{"# to do": "ask"})
    assert outcomes(brought(lin, workbook(sheets, spoil=spoil))) == {"one": "created"}


def test_who_is_related_to_a_refused_case_is_refused_too(henan, lin):
    sheets = tables("one", "two", "three")
    sheets["cases"][0]["level"] = "province"
    reason = {"kind": "pilots", "reason_zh": "试点", "reason_en": "Pilot"}
    sheets["relations"] = [
        {"slug": "two", "to_case": "one", **reason},
        {"slug": "three", "to_case": "two", **reason},
        {"slug": "henan-bidding", "to_case": "two", **reason},
    ]
    imported = brought(lin, workbook(sheets))
    assert outcomes(imported) == dict.fromkeys(["one", "two", "three", "henan-bidding"], "refused")
    messages = [message for _where, _column, message in problems(imported)]
    assert "the case is related to “two”, which is refused: mend that one first" in messages


def test_a_fault_in_a_list_names_the_row_of_the_list(henan, lin):
    sheets = tables("one") | {"facts": [{"slug": "henan-bidding", **FACT, "place": "chapter 2"}]}
    where, column, message = one_refusal(lin, sheets)
    assert (where, column, message.split(";")[0]) == ("facts 2", "place", "“chapter 2” is not a place in a source")


def test_likely_duplicates_here_and_in_the_file_are_named(henan, lin):
    sheets = tables("one", "two")
    sheets["cases"][0] |= {"title_en": henan.title_en}
    sheets["cases"][1] |= {"title_zh": "做法 one"}
    one, two = brought(lin, workbook(sheets)).rows.all()
    assert [(twin["kind"], twin["slug"], twin["why"]) for twin in one.duplicates] == [
        ("case", "henan-bidding", "same"),
        ("row", "two", "same"),
    ]
    assert [(twin["kind"], twin["slug"]) for twin in two.duplicates] == [("row", "one")]


def test_a_month_that_the_spreadsheet_made_a_date_is_a_month(henan, lin):
    def spoil(book):
        sheet = book["cases"]
        for row, form in enumerate(("mmm-yy", "yyyy", "yyyy-mm-dd", 'yyyy"年"m"月"'), 2):
            sheet.cell(row, sheet.max_column, datetime.datetime(2024, 5, 1)).number_format = form

    sheets = tables("one", "two", "three", "four", start="x")
    assert [row.record["start"] for row in brought(lin, workbook(sheets, spoil=spoil)).rows.all()] == [
        "2024-05",
        "2024",
        "2024-05-01",
        "2024-05",
    ]


def test_csv_tables_are_known_by_their_columns(henan, lin):
    rows = tables("one")
    files = [
        commas(rows["cases"], "a.csv"),
        commas(rows["citations"], "b.csv"),
        commas([{"slug": "one", **LINK}], "c.csv"),
        commas([{"slug": "one", **FACT}], "d.csv"),
    ]
    (row,) = brought(lin, *files).rows.all()
    assert (row.outcome, row.where, len(row.record["facts"]), len(row.record["citations"])) == ("created", "a.csv 2", 1, 1)
    assert CITATION["place"] == row.record["citations"][0]["place"]
