"""An import writes what was looked at, all or nothing, and never over what somebody changed meanwhile."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.desk import drafting
from cases.desk.importing.confirming import Overtaken, confirm
from cases.desk.importing.looking_again import look_again
from cases.desk.importing.steps import finished
from cases.finding import Question, find
from cases.models import Case, Draft
from cases.records import read, write
from tests.cases.desk.importing.making import brought, outcomes, tables, workbook

pytestmark = pytest.mark.django_db


def published(imported, person, **options):
    return finished(confirm(imported, person, as_drafts=False, **options))


def title(words):
    return {"zh": "新", "en": words}


def test_cases_are_published_with_a_revision_that_names_the_import(client, henan, lin):
    imported = brought(lin, workbook(tables("one", "two")))
    assert outcomes(imported) == {"one": "created", "two": "created"}
    assert Case.objects.count() == 1
    imported = published(imported, lin, comment="from the sheet")
    case = Case.objects.get(slug="one")
    revision = case.revisions.get()
    assert (imported.state, imported.as_drafts, imported.comment) == ("confirmed", False, "from the sheet")
    assert (revision.number, revision.kind, revision.author, revision.source_import, revision.comment) == (
        1,
        "imported",
        lin,
        imported,
        "from the sheet",
    )
    assert (revision.record["slug"], case.confirmed_by) == ("one", lin)
    assert client.get("/en/cases/one/").status_code == 200
    assert len(find(Question(text="practice")).ids) == 2


def test_a_changed_case_keeps_what_the_file_does_not_name(henan, lin):
    before = read(henan)
    sheets = {"cases": [{"slug": "henan-bidding", "title_en": "New words", "start": "2024-05", "aliases": "a; b"}]}
    imported = brought(lin, workbook(sheets))
    assert outcomes(imported) == {"henan-bidding": "changed"}
    published(imported, lin)
    after = read(Case.objects.for_record().get())
    assert after == {**before, "title": {**before["title"], "en": "New words"}, "start": "2024-05", "aliases": ["a", "b"]}
    assert [(one.number, one.kind) for one in henan.revisions.all()] == [(2, "imported"), (1, "published")]


def test_the_same_file_again_changes_nothing(henan, lin):
    file = workbook(tables("one", "two"))
    first = brought(lin, file)
    published(first, lin)
    again = brought(lin, file)
    assert (again.digest, outcomes(again)) == (first.digest, {"one": "unchanged", "two": "unchanged"})
    with pytest.raises(drafting.Refused, match="nothing to write"):
        published(again, lin)


def test_drafts_wait_in_review_and_readers_see_nothing(client, henan, lin):
    sheets = tables("one")
    sheets["cases"].append({"slug": "henan-bidding", "title_en": "New words"})
    imported = finished(confirm(brought(lin, workbook(sheets)), lin, as_drafts=True, comment="please look"))
    assert client.get("/en/cases/one/").status_code == 404
    drafts = {draft.slug: draft for draft in Draft.objects.all()}
    assert {(draft.state, draft.source_import) for draft in drafts.values()} == {("in_review", imported)}
    assert (drafts["one"].case, drafts["henan-bidding"].case, drafts["henan-bidding"].base.number) == (None, henan, 1)
    assert [(step.kind, step.comment) for step in drafts["one"].steps.all()] == [("begun", ""), ("submitted", "please look")]
    revision = drafting.publish(drafts["henan-bidding"], 1, lin)
    assert (revision.number, revision.source_import) == (2, imported)


def test_the_same_file_again_is_unchanged_while_its_drafts_wait(henan, lin):
    file = workbook(tables("one"))
    finished(confirm(brought(lin, file), lin, as_drafts=True))
    assert outcomes(brought(lin, file)) == {"one": "unchanged"}
    assert outcomes(brought(lin, workbook(tables("one", status="ended")))) == {"one": "refused"}


def test_refused_rows_must_be_left_out_on_purpose(henan, lin):
    sheets = tables("one", "two")
    sheets["cases"][1]["level"] = "provincial"
    imported = brought(lin, workbook(sheets))
    with pytest.raises(drafting.Refused, match="1 row is refused"):
        published(imported, lin)
    published(imported, lin, leave_out=True)
    assert {case.slug for case in Case.objects.all()} == {"henan-bidding", "one"}


def test_nothing_is_written_over_a_case_that_was_published_meanwhile(henan, lin):
    imported = brought(lin, workbook({"cases": [{"slug": "henan-bidding", "title_en": "From the file"}]}))
    write({**read(henan), "title": title("Meanwhile"), "status": "ended"})
    with pytest.raises(Overtaken) as caught:
        published(imported, lin)
    assert caught.value.keys == ["henan-bidding"]
    assert look_again(imported) == 1
    published(imported, lin)
    after = read(Case.objects.for_record().get())
    assert (after["title"], after["status"]) == ({"zh": "新", "en": "From the file"}, "ended")


def test_a_new_case_whose_address_was_taken_meanwhile_is_looked_at_again(henan, lin):
    imported = brought(lin, workbook(tables("one")))
    write({**read(henan), "slug": "one", "title": title("Meanwhile"), "end": "2025"})
    with pytest.raises(Overtaken):
        published(imported, lin)
    look_again(imported)
    assert outcomes(imported) == {"one": "changed"}
    published(imported, lin)
    after = read(Case.objects.for_record().get(slug="one"))
    assert (after["title"]["en"], after["end"]) == ("Practice one", "2025")


def test_open_drafts_stand_in_the_way_of_drafts_but_not_of_publishing(henan, lin):
    drafting.open_draft(henan, lin)
    imported = brought(lin, workbook({"cases": [{"slug": "henan-bidding", "title_en": "From the file"}]}))
    assert "open draft of this case" in imported.rows.get().problems[0]["message"]["en"]
    with pytest.raises(drafting.Refused, match="Open drafts stand in the way: henan-bidding"):
        finished(confirm(imported, lin, as_drafts=True))
    published(imported, lin)
    assert Case.objects.get().title_en == "From the file"


def test_an_import_is_confirmed_once(henan, lin):
    imported = brought(lin, workbook(tables("one")))
    published(imported, lin)
    with pytest.raises(drafting.Refused, match="confirmed meanwhile"):
        published(imported, lin)


def test_what_a_row_points_at_may_be_gone(henan, lin):
    imported = brought(lin, workbook(tables("one")))
    row = imported.rows.get()
    row.record["concepts"]["instrument"] = ["gone"]
    row.save()
    with pytest.raises(drafting.Refused, match="“instrument/gone” is not here any more"):
        published(imported, lin)
    assert Case.objects.count() == 1


def test_a_retired_case_comes_back_by_an_import(henan, lin):
    drafting.withdraw(henan, lin, "out of force")
    imported = brought(lin, workbook({"cases": [{"slug": "henan-bidding", "status": "ended"}]}))
    assert "is retired: publishing brings it back" in imported.rows.get().problems[0]["message"]["en"]
    published(imported, lin)
    assert Case.objects.get().stage == "published"


@pytest.mark.parametrize("as_drafts", [True, False])
@pytest.mark.parametrize("steps", [0, 1])
def test_work_that_is_broken_off_writes_nothing(henan, lin, as_drafts, steps):
    imported = brought(lin, workbook(tables("one", "two")))
    work = confirm(imported, lin, as_drafts=as_drafts)
    for _step in range(steps):
        next(work)
    work.close()
    imported.refresh_from_db()
    assert (imported.state, Case.objects.count(), Draft.objects.count()) == ("previewed", 1, 0)
    assert len(find(Question(text="practice")).ids) == 0


def test_looking_again_takes_as_many_queries_for_one_row_as_for_six(lin, henan):
    def queries(slugs):
        imported = brought(lin, workbook(tables(*slugs)))
        for slug in slugs:
            write({**read(henan), "slug": slug, "title": title(slug)})
        with CaptureQueriesContext(connection) as asked:
            assert look_again(imported) == len(slugs)
        return len(asked)

    assert queries(["a"]) == queries(["b", "c", "d", "e", "f", "g"])
