"""Rows of cells from text that was copied out of a spreadsheet, or typed with commas."""

import csv
import io
import re

MOST_ROWS = 200
MOST_COLUMNS = 30
LONGEST_TEXT = 100_000
SIGNS = (",", ";", "，", "；", "|")
ENDS_IN_DIGITS = re.compile(r"(?:^|\D)\d{1,3}$")
GROUP = re.compile(r"\d{3}(?!\d)")


def rows_in(text):
    """Answer the rows of *text* that hold anything, each a list of cells without space around them; tabs before commas."""
    text = "\n".join(text[:LONGEST_TEXT].replace("\0", "").strip("\r\n\ufeff").splitlines())
    sign = "\t" if "\t" in text else _sign(text)
    rows = [[" ".join(cell.split()) for cell in row[:MOST_COLUMNS]] for row in csv.reader(io.StringIO(text), delimiter=sign)]
    rows = [row for row in rows if any(row)][:MOST_ROWS]
    return [_with_whole_numbers(row, len(rows[0])) for row in rows] if sign == "," else rows


def _sign(text):
    """The sign that stands in most lines."""
    lines = [line for line in text.splitlines() if line.strip()]
    return max(SIGNS, key=lambda sign: (sum(sign in line for line in lines), -SIGNS.index(sign)))


def _with_whole_numbers(row, width):
    """Put ``1`` and ``000万元`` together again where a comma that groups digits made a row too long, or can be nothing else."""
    whole = row[:1]
    for number, cell in enumerate(row[1:], 1):
        too_long = len(whole) + len(row) - number > width
        if ENDS_IN_DIGITS.search(whole[-1]) and GROUP.match(cell) and (too_long or cell.startswith("0")):
            whole[-1] += f",{cell}"
        else:
            whole.append(cell)
    return whole
