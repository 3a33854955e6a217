"""The explorer's question asked without stored bitmaps: conditions and group-bys through the ORM, one query or two a facet.

Hierarchies are counted as they can be in SQL: a place has one row a case, so sums are right; a concept is grouped by itself and by the
concept above; a node of the index by the beginning of its code.
"""

from collections import Counter

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, Substr

from cases.models import Case, Citation, Fact, IndicatorLink, Participation
from programs.models import Program
from reference.models import Concept, Jurisdiction, Organisation

SCHEMES = ("pathway", "instrument", "technology", "stage", "barrier", "target")
CODE_LENGTHS = (1, 3, 5)
PAGE = 20


class Names:
    """The small tables, read once: what is above what, and which rows carry a text in a name."""

    def __init__(self):
        self.places = {place.pk: place for place in Jurisdiction.objects.prefetch_related("groupings")}
        self.concepts = {concept.pk: concept for concept in Concept.objects.all()}
        self.programs = list(Program.objects.all())
        self.above = {pk: self._above(place) for pk, place in self.places.items()}

    def _above(self, place):
        found = {place}
        for above in [self.places.get(place.parent_id), *(self.places[grouping.pk] for grouping in place.groupings.all())]:
            found |= self._above(above) if above else set()
        return found

    def inside(self, code):
        """Answer the ids of the places that count for *code*."""
        return [pk for pk, above in self.above.items() if code in {place.code for place in above}]

    def places_named(self, text):
        named = {pk for pk, place in self.places.items() if _carries(text, place.name_zh, place.full_name_zh, *place.aliases)}
        return [pk for pk, above in self.above.items() if named & {place.pk for place in above}]

    def concepts_named(self, text):
        named = {pk for pk, concept in self.concepts.items() if _carries(text, concept.name_zh, *concept.alt_zh)}
        return [pk for pk, concept in self.concepts.items() if pk in named or concept.broader_id in named]

    def programs_named(self, text):
        return [program.pk for program in self.programs if _carries(text, program.name_zh)]


def ask(names, text, place, facet, value):
    """Answer ``(total, ids of the newest page, {facet: {value: count}})`` for two chosen values and one Chinese word."""
    conditions = {
        "text": _text(names, text),
        "place": Q(jurisdiction__in=names.inside(place)),
        facet: Q(Exists(_links(facet, Q(concept__key=value) | Q(concept__broader__key=value)))),
    }
    cases = _narrowed(conditions)
    page = list(cases.order_by(F("start").desc(nulls_last=True), "-pk").values_list("pk", flat=True)[:PAGE])
    counts = {name: count(names, _narrowed(conditions, but=name)) for name, count in COUNTS.items()}
    return cases.count(), page, counts


def _narrowed(conditions, but=None):
    return Case.objects.published().filter(*(condition for name, condition in conditions.items() if name != but))


def _carries(text, *names):
    return any(text in str(name) for name in names)


def _links(scheme, condition=None):
    return Case.concepts.through.objects.filter(condition or Q(), case=OuterRef("pk"), concept__scheme__key=scheme)


def _text(names, text):
    """The word in any text of the case or in a name of what it points at."""
    columns = ("title_zh", "title_en", "original_name", "summary_zh", "summary_en", "how_zh", "how_en", "note_zh", "note_en")
    own = Q(*((f"{column}__contains", text) for column in columns), _connector=Q.OR)
    facts = Q(*((f"{column}__contains", text) for column in ("label_zh", "text_zh", "note_zh")), _connector=Q.OR)
    concepts = Case.concepts.through.objects.filter(case=OuterRef("pk"), concept__in=names.concepts_named(text))
    organisations = Organisation.objects.filter(name_zh__contains=text)
    return (
        own
        | Q(jurisdiction__in=names.places_named(text))
        | Q(program__in=names.programs_named(text))
        | Q(Exists(concepts))
        | Q(Exists(Fact.objects.filter(facts, case=OuterRef("pk"))))
        | Q(Exists(IndicatorLink.objects.filter(case=OuterRef("pk"), mechanism_zh__contains=text)))
        | Q(Exists(Participation.objects.filter(case=OuterRef("pk"), organisation__in=organisations)))
    )


def _grouped(cases, value):
    return dict(cases.values_list(value).annotate(found=Count("pk", distinct=True)).order_by())


def _by_place(names, cases):
    counts = Counter()
    for pk, found in _grouped(cases, "jurisdiction").items():
        counts.update({place.code: found for place in names.above[pk]})
    return counts


def _by_concept(scheme):
    def count(names, cases):
        linked = cases.filter(concepts__scheme__key=scheme).annotate(top=Coalesce("concepts__broader", "concepts__pk"))
        counts = _grouped(linked, "concepts__pk") | _grouped(linked, "top")
        return {names.concepts[pk].key: found for pk, found in counts.items()}

    return count


def _by_dimension(names, cases):
    counts = {}
    for length in CODE_LENGTHS:
        shortened = cases.filter(indicator_links__isnull=False).annotate(code=Substr("indicator_links__indicator__code", 1, length))
        counts |= {code: found for code, found in _grouped(shortened, "code").items() if len(code) == length}
    return counts


def _by_source(names, cases):
    """Cases that cite a source, and those that have it in a fact only."""
    cited = Citation.objects.filter(case=OuterRef("case"), source=OuterRef("source"))
    facts = Fact.objects.filter(~Exists(cited), case__in=cases).values_list("source__key").annotate(found=Count("case", distinct=True))
    return Counter(_grouped(cases.filter(citations__isnull=False), "citations__source__key")) + Counter(dict(facts.order_by()))


def _by_start(names, cases):
    return {str(year or "unknown"): found for year, found in _grouped(cases, "start__year").items()}


COUNTS = {
    "place": _by_place,
    **{scheme: _by_concept(scheme) for scheme in SCHEMES},
    "dimension": _by_dimension,
    "status": lambda names, cases: _grouped(cases, "status"),
    "programme": lambda names, cases: _grouped(cases.filter(program__isnull=False), "program__code"),
    "source": _by_source,
    "start": _by_start,
}
