"""What a path in a record is called in the tables that curators fill in."""

from functools import cache

from cases.desk.importing.tables import SCHEME, case_tables
from cases.records import shape


@cache
def _columns():
    """``{path: column}``; a path into a list begins with its name."""
    found = {}
    for name, sheet in case_tables([]).items():
        for cell in sheet.cells:
            found[cell.path if name == "cases" else (name, *cell.path)] = cell.name
    return found


def column_of(path):
    """Answer the name of the column behind *path*, the number of an item left out; a part of a record names itself."""
    plain = tuple(str(part) for part in path if not isinstance(part, int))
    if plain[:1] == ("concepts",):
        return f"{SCHEME}{plain[1]}" if len(plain) > 1 else "concepts"
    while plain and plain not in _columns():
        if len(plain) == 1 or (len(plain) == 2 and plain[0] in shape.LISTS):
            break
        plain = plain[:-1]
    return _columns().get(plain, plain[-1] if plain else "")
