"""Which records an undone import left as they were, because somebody had edited them."""

from cases.models import Draft, Import, Revision

TAKEN_BACK = (Revision.Kind.UNDONE, Revision.Kind.RETIRED)


def left_as_it_was(brought, slugs):
    """Answer those of *slugs* that undoing *brought* did not touch; none while it is not undone."""
    if brought.state != Import.State.UNDONE:
        return set()
    if brought.as_drafts:
        drafts = Draft.objects.filter(source_import=brought, slug__in=slugs).exclude(state=Draft.State.DISCARDED)
        return set(drafts.values_list("slug", flat=True))
    made = Revision.objects.filter(source_import=brought, case__slug__in=slugs).values_list("case__slug", "kind")
    return {slug for slug, _kind in made} - {slug for slug, kind in made if kind in TAKEN_BACK}
