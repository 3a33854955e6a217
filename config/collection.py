"""What the collection holds, counted for its own page; counts with an address equal the explorer's."""

from typing import NamedTuple

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from cases.auditing import coverage
from cases.browsing import answer_for, counts_in
from cases.labels import year_label
from cases.models import Case, Fact
from cases.overview import explorer_address
from reference.languages import reader_suffix
from reference.locators import locator_in_words
from reference.models import Jurisdiction, Source

NO_CHAPTER = "–"
PAGES = "page"


class Counted(NamedTuple):
    """A value in words, how many there are, and the explorer's address for it where it has one."""

    name: str
    count: int
    address: str = ""
    parts: tuple = ()


class Chapter(NamedTuple):
    """A chapter of a document in words, the number of cases that it gave, and ``[(place, number)]``."""

    name: str
    count: int
    places: list


class Document(NamedTuple):
    """A source, how many cases rest on it, and its chapters."""

    source: Source
    count: int
    address: str
    chapters: list


def collection():
    """Answer everything that the page about the collection counts (a fixed number of queries)."""
    answer = answer_for()
    places = {place.code: place for place in Jurisdiction.objects.select_related("parent")}
    cases = list(Case.objects.published().select_related("jurisdiction__parent").prefetch_related("citations__source"))
    by_chapter = coverage(cases)
    return {
        "total": answer.total,
        "changed": Case.objects.published().aggregate(day=Max("changed"))["day"],
        "countries": _countries(counts_in(answer, "place"), places),
        "groupings": _groupings(counts_in(answer, "place"), places),
        "documents": _documents(by_chapter, counts_in(answer, "source"), places),
        "pages": sum(sum(countries.values()) for countries in by_chapter.get(PAGES, {}).values()),
        "statuses": _by_status(counts_in(answer, "status")),
        "years": _by_year(counts_in(answer, "start")),
        "depths": _shares(Case.objects.published(), "depth", Case.Depth),
        "evidence": _shares(Fact.objects.filter(case__stage=Case.Stage.PUBLISHED), "evidence", Fact.Evidence),
        "translations_zh": _shares(Case.objects.published(), "translation_zh", Case.Translation),
        "translations_en": _shares(Case.objects.published(), "translation_en", Case.Translation),
    }


def _countries(counts, places):
    """Countries by number of cases, each with its divisions; blocs and groupings would count their members a second time."""
    rows = [place for place in places.values() if place.kind == Jurisdiction.Kind.COUNTRY and counts.get(place.code)]
    rows.sort(key=lambda place: (-counts[place.code], place.position))
    return [_place(row, counts, [part for part in places.values() if part.parent_id == row.pk]) for row in rows]


def _groupings(counts, places):
    kinds = {Jurisdiction.Kind.BLOC, Jurisdiction.Kind.GROUPING}
    return [_place(place, counts) for place in places.values() if place.kind in kinds and counts.get(place.code)]


def _place(place, counts, parts=()):
    kind = Jurisdiction.Kind.FIRST_LEVEL
    known = tuple(_place(part, counts) for part in parts if part.kind == kind and counts.get(part.code))
    return Counted(place.name, counts[place.code], explorer_address(place=place.code), known)


def _documents(by_chapter, counts, places):
    sources = Source.objects.exclude(kind=Source.Kind.PAGE)
    return [
        Document(
            source,
            counts.get(source.key, 0),
            explorer_address(source=source.key),
            [_chapter(chapter, countries, places) for chapter, countries in by_chapter.get(source.key, {}).items()],
        )
        for source in sources
    ]


def _chapter(chapter, countries, places):
    name = _("without a chapter") if chapter == NO_CHAPTER else locator_in_words(chapter, reader_suffix())
    return Chapter(name, sum(countries.values()), [(places[code], number) for code, number in countries.most_common()])


def _by_status(counts):
    return [Counted(label, counts[key], explorer_address(status=key)) for key, label in Case.Status.choices if counts.get(key)]


def _by_year(counts):
    years = sorted((key for key, count in counts.items() if count), reverse=True)
    return [Counted(year_label(key), counts[key], explorer_address(start=key)) for key in years]


def _shares(rows, field, choices):
    counts = dict(rows.order_by().values_list(field).annotate(Count("pk")))
    return [Counted(label, counts.get(key, 0)) for key, label in choices.choices]
