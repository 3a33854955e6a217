"""Text from a spreadsheet becomes rows of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.desk.aids.grids import MOST_COLUMNS, MOST_ROWS, rows_in


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\t d  e \n\n", [["a", "b"], ["c", "d e"]]),
        ('"two\nlines"\tb', [["two lines", "b"]]),
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a;b\nc;d,e", [["a", "b"], ["c", "d,e"]]),
        ("甲，乙\n丙，丁", [["甲", "乙"], ["丙", "丁"]]),
        ("one\ntwo", [["one"], ["two"]]),
        ('Funding,"1,000万元",2024', [["Funding", "1,000万元", "2024"]]),
        ("Funding,1,000万元,2024", [["Funding", "1,000万元", "2024"]]),
        ("label,value,year\nFunding,1,200,2024", [["label", "value", "year"], ["Funding", "1,200", "2024"]]),
        ("Firms,100,200", [["Firms", "100", "200"]]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_rows_come_from_tabs_before_commas(text, rows):
    assert rows_in(text) == rows


def test_a_table_without_end_is_cut():
    rows = rows_in("\n".join("\t".join("x" * 50) for _row in range(500)))
    assert (len(rows), len(rows[0])) == (MOST_ROWS, MOST_COLUMNS)


@given(st.text(max_size=300))
def test_any_text_gives_rows_that_hold_something(text):
    assert all(any(row) for row in rows_in(text))
