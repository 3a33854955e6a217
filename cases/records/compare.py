"""The differences between two records of a case."""

from dataclasses import dataclass

from cases.records.shape import KEYS, LISTS


@dataclass(frozen=True)
class Difference:
    """One value that differs: the path to it, and what it was and is (``None`` where it is absent)."""

    path: tuple
    before: object
    after: object


def compare(before, after):
    """Answer the Differences from record *before* to record *after*, in the order of a record's keys.

    Items of lists are matched by what identifies them (a fact by its label, year and source), so that
    one new fact is one difference, whatever its place in the list.
    """
    differences = []
    for key in KEYS:
        old, new = before.get(key), after.get(key)
        if key in LISTS:
            old, new = (_by_identity(items or [], LISTS[key][2]) for items in (old, new))
        differences += _walk((key,), old, new)
    return differences


def _by_identity(items, identity):
    named = {}
    for item in items:
        name = " · ".join(str(_at(item, part)) for part in identity)
        while name in named:
            name += " ′"
        named[name] = item
    return named


def _at(item, path):
    for part in path.split("."):
        item = item.get(part, "") if isinstance(item, dict) else ""
    return item


def _walk(path, old, new):
    if old == new:
        return []
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [*old, *(key for key in new if key not in old)]
        return [difference for key in keys for difference in _walk((*path, key), old.get(key), new.get(key))]
    return [Difference(path, old, new)]
