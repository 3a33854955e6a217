"""The one filter of cases: pages and API ask through it, the stored bitmaps answer."""

from functools import cached_property

import django_filters
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_field

from cases.comparing.crosswalk import Crosswalks, lists_by_facet
from cases.finding import FACETS, SORTS, Question, find
from cases.labels import CONCEPT_FACETS, FACET_LABELS, UNKNOWN_YEAR, value_labels
from cases.models import Case
from reference.columns import nearest
from reference.languages import reader_suffix
from reference.merged import merged_keys, standing_keys

SORT_LABELS = {
    "relevance": gettext_lazy("relevance"),
    "newest": gettext_lazy("newest"),
    "place": gettext_lazy("place"),
    "title": gettext_lazy("title"),
}


class ManyWords(forms.MultipleChoiceField):
    """Any words, each once and in the order given; whether they mean something is said in a message, not by refusal."""

    def valid_value(self, value):
        return True

    def clean(self, value):
        return list(dict.fromkeys(word.strip() for word in super().clean(value) if word.strip()))


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class FacetFilter(django_filters.Filter):
    """Values of one facet: several widen."""

    field_class = ManyWords

    def __init__(self, facet):
        super().__init__(label=FACET_LABELS[facet], help_text=FACET_HELP[facet])


FACET_HELP = {
    "place": gettext_lazy("Codes of places, ISO 3166 such as CN-HA, US or DE; a country includes its provinces and states."),
    "pathway": gettext_lazy("Keys of pathways, such as supply."),
    "dimension": gettext_lazy("Codes of the fusion index, such as 1, 1.1 or 1.1.1."),
    "instrument": gettext_lazy(
        "Keys of instruments, such as open-bidding; a broad one includes the narrower ones. "
        "Or entries of an outside list, such as oecd-stip:pi007."
    ),
    "technology": gettext_lazy(
        "Keys of technologies, such as quantum; a broad one includes the narrower ones. "
        "Or entries of an outside list, such as us-cet-2024:16."
    ),
    "stage": gettext_lazy("Keys of stages of the innovation chain, such as validation."),
    "barrier": gettext_lazy("Keys of problems, such as valley-of-death."),
    "status": gettext_lazy("proposed, planned, in_force, ended or superseded."),
    "programme": gettext_lazy("Codes of programmes, such as RIE."),
    "source": gettext_lazy("Keys of sources, such as caict-2025."),
    "start": gettext_lazy("Years in which cases start, or unknown."),
    "target": gettext_lazy("Keys of target groups, such as smes."),
}


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class CountedBy(django_filters.Filter):
    """Outside lists that facets are counted by; they change the counts beside the cases, never the cases."""

    field_class = ManyWords

    def __init__(self):
        super().__init__(label=gettext_lazy("Count as"), help_text=COUNTED_BY_HELP)


COUNTED_BY_HELP = gettext_lazy(
    "Outside lists by which the explorer counts instruments and technologies, such as oecd-stip; which cases are found does not change."
)


class Results:
    """The cases that a question found, in its order; only the slice that is asked for is fetched."""

    def __init__(self, ids, cases):
        self.ids, self.cases = ids, cases

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, part):
        if not isinstance(part, slice):
            return self[part : part + 1][0]
        ids = [int(number) for number in self.ids[part]]
        found = self.cases.in_bulk(ids)
        return [found[number] for number in ids if number in found]


