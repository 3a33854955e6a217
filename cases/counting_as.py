"""A facet counted under an outside list, ready to print: what stands for its entries, what has no place in it, the switch."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.addresses import address, toggled
from cases.comparing.crosswalk import short_name
from reference.models import Mapping

STANDS = {
    "": gettext_lazy("our terms: %(names)s"),
    Mapping.Kind.EXACT: gettext_lazy("exact: %(names)s"),
    Mapping.Kind.CLOSE: gettext_lazy("close: %(names)s"),
    Mapping.Kind.BROAD: gettext_lazy("broader than: %(names)s"),
    Mapping.Kind.NARROW: gettext_lazy("narrower than: %(names)s (the number is an upper bound)"),
}


class Switch(NamedTuple):
    """A list that a facet can be counted by, or our own terms."""

    label: str
    address: str
    is_current: bool


class NotMapped(NamedTuple):
    """A term of ours that stands for no entry, with the address that chooses it itself."""

    name: str
    count: int
    is_partly: bool
    address: str


def switch(facet, asked, parameters):
    """Answer the Switches of *facet*, our own terms first; empty where no list maps it. A list for another facet stays as it is."""
    lists = asked.lists.get(facet, [])
    own = {row.key for row in lists}
    kept = [key for key in asked.values.get("by") or () if key not in own]
    current = asked.counted_by.get(facet)
    choices = [Switch(short_name(row), address(parameters, by=[*kept, row.key]), row == current) for row in lists]
    return [Switch(_("our terms"), address(parameters, by=kept), current is None), *choices] if lists else []


def stands_in_words(entry):
    """Answer what stands for *entry* and how exactly: “exact: Loan”, “broader than: Joint fund, Mission programme”."""
    words = [_named(STANDS[kind], entry.counted, kind) for kind in STANDS if any(stand.kind == kind for stand in entry.counted)]
    if entry.aside:
        words.append(_named(_("not counted, since wider: %(names)s"), entry.aside, Mapping.Kind.NARROW))
    return words


def not_mapped(crosswalk, asked, parameters):
    """Answer the NotMapped terms of *crosswalk* that some case carries."""
    choices = asked.choices.get(crosswalk.facet, ())
    counts = {value.key: value.count for value in asked.answer.facets[crosswalk.facet]}
    return [
        NotMapped(concept.name, count, is_partly, toggled(parameters, crosswalk.facet, concept.key, choices))
        for concept, is_partly in crosswalk.unmapped
        if (count := counts.get(concept.key))
    ]


def _named(words, stands, kind):
    return words % {"names": " · ".join(stand.concept.name for stand in stands if stand.kind == kind)}
