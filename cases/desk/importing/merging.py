"""Lays what a file says of a case over what stands here, so that nothing is lost that the file does not name.

An empty cell changes nothing, ``[clear]`` empties. A list of words in a cell is the whole list. Items of lists (facts, citations …)
are met by the mark in their column ``item`` that an export gave them, else by what identifies them; those that the file does not
name stay, new ones come last, ``[remove]`` in the column ``item`` takes one out and ``[clear]`` there all of them.
"""

from django.utils.translation import gettext as _

from cases.desk.importing.tables import CLEAR, ITEM, REMOVE, value_at
from cases.records import roughly_canonical, shape
from reference.records import digest, is_filled

MARK_LENGTH = 8


def mark_of(item):
    """Answer the mark by which an export tells an item of a list from all others."""
    return digest(item)[:MARK_LENGTH]


def merged(base, given):
    """Answer ``(record, origins, faults)``: the record *given* laid over the canonical record *base*.

    *origins* says which item of the file an item of the result comes from, ``{(list, number): number in the file}``; *faults* are
    ``((list, number in the file), message)``.
    """
    record, origins, faults = dict(base), {}, []
    for key, value in given.items():
        if key in shape.LISTS and isinstance(value, list) and all(isinstance(item, dict) for item in value):
            slots, more = _merged_list(key, base.get(key, []), value)
            record[key] = [item for item, _origin in slots]
            origins |= {(key, number): origin for number, (_item, origin) in enumerate(slots) if origin is not None}
            faults += more
        else:
            _lay(record, key, value)
    return record, origins, faults


def _lay(record, key, value):
    """Lay one *value* over what *record* has under *key*."""
    if value == CLEAR:
        record.pop(key, None)
    elif isinstance(value, dict):
        inner = dict(record[key]) if isinstance(record.get(key), dict) else {}
        for part, words in value.items():
            _lay(inner, part, words)
        record[key] = inner
    elif is_filled(value):
        record[key] = value


def _merged_list(name, old, new):
    """Answer ``([(item, number in the file or None)], faults)``."""
    is_emptied = any(item.get(ITEM) == CLEAR for item in new)
    slots = [] if is_emptied else [[item, None] for item in old]
    faults = []
    for number, item in enumerate(new):
        mark, item = item.get(ITEM), {key: value for key, value in item.items() if key != ITEM}
        if mark == CLEAR:
            continue
        slot = _slot_of(name, slots, item, mark)
        if mark == REMOVE:
            slots = [other for other in slots if other is not slot]
        elif slot:
            slot[:] = [_laid(slot[0], item), number]
        elif mark:
            message = _("what this row was exported from has changed since: export it anew, or empty the cell “item” to add the row as new")
            faults.append(((name, number), message))
        else:
            slots.append([_laid({}, item), number])
    return slots, faults


def _laid(base, item):
    record = dict(base)
    for key, value in item.items():
        _lay(record, key, value)
    return record


def _slot_of(name, slots, item, mark):
    """Answer the slot that a row of the file means, None where it is new."""
    free = [slot for slot in slots if slot[1] is None]
    if not free:
        return None
    if mark and mark != REMOVE:
        marked = next((slot for slot in free if mark_of(slot[0]) == mark), None)
        return marked or next((slot for slot in free if _says_all(name, slot[0], item)), None)
    identity = [tuple(part.split(".")) for part in shape.LISTS[name][2]]
    wanted = _tidied(name, item)
    same = [slot for slot in free if all(_text_at(slot[0], path) == _text_at(wanted, path) for path in identity)]
    return next((slot for slot in same if _says_all(name, slot[0], item)), None) or next(iter(same), None)


def _says_all(name, old, item):
    """Whether *old* says already all that the row *item* says."""
    return _tidied(name, _laid(old, item)) == _tidied(name, old)


def _tidied(name, item):
    tidied = roughly_canonical({name: [item]}).get(name) or [{}]
    return tidied[0]


def _text_at(item, path):
    value = value_at(item, path)
    return "" if value is None else str(value)
