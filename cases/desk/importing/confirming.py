"""Writes what was looked at, as drafts for review or published at once, in the caller's one transaction."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases.desk.drafting import Refused
from cases.desk.importing.standing import NOTHING, standing_without_records
from cases.desk.importing.steps import Step, parts, told
from cases.desk.importing.values import outdated_values, write_values
from cases.models import Case, Draft, Import, ImportRow, Revision
from cases.models import Step as DraftStep
from cases.records import Origin, canonical, in_standing_concepts, index_many, write_many
from reference.merged import merged_keys

WRITTEN = gettext_lazy("%(done)d of %(total)d cases written")
DRAFTED = gettext_lazy("%(done)d of %(total)d drafts written")
INDEXED = gettext_lazy("the search knows of %(done)d cases")
TO_WRITE = (ImportRow.Outcome.CREATED, ImportRow.Outcome.CHANGED)
HEAVY = ("record", "before", "problems", "duplicates")


class Overtaken(ValueError):
    """What some rows change was changed by somebody else since they were looked at; ``keys`` names those."""

    def __init__(self, keys):
        self.keys = keys
        super().__init__(", ".join(keys))


def confirm(brought, person, *, as_drafts, leave_out=False, comment=""):
    """Write the rows of the Import *brought* and return it; yields Steps. A closed connection writes nothing.

    Raises Refused where it may not be confirmed (so), Overtaken where something changed since it was looked at.
    """
    try:
        with transaction.atomic():
            brought = held(brought, Import.State.PREVIEWED)
            rows = list(brought.rows.filter(outcome__in=TO_WRITE).defer(*HEAVY))
            _refuse_unsettled(brought, rows, leave_out)
            yield from _write(brought, rows, person, as_drafts, comment)
            brought.state, brought.comment, brought.confirmed_at = Import.State.CONFIRMED, comment, timezone.now()
            brought.as_drafts = as_drafts and brought.kind == Import.Kind.CASES
            brought.save()
    except KeyError as error:
        raise Refused(_("“%(key)s” is not here any more: look at the import again.") % {"key": error.args[0]}) from error
    except IntegrityError as error:
        raise Overtaken([]) from error
    return brought


def held(brought, state):
    """Answer the row of the Import, held until the transaction ends; refused where its state is another one."""
    brought = Import.objects.select_for_update().get(pk=brought.pk)
    if brought.state != state:
        raise Refused(_("The import is %(state)s meanwhile.") % {"state": brought.get_state_display()})
    return brought


def _refuse_unsettled(brought, rows, leave_out):
    if not rows:
        raise Refused(_("There is nothing to write: no row is new or changed."))
    refused = brought.rows.filter(outcome=ImportRow.Outcome.REFUSED).count()
    if refused and not leave_out:
        message = ngettext(
            "%(count)d row is refused: mend it in the file and bring it again, or tick that it is left out.",
            "%(count)d rows are refused: mend them in the file and bring it again, or tick that they are left out.",
            refused,
        )
        raise Refused(message % {"count": refused})


def _write(brought, rows, person, as_drafts, comment):
    if brought.kind == Import.Kind.OBSERVATIONS:
        values = list(brought.rows.filter(outcome__in=TO_WRITE))
        if outdated := outdated_values(values):
            raise Overtaken([row.key for row in outdated])
        yield from write_values(values)
        return
    standing = held_standing(rows)
    if outdated := [row.key for row in rows if is_outdated(row, standing.get(row.key, NOTHING))]:
        raise Overtaken(outdated)
    if as_drafts:
        yield from _draft(brought, rows, standing, person, comment)
    else:
        yield from _publish(brought, rows, standing, person, comment)


def held_standing(rows):
    """Answer ``{slug: Standing}``, without records, of the cases of *rows*, held till the end, in one order: nobody waits in a circle."""
    slugs = [row.key for row in rows]
    found = {}
    for part in parts(sorted(slugs)):
        list(Case.objects.filter(slug__in=part).order_by("slug").select_for_update(no_key=True).values_list("pk"))
    for part in parts(slugs):
        found |= standing_without_records(part)
    return found


def is_outdated(row, standing):
    """Whether what *row* changes is not what it was when the row was looked at."""
    is_new = row.outcome == ImportRow.Outcome.CREATED
    if standing.case is None:
        return not is_new or standing.draft is not None
    return is_new or standing.number != row.base


def records_of(rows, field="record"):
    """Yield ``(row, canonical record in standing concepts)`` for the *rows*, read a part at a time: all at once would be much."""
    merged = merged_keys()
    for part in parts(rows):
        records = dict(ImportRow.objects.filter(pk__in=[row.pk for row in part]).values_list("pk", field))
        yield from ((row, in_standing_concepts(canonical(records[row.pk]), merged)) for row in part)


def _publish(brought, rows, standing, person, comment):
    states = ((record, standing[row.key].case if row.key in standing else None) for row, record in records_of(rows))
    origin = Origin(Revision.Kind.IMPORTED, person, None, comment, brought)
    cases = yield from told(write_many(states, origin), WRITTEN, len(rows))
    new = [pk for pk, row in zip(cases, rows, strict=True) if row.outcome == ImportRow.Outcome.CREATED]
    for part in parts(new):
        Case.objects.filter(pk__in=part).update(confirmed=timezone.localdate(), confirmed_by=person)
    index_many(cases)
    yield Step(INDEXED, len(cases))


def _draft(brought, rows, standing, person, comment):
    busy = [row.key for row in rows if standing.get(row.key, NOTHING).draft]
    if busy:
        message = _("Open drafts stand in the way: %(slugs)s. Publish or discard them first, or import by publishing at once.")
        raise Refused(message % {"slugs": ", ".join(busy[:10])})
    done = 0
    for part in parts(rows):
        bases = _bases(part, standing)
        drafts = Draft.objects.bulk_create(_draft_of(row, record, standing, bases, brought, person) for row, record in records_of(part))
        steps = ((DraftStep.Kind.BEGUN, ""), (DraftStep.Kind.SUBMITTED, comment))
        DraftStep.objects.bulk_create(
            DraftStep(draft=draft, kind=kind, by=person, comment=words) for draft in drafts for kind, words in steps
        )
        done += len(part)
        yield Step(DRAFTED, done, len(rows))


def _bases(part, standing):
    """Answer ``{case: its last Revision}`` of the cases that *part* changes."""
    cases = [standing[row.key].case.pk for row in part if row.key in standing]
    last = {}
    for revision in Revision.objects.filter(case__in=cases).order_by("case", "number").defer("record"):
        last[revision.case_id] = revision
    return last


def _draft_of(row, record, standing, bases, brought, person):
    case = standing[row.key].case if row.key in standing else None
    return Draft(
        slug=row.key,
        case=case,
        base=bases.get(case.pk) if case else None,
        record=record,
        state=Draft.State.IN_REVIEW,
        author=person,
        changed_by=person,
        source_import=brought,
    )
