"""CSV that a spreadsheet saved: rows under its own numbers, and what is wrong with its form."""

import pytest

from indicators.importing.spreadsheet import Row, read_spreadsheet

COLUMNS = ("code", "year", "note")


def read(tmp_path, content, encoding="utf-8"):
    """Answer the rows and the problems, as words, of a file with *content* (text, or bytes as they are)."""
    path = tmp_path / "values.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    rows, problems = read_spreadsheet(path, COLUMNS, encoding)
    return rows, [str(problem) for problem in problems]


def test_rows_have_the_numbers_of_the_spreadsheet_whatever_lines_they_fill(tmp_path):
    rows, problems = read(tmp_path, 'code,year,note\r\n1,2020,"two\r\nlines"\r\n\r\n,,\r\n 2 ,2021,\r\n')
    assert problems == []
    assert rows == [Row(2, {"code": "1", "year": "2020", "note": "two\r\nlines"}), Row(5, {"code": "2", "year": "2021"})]


def test_columns_may_stand_in_any_order_and_empty_ones_at_the_end_are_nothing(tmp_path):
    rows, problems = read(tmp_path, "note,year,code,,\n,2020,1,,\n,2021,2\n")
    assert problems == []
    assert rows == [Row(2, {"year": "2020", "code": "1"}), Row(3, {"year": "2021", "code": "2"})]


def test_the_mark_that_spreadsheets_put_before_utf_8_is_no_part_of_the_header(tmp_path):
    assert read(tmp_path, b"\xef\xbb\xbfcode,year,note\n1,2020,\n")[1] == []


def test_gb18030_is_named_and_read_on_request(tmp_path):
    content = "code,year,note\n1,2020,公报\n".encode("gb18030")
    rows, problems = read(tmp_path, content)
    assert rows == []
    assert problems == [
        "values.csv: the file is not UTF-8; it may be GB18030 (GBK): save it as “CSV UTF-8”, or load it with --encoding gb18030"
    ]
    assert read(tmp_path, content, "gb18030")[0] == [Row(2, {"code": "1", "year": "2020", "note": "公报"})]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "values.csv: the file is empty: save the spreadsheet as CSV again"),
        (b"\n \n", "values.csv: the file is empty: save the spreadsheet as CSV again"),
        (b"PK\x03\x04\x14\x00", "values.csv: this is a workbook (.xlsx), not CSV: save it as “CSV UTF-8”"),
        ("code".encode("utf-16"), "values.csv: this is UTF-16 (“Unicode text”), not CSV: save it as “CSV UTF-8”"),
        (b"code,\xff\xff\xff", "values.csv: the file is not UTF-8: save it as “CSV UTF-8”"),
        ("code,year,note\n", "values.csv: there is no row below the header: add the observations"),
        ("\ncode,year,note\n1,2020,\n", "row 1: the first row must name the columns: code,year,note"),
        (",,\n,,\n", "values.csv: the first row must name the columns: code,year,note"),
        ("code;year;note\n1;2020;\n", "row 1: the columns are separated by semicolons: save the file with commas"),
        ("code,year,note,yaer\n1,2020,,\n", "row 1: “yaer” is not a column; did you mean “year”?"),
        ("code,year,note,colour\n1,2020,,\n", "row 1: “colour” is not a column: leave it out"),
        ("code,year,,note\n1,2020,,\n", "row 1: a column has no name: name it or leave it out"),
        ("code,year,note,year\n1,2020,,\n", "row 1: the column “year” stands 2 times: keep one"),
        ("code,year\n1,2020\n", "row 1: the column “note” is missing: add it, empty where there is nothing to say"),
        ("code,year,note\n1,2020,a,b\n", "row 2: 4 cells where the header has 3: quote cells that contain a comma"),
        ("code,year,note\n1,2020,\n2\n", "row 3: 1 cells where the header has 3: quote cells that contain a comma"),
        ("code,year,note\n1,2020,a\x00b\n", "row 2: “note” holds a character that cannot be printed: type the cell again"),
        ('code,year,note\n1,2020,"a\n2,2021,b\n', "row 2: not valid CSV (unexpected end of data): look for an open quotation mark"),
    ],
)
def test_a_fault_of_the_form_is_named_with_its_row_and_fix(tmp_path, content, problem):
    assert read(tmp_path, content)[1] == [problem]


def test_a_file_that_is_not_there_or_is_a_folder_is_said(tmp_path):
    for path, words in [(tmp_path / "none.csv", "there is no such file"), (tmp_path, "cannot be read")]:
        (problem,) = read_spreadsheet(path, COLUMNS)[1]
        assert words in str(problem)


def test_with_another_encoding_asked_for_a_file_that_is_not_in_it_is_said(tmp_path):
    (problem,) = read(tmp_path, b"code,\xff", "gb18030")[1]
    assert problem == "values.csv: the file is not GB18030: leave the option --encoding out, or save the file as “CSV UTF-8”"
