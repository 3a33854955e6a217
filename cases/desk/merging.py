"""Two concepts of a scheme become one: everything that names the one that goes names the one that stays.

The row of the one that goes remains, marked, so that files, addresses and old records keep their meaning.
"""

from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from cases.desk.drafting import Refused
from cases.desk.settling import refresh_cases_of
from cases.models import Case, Draft, Revision
from cases.records import Origin, add_revisions, in_standing_concepts, read
from reference.merged import merged_keys
from reference.models import Concept
from reference.records import digest

LANGUAGES = ("zh", "en")


class Merged(NamedTuple):
    """What was moved: how many cases, open drafts, narrower concepts and mappings."""

    cases: int
    drafts: int
    narrower: int
    mappings: int


def refusal(gone, stays):
    """Answer why *gone* cannot become part of *stays*, None where it can."""
    if gone.pk == stays.pk:
        return gettext("A concept cannot be merged with itself: choose another.")
    if gone.scheme_id != stays.scheme_id:
        return gettext("The two stand in different schemes: only concepts of one scheme can be merged.")
    if gone.merged_into_id or stays.merged_into_id:
        return gettext("One of the two was merged already: choose the concept that stands for it.")
    if stays.broader_id not in (None, gone.pk) and gone.narrower.exclude(pk=stays.pk).exists():
        words = gettext(
            "What stands below “{gone}” would come to a third level, which no page shows: let “{gone}” stay, or move that first."
        )
        return words.format(gone=gone.name)
    return None


def drafts_naming(concept):
    """Answer the open drafts whose records name *concept*."""
    found = Draft.objects.filter(state__in=Draft.OPEN, record__has_key="concepts")
    return [draft for draft in found if concept.key in _named(draft.record, concept.scheme.key)]


def merge(gone, stays, person, comment=""):
    """Move everything from *gone* to *stays* in one transaction and answer what was Merged; raises Refused where it may not be."""
    with transaction.atomic():
        gone, stays = _locked(gone, stays)
        if words := refusal(gone, stays):
            raise Refused(words)
        drafts = _open_drafts()
        before = {case.pk: read(case) for case in _cases(concepts=gone).select_for_update(of=("self",), no_key=True)}
        narrower = _move_tree(gone, stays)
        mappings = _move_mappings(gone, stays)
        _take_labels(gone, stays)
        _mark(gone, stays)
        _move_cases(gone, stays, before)
        revised = _revise(before, Origin(Revision.Kind.MERGED, person, None, comment or _usual_comment(gone, stays)))
        moved = _move_drafts(drafts, gone, revised)
        refresh_cases_of(stays, ["alt_zh"])
    return Merged(len(before), moved, narrower, mappings)


def _locked(gone, stays):
    """Answer the rows of both as they stand; cases may still be written that point at them (a full lock would hold each other up)."""
    rows = Concept.objects.select_for_update(of=("self",), no_key=True).select_related("scheme").order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=[gone.pk, stays.pk])}
    return found[gone.pk], found[stays.pk]


def _open_drafts():
    """Lock the open drafts before the cases, as publishing does, so that neither waits for the other."""
    rows = Draft.objects.select_for_update(of=("self",), no_key=True).select_related("base").order_by("pk")
    return list(rows.filter(state__in=Draft.OPEN))


def _cases(**chosen):
    return Case.objects.for_record().filter(**chosen).order_by("pk")


def _usual_comment(gone, stays):
    return f"{gone.scheme.key}: {gone.name_zh} · {gone.name_en} ({gone.key}) → {stays.name_zh} · {stays.name_en} ({stays.key})"


def _move_tree(gone, stays):
    """Put what stands below *gone* below *stays*, and *stays* into the place of *gone* where it stood below it itself."""
    if stays.broader_id == gone.pk:
        stays.broader_id, stays.side = gone.broader_id, stays.side or gone.side
        stays.save(update_fields=["broader", "side"])
    return gone.narrower.exclude(pk=stays.pk).update(broader=stays)


def _move_mappings(gone, stays):
    """Give *stays* the mappings of *gone* that it has not itself."""
    own = set(stays.mappings.values_list("vocabulary", "entry"))
    new = [row.pk for row in gone.mappings.all() if (row.vocabulary_id, row.entry) not in own]
    gone.mappings.filter(pk__in=new).update(concept=stays)
    gone.mappings.all().delete()
    return len(new)


def _take_labels(gone, stays):
    """Let *stays* be found by all names of *gone*."""
    for language in LANGUAGES:
        names = {getattr(stays, f"name_{language}").casefold()}
        labels = [*getattr(stays, f"alt_{language}"), getattr(gone, f"name_{language}"), *getattr(gone, f"alt_{language}")]
        kept = [label for label in labels if label.casefold() not in names and not names.add(label.casefold())]
        setattr(stays, f"alt_{language}", kept)
    stays.save(update_fields=["alt_zh", "alt_en"])


def _mark(gone, stays):
    """What was merged into *gone* before is now merged into *stays*."""
    Concept.objects.filter(merged_into=gone).update(merged_into=stays)
    gone.merged_into, gone.broader = stays, None
    gone.save(update_fields=["merged_into", "broader"])


def _move_cases(gone, stays, before):
    through = Case.concepts.through
    there = set(through.objects.filter(concept=stays, case__in=before).values_list("case_id", flat=True))
    through.objects.bulk_create(through(case_id=pk, concept=stays) for pk in before if pk not in there)
    through.objects.filter(concept=gone).delete()
    Case.objects.filter(pk__in=before).update(changed=timezone.now())


def _revise(before, origin):
    """Number the new states of the cases that readers see; what their files brought stays known as such. Answers the new Revisions."""
    merged = merged_keys()
    states = [(case, read(case)) for case in _cases(pk__in=list(before))]
    for case, record in states:
        case.loaded_digest = _digest_as_loaded(case, before[case.pk], record, merged)
    Case.objects.bulk_update((case for case, _record in states), ["loaded_digest"], batch_size=500)
    return add_revisions([(case, record) for case, record in states if case.stage == Case.Stage.PUBLISHED], origin)


def _digest_as_loaded(case, before, after, merged):
    """Answer the fingerprint that the record loaded last has today: a file that names the old key says the same as before."""
    if case.loaded_digest in ("", digest(before)):
        return case.loaded_digest and digest(after)
    loaded = (record for record in case.revisions.values_list("record", flat=True) if digest(record) == case.loaded_digest)
    record = next(loaded, None)
    return digest(in_standing_concepts(record, merged)) if record else case.loaded_digest


def _move_drafts(drafts, gone, revised):
    """Let open drafts name what stays, and stand on the new revision of their case if they stood on the last; answer how many named it."""
    merged = merged_keys()
    after = {revision.case_id: revision for revision in revised}
    for draft in drafts:
        if draft.base and (new := after.get(draft.case_id)) and draft.base.number == new.number - 1:
            Draft.objects.filter(pk=draft.pk).update(base=new)
    named = [draft for draft in drafts if gone.key in _named(draft.record, gone.scheme.key)]
    for draft in named:
        Draft.objects.filter(pk=draft.pk).update(record=in_standing_concepts(draft.record, merged), version=F("version") + 1)
    return len(named)


def _named(record, scheme):
    """The keys of *scheme* in the record of a draft, whatever shape it has."""
    concepts = record.get("concepts")
    keys = concepts.get(scheme) if isinstance(concepts, dict) else None
    return keys if isinstance(keys, list) else []
