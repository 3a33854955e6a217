"""What a reader of the whole collection would find wrong, beyond the faults that no single record may have."""

import datetime
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from cases.dates import parse_partial_date
from cases.models import Case
from cases.records import check, keys_known, read
from reference.locators import parse_locator
from reference.models import Concept, Source

# A similarity of texts, 0 to 100; the most alike records that are not the same practice have 91.
ALIKE = 94
# Years are words enough: the year of a law, the years of a list.
BEGINS_WITH_A_NUMBER = re.compile(r"\W{0,2}(?!(?:19|20)\d\d(?!\d))\d")


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend: *where* is the key of a case or concept."""

    where: str
    message: str

    def __str__(self):
        return f"{self.where}: {self.message}"


def audit(cases):
    """Answer the Findings of *cases* (from ``Case.objects.published().for_record()``) and of the concepts, sorted."""
    records = {case.slug: read(case) for case in cases}
    known = keys_known()
    findings = [Finding(slug, message) for slug, record in records.items() for _path, message in check(record, known)]
    for slug, record in records.items():
        findings += [Finding(slug, message) for message in (*_status_faults(record, _latest_source(cases, slug)), *_figure_faults(record))]
    findings += [Finding(f"{one} / {other}", message) for one, other, message in duplicates(records)]
    findings += [Finding(f"{concept.scheme.key}/{concept.key}", message) for concept, message in _concept_faults()]
    return sorted(findings)


def _latest_source(cases, slug):
    """Answer the last day on which a source of the case may have been written, or None."""
    case = next(case for case in cases if case.slug == slug)
    dates = [citation.source.date for citation in case.citations.all() if citation.source.date]
    return max((_last_day(date) for date in dates), default=None)


def _last_day(text):
    """Answer the last day of a date known to the year, month or day."""
    day, precision = parse_partial_date(text)
    if precision == "year":
        return day.replace(month=12, day=31)
    if precision == "month":
        return (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
    return day


def _status_faults(record, read_on):
    """A status must fit the dates, seen from the day of the latest source."""
    status, start, end = record["status"], record.get("start"), record.get("end")
    if status == "in_force" and end and read_on and _last_day(end) < datetime.date(read_on.year, 1, 1):
        yield f"in force, but it ended in {end}, before its latest source: make it “ended” or correct the end"
    if status in {"planned", "proposed"} and start and read_on and _last_day(start) < datetime.date(read_on.year, 1, 1):
        yield f"{status}, but it began in {start}, before its latest source: correct the status or the start"
    if status == "ended" and end and read_on and parse_partial_date(end)[0] > read_on:
        yield f"ended, but its end ({end}) lies after its latest source: correct one of the two"


def _figure_faults(record):
    """A figure that begins with a number must be a value."""
    for fact in record.get("facts", []):
        if "text" in fact and all(BEGINS_WITH_A_NUMBER.match(words) for words in fact["text"].values()):
            yield f"the fact “{fact['label']['en']}” is a number in words: give it as “value” with its “unit”"


def duplicates(records):
    """Yield ``(slug, slug, message)`` for records of one place whose titles or summaries are near the same in either language."""
    by_place = defaultdict(list)
    for slug, record in sorted(records.items()):
        by_place[record["jurisdiction"]].append((slug, record))
    for here in by_place.values():
        for (one, first), (other, second) in combinations(here, 2):
            for key in ("title", "summary"):
                if _is_alike(first[key], second[key]):
                    yield one, other, f"near the same {key}: if it is one practice, make it one case with two citations"
                    break


def _is_alike(first, second):
    return any(fuzz.ratio(first[suffix], second[suffix]) >= ALIKE for suffix in first.keys() & second.keys())


def _concept_faults():
    """A concept needs a scope note in both languages and a case, its own or of a narrower one."""
    concepts = list(Concept.objects.standing().select_related("scheme", "broader").order_by("scheme__key", "key"))
    used = set(Case.objects.published().values_list("concepts", flat=True))
    broader = {concept.pk: concept.broader_id for concept in concepts}
    for pk in list(used):
        while pk := broader.get(pk):
            used.add(pk)
    for concept in concepts:
        if not (concept.scope_zh and concept.scope_en):
            yield concept, "no scope note in one of the languages: add it"
        if concept.pk not in used:
            yield concept, "no case carries it: give it to the cases it fits, or drop it"


def coverage(cases):
    """Answer ``{source key: {chapter: Counter of country codes}}``: the cases that each chapter of a source gave.

    A case counts once in a chapter; citations without a chapter stand under “–”, web pages under one source ``page``.
    """
    table = defaultdict(lambda: defaultdict(Counter))
    for case in cases:
        country = (case.jurisdiction.parent or case.jurisdiction).code
        for source, chapter in {_cited(citation) for citation in case.citations.all()}:
            table[source][chapter][country] += 1
    return {source: dict(sorted(chapters.items())) for source, chapters in sorted(table.items())}


def _cited(citation):
    if citation.source.kind == Source.Kind.PAGE:
        return "page", "–"
    return citation.source.key, _chapter(citation.place)


def _chapter(place):
    """Answer the first part of a locator, ``ch 2`` of ``ch 2, s 1, p 3``; documents without chapters give their section."""
    for kind, number in parse_locator(place) if place else []:
        if kind in {"ch", "s", "preface", "abstract"}:
            return f"{kind} {number}" if number else kind
    return "–"
