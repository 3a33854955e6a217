"""Who has the form of a draft open: seen within the last minute."""

from datetime import timedelta

from django.utils import timezone

from cases.models import Presence

AWAY = timedelta(seconds=60)


def note(draft, person):
    """Note that *person* has *draft* open now; who was away for a minute comes anew."""
    now = timezone.now()
    row, _is_new = Presence.objects.get_or_create(draft=draft, person=person, defaults={"since": now, "seen": now})
    row.since = row.since if now - row.seen <= AWAY else now
    row.seen = now
    row.save(update_fields=["since", "seen"])


def others(draft, person):
    """Answer who else has *draft* open, the first comer first."""
    rows = Presence.objects.filter(draft=draft, seen__gte=timezone.now() - AWAY).exclude(person=person)
    return list(rows.select_related("person").order_by("since", "pk"))


def company(draft, person):
    """Answer what the form of *draft* says of others, with a fingerprint that changes when that does."""
    rows = others(draft, person)
    shown = ".".join([str(draft.version), draft.state, *(f"{row.pk}-{row.since:%H%M}" for row in rows)])
    return {"draft": draft, "others": rows, "shown": shown}
