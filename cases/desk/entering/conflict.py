"""Two versions of one draft: what stands in each where they differ, who changed it, and one record from both."""

from copy import deepcopy
from dataclasses import dataclass

from cases.history import Names, pair_up, readable
from cases.records import roughly_canonical, shape

MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True)
class Piece:
    """One value or one item that differs: its Rows to read, and who changed it since the form was opened."""

    name: str
    path: tuple
    theirs: object
    mine: object
    by: str
    rows: tuple

    @property
    def is_kept(self):
        """Whether theirs is taken unless the curator says otherwise: where only they changed it."""
        return self.by == THEIRS


class Conflict:
    """What *mine* and *theirs*, two records that both began as *base*, have of their own."""

    def __init__(self, theirs, mine, base):
        self.theirs, self.mine, self.base = (roughly_canonical(record) for record in (theirs, mine, base))
        self._names = Names(self.theirs, self.mine)
        self.pieces = [*self._values(), *self._items()]

    def merged(self, kept):
        """Answer mine, with theirs in the pieces that *kept* names."""
        record = deepcopy(self.mine)
        for piece in self.pieces:
            if piece.name not in kept:
                continue
            if piece.path[0] in shape.LISTS:
                record[piece.path[0]] = _replaced(_list(record.get(piece.path[0])), piece)
            else:
                _put(record, piece.path, piece.theirs)
        return roughly_canonical(record)

    def _values(self):
        for key in shape.KEYS:
            if key in shape.LISTS:
                continue
            theirs, mine = self.theirs.get(key), self.mine.get(key)
            if all(isinstance(value or {}, dict) for value in (theirs, mine)):
                subkeys = dict.fromkeys([*(theirs or {}), *(mine or {})])
                yield from filter(None, (self._value((key, subkey)) for subkey in subkeys))
            elif piece := self._value((key,)):
                yield piece

    def _value(self, path):
        theirs, mine, base = (_at(record, path) for record in (self.theirs, self.mine, self.base))
        if theirs == mine:
            return None
        by = MINE if theirs == base else THEIRS if mine == base else BOTH
        rows = readable(_put({}, path, theirs), _put({}, path, mine), self._names)
        return Piece(".".join(path), path, theirs, mine, by, tuple(rows))

    def _items(self):
        for name in shape.LISTS:
            base = _list(self.base.get(name))
            for number, (theirs, mine) in enumerate(pair_up(name, self.theirs, self.mine)):
                by = _who((theirs, mine), base)
                rows = readable({name: [theirs] if theirs else []}, {name: [mine] if mine else []}, self._names)
                yield Piece(f"{name}.{number}", (name, number), theirs, mine, by, tuple(rows))


def _who(pair, base):
    theirs, mine = pair
    they = (theirs not in base) if theirs else mine in base
    me = (mine not in base) if mine else theirs in base
    return BOTH if they == me else THEIRS if they else MINE


def _replaced(items, piece):
    if piece.mine is None:
        return [*items, piece.theirs]
    at = items.index(piece.mine)
    return [*items[:at], *([piece.theirs] if piece.theirs else []), *items[at + 1 :]]


def _list(value):
    return value if isinstance(value, list) else []


def _at(record, path):
    for part in path:
        record = record.get(part) if isinstance(record, dict) else None
    return record


def _put(record, path, value):
    """Put *value* into *record* at *path*, and answer *record*."""
    inner = record
    for part in path[:-1]:
        inner = inner.setdefault(part, {})
    inner[path[-1]] = value
    return record
