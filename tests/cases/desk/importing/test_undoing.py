"""Undoing an import restores what it changed, and says where a later edit stands in the way."""

import pytest

from cases.desk import drafting
from cases.desk.importing.confirming import confirm
from cases.desk.importing.steps import finished
from cases.desk.importing.undoing import InTheWay, undo
from cases.desk.importing.undone import left_as_it_was
from cases.finding import Question, find
from cases.models import Case, Draft
from cases.records import read, write
from tests.cases.desk.importing.making import brought, outcomes, tables, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(henan, lin):
    """A published import that brought a case and changed another."""
    sheets = tables("one")
    sheets["cases"].append({"slug": "henan-bidding", "title_en": "New words"})
    return finished(confirm(brought(lin, workbook(sheets)), lin, as_drafts=False))


def test_changed_cases_are_restored_and_new_ones_retired_with_the_reason(client, imported, henan, lin):
    before = henan.revisions.get(number=1).record
    undone = finished(undo(imported, lin, comment="wrong sheet"))
    assert (undone.state, undone.undone_by) == ("undone", lin)
    assert read(Case.objects.for_record().get(slug="henan-bidding")) == before
    last = henan.revisions.first()
    assert (last.kind, last.comment, last.source_import) == ("undone", "wrong sheet", imported)
    response = client.get("/en/cases/one/")
    assert (response.status_code, "wrong sheet" in response.content.decode()) == (410, True)
    assert len(find(Question(text="practice")).ids) == 0
    assert left_as_it_was(undone, ["one", "henan-bidding"]) == set()


def test_without_a_reason_the_page_of_a_retired_case_says_that_the_import_was_undone(client, imported, lin):
    finished(undo(imported, lin))
    assert "The import that brought it was undone." in client.get("/en/cases/one/").content.decode()


def test_a_later_edit_stands_in_the_way_and_the_others_can_be_undone(imported, henan, lin):
    write({**read(Case.objects.for_record().get(slug="henan-bidding")), "status": "ended"})
    with pytest.raises(InTheWay) as caught:
        finished(undo(imported, lin))
    assert caught.value.keys == ["henan-bidding"]
    imported.refresh_from_db()
    assert (imported.state, Case.objects.get(slug="one").stage) == ("confirmed", "published")
    undone = finished(undo(imported, lin, leave_edited=True))
    assert (Case.objects.get(slug="one").stage, Case.objects.get(slug="henan-bidding").title_en) == ("retired", "New words")
    assert left_as_it_was(undone, ["one", "henan-bidding"]) == {"henan-bidding"}


def test_where_everything_was_edited_there_is_nothing_to_undo(imported, lin):
    for case in Case.objects.for_record():
        write({**read(case), "status": "ended"})
    with pytest.raises(drafting.Refused, match="nothing to take back"):
        finished(undo(imported, lin, leave_edited=True))


def test_an_import_is_undone_once(imported, lin):
    finished(undo(imported, lin))
    with pytest.raises(drafting.Refused, match="undone meanwhile"):
        finished(undo(imported, lin))


def test_after_undoing_the_same_file_brings_everything_back(henan, lin):
    file = workbook(tables("one"))
    finished(undo(finished(confirm(brought(lin, file), lin, as_drafts=False)), lin))
    again = brought(lin, file)
    assert outcomes(again) == {"one": "changed"}
    again = finished(confirm(again, lin, as_drafts=False))
    assert Case.objects.get(slug="one").stage == "published"
    finished(undo(again, lin))
    case = Case.objects.get(slug="one")
    assert (case.stage, [one.kind for one in case.revisions.all()]) == (
        "retired",
        ["retired", "undone", "imported", "retired", "imported"],
    )


def test_drafts_are_discarded_unless_somebody_saved_or_published_them(henan, lin):
    imported = finished(confirm(brought(lin, workbook(tables("one", "two", "three"))), lin, as_drafts=True))
    drafts = {draft.slug: draft for draft in Draft.objects.all()}
    drafting.save(drafts["two"], {**drafts["two"].record, "status": "ended"}, 1, lin)
    drafting.publish(drafts["three"], 1, lin)
    with pytest.raises(InTheWay) as caught:
        finished(undo(imported, lin))
    assert caught.value.keys == ["two", "three"]
    undone = finished(undo(imported, lin, leave_edited=True, comment="no"))
    assert {draft.slug: draft.state for draft in Draft.objects.all()} == {"one": "discarded", "two": "in_review", "three": "published"}
    assert drafts["one"].steps.last().comment == "no"
    assert left_as_it_was(undone, ["one", "two", "three"]) == {"two", "three"}


def test_undoing_that_is_broken_off_takes_nothing_back(imported, lin):
    work = undo(imported, lin)
    next(work)
    work.close()
    imported.refresh_from_db()
    assert (imported.state, Case.objects.get(slug="henan-bidding").title_en) == ("confirmed", "New words")


def test_what_a_case_pointed_at_before_may_be_gone(imported, lin):
    row = imported.rows.get(key="henan-bidding")
    row.before["jurisdiction"] = "XX"
    row.save()
    with pytest.raises(drafting.Refused, match="“XX”, which stood in a case before"):
        finished(undo(imported, lin))
