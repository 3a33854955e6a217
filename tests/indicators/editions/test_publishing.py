"""Publishing: the data of today under a key, once."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from indicators.editions.publishing import Unpublishable, publish
from indicators.models import Edition, Indicator
from tests.indicators.editions.making import make_edition, make_index, revise

pytestmark = pytest.mark.django_db
NOTE = {"zh": "首版。", "en": "First edition."}
DAY = date(2026, 11, 22)


@pytest.fixture
def index():
    make_index()


def refused(key, folder, note=None, **options):
    """Answer why *key* is not published; nothing is written."""
    before = Edition.objects.count()
    with pytest.raises(Unpublishable) as error:
        publish(key, note or NOTE, folder, **{"day": DAY, **options})
    assert Edition.objects.count() == before
    assert not list(folder.glob("**/*.json"))
    return str(error.value)


def test_publishing_writes_a_row_and_a_file(index, tmp_path):
    done = publish("2026-1", NOTE, tmp_path, day=DAY)
    edition = Edition.objects.get()
    assert (edition.key, edition.published, edition.note_en, edition.digest) == ("2026-1", DAY, "First edition.", done.record["digest"])
    assert (done.before, done.found) == (None, None)
    assert json.loads((tmp_path / "indicators/editions/2026-1.json").read_text(encoding="utf-8")) == done.record


def test_only_looking_writes_nothing(index, tmp_path):
    assert publish("2026-1", NOTE, tmp_path, write=False).record["published"] == date.today().isoformat()
    assert not Edition.objects.exists()
    assert not list(tmp_path.iterdir())


def test_the_next_edition_says_what_changed(index, tmp_path):
    first = make_edition("2026-1", DAY)
    revise("7")
    done = publish("2026-2", NOTE, tmp_path, day=DAY)
    assert (done.before, done.found.counts) == (first, {"revised": 1})


def test_the_newest_edition_may_be_published_again_on_request(index, tmp_path):
    make_edition("2026-1", DAY)
    revise("7")
    publish("2026-1", NOTE, tmp_path, day=DAY, replace=True)
    assert Edition.objects.get().snapshot["values"][3]["value"] == "7"


@pytest.mark.parametrize("key", ["first", "2026", "2026-01", "26-1", "2026-1 ", "2026-1/../x"])
def test_a_key_is_a_year_and_a_number(index, tmp_path, key):
    assert "is not the key of an edition" in refused(key, tmp_path)


def test_both_notes_are_given(index, tmp_path):
    assert "both languages" in refused("2026-1", tmp_path, {"zh": " ", "en": "First."})


def test_a_key_is_taken_once(index, tmp_path):
    make_edition("2026-1", DAY)
    revise("7")
    assert refused("2026-1", tmp_path) == "2026-1 is published already: take another key, or --replace it as long as nobody uses it"
    assert "no edition 2026-2 to replace" in refused("2026-2", tmp_path, replace=True)


def test_an_edition_with_a_successor_is_not_replaced(index, tmp_path):
    make_edition("2026-1", "2026-11-01")
    make_edition("2026-2", DAY)
    revise("7")
    assert "2026-1 is not the newest edition, 2026-2 is" in refused("2026-1", tmp_path, replace=True)


def test_editions_follow_each_other(index, tmp_path):
    make_edition("2026-1", "2026-12-01")
    revise("7")
    assert "2026-1 was published on 2026-12-01, after 2026-11-22" in refused("2026-2", tmp_path)


def test_the_same_data_are_not_published_twice(index, tmp_path):
    make_edition("2026-1", DAY)
    assert refused("2026-2", tmp_path) == "nothing has changed since 2026-1: there is nothing to publish"


def test_without_an_index_there_is_nothing_to_publish(tmp_path):
    assert "load the content first" in refused("2026-1", tmp_path)


def test_a_tree_that_cannot_be_calculated_is_not_published(index, tmp_path):
    Indicator.objects.filter(level=0).update(weight=None)
    assert "cannot be calculated" in refused("2026-1", tmp_path)


def test_a_folder_that_cannot_be_written_is_named(index, tmp_path):
    (tmp_path / "indicators").write_text("a file, no folder", encoding="utf-8")
    assert "cannot be written" in refused("2026-1", tmp_path)


def test_the_command_says_what_it_published_and_what_changed(index, tmp_path, capsys):
    notes = ["--note-zh", "首版", "--note-en", "First", "--folder", tmp_path, "--date", "2026-11-22"]
    call_command("publish_edition", "2026-1", *notes, "--check")
    assert capsys.readouterr().out.startswith("2026-1 would be published: 7 nodes, 6 values, 2 scores\ndigest ")
    call_command("publish_edition", "2026-1", *notes)
    revise("7")
    call_command("publish_edition", "2026-2", *notes)
    assert capsys.readouterr().out.endswith("since 2026-1: 1 revised\n")
    with pytest.raises(CommandError, match=r"2026-2 is published already.*nothing was written"):
        call_command("publish_edition", "2026-2", *notes)


def test_the_check_says_whether_editions_are_whole_and_what_changed_since(index, capsys):
    call_command("check_editions")
    assert capsys.readouterr().out == "no edition was published yet\n"
    edition = make_edition()
    call_command("check_editions")
    line, since = capsys.readouterr().out.splitlines()
    assert line.startswith(f"2026-1  {edition.short_digest}  whole, total of 2022: ")
    assert since == "the data since 2026-1: The numbers are the same."
    revise("7")
    call_command("check_editions")
    assert capsys.readouterr().out.endswith("the data since 2026-1: Results of the two can be compared.\n  1 value was revised.\n")


def test_the_check_fails_for_a_damaged_edition(index, capsys):
    edition = make_edition()
    edition.snapshot["values"].pop()
    edition.save()
    with pytest.raises(CommandError, match="damaged: 2026-1"):
        call_command("check_editions")


def test_the_check_does_not_calculate_an_edition_of_another_method(index, capsys):
    make_edition(method="an older one")
    call_command("check_editions")
    assert "whole, made with another method: an older one" in capsys.readouterr().out
