"""Ways into the cases: by place, by technology, by problem, by instrument."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.comparing.adoption import COLUMNS, adoption_of, with_sources
from cases.comparing.against import used_together
from cases.finding import Question, find
from cases.models import Case
from cases.overview import bars, explorer_address
from indicators.exports import write_csv
from indicators.models import Indicator, Observation
from indicators.regions.profile import profile_of
from reference.languages import reader_suffix
from reference.models import Concept, Jurisdiction, Profile, Scheme
from reference.tiles import tile_map

MAPPED = ("CN", "US")
CARDS = 20
# Each kind of page that shows a scheme: the scheme, the address names of its list and of one concept, the scheme told beside it.
CONCEPT_PAGES = {
    "technology": {"list": "technology_list", "page": "technology"},
    "barrier": {"list": "problem_list", "page": "problem", "beside": "instrument"},
    "instrument": {"list": "instrument_list", "page": "instrument", "beside": "barrier"},
}


def answer_for(**choices):
    """Answer what the explorer would for these choices (one value each), newest first."""
    return find(Question(choices={facet: (value,) for facet, value in choices.items()}, sort="newest", language=reader_suffix()))


def counts_in(answer, facet):
    """Answer ``{value: count}`` of a facet."""
    return {value.key: value.count for value in answer.facets[facet]}


def cards(ids):
    """Answer the cases of *ids*, ready for their cards, in the order of *ids*."""
    ids = [int(number) for number in ids[:CARDS]]
    found = Case.objects.for_cards().in_bulk(ids)
    return [found[number] for number in ids if number in found]


def country_map(code, counts):
    """Answer the tile map of a country with *counts* of cases by place; none where no place is on it."""
    places = list(Jurisdiction.objects.on_tile_map(code).select_related("parent"))
    return tile_map(places[0].parent, places, counts) if places else None


def larger_places(counts):
    """Answer ``{kind: [(place, count)]}`` of the countries, blocs and groupings."""
    kinds = {kind.value: [] for kind in Jurisdiction.Kind if kind != Jurisdiction.Kind.FIRST_LEVEL}
    for row in Jurisdiction.objects.filter(kind__in=kinds):
        kinds[row.kind].append((row, counts.get(row.code, 0)))
    return kinds


def place_list(request):
    """Show the tile maps of the countries that have one, and beside them every other place."""
    counts = counts_in(answer_for(), "place")
    maps = [drawn for code in MAPPED if (drawn := country_map(code, counts))]
    return render(request, "cases/browse/place_list.html", {"maps": maps, "groups": larger_places(counts)})


def place(request, code):
    """Show one place: where it lies, its cases along the pathways and dimensions, its profile and its figures."""
    if code != code.upper():
        return redirect("place", code.upper(), permanent=True)
    here = get_object_or_404(Jurisdiction.objects.select_related("parent"), code=code)
    answer = answer_for(place=code)
    everywhere = counts_in(answer, "place")
    own = find_own(here, answer)
    context = {
        "place": here,
        "total": answer.total,
        "groupings": here.groupings.all(),
        "members": [(member, everywhere.get(member.code, 0)) for member in here.members.all()],
        "parts": [(part, everywhere.get(part.code, 0)) for part in here.children.all() if part.tile_row is None],
        "map": country_map(code, everywhere) if code in MAPPED else None,
        "pathways": bars(
            Concept.objects.of("pathway"), counts_in(answer, "pathway"), lambda row: explorer_address(place=code, pathway=row.key)
        ),
        "dimensions": bars(
            Indicator.objects.of(Indicator.MAIN_FRAMEWORK).filter(level=2),
            counts_in(answer, "dimension"),
            lambda row: explorer_address(place=code, dimension=row.code),
        ),
        "own_total": len(own),
        "cases": cards(own),
        "explorer": explorer_address(place=code),
        "profile": Profile.objects.for_page().filter(jurisdiction=here).first(),
        "figures": Observation.objects.filter(jurisdiction=here).of_statistics(),
        "index": profile_of(here),
    }
    return render(request, "cases/browse/place.html", context)


def find_own(here, answer):
    """Answer the ids of the place's own cases, those of its parts and members left out, in the answer's order."""
    if not here.children.exists() and not here.members.exists():
        return answer.ids
    own = set(Case.objects.published().filter(jurisdiction=here).values_list("pk", flat=True))
    return [number for number in answer.ids if int(number) in own]


def concept_list(request, scheme):
    """Show a scheme's concepts as a tree with the number of cases of each."""
    row = get_object_or_404(Scheme, key=scheme)
    counts = counts_in(answer_for(), scheme)
    context = {
        "scheme": row,
        "sides": by_side(concept_tree(scheme, counts)),
        "words": list_words()[scheme],
        "page": CONCEPT_PAGES[scheme]["page"],
    }
    return render(request, "cases/browse/concept_list.html", context)


