"""Editions as content files: loaded like all content, and refused once they change."""

import json

import pytest

from indicators.editions import digest_of
from indicators.editions.publishing import publish
from indicators.editions.record import EDITIONS, text_of
from indicators.models import Edition, Observation
from indicators.records import TABLES
from reference.blocks import ContentProblems
from reference.loading import load
from reference.records import TABLES as REFERENCE
from tests.indicators.making import write_index

pytestmark = pytest.mark.django_db
NOTE = {"zh": "首版。", "en": "First edition."}


@pytest.fixture
def folder(tmp_path):
    """Content files with an edition, not loaded yet beside it."""
    folder = write_index(tmp_path / "fixtures")
    load_content(folder)
    publish("2026-1", NOTE, folder)
    return folder


def load_content(folder, **options):
    return load((*REFERENCE, *TABLES), folder, **options)["edition"]


def problems_of(folder, **options):
    with pytest.raises(ContentProblems) as error:
        load_content(folder, **options)
    return [str(problem) for problem in error.value.problems]


def path_of(folder):
    return folder / "indicators" / "editions" / "2026-1.json"


def change(folder, alter):
    """Alter the record in the file and write it again."""
    record = json.loads(path_of(folder).read_text(encoding="utf-8"))
    alter(record)
    path_of(folder).write_text(text_of(record), encoding="utf-8")


def revise(record):
    record["snapshot"]["values"][0]["value"] = "7"


def revise_with_digest(record):
    """As whoever publishes again by hand would."""
    revise(record)
    record["digest"] = digest_of(record["snapshot"])


def test_a_file_brings_its_edition_to_another_database(folder):
    before = Edition.objects.get()
    Edition.objects.all().delete()
    assert load_content(folder).created == ["2026-1"]
    after = Edition.objects.get()
    assert (after.snapshot, after.digest, after.published, after.note_zh) == (before.snapshot, before.digest, before.published, "首版。")
    assert load_content(folder).unchanged == ["2026-1"]


def test_an_edition_that_was_published_here_and_its_file_are_one(folder):
    assert load_content(folder).unchanged == ["2026-1"]
    assert path_of(folder).read_text(encoding="utf-8") == text_of(EDITIONS.read(Edition.objects.get()))


def test_editions_are_loaded_in_the_order_of_their_keys(folder):
    text = path_of(folder).read_text(encoding="utf-8")
    for key in ("2026-10", "2026-9"):
        (path_of(folder).parent / f"{key}.json").write_text(text.replace('"2026-1"', f'"{key}"'), encoding="utf-8")
    assert load_content(folder).created == ["2026-9", "2026-10"]


@pytest.mark.parametrize("alter", [revise_with_digest, lambda record: record["note"].update(en="Another note.")])
def test_a_changed_file_of_a_published_edition_is_refused(folder, alter):
    change(folder, alter)
    assert problems_of(folder) == [
        "fixtures/indicators/editions/2026-1.json:1: edition “2026-1” is published and stays as it is: restore the file, and give what is "
        "new another key"
    ]
    load_content(folder, overwrite=True)
    assert load_content(folder).unchanged == ["2026-1"]


def test_a_file_that_is_gone_takes_no_edition_with_it(folder):
    load_content(folder)
    path_of(folder).unlink()
    outcome = load_content(folder)
    assert outcome.removed == []
    assert Edition.objects.count() == 1


def test_changed_content_changes_no_edition(folder):
    before = Edition.objects.get().snapshot
    Observation.objects.update(value=1)
    assert load_content(folder).unchanged == ["2026-1"]
    assert Edition.objects.get().snapshot == before


@pytest.mark.parametrize(
    ("alter", "words"),
    [
        (revise, "the snapshot is not the one that was published"),
        (lambda record: record.update(key="2026-2"), "does not hold the edition “2026-1”"),
        (lambda record: record.update(published="soon"), "“soon” is not a day"),
        (lambda record: record.update(framework="other"), "“other” is not a known value of “framework”"),
        (lambda record: record["note"].pop("en"), "no English"),
        (lambda record: record.pop("digest"), "“digest” is missing"),
        (lambda record: record.update(snapshot=[]), "“snapshot” is missing"),
        (lambda record: record.update(snapshot={"nodes": []}), "cannot be calculated with"),
        (lambda record: record["snapshot"]["values"][0].update(value="x"), "cannot be calculated with"),
        (lambda record: record["snapshot"]["values"][0].update(code="9"), "cannot be calculated with"),
        (lambda record: record["snapshot"]["nodes"].pop(0), "cannot be calculated with"),
    ],
)
def test_a_damaged_file_is_named_and_nothing_is_written(folder, alter, words):
    record = json.loads(path_of(folder).read_text(encoding="utf-8"))
    alter(record)
    path_of(folder).write_text(json.dumps(record), encoding="utf-8")
    Edition.objects.all().delete()
    problems = problems_of(folder)
    assert any(problem.startswith("fixtures/indicators/editions/2026-1.json:1: ") and words in problem for problem in problems), problems
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"{\n", "2: not valid JSON"), (b"[]", "1: the file does not hold the edition"), (b"\xff\xfe", "1: the file is not UTF-8")],
)
def test_what_is_no_json_of_an_edition_is_named(folder, content, words):
    path_of(folder).write_bytes(content)
    assert any(f"2026-1.json:{words}" in problem for problem in problems_of(folder))
