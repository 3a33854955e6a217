"""Facets for print: every value with its label, count, bar and the address that chooses or drops it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cases.addresses import address, toggled
from cases.counting_as import not_mapped, stands_in_words, switch
from cases.finding import FACETS, Axis, count_sets
from cases.labels import FACET_LABELS, UNKNOWN_YEAR, ValueLabel, all_value_labels, year_label

# Facets with few values show the empty ones too, so that a reader sees the whole scale.
SHORT_FACETS = {"pathway", "stage", "status"}
OPEN_FACETS = {"place", "pathway", "dimension", "instrument"}


@dataclass
class PrintedValue:
    """One value: *address* chooses or drops it, and is empty where choosing it would lead to nothing."""

    key: str
    label: str
    count: int
    is_selected: bool
    address: str = ""
    share: int = 0
    side: str = ""
    children: list = field(default_factory=list)
    stands: list = field(default_factory=list)

    @property
    def is_open(self):
        """Whether a value below this one is chosen."""
        return any(child.is_selected or child.is_open for child in self.children)


@dataclass
class PrintedFacet:
    """A facet with its values as a tree; *switch* holds the lists it can be counted by, *unmapped* what has no place in the one chosen."""

    name: str
    label: str
    values: list
    selected: int
    is_open: bool
    switch: list = field(default_factory=list)
    unmapped: list = field(default_factory=list)


@dataclass(frozen=True)
class Chip:
    """A choice that is in force, with the address that takes it back."""

    facet: str
    label: str
    address: str


def printed_facets(asked, parameters):
    """Answer every facet that has something to offer for *asked* (a CaseFilter), ready to print."""
    labels = all_value_labels()
    printed = [_facet(facet, asked, parameters, labels[facet]) for facet in FACETS]
    return [facet for facet in printed if facet.values]


def _facet(facet, asked, parameters, labels):
    if facet in asked.counted_by:
        return _facet_by_list(asked.crosswalks.of(facet, asked.counted_by[facet].key), asked, parameters)
    values = asked.answer.facets[facet]
    return _printed_facet(facet, asked, parameters, labels or _year_labels(values), {value.key: value.count for value in values})


def _facet_by_list(seen, asked, parameters):
    """A facet whose values are the entries of an outside list."""
    counts = count_sets(asked.question, Axis(seen.facet, {entry.key: entry.concepts for entry in seen.entries}))
    labels = {entry.key: ValueLabel(entry.name) for entry in seen.entries}
    printed = _printed_facet(seen.facet, asked, parameters, labels, counts)
    words = {entry.key: stands_in_words(entry) for entry in seen.entries}
    for value in printed.values:
        value.stands = words[value.key]
    printed.unmapped = not_mapped(seen, asked, parameters)
    return printed


def _printed_facet(facet, asked, parameters, labels, counts):
    choices = asked.choices.get(facet, ())
    most = max(counts.values(), default=0)
    values = {}
    for key, label in labels.items():
        count, is_selected = counts.get(key, 0), key in choices
        if count or is_selected or facet in SHORT_FACETS:
            goes_somewhere = count or is_selected
            values[key] = PrintedValue(
                key,
                label.name,
                count,
                is_selected,
                toggled(parameters, facet, key, choices) if goes_somewhere else "",
                round(100 * count / most) if most else 0,
                label.side,
            )
    is_open = bool(choices) or facet in OPEN_FACETS or facet in asked.counted_by
    tree = _tree(values, labels)
    return PrintedFacet(facet, str(FACET_LABELS[facet]), tree, len(choices), is_open, switch(facet, asked, parameters))


def _tree(values, labels):
    top = []
    for key, value in values.items():
        parent = values.get(labels[key].parent)
        (parent.children if parent else top).append(value)
    return top


def _year_labels(values):
    """Years from the newest, the unknown ones last."""
    keys = sorted((value.key for value in values), key=lambda key: (key != UNKNOWN_YEAR, key), reverse=True)
    return {key: ValueLabel(year_label(key)) for key in keys}


def chips(asked, parameters):
    """Answer a Chip for every word and choice in force."""
    text = asked.question.text
    found = [Chip("", f"“{text}”", address(parameters, q=None, sort=None))] if text else []
    names = _names(asked) if asked.choices else {}
    for facet, keys in asked.choices.items():
        found += [Chip(str(FACET_LABELS[facet]), names[facet][key], toggled(parameters, facet, key, keys)) for key in keys]
    return found


def _names(asked):
    """Answer ``{facet: {value: name}}`` of what was chosen; a value that does not exist is called what it was written."""
    labels = all_value_labels()
    return {
        facet: {key: _name(facet, key, labels[facet]) for key in keys} | asked.crosswalks.names(facet, keys)
        for facet, keys in asked.choices.items()
    }


def _name(facet, key, labels):
    if key in labels:
        return labels[key].name
    return year_label(key) if facet == "start" else key


def loosenings(asked, parameters):
    """Answer ``(words, count, address)`` for every part of a question that found nothing whose loss would help."""
    relaxations = asked.answer.relaxations
    names = _names(asked) if relaxations else {}
    # Without words, dropping every filter is what “Clear all” does.
    telling = [relaxation for relaxation in relaxations if relaxation.part != "facets" or asked.question.text]
    return [(*_loosened(relaxation, asked, parameters, names), relaxation.count) for relaxation in telling]


def _loosened(relaxation, asked, parameters, names):
    """Answer ``(words, address)`` for dropping one part."""
    if relaxation.part == "word":
        (word,) = relaxation.values
        return _("without the word “%(word)s”") % {"word": word}, address(parameters, q=relaxation.text)
    if relaxation.part == "text":
        return _("without the words “%(text)s”") % {"text": asked.question.text}, address(parameters, q=None)
    if relaxation.part == "facets":
        return _("with the words alone, without any filter"), address(parameters, **dict.fromkeys(asked.choices))
    facet = relaxation.part
    values = ", ".join(names[facet][key] for key in asked.choices[facet])
    return _("without %(facet)s: %(values)s") % {"facet": FACET_LABELS[facet], "values": values}, address(parameters, **{facet: None})