class CaseFilter(django_filters.FilterSet):
    """Cases by words and facets; ``qs`` is a sequence in the asked order, ``answer`` holds the counts.

    Values that do not exist stay in the question and find nothing; ``problems`` names each with the nearest
    that does. With *strict* (the API) they make the filter invalid instead.
    """

    q = django_filters.CharFilter(
        label=gettext_lazy("Search"), help_text=gettext_lazy("Words in Chinese or English; “quotes” keep a phrase together.")
    )
    place = FacetFilter("place")
    pathway = FacetFilter("pathway")
    dimension = FacetFilter("dimension")
    instrument = FacetFilter("instrument")
    technology = FacetFilter("technology")
    stage = FacetFilter("stage")
    barrier = FacetFilter("barrier")
    status = FacetFilter("status")
    programme = FacetFilter("programme")
    source = FacetFilter("source")
    start = FacetFilter("start")
    target = FacetFilter("target")
    sort = django_filters.CharFilter(label=gettext_lazy("Order"), help_text=gettext_lazy("relevance, newest, place or title."))
    by = CountedBy()

    class Meta:
        model = Case
        fields = []

    @cached_property
    def values(self):
        """What the address holds, read by the fields."""
        return self.form.cleaned_data if self.form.is_valid() else {}

    @cached_property
    def choices(self):
        """``{facet: values}`` as they were chosen, entries of outside lists among them."""
        asked = {facet: [_as_key(facet, word) for word in self.values.get(facet) or ()] for facet in FACETS}
        return Question(choices=asked | _standing({facet: asked[facet] for facet in CONCEPT_FACETS if asked[facet]})).choices

    @cached_property
    def question(self):
        """The question with our own concepts only."""
        text = self.values.get("q") or ""
        sort = self.values.get("sort") or ("relevance" if text else "newest")
        return Question(text=text, choices=self.crosswalks.expanded(self.choices), sort=sort, language=reader_suffix())

    @cached_property
    def crosswalks(self):
        """The outside lists that the address names, each read once."""
        return Crosswalks()

    @cached_property
    def lists(self):
        """``{facet: [Vocabulary]}``: the outside lists that can be counted by."""
        return lists_by_facet()

    @cached_property
    def counted_by(self):
        """``{facet: Vocabulary}``: for each facet the first list asked for that maps it."""
        asked = self.values.get("by") or ()
        first = {facet: next((row for key in asked for row in lists if row.key == key), None) for facet, lists in self.lists.items()}
        return {facet: row for facet, row in first.items() if row}

    @cached_property
    def answer(self):
        return find(self.question)

    @property
    def qs(self):
        return Results(self.answer.ids, self.queryset)

    @cached_property
    def problems(self):
        """Answer ``{parameter: [message]}`` for what was asked and cannot be as it stands."""
        found = {facet: messages for facet in self.choices if (messages := list(self._unknown_values(facet)))}
        sort = self.data.get("sort")
        if sort and sort not in SORTS:
            found["sort"] = [_("“%(value)s” is no order; there is: %(orders)s.") % {"value": sort, "orders": ", ".join(SORTS)}]
        if unknown := list(self._unknown_lists()):
            found["by"] = unknown
        if self.question.ignored_text:
            found["q"] = [
                _("Only the first %(count)s characters were searched: shorten the words, or quote the phrase that matters.")
                % {"count": len(self.question.used_text)}
            ]
        return found

    def _unknown_values(self, facet):
        known = value_labels(facet) | self.crosswalks.entries_of_lists(facet, self.choices[facet])
        for value in self.choices[facet]:
            if facet == "start":
                if value != UNKNOWN_YEAR and not (value.isascii() and value.isdigit() and len(value) == 4):
                    yield _("“%(value)s” is not a year; write 2025, or unknown.") % {"value": value}
            elif value not in known:
                yield _("“%(value)s” is not among the values of “%(facet)s”%(nearest)s") % {
                    "value": value,
                    "facet": FACET_LABELS[facet],
                    "nearest": nearest(value, known),
                }

    def _unknown_lists(self):
        """Messages for lists that map nothing, so that our own terms are counted; no query where none is asked for."""
        asked = self.values.get("by")
        known = {row.key for lists in self.lists.values() for row in lists} if asked else ()
        for key in asked or ():
            if key not in known:
                words = _("“%(value)s” is no list to count by, so our own terms are counted%(nearest)s")
                yield words % {"value": key, "nearest": nearest(key, known)}


def _standing(asked):
    """Answer *asked*, ``{facet: keys of concepts}``, with those that were merged as the ones that stand for them."""
    keys = {key for values in asked.values() for key in values}
    merged = merged_keys(key__in=keys) if keys else {}
    return {facet: standing_keys(facet, values, merged) for facet, values in asked.items()} if merged else {}


def _as_key(facet, word):
    """Answer *word* in the case that keys of *facet* are written in."""
    if facet == "place":
        return word.upper()
    return word if facet == "programme" else word.lower()
