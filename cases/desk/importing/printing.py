"""The rows of an import as its page prints them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst

from cases.desk.duplicates import Twin
from cases.desk.importing.undone import left_as_it_was
from cases.history import Names, readable
from cases.models import Case, Draft, Import, ImportRow
from indicators.models import Observation, Series
from indicators.structure import MAIN_FRAMEWORK
from reference.languages import other_suffix, reader_suffix
from reference.models import Jurisdiction

Outcome = ImportRow.Outcome


@dataclass
class Printed:
    """A row in the reader's language: what it is, what it changes, what is wrong with it, where to go on."""

    row: ImportRow
    title: str
    changes: list
    problems: list
    twins: list
    links: list
    is_left: bool = False

    @property
    def is_new(self):
        return self.row.outcome == Outcome.CREATED


def printed(brought, rows):
    """Answer the *rows* of one page as Printed; a few queries, however many rows."""
    if brought.kind == Import.Kind.OBSERVATIONS:
        titles = _value_titles(rows)
        return [Printed(row, titles[row.key], _value_changes(row), problems_of(row), [], []) for row in rows]
    names = Names(*(record for row in rows for record in (row.record, row.before or {})))
    keys = [row.key for row in rows]
    cases = {case.slug: case for case in Case.objects.filter(slug__in=keys).only("slug", "title_zh", "title_en")}
    drafts = dict(Draft.objects.filter(source_import=brought, slug__in=keys).values_list("slug", "pk"))
    left = left_as_it_was(brought, keys)
    return [
        Printed(
            row,
            _title(row, cases.get(row.key)),
            readable(row.before or {}, row.record, names) if row.outcome in (Outcome.CREATED, Outcome.CHANGED) else [],
            problems_of(row),
            [Twin(**twin) for twin in row.duplicates],
            _links(row, cases, drafts),
            row.key in left,
        )
        for row in rows
    ]


def problems_of(row):
    """Answer ``[(where, column, message, is a note)]`` in the reader's language."""
    return [(one["where"], one["column"], one["message"][reader_suffix()], "note" in one) for one in row.problems]


def _title(row, case):
    title = row.record.get("title")
    if isinstance(title, dict) and any(title.values()):
        return title.get(reader_suffix()) or title.get(other_suffix())
    return case.title if case else row.key


def _links(row, cases, drafts):
    """Answer ``[(name of the page, address)]`` of what stands behind a row."""
    links = [("draft", reverse("admin:cases_draft_review", args=[drafts[row.key]]))] if row.key in drafts else []
    if row.key in cases:
        links += [("case", reverse("case", args=[row.key])), ("history", reverse("history", args=[row.key]))]
    return links


def _value_titles(rows):
    """Answer ``{key: series, place and year in the reader's language}``; what is not known names itself."""
    parts = {row.key: row.key.rsplit("/", 3) for row in rows}
    codes = {found[0].split("/")[0] for found in parts.values()}
    series = Series.objects.filter(indicator__code__in=codes, indicator__framework__key=MAIN_FRAMEWORK).select_related(
        "indicator__framework"
    )
    names = {one.path: f"{one.indicator.code} {one.name}" for one in series}
    places = {
        place.code: place.name for place in Jurisdiction.objects.filter(code__in=[found[-3] for found in parts.values() if found[1:]])
    }
    return {key: _value_title(found, names, places) for key, found in parts.items()}


def _value_title(parts, names, places):
    if len(parts) < 4:
        return "/".join(parts)
    series, place, year, seen_in = parts
    seen_in = dict(Observation.SeenIn.choices).get(seen_in, seen_in)
    return " · ".join(filter(None, (names.get(series, series), places.get(place, place), year, str(seen_in))))


def _value_changes(row):
    """Answer ``[(label, before, after)]`` of a value of the index."""
    before = row.before or {}
    keys = [key for key in row.record if row.outcome != Outcome.REFUSED and before.get(key) != row.record[key]]
    gone = [key for key in before if key not in row.record and row.outcome == Outcome.CHANGED]
    return [(_label(key), _words(before.get(key)), _words(row.record.get(key))) for key in (*keys, *gone)]


def _label(key):
    names = {field.name: field.verbose_name for field in Observation._meta.fields}
    return capfirst(str(names.get(key) or names.get(f"{key}_{reader_suffix()}") or key))


def _words(value):
    if isinstance(value, dict):
        return value.get(reader_suffix()) or value.get(other_suffix()) or ""
    return "" if value is None else str(value)
