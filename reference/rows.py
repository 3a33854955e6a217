"""Content files of rows: CSV with one record a line, each remembering its line."""

import csv
import io
from pathlib import Path

from reference.blocks import Block, Problem


def read_rows(path, folder, columns):
    """Read the CSV file *path* (named relative to *folder*), whose header must be *columns*.

    Answers ``(blocks, problems)``; empty cells are left out of a record.
    """
    path = Path(path)
    name = path.relative_to(Path(folder).parent).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return [], [Problem(name, 1, "the file is not UTF-8: save it as “CSV UTF-8”")]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    blocks, problems, start = [], [], 1
    try:
        for cells in reader:
            found = _row(name, start, cells, columns)
            (blocks if isinstance(found, Block) else problems).extend([found] if found else [])
            start = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(name, start, f"not valid CSV ({error}): look for an open quotation mark"))
    return blocks, problems


def _row(name, line, cells, columns):
    """Answer the Block of one line, the Problem with it, or None for the header and for empty lines."""
    if line == 1:
        return None if cells == list(columns) else Problem(name, 1, f"the first line must name the columns: {','.join(columns)}")
    if not any(cell.strip() for cell in cells):
        return None
    if len(cells) != len(columns):
        return Problem(name, line, f"{len(cells)} cells where the header has {len(columns)}: quote cells that contain a comma")
    values = {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
    return Block(name, {column: value for column, value in values.items() if value}, {(): line})
