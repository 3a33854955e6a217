"""Facets for print: every value with its label, count, bar and the address that chooses or drops it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cases.finding import FACETS
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

    @property
    def is_open(self):
        """Whether a value below this one is chosen."""
        return any(child.is_selected or child.is_open for child in self.children)


@dataclass
class PrintedFacet:
    """A facet with its values as a tree."""

    name: str
    label: str
    values: list
    selected: int
    is_open: bool


@dataclass(frozen=True)
class Chip:
    """A choice that is in force, with the address that takes it back."""

    facet: str
    label: str
    address: str


def address(parameters, **changes):
    """Answer the query string of *parameters* (a QueryDict) with some changed and the page left out.

    A value of ``None`` or an empty list drops the parameter.
    """
    changed = parameters.copy()
    changed.pop("page", None)
    for name, value in changes.items():
        changed.setlist(name, [value] if isinstance(value, str) else list(value or []))
        if not changed.getlist(name):
            changed.pop(name, None)
    return f"?{changed.urlencode()}"


def toggled(parameters, facet, key, choices):
    """Answer the address at which *key* is chosen in *facet* if it is not, and is not if it is."""
    values = [value for value in choices if value != key] if key in choices else [*choices, key]
    return address(parameters, **{facet: values})


def printed_facets(question, answer, parameters):
    """Answer every facet that has something to offer for *answer*, ready to print."""
    labels = all_value_labels()
    printed = [_printed_facet(facet, question, answer, parameters, labels[facet]) for facet in FACETS]
    return [facet for facet in printed if facet.values]


def _printed_facet(facet, question, answer, parameters, labels):
    choices = question.choices.get(facet, ())
    labels = labels or _year_labels(answer.facets[facet])
    counts = {value.key: value.count for value in answer.facets[facet]}
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
    return PrintedFacet(facet, str(FACET_LABELS[facet]), _tree(values, labels), len(choices), bool(choices) or facet in OPEN_FACETS)


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


def chips(question, parameters):
    """Answer a Chip for every word and choice in force."""
    found = [Chip("", f"“{question.text}”", address(parameters, q=None, sort=None))] if question.text else []
    labels = all_value_labels() if question.choices else {}
    for facet, keys in question.choices.items():
        for key in keys:
            label = labels[facet].get(key)
            name = label.name if label else year_label(key) if facet == "start" else key
            found.append(Chip(str(FACET_LABELS[facet]), name, toggled(parameters, facet, key, keys)))
    return found


def loosenings(question, answer, parameters):
    """Answer ``(words, count, address)`` for every part of a question that found nothing whose loss would help."""
    labels = all_value_labels() if answer.relaxations else {}
    # Without words, dropping every filter is what “Clear all” does.
    relaxations = [relaxation for relaxation in answer.relaxations if relaxation.part != "facets" or question.text]
    return [(*_loosened(relaxation, question, parameters, labels), relaxation.count) for relaxation in relaxations]


def _loosened(relaxation, question, parameters, labels):
    """Answer ``(words, address)`` for dropping one part."""
    if relaxation.part == "word":
        (word,) = relaxation.values
        return _("without the word “%(word)s”") % {"word": word}, address(parameters, q=relaxation.text)
    if relaxation.part == "text":
        return _("without the words “%(text)s”") % {"text": question.text}, address(parameters, q=None)
    if relaxation.part == "facets":
        return _("with the words alone, without any filter"), address(parameters, **dict.fromkeys(question.choices))
    facet = relaxation.part
    names = [labels[facet][value].name if value in labels[facet] else value for value in relaxation.values]
    words = _("without %(facet)s: %(values)s") % {"facet": FACET_LABELS[facet], "values": ", ".join(names)}
    return words, address(parameters, **{facet: None})
