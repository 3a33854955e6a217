"""Publish the data and method of today as an edition: a row, and a content file that brings it to every other database."""

from datetime import date
from typing import NamedTuple

from django.db import transaction

from indicators.editions.differences import Differences, differences
from indicators.editions.record import EDITIONS, FOLDER, KEY, text_of
from indicators.editions.snapshot import digest_of, snapshot_of
from indicators.engine import Refusal
from indicators.models import Edition, Framework
from indicators.structure import MAIN_FRAMEWORK
from reference.text import tidy


class Unpublishable(ValueError):
    """Why an edition cannot be published, and what to do."""


class Publication(NamedTuple):
    """What was published (or would be): its record, the edition before it, and what differs between the two (None for the first)."""

    record: dict
    before: Edition | None
    found: Differences | None


def publish(key, note, folder, *, day=None, replace=False, write=True):
    """Publish the main framework as it is in the database under *key*, with *note* ``{zh, en}``, and answer the Publication.

    The file goes into *folder* (``fixtures/``). Raises Unpublishable, with nothing written: for a key that is taken (unless *replace*,
    which only the newest edition allows), for data that have not changed, for missing notes.
    """
    day = day or date.today()
    _check_form(key, note)
    framework = Framework.objects.filter(key=MAIN_FRAMEWORK).first()
    if framework is None:
        raise Unpublishable("there is no index here: load the content first")
    editions = list(framework.editions.all())
    own = next((edition for edition in editions if edition.key == key), None)
    before = next((edition for edition in editions if edition != own), None)
    _check_place(key, own, before, editions, day, replace)
    try:
        snapshot = snapshot_of(framework)
    except Refusal as refusal:
        raise Unpublishable(f"the index cannot be calculated: {refusal}") from refusal
    found = differences(before.snapshot, snapshot) if before else None
    if found and not found.all:
        raise Unpublishable(f"nothing has changed since {before.key}: there is nothing to publish")
    record = {
        "key": key,
        "framework": framework.key,
        "published": day.isoformat(),
        "method": snapshot["method"],
        "digest": digest_of(snapshot),
        "note": {suffix: tidy(text, suffix) for suffix, text in note.items()},
        "snapshot": snapshot,
    }
    if write:
        _write(record, own, framework, folder)
    return Publication(record, before, found)


def _check_form(key, note):
    if not KEY.fullmatch(key):
        raise Unpublishable(f"“{key}” is not the key of an edition: write the year and a number in it, such as 2026-1")
    if not all(note[suffix].strip() for suffix in ("zh", "en")):
        raise Unpublishable("an edition says what it changes in both languages: give --note-zh and --note-en")


def _check_place(key, own, before, editions, day, replace):
    """Raise Unpublishable where *key* cannot be the newest edition on *day*."""
    if own and not replace:
        raise Unpublishable(f"{key} is published already: take another key, or --replace it as long as nobody uses it")
    if replace and not own:
        raise Unpublishable(f"there is no edition {key} to replace: leave --replace out")
    if own and own != editions[0]:
        raise Unpublishable(f"{key} is not the newest edition, {editions[0].key} is: only that may be replaced")
    if before and day < before.published:
        raise Unpublishable(f"{before.key} was published on {before.published}, after {day}: give a later --date")


def _write(record, row, framework, folder):
    """Write row and file; the row counts as entered here until the file is loaded."""
    path = folder / FOLDER / f"{record['key']}.json"
    with transaction.atomic():
        EDITIONS.write(EDITIONS.canonical(record), row, {"framework": {framework.key: framework.pk}})
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text_of(record), encoding="utf-8")
        except OSError as error:
            raise Unpublishable(f"{path} cannot be written ({error.strerror}): name another --folder") from error
