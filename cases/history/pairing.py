"""Which item of a list became which: first by what identifies them, then by what they have in common."""

from cases.history.names import items_of
from cases.records import shape

# Items that share less than this are two items, one removed and one added.
KIN = 0.5


def pair_up(name, before, after):
    """Answer ``[(item before or None, item after or None)]`` of the list *name* of two records, without the items that are the same."""
    identity = shape.LISTS[name][2]
    old, new = ([*items_of(record, name)] for record in (before, after))
    for item in [*old]:
        if item in new:
            old.remove(item)
            new.remove(item)
    pairs = _take(old, new, lambda one, other: 1.0 * (_at(one, identity) == _at(other, identity)))
    pairs += _take(old, new, lambda one, other: _kinship(name, one, other))
    pairs += [(item, None) for item in old] + [(None, item) for item in new]
    return sorted(pairs, key=lambda pair: _position(pair, items_of(before, name), items_of(after, name)))


def _take(old, new, likeness):
    """Take the pairs out of *old* and *new* that are most alike, those first."""
    scored = [(likeness(one, other), i, j) for i, one in enumerate(old) for j, other in enumerate(new)]
    pairs, taken_old, taken_new = [], set(), set()
    for score, i, j in sorted(scored, key=lambda entry: (-entry[0], entry[1:])):
        if score >= KIN and i not in taken_old and j not in taken_new:
            pairs.append((old[i], new[j]))
            taken_old.add(i)
            taken_new.add(j)
    old[:] = [item for i, item in enumerate(old) if i not in taken_old]
    new[:] = [item for j, item in enumerate(new) if j not in taken_new]
    return pairs


def _kinship(name, one, other):
    """Answer the share of the values that two items have in common; another year with another value is another fact."""
    if name == "facts" and one.get("year") != other.get("year") and one.get("value") != other.get("value"):
        return 0
    if name in ("citations", "relations", "indicator_links") and _first(name, one) != _first(name, other):
        return 0
    keys = one.keys() | other.keys()
    return sum(one.get(key) == other.get(key) for key in keys) / len(keys) if keys else 0


def _first(name, item):
    return item.get(shape.LISTS[name][2][0])


def _at(item, identity):
    found = []
    for path in identity:
        value = item
        for part in path.split("."):
            value = value.get(part, "") if isinstance(value, dict) else ""
        found.append(str(value))
    return found


def _position(pair, before, after):
    """Where the item stands now, else where it stood."""
    old, new = pair
    return after.index(new) if new is not None else before.index(old) - 0.5
