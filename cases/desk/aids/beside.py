"""What stands beside the form of a case: duplicates, what is missing, what may be added."""

from dataclasses import dataclass

from cases.desk import drafting, duplicates
from cases.desk.aids.recent import recent_sources
from cases.desk.completeness import completeness
from cases.desk.entering.anchors import anchor_of
from cases.desk.suggesting import suggestions
from cases.history import path_in_words
from reference.models import Source

MOST_RAISING = 5


@dataclass(frozen=True)
class Beside:
    """Everything that the panel shows, worked out from a record of whatever shape."""

    twins: list
    faults: list
    completeness: object
    raising: list
    suggestions: object
    recent: list


def beside(record, draft, person):
    """Answer the Beside of *record*, as it stands in the form of *draft* before *person*."""
    faults = [(anchor_of(path), path_in_words(path), message) for path, message in drafting.faults_of(record)]
    whole = completeness(record)
    raising = [(anchor_of(lack.path), lack.words, round(lack.points)) for lack in whole.missing if lack.points >= 0.5]
    return Beside(
        twins=duplicates.near(record, draft=draft if draft.pk else None),
        faults=faults,
        completeness=whole,
        raising=raising[:MOST_RAISING],
        suggestions=suggestions(record),
        recent=_recent(person, record),
    )


def _recent(person, record):
    """``[(source, place last used in it)]``."""
    places = recent_sources(person, record)
    rows = Source.objects.in_bulk(list(places), field_name="key")
    return [(rows[key], place) for key, place in places.items() if key in rows]
