"""What an import of cases would do, record by record, before anything is written."""

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.desk.duplicates import Known, near
from cases.desk.importing.merging import merged
from cases.desk.importing.naming import column_of
from cases.desk.importing.standing import NOTHING, standing_of
from cases.desk.importing.steps import AT_ONCE, Step, parts
from cases.models import ImportRow
from cases.records import canonical, check, in_standing_concepts, keys_known, roughly_canonical
from reference.columns import nearest
from reference.merged import merged_keys

LOOKED_AT = gettext_lazy("%(done)d of %(total)d cases looked at")
COMPARED = gettext_lazy("%(done)d of %(total)d new cases compared with what is here")
LANGUAGES = {"zh": "zh-hans", "en": "en"}
Outcome = ImportRow.Outcome


def plan_cases(all_given):
    """Return the ImportRows, not stored yet, of the *all_given*; yields Steps."""
    known, concepts_merged = keys_known(), merged_keys()
    here = frozenset(known["case"])
    known["case"] |= {given.slug for given in all_given if given.has_row}
    rows = []
    for part in parts(all_given):
        standing = standing_of([given.slug for given in part])
        rows += [_row(given, standing.get(given.slug, NOTHING), known, concepts_merged) for given in part]
        yield Step(LOOKED_AT, len(rows), len(all_given))
    refuse_lonely(rows, here)
    yield from flag_duplicates(rows)
    for position, row in enumerate(rows):
        row.position = position
    return rows


def _row(given, standing, known, concepts_merged):
    record, origins, faults = merged(standing.record, given.record)
    problems = in_both_languages(_faults, given, standing, record, origins, faults, known)
    row = ImportRow(where=given.where, key=given.slug[:200], problems=problems)
    if problems:
        row.outcome, row.record = Outcome.REFUSED, roughly_canonical(record)
    else:
        settle(row, standing, record, concepts_merged)
    return row


def settle(row, standing, record, concepts_merged):
    """Say what the *record*, which has no fault, would do to what stands here; *concepts_merged* are ``merged_keys()``."""
    record = in_standing_concepts(canonical(record), concepts_merged)
    is_here = standing.case is not None
    row.record, row.before, row.base = record, standing.record if is_here else None, standing.number
    if record == standing.drafted or (is_here and record == standing.record and not standing.is_retired):
        row.outcome, row.record, row.before = Outcome.UNCHANGED, {}, None
    elif standing.draft and not is_here:
        row.outcome, row.problems = Outcome.REFUSED, in_both_languages(_taken, row, standing.draft)
    else:
        row.outcome = Outcome.CHANGED if is_here else Outcome.CREATED
        row.problems = in_both_languages(_notes, row, standing)


def _taken(row, draft):
    message = _("“%(slug)s” is the address of an open draft that reads otherwise: edit that draft, discard it or choose another slug")
    yield problem(row.where, "slug", message % {"slug": draft.slug})


def _notes(row, standing):
    """What to know before confirming, though nothing is wrong."""
    if standing.draft:
        message = _("there is an open draft of this case: import by publishing, or publish or discard the draft first")
        yield problem(row.where, "", message, is_note=True)
    if standing.is_retired:
        yield problem(row.where, "", _("the case is retired: publishing brings it back"), is_note=True)


def problem(where, column, message, is_note=False):
    """Answer a problem of a row as it is stored; a note is no reason to refuse it."""
    return {"where": where, "column": column, "message": str(message), **({"note": True} if is_note else {})}


def in_both_languages(find, *arguments):
    """Answer the problems that *find* yields, every message as ``{zh, en}``: who looks at an import later may read the other language."""
    found = list(find(*arguments))
    if not found:
        return []
    texts = {}
    for suffix, language in LANGUAGES.items():
        with translation.override(language):
            texts[suffix] = [one["message"] for one in find(*arguments)]
    return [{**one, "message": {suffix: texts[suffix][number] for suffix in LANGUAGES}} for number, one in enumerate(found)]


def _faults(given, standing, record, origins, faults, known):
    """Yield what is wrong with the cells; where nothing is, what is wrong with the record."""
    if given.faults:
        yield from (problem(where, column, message) for _path, where, column, message in given.faults)
        return
    for path, message in faults:
        yield problem(given.place(path), "item", message)
    if standing is NOTHING and not given.has_row:
        message = _("the case “%(slug)s” is neither here nor in a row of “cases”") % {"slug": given.slug}
        yield problem(given.where, "slug", message + nearest(given.slug, known["case"]))
        return
    for path, message in check(record, known):
        path = _path_in_file(path, origins)
        yield problem(given.place(path), column_of(path), message + _suggestion(path, message, record))


def _path_in_file(path, origins):
    """Answer *path* with the number that an item of a list has in the file."""
    return (path[0], origins[path[:2]], *path[2:]) if path[:2] in origins else path


def _suggestion(path, message, record):
    if path == ("slug",) and slugify(str(record.get("slug", ""))) not in ("", record.get("slug")):
        return _("; such as “%(slug)s”") % {"slug": slugify(record["slug"])[:100]}
    return ""


def refuse_lonely(rows, here):
    """Refuse rows whose relation leads to a case of the same file that is refused, and so on; the cases *here* are there anyway."""
    refused = {row.key for row in rows if row.outcome == Outcome.REFUSED} - here
    waiting = [row for row in rows if row.outcome in (Outcome.CREATED, Outcome.CHANGED) and row.record.get("relations")]
    while found := [(row, slugs) for row in waiting if (slugs := _goes_to(row, refused))]:
        for row, slugs in found:
            row.problems = in_both_languages(_lonely, row, min(slugs))
            row.outcome = Outcome.REFUSED
            waiting.remove(row)
        refused |= {row.key for row, _slugs in found} - here


def _goes_to(row, slugs):
    return slugs.intersection(relation["case"] for relation in row.record.get("relations", []))


def _lonely(row, slug):
    yield problem(row.where, "relations", _("the case is related to “%(slug)s”, which is refused: mend that one first") % {"slug": slug})


def flag_duplicates(rows):
    """Note in new rows which cases, drafts and other rows may be the same practice; yields Steps."""
    new = [row for row in rows if row.outcome == Outcome.CREATED]
    if not new:
        return
    known = Known.whole_desk()
    for row in new:
        known.add(row.record, "row")
    for number, row in enumerate(new, 1):
        row.duplicates = [twin.as_data() for twin in near(row.record, known)]
        if not number % AT_ONCE or number == len(new):
            yield Step(COMPARED, number, len(new))