def concept_tree(scheme, counts):
    """Answer ``[(top concept, count, [(narrower concept, count)])]`` of a scheme in its own order."""
    below = {}
    for row in Concept.objects.of(scheme).select_related("scheme"):
        below.setdefault(row.broader_id, []).append((row, counts.get(row.key, 0)))
    return [(top, count, below.get(top.pk, [])) for top, count in below.get(None, [])]


def by_side(tops):
    """Answer ``[(name of the side, tops)]``; a scheme without sides is one nameless group."""
    sides = {}
    for top in tops:
        sides.setdefault(top[0].get_side_display() if top[0].side else "", []).append(top)
    return list(sides.items())


def concept(request, scheme, key):
    """Show one concept: what it covers, its neighbours and mappings, where its cases are, its cases."""
    row = get_object_or_404(Concept.objects.select_related("scheme", "broader__scheme", "source"), scheme__key=scheme, key=key)
    if row.merged_into_id:
        return _moved(request, row.merged_into.get_absolute_url())
    answer = answer_for(**{scheme: key})
    counts, by_place = counts_in(answer, scheme), counts_in(answer, "place")
    all_counts = counts_in(answer_for(), scheme)
    context = {
        "concept": row,
        "words": list_words()[scheme],
        "list": CONCEPT_PAGES[scheme]["list"],
        "total": answer.total,
        "narrower": [(other, all_counts.get(other.key, 0)) for other in row.narrower.select_related("scheme")],
        "mappings": row.mappings.select_related("vocabulary"),
        "places": place_bars(by_place, scheme, key),
        "cases": cards(answer.ids),
        "explorer": explorer_address(**{scheme: key}),
        "counts": counts,
    }
    if beside := CONCEPT_PAGES[scheme].get("beside"):
        context |= {"parameter": scheme, "beside": beside, "together": used_together(answer.ids, beside)}
    if scheme == "instrument":
        context["adoption"] = adoption_of(answer.ids)
    return render(request, "cases/browse/concept.html", context)


def adoption_csv(request, key):
    """When which place began with an instrument: one row is one case, those without a date last."""
    row = get_object_or_404(Concept.objects.select_related("merged_into"), scheme__key="instrument", key=key)
    if row.merged_into:
        return _moved(request, reverse("adoption_csv", args=[row.merged_into.key]))
    return write_csv(with_sources(answer_for(instrument=key).ids), f"{key}-adoption.csv", COLUMNS)


def _moved(request, address):
    """Lead from the address of a concept that was merged to that of the one that stands for it."""
    query = request.META.get("QUERY_STRING")
    return redirect(f"{address}?{query}" if query else address, permanent=True)


def place_bars(counts, scheme, key):
    """Answer ``[(bar of a country or bloc, [(division, count, address)])]`` for the places with cases."""
    known = Jurisdiction.objects.filter(code__in=[code for code, count in counts.items() if count])
    places = list(known.exclude(kind=Jurisdiction.Kind.GROUPING))  # a grouping would count its members a second time

    def address(row):
        return explorer_address(**{scheme: key, "place": row.code})

    tops = bars([place for place in places if place.parent is None], counts, address)
    tops.sort(key=lambda bar: -bar.count)
    return [(bar, [(part, counts[part.code], address(part)) for part in places if part.parent_id == bar.row.pk]) for bar in tops]


def list_words():
    """What each kind of concept page calls itself."""
    return {
        "technology": {"title": _("Technologies"), "empty": _("No case for this technology yet.")},
        "barrier": {"title": _("Start from a problem"), "empty": _("No case against this problem yet.")},
        "instrument": {"title": _("Policy instruments"), "empty": _("No case with this instrument yet.")},
    }
