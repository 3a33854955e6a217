"""The names of facets and of their values, in the reader's language, with the tree they stand in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.finding import FACETS
from cases.models import Case
from indicators.models import Indicator
from programs.models import Program
from reference.models import Concept, Jurisdiction, Source

FACET_LABELS = {
    "place": gettext_lazy("Place"),
    "pathway": gettext_lazy("Pathway"),
    "dimension": gettext_lazy("Index dimension"),
    "instrument": gettext_lazy("Instrument"),
    "technology": gettext_lazy("Technology"),
    "stage": gettext_lazy("Stage of the innovation chain"),
    "barrier": gettext_lazy("Problem"),
    "status": gettext_lazy("Status"),
    "programme": gettext_lazy("Programme"),
    "source": gettext_lazy("Source"),
    "start": gettext_lazy("Start year"),
    "target": gettext_lazy("Target group"),
}
CONCEPT_FACETS = {"pathway", "instrument", "technology", "stage", "barrier", "target"}
UNKNOWN_YEAR = "unknown"


@dataclass(frozen=True)
class ValueLabel:
    """The name of a facet's value, the value above it and, for top-level instruments, the side."""

    name: str
    parent: str | None = None
    side: str = ""


def value_labels(facet):
    """Answer ``{value key: ValueLabel}`` of *facet* in the order to print; ``start`` has no fixed values and answers ``{}``."""
    if facet in CONCEPT_FACETS:
        return _concepts(facet)
    return READERS[facet]()


def all_value_labels():
    """Answer the labels of every facet, by facet; one query for all concept facets together."""
    concepts = {facet: {} for facet in CONCEPT_FACETS}
    for concept in Concept.objects.standing().filter(scheme__key__in=CONCEPT_FACETS).select_related("scheme", "broader"):
        concepts[concept.scheme.key][concept.key] = _concept_label(concept)
    return {facet: concepts[facet] if facet in CONCEPT_FACETS else READERS[facet]() for facet in FACETS}


def year_label(key):
    """Answer the name of a value of the start-year facet."""
    return _("not known") if key == UNKNOWN_YEAR else key


def _concepts(scheme):
    return {concept.key: _concept_label(concept) for concept in Concept.objects.of(scheme).select_related("broader")}


def _concept_label(concept):
    return ValueLabel(concept.name, concept.broader.key if concept.broader else None, concept.get_side_display())


def _places():
    places = Jurisdiction.objects.select_related("parent")
    return {place.code: ValueLabel(place.name, place.parent.code if place.parent else None) for place in places}


def _dimensions():
    nodes = Indicator.objects.of(Indicator.MAIN_FRAMEWORK).filter(level__gt=0).select_related("parent")
    return {node.code: ValueLabel(node.name, node.parent.code if node.level > 1 else None) for node in nodes}


def _statuses():
    return {value: ValueLabel(str(label)) for value, label in Case.Status.choices}


def _programmes():
    return {program.code: ValueLabel(_named(program)) for program in Program.objects.all()}


def _named(program):
    return f"{program.acronym} · {program.name}" if program.acronym else program.name


def _sources():
    return {source.key: ValueLabel(source.title) for source in Source.objects.all()}


READERS = {
    "place": _places,
    "dimension": _dimensions,
    "status": _statuses,
    "programme": _programmes,
    "source": _sources,
    "start": dict,
}
