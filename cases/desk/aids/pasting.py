"""Facts from a table that was copied out of a spreadsheet: rows for the form, and what was not understood of them."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cases.desk.aids.columns import IDEOGRAPH, recognised
from cases.desk.aids.grids import MOST_ROWS, rows_in
from cases.models import Fact
from reference.figures import Figure, read_figure
from reference.locators import locator_from_words
from reference.models import Source, Unit

# What a column is taken for, in words.
KINDS = {
    "label": gettext_lazy("label"),
    "label_zh": gettext_lazy("label (Chinese)"),
    "label_en": gettext_lazy("label (English)"),
    "value": gettext_lazy("value"),
    "value_max": gettext_lazy("upper value of a range"),
    "unit": gettext_lazy("unit or currency"),
    "year": gettext_lazy("year"),
    "qualifier": gettext_lazy("qualifier"),
    "text": gettext_lazy("instead of a number"),
    "source": gettext_lazy("source"),
    "place": gettext_lazy("place in the source"),
    "evidence": gettext_lazy("evidence"),
    "note": gettext_lazy("note"),
}
# These say of a figure when or of what kind; the others bound it and come first.
KINDS_OF_FIGURE = ("planned", "cumulative")
LANGUAGES = ("zh-hans", "en")


@dataclass(frozen=True)
class Words:
    """The words that cells may hold: *units*, and keys by the words for them in either language, in small letters."""

    units: list
    sources: dict
    evidence: dict
    qualifiers: dict

    @property
    def unit_names(self):
        return {name.casefold() for unit in self.units for name in (unit.key, unit.label_zh, unit.label_en, unit.plural_en)}


@dataclass(frozen=True)
class Row:
    """A fact as *values* by field of the form, and *notes* of what was not understood or guessed in it."""

    values: dict
    notes: list = field(default_factory=list)


@dataclass(frozen=True)
class Pasted:
    """The *columns* in words, "" for one that is left out, and the *rows*; *messages* are for the table as a whole."""

    columns: list
    rows: list
    messages: list


def words_known():
    """Answer the Words of the atlas."""
    sources = {}
    for key, zh, en in Source.objects.values_list("key", "title_zh", "title_en"):
        sources |= {name.casefold(): key for name in (zh, en, key) if name}
    return Words(list(Unit.objects.all()), sources, _labels(Fact.Evidence), _labels(Fact.Qualifier))


def _labels(choices):
    found = {value: value for value in choices.values}
    for language in LANGUAGES:
        with override(language):
            found |= {str(label).casefold(): value for value, label in choices.choices}
    return found


def read_facts(text, words):
    """Answer what *text*, a table with tabs or commas, says, as Pasted."""
    rows = rows_in(text)
    if not rows:
        return Pasted([], [], [_("There is nothing in the box: copy the rows of a table and paste them into it.")])
    kinds, below, _has_header = recognised(rows, words)
    messages = [_("Only the first %(number)d rows are read.") % {"number": MOST_ROWS}] if len(rows) == MOST_ROWS else []
    if not {"label", "label_zh", "label_en"} & set(kinds):
        messages.append(_("No column was recognised as the label: name the columns in the first row, such as label, value, unit, year."))
    return Pasted([str(KINDS.get(kind, "")) for kind in kinds], [_row(kinds, row, words) for row in below], messages)


def _row(kinds, cells, words):
    given = {kind: cell for kind, cell in zip(kinds, cells, strict=False) if kind and cell}
    row = Row({})
    for kind in ("label", "label_zh", "label_en", "note"):
        if kind in given:
            row.values[kind if kind in ("label_zh", "label_en") else _in_its_language(kind, given[kind])] = given[kind]
    _read_figures(given, row, words)
    _read_choices(given, row, words)
    lost = [cell for cell in cells[len(kinds) :] if cell] + [cell for kind, cell in zip(kinds, cells, strict=False) if cell and not kind]
    row.notes.extend(_("“%(cell)s” stands in a column that was not recognised and is left out.") % {"cell": cell} for cell in lost)
    return row


def _in_its_language(name, text):
    return f"{name}_{'zh' if IDEOGRAPH.search(text) else 'en'}"


def _read_figures(given, row, words):
    """The figure of a row from the cells that hold it, its unit, its upper value, its year, or the words instead."""
    if "text" in given:
        row.values[_in_its_language("text", given["text"])] = given["text"]
    figure = _figure(given, words)
    if figure.words:
        row.values.setdefault(_in_its_language("text", figure.words), figure.words)
        row.notes.append(_("“%(words)s” is kept as words: %(reason)s.") % {"words": figure.words, "reason": figure.note})
    elif figure.note:
        row.notes.append(_("“%(cell)s”: %(reason)s.") % {"cell": given.get("value", ""), "reason": figure.note})
    year = read_figure(given["year"], words.units) if "year" in given else figure
    if "year" in given and not year.year:
        row.notes.append(_("“%(cell)s” is not a year and is left out.") % {"cell": given["year"]})
    qualifiers = _qualifiers(given, figure, words, row)
    found = {"value": figure.value, "value_max": figure.value_max, "unit": figure.unit, "year": year.year}
    row.values.update({name: str(value) for name, value in found.items() if value not in (None, "")})
    if qualifiers:
        row.values["qualifier"] = qualifiers[0]
        row.values["also"] = qualifiers[1:]


def _figure(given, words):
    """The figure of the value together with its unit, and up to the upper value, where these stand in cells of their own."""
    value, unit = given.get("value", ""), given.get("unit", "")
    upper = given.get("value_max", "")
    label = " ".join(given.get(kind, "") for kind in ("label", "label_zh", "label_en"))
    text = f"{value}–{upper}" if value and upper else value
    if text.isdecimal() and not unit:
        # In a column of values a bare number of four digits is no year.
        return Figure(int(text[:18]), note=_("there is no unit: choose what it counts, or its currency"))
    whole = read_figure(f"{text}{unit if IDEOGRAPH.match(unit) else f' {unit}'}" if text else "", words.units, label)
    if unit and (whole.words or not whole.unit):
        alone = read_figure(text, words.units, label)
        # A unit that stands in both cells is one; a unit that is not known must not take the number with it.
        return alone if alone.unit or not whole.words else whole
    return whole


def _qualifiers(given, figure, words, row):
    """The qualifiers of the cell and of the figure: first the one that bounds the figure, as the atlas keeps them."""
    found = list(figure.qualifiers)
    for word in filter(None, (part.strip() for part in given.get("qualifier", "").replace("，", ",").split(","))):
        if key := words.qualifiers.get(word.casefold()):
            found.insert(0, key)
        else:
            row.notes.append(_("“%(cell)s” is not a qualifier and is left out.") % {"cell": word})
    found = [key for key in dict.fromkeys(found) if key != Fact.Qualifier.EXACT]
    return sorted(found, key=lambda key: key in KINDS_OF_FIGURE)


def _read_choices(given, row, words):
    """The source, the place in it and the evidence, each by its key or the words for it."""
    known = {"source": words.sources, "evidence": words.evidence}
    reasons = {
        "source": _("“%(cell)s” is not a source of the atlas: enter it there first, or choose another."),
        "evidence": _("“%(cell)s” is not a grade of evidence."),
        "place": _("“%(cell)s” is not a place in a source: write it such as “ch 2, s 1, p 3”."),
    }
    for name, reason in reasons.items():
        if cell := given.get(name):
            key = locator_from_words(cell) if name == "place" else known[name].get(cell.casefold())
            if key:
                row.values[name] = key
            else:
                row.notes.append(reason % {"cell": cell})
