"""Where in the form the path of a fault or of a gap leads."""

from cases.desk.entering.entry import CONCEPTS, NESTED, PLAIN
from cases.desk.entering.fields import names_of
from cases.records import shape


def anchor_of(path):
    """Answer the id of the field that *path* in a record leads to, such as ``id_facts-3-value``; empty where it leads to none."""
    key, *rest = map(str, path or ("",))
    if key in shape.LISTS:
        columns = shape.LISTS[key][0]
        if len(rest) < 2:
            return "-".join([key, *rest])
        return _field(columns, rest[1], rest[2:], f"{key}-{rest[0]}-") or f"{key}-{rest[0]}"
    if key == "concepts":
        return f"id_{CONCEPTS}{rest[0]}" if rest else key
    if key in NESTED:
        return _field(NESTED[key], rest[0] if rest else NESTED[key][0].key, rest[1:])
    return _field(PLAIN, key, rest)


def _field(columns, key, rest, prefix=""):
    for column in columns:
        if column.key == key:
            names = names_of(column)
            name = next((name for name in names if rest and name.endswith(f"_{rest[0]}")), names[0])
            return f"id_{prefix}{name}"
    return ""
