"""Takes back what an import wrote, as a whole or but for what was edited since."""

from dataclasses import replace

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.desk.drafting import Refused
from cases.desk.importing.confirming import HEAVY, TO_WRITE, held, held_standing, records_of
from cases.desk.importing.steps import Step, parts, told
from cases.desk.importing.values import edited_values, take_back_values
from cases.models import Case, Draft, Import, ImportRow, Revision
from cases.models import Step as DraftStep
from cases.records import Origin, index_many, retire_many, write_many

RESTORED = gettext_lazy("%(done)d of %(total)d cases restored")
RETIRED = gettext_lazy("%(done)d cases retired that the import had brought")
DISCARDED = gettext_lazy("%(done)d drafts discarded")


class InTheWay(ValueError):
    """Some rows were edited or published since; ``keys`` names them, everything else can be taken back."""

    def __init__(self, keys):
        self.keys = keys
        super().__init__(", ".join(keys))


def undo(brought, person, *, leave_edited=False, comment=""):
    """Take back what the confirmed Import *brought* wrote and return it; yields Steps. A closed connection takes back nothing.

    Raises InTheWay where something was edited since, unless those stay as they are (*leave_edited*).
    """
    with transaction.atomic():
        brought = held(brought, Import.State.CONFIRMED)
        rows = brought.rows.filter(outcome__in=TO_WRITE)
        rows = list(rows if brought.kind == Import.Kind.OBSERVATIONS else rows.defer(*HEAVY))
        try:
            yield from _take_back(brought, rows, person, leave_edited, comment)
        except KeyError as error:
            message = _("“%(key)s”, which stood in a case before the import, is not here any more: add it again first.")
            raise Refused(message % {"key": error.args[0]}) from error
        brought.state, brought.undone_by, brought.undone_at = Import.State.UNDONE, person, timezone.now()
        brought.save()
    return brought


def edited_rows(brought, rows):
    """Answer the keys of those *rows* that were edited, published or withdrawn since the import *brought* wrote them."""
    if brought.kind == Import.Kind.OBSERVATIONS:
        return [row.key for row in edited_values(rows)]
    if brought.as_drafts:
        drafts = Draft.objects.filter(source_import=brought).exclude(state=Draft.State.DISCARDED).order_by("slug")
        return [draft.slug for draft in drafts.only("slug", "version", "state") if draft.version > 1 or not draft.is_open]
    ours = _last_is_ours(brought)
    return [row.key for row in rows if row.key not in ours]


def _take_back(brought, rows, person, leave_edited, comment):
    if brought.kind == Import.Kind.CASES and not brought.as_drafts:
        standing = held_standing(rows)
    edited = set(edited_rows(brought, rows))
    if edited and not leave_edited:
        raise InTheWay([row.key for row in rows if row.key in edited])
    left = [row for row in rows if row.key not in edited]
    if not left:
        raise Refused(_("Everything was edited since: there is nothing to take back."))
    if brought.kind == Import.Kind.OBSERVATIONS:
        yield from take_back_values(left)
    elif brought.as_drafts:
        yield from _discard(brought, left, person, comment)
    else:
        yield from _restore(brought, left, standing, person, comment)


def _last_is_ours(brought):
    """Answer the slugs of the cases whose last revision is the one that the import made."""
    made = Revision.objects.filter(source_import=brought, kind=Revision.Kind.IMPORTED)
    later = Revision.objects.filter(case=OuterRef("case"), number__gt=OuterRef("number"))
    return set(made.exclude(Exists(later)).values_list("case__slug", flat=True))


def _restore(brought, rows, standing, person, comment):
    """Give changed cases the record that they had, retire the new ones and those that were retired before."""
    origin = Origin(Revision.Kind.UNDONE, person, None, comment, brought)
    changed = [row for row in rows if row.outcome == ImportRow.Outcome.CHANGED]
    was_retired = _were_retired(changed, standing)
    states = ((record, standing[row.key].case) for row, record in records_of(changed, "before"))
    written = yield from told(write_many(states, origin), RESTORED, len(changed))
    gone = [standing[row.key].case.pk for row in rows if row.outcome == ImportRow.Outcome.CREATED or row.key in was_retired]
    reason = comment or _("The import that brought it was undone.")
    for part in parts(gone):
        retire_many(list(Case.objects.for_record().filter(pk__in=part)), replace(origin, comment=reason))
    yield Step(RETIRED, len(gone))
    index_many(sorted({*written, *gone}))


def _were_retired(rows, standing):
    """Answer the slugs of the cases that were retired when the import published them again."""
    cases = {standing[row.key].case.pk: row for row in rows}
    found = set()
    for part in parts(list(cases)):
        for case, number in Revision.objects.filter(case__in=part, kind=Revision.Kind.RETIRED).values_list("case", "number"):
            if number == cases[case].base:
                found.add(cases[case].key)
    return found


def _discard(brought, rows, person, comment):
    """Put away the drafts that the import began."""
    done = 0
    for part in parts(rows):
        open_drafts = Draft.objects.filter(source_import=brought, state__in=Draft.OPEN, slug__in=[row.key for row in part])
        drafts = list(open_drafts.select_for_update(of=("self",)))
        Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).update(state=Draft.State.DISCARDED, changed=timezone.now())
        DraftStep.objects.bulk_create(DraftStep(draft=draft, kind=DraftStep.Kind.DISCARDED, by=person, comment=comment) for draft in drafts)
        done += len(drafts)
        yield Step(DISCARDED, done)
