"""The differences between two records as rows to read, and one record as such rows."""

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from cases.history.cells import case_cells, item_cells
from cases.history.marking import mark, mark_names
from cases.history.names import Names
from cases.history.pairing import pair_up
from cases.records import roughly_canonical, shape
from reference.languages import reader_suffix
from reference.locators import locator_in_words

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
KINDS = {
    ADDED: pgettext_lazy("difference", "added"),
    REMOVED: pgettext_lazy("difference", "removed"),
    CHANGED: pgettext_lazy("difference", "changed"),
}
SIGNS = {ADDED: "+", REMOVED: "−", CHANGED: "±"}


@dataclass(frozen=True)
class Change:
    """One value: *before* and *after* as safe HTML with what changed marked, or *names*, ``[(kind, name)]``, for a list of names."""

    label: str
    kind: str
    before: str = ""
    after: str = ""
    names: tuple = ()
    lang: str = ""


@dataclass(frozen=True)
class Row:
    """What changed in one field of a case or in one item of a list, such as a fact; *part* is the key of the record.

    *source* says in words where a fact is taken from; *facts* are the English labels that the fact had and has.
    """

    part: str
    label: str
    kind: str
    changes: tuple
    source: str = ""
    facts: frozenset = frozenset()

    @property
    def kind_in_words(self):
        return KINDS.get(self.kind, "")

    @property
    def sign(self):
        return SIGNS.get(self.kind, "")


def readable(before, after, names=None):
    """Answer the Rows in which record *after* differs from record *before*, in the order of a record's keys."""
    before, after = roughly_canonical(before), roughly_canonical(after)
    names = names or Names(before, after)
    rows = _field_rows(case_cells(before, names), case_cells(after, names))
    for name in shape.LISTS:
        rows += [row for pair in pair_up(name, before, after) if (row := _item_row(name, *pair, names))]
    return sorted(rows, key=lambda row: shape.KEYS.index(row.part))


def in_words(record, names=None):
    """Answer all that *record* says as Rows without a kind."""
    return [Row(row.part, row.label, "", row.changes, row.source, row.facts) for row in readable({}, record, names)]


def _field_rows(old, new):
    paths = [*new, *(path for path in old if path not in new)]
    rows = []
    for path in paths:
        if change := _change(old.get(path), new.get(path)):
            label = change.label if path[0] != "concepts" else _("Concepts: %(scheme)s") % {"scheme": change.label}
            rows.append(Row(path[0], label, change.kind, (change,)))
    return rows


def _item_row(name, old, new, names):
    """Answer the Row of an item that was added, removed or changed; None where it reads the same."""
    columns, model, _identity = shape.LISTS[name]
    before, after = (item_cells(columns, model, item or {}, names) for item in (old, new))
    kind = CHANGED if old and new else ADDED if new else REMOVED
    said = set() if kind == CHANGED else _said_in_head(name)
    paths = [path for path in (*after, *(path for path in before if path not in after)) if path not in said]
    changes = tuple(change for path in paths if (change := _change(before.get(path), after.get(path))))
    if kind == CHANGED and not changes:
        return None
    facts = frozenset(words_of(item, "label", "en") for item in (old, new) if item) if name == "facts" else frozenset()
    return Row(name, HEADS[name](new or old, names), kind, changes, _place(new or old, names) if name == "facts" else "", facts)


def _change(old, new):
    """Answer the Change from one Cell (or None) to another, None where they say the same."""
    if old and new and old.raw == new.raw:
        return None
    cell = new or old
    kind = CHANGED if old and new else ADDED if new else REMOVED
    if isinstance(cell.words, tuple):
        before, after = (list(one.words) if one and isinstance(one.words, tuple) else [] for one in (old, new))
        return Change(cell.label, kind, names=tuple(mark_names(before, after)), lang=cell.lang)
    if kind != CHANGED:
        before, after = (escape(one.words) if one else "" for one in (old, new))
    else:
        before, after = mark(*_told_apart(old, new))
    return Change(cell.label, kind, before, after, lang=cell.lang)


def _told_apart(old, new):
    """Answer the words of two Cells, with the keys behind them where the words are the same."""
    before, after = str(old.words), str(new.words)
    return (before, after) if before != after else (f"{before} ({old.raw})", f"{after} ({new.raw})")


def _said_in_head(name):
    """Answer the paths of an item that the label of its Row says already."""
    paths = {
        "organisations": {("organisation",)},
        "facts": {("label", reader_suffix()), ("year",), ("source",), ("place",)},
        "indicator_links": {("indicator",)},
        "citations": {("source",), ("place",)},
        "relations": {("case",)},
    }
    return paths[name]


def _fact(fact, names):
    label, year = words_of(fact, "label", reader_suffix()), fact.get("year")
    if year:
        return _("Fact “%(label)s”, %(year)s") % {"label": label, "year": year}
    return _("Fact “%(label)s”") % {"label": label}


def _place(item, names):
    """Answer the source of *item* with the place in it."""
    source = names.of("source", str(item.get("source", "")))
    place = locator_in_words(str(item["place"]), reader_suffix()) if item.get("place") else ""
    return _("%(source)s, %(place)s") % {"source": source, "place": place} if place else source


def words_of(item, key, suffix):
    """Answer the text of the pair *key* of *item* in the language *suffix*, else in the other."""
    pair = item.get(key)
    if not isinstance(pair, dict):
        return str(pair or "")
    return str(pair.get(suffix) or next(iter(pair.values()), ""))


HEADS = {
    "organisations": lambda item, names: (
        _("Organisation: %(name)s") % {"name": names.of("organisation", str(item.get("organisation", "")))}
    ),
    "facts": _fact,
    "indicator_links": lambda item, names: (
        _("Link to the index: %(name)s") % {"name": names.of("indicator", str(item.get("indicator", "")))}
    ),
    "citations": lambda item, names: _("Citation: %(place)s") % {"place": _place(item, names)},
    "relations": lambda item, names: _("Relation to “%(title)s”") % {"title": names.of("case", str(item.get("case", "")))},
}
