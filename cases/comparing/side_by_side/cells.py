"""Cells of a comparison: what stands in them, what is shared, and the mark of a row that says whether it differs."""

from collections import Counter
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.comparing.marks import marks


class Entry(NamedTuple):
    """One thing in a cell: *key* tells two apart, *note* and *detail* are said in small, *by* counts the cases that have it."""

    key: object
    text: str
    address: str = ""
    note: str = ""
    detail: str = ""
    by: int = 1

    @property
    def plain(self):
        signs = marks()
        small = signs["semicolon"].join(words for words in (self.note, self.detail) if words)
        return f"{self.text}{signs['open']}{small}{signs['close']}" if small else self.text


class Figure(NamedTuple):
    """A figure in a cell, with its *year*, the *number* of its source and, where it is money, the ``money.Money``."""

    key: object
    fact: object
    value: str
    number: int
    money: object = None
    by: int = 1

    @property
    def plain(self):
        words = [f"{self.fact.label}{marks()['colon']}{self.value}", str(self.fact.year or _("no year given"))]
        words += self.money_lines
        return marks()["semicolon"].join([*words, self.fact.get_evidence_display(), f"[{self.number}]"])

    @property
    def money_lines(self):
        """The amount in the common money and by year, each as words; or why it was not converted."""
        if not self.money:
            return []
        found = self.money.comparable
        if found is None:
            return [words for words in (self.money.yearly, self.money.reason) if words]
        common = _("%(amount)s at the prices of %(year)s") % {"amount": found.words, "year": found.year}
        return [words for words in (common, found.yearly_words, found.rule) if words]


class Mark(NamedTuple):
    """What the margin says of a row: a *sign* and a *word*; *kind* is same, shared, partly, differs or open."""

    kind: str
    sign: str
    word: str


NO_MARK = Mark("", "", "")
KINDS = ("prose", "terms", "words", "figures", "evidence", "links", "sources")


class Row(NamedTuple):
    """A field over all cases: *cells* are lists of entries in the order of the cases; *kind*, one of KINDS, says how to draw it."""

    key: str
    label: str
    kind: str
    cells: list
    mark: Mark
    subject: object = None

    @property
    def is_same(self):
        """Whether all cases say the same and the row can be folded away."""
        return self.mark.kind == "same"

    @property
    def is_silent(self):
        return not any(self.cells)


def counted(cells):
    """Answer *cells* with the number of cases at each entry, what more cases share first."""
    by = Counter(key for cell in cells for key in {entry.key for entry in cell})
    return [sorted((entry._replace(by=by[entry.key]) for entry in cell), key=lambda entry: -entry.by) for cell in cells]


def mark_of(cells):
    """Answer the Mark of *cells*, lists of entries: what is missing is open, not different."""
    sets = [{entry.key for entry in cell} for cell in cells]
    filled = [keys for keys in sets if keys]
    if not filled:
        return NO_MARK
    if all(keys == filled[0] for keys in filled):
        return _same(len(cells)) if len(filled) == len(cells) else _open(len(filled), len(cells))
    return _partly(filled, len(cells))


def _same(number):
    return Mark("same", "=", _("the same") if number > 2 else _("both the same"))


def _open(filled, number):
    return Mark("open", "–", _("said of %(filled)s of %(number)s") % {"filled": filled, "number": number})


def _partly(filled, number):
    """Answer the mark of cells that are neither all alike nor all empty."""
    common = set.intersection(*filled) if len(filled) == number else set()
    if common:
        return Mark("partly", "≈", ngettext("%(number)s shared", "%(number)s shared", len(common)) % {"number": len(common)})
    if max(Counter(key for keys in filled for key in keys).values()) > 1:
        return Mark("partly", "≈", _("some share"))
    return Mark("differs", "≠", _("differs"))


def prose_mark(cells):
    """Answer the Mark of cells in sentences: two texts are never quite alike, so that only equality and absence are marked."""
    mark = mark_of(cells)
    return mark if mark.kind in ("same", "open") else NO_MARK
