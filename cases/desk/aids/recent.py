"""The sources that a person last worked with, to be offered first."""

from django.db.models import Case, Value, When

from cases.models import Draft

MOST_DRAFTS = 20
MOST_SOURCES = 6
SOURCED = ("citations", "facts")


def recent_sources(person, record=None):
    """Answer ``{key of a source: place last used in it}``: those of *record*, its last rows first, then of the person's last drafts."""
    found = {}
    drafts = Draft.objects.filter(changed_by=person).order_by("-changed").values_list("record", flat=True)[:MOST_DRAFTS]
    for one in (record or {}, *drafts):
        for item in _sourced(one):
            found.setdefault(str(item["source"]), str(item.get("place") or ""))
        if len(found) >= MOST_SOURCES:
            break
    return dict(list(found.items())[:MOST_SOURCES])


def _sourced(record):
    """The rows of *record* that name a source, the last first, citations before facts."""
    for name in SOURCED:
        items = record.get(name)
        for item in reversed(items if isinstance(items, list) else []):
            if isinstance(item, dict) and item.get("source"):
                yield item


def recent_first(rows, person):
    """Answer *rows*, a queryset of sources, with those that *person* last worked with before the others."""
    places = [When(key=key, then=Value(number)) for number, key in enumerate(recent_sources(person))]
    return rows.order_by(Case(*places, default=Value(MOST_SOURCES)), *rows.query.order_by) if places else rows
