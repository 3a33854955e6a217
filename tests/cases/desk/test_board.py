"""The desk's first page: every box counts what its list holds, and each person sees what is for them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.desk import drafting
from cases.desk.board import board_of, coverage_of
from cases.desk.board.measuring import ENOUGH, incomplete
from cases.desk.board.twins import couples
from cases.finding import rebuild
from cases.models import Case, Draft, Import, Remark, Revision
from cases.records import Origin, read, retire, write
from tests.cases.desk.entering.typing import typed_in
from tests.factories import make_case, make_indicator, make_jurisdiction, make_person, make_relation, make_source

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=366)


@pytest.fixture
def lin():
    return make_person("lin", "curator", first_name="Lin")


@pytest.fixture
def mei():
    return make_person("mei", "editor", first_name="Mei")


def published(slug, **changes):
    """A case that was published through its record, today."""
    record = read(make_case(slug=slug, **changes))
    Case.objects.filter(slug=slug).delete()
    return write(record, Origin(Revision.Kind.LOADED))[0]


def box(person, name):
    return next(found for found in board_of(person) if found.name == name)


def titles(found):
    return [line.title for line in found.lines]


def test_a_curator_sees_no_queue_of_review_and_an_editor_does(lin, mei):
    curator, editor = ([found.name for found in board_of(person)] for person in (lin, mei))
    assert curator == ["drafts", "remarks", "imports", "stale", "incomplete", "links", "changes"]
    assert set(editor) == {*curator, "waiting"}
    assert board_of(make_person("nobody", "")) == []


def test_an_empty_desk_says_so_in_words(client, mei):
    client.force_login(mei)
    page = client.get("/en/admin/").content.decode()
    assert all(not found.count and found.empty in page for found in board_of(mei))
    assert "Nothing waits for review." in page


def test_my_drafts_are_mine_and_open(lin, mei):
    drafting.begin(lin, {"title": {"en": "Mine"}})
    drafting.begin(mei, {"title": {"en": "Not mine"}})
    gone = drafting.begin(lin, {"title": {"en": "Gone"}})
    drafting.discard(gone, 1, lin)
    found = box(lin, "drafts")
    assert (titles(found), found.count) == (["Mine"], 1)
    assert "3 % complete" in found.lines[0].note


def test_a_draft_that_was_sent_back_says_why(lin, mei):
    draft = drafting.begin(lin, {"title": {"en": "Mine"}})
    drafting.submit(draft, 1, lin)
    drafting.send_back(draft, 1, mei, "The figure has no source.")
    assert box(lin, "drafts").lines[0].note == "sent back: The figure has no source."


def test_the_longest_waiting_is_reviewed_first(lin, mei):
    for number in range(7):
        draft = drafting.begin(lin, {"title": {"en": f"Draft {number}"}})
        drafting.submit(draft, 1, lin, "please")
        Draft.objects.filter(pk=draft.pk).update(changed=timezone.now() - timedelta(days=number))
    found = box(mei, "waiting")
    assert (found.count, found.is_cut, titles(found)[:2]) == (7, True, ["Draft 6", "Draft 5"])
    assert found.lines[0].note == "Lin: please"
    assert found.lines[0].address.endswith("/review/")


def make_old(case, revised=YEAR, confirmed=None):
    today = timezone.now()
    case.revisions.update(at=today - revised)
    Case.objects.filter(pk=case.pk).update(confirmed=(today - confirmed).date() if confirmed else None)


def test_stale_is_what_nobody_confirmed_or_published_for_a_year(lin):
    make_old(published("old"))
    make_old(published("older", title_en="Older"), YEAR * 2, YEAR * 2)
    make_old(published("confirmed"), confirmed=timedelta(days=30))
    make_old(published("published-anew"), timedelta(days=30), YEAR)
    retired = published("retired")
    drafting.withdraw(retired, lin, "gone")
    make_old(retired)
    found = box(lin, "stale")
    assert [line.address.split("/")[-3] for line in found.lines] == [str(Case.objects.get(slug=slug).pk) for slug in ("older", "old")]
    assert found.lines[0].when == (timezone.now() - YEAR * 2).date()


def test_the_list_behind_stale_holds_as_many(client, lin):
    for number in range(7):
        make_old(published(f"old-{number}"))
    published("new")
    client.force_login(lin)
    found = box(lin, "stale")
    assert client.get(found.address).context["cl"].result_count == found.count == 7
    assert client.get("/en/admin/cases/case/?stale=nonsense").context["cl"].result_count == 8


def test_one_click_confirms_and_leads_back(client, lin):
    case = published("old")
    make_old(case)
    client.force_login(lin)
    address, words = box(lin, "stale").lines[0].button
    assert f'action="{address}"' in client.get("/en/admin/").content.decode()
    response = client.post(address, headers={"referer": "http://testserver/en/admin/"})
    assert (words, response["Location"]) == ("Confirmed: still true", "http://testserver/en/admin/")
    case.refresh_from_db()
    assert (case.confirmed, case.confirmed_by) == (timezone.localdate(), lin)
    assert box(lin, "stale").count == 0


def test_incomplete_is_measured_of_the_last_published_state(lin):
    case = published("bare", summary_en="x")
    assert [(one.kind, one.pk) for one in incomplete()] == [("case", case.pk)]
    assert "missing: the start" in box(lin, "incomplete").lines[0].note
    assert incomplete()[0].share < ENOUGH
    case.revisions.create(number=2, kind="published", at=timezone.now(), record={**case.revisions.first().record, **WHOLE})
    assert incomplete() == []


BOTH = {"zh": "文字", "en": "words"}
WHOLE = {
    "how": BOTH,
    "original_name": {"text": "名", "lang": "zh"},
    "start": "2025",
    "organisations": [{"organisation": "cn-miit", "role": "lead"}],
    "facts": [{"label": BOTH, "value": 5, "unit": "CNY", "source": "caict-2025", "place": "p 1", "evidence": "announced"}],
}


def test_the_least_complete_comes_first_and_every_one_has_its_page(client, lin):
    published("bare")
    drafting.begin(lin, {"title": {"en": "Half"}})
    client.force_login(lin)
    page = client.get(box(lin, "incomplete").address)
    assert page.context["lines"][0].title == "Half"
    assert page.context["page"].paginator.count == box(lin, "incomplete").count == 2
    for line in page.context["lines"]:
        assert client.get(line.address).status_code == 200
    assert client.get(box(lin, "incomplete").address + "?p=9").status_code == 200


def test_links_that_failed_remarks_and_imports_are_counted(lin):
    case = make_case()
    make_source("gone", link_state="failed", link_note="404", link_checked=timezone.now())
    make_source("works", link_state="works")
    Remark.objects.create(case=case, text="The amount is wrong.")
    Remark.objects.create(case=case, text="Done.", state="done")
    Import.objects.create(kind="cases", file_name="new.xlsx", digest="x", by=lin)
    Import.objects.create(kind="cases", file_name="old.xlsx", digest="x", by=lin, state="confirmed")
    assert [(line.title, line.note) for line in box(lin, "links").lines] == [("Report gone", "404")]
    assert titles(box(lin, "remarks")) == ["The amount is wrong."]
    assert [(line.title, line.note) for line in box(lin, "imports").lines] == [("new.xlsx", "cases · Lin")]


@pytest.mark.parametrize("name", ["drafts", "waiting", "remarks", "links", "stale"])
def test_the_list_behind_a_box_holds_as_many_as_it_counts(client, lin, mei, name):
    case = published("henan")
    make_old(case)
    for number in range(3):
        draft = drafting.begin(mei, {"title": {"en": f"Draft {number}"}})
        drafting.submit(draft, 1, mei)
        Remark.objects.create(case=case, text="wrong", state="open" if number else "done")
        make_source(f"gone-{number}", link_state="failed" if number else "works")
    drafting.begin(lin)
    client.force_login(mei)
    found = box(mei, name)
    assert client.get(found.address).context["cl"].result_count == found.count > 0


def test_a_change_says_who_made_and_who_reviewed_it(lin, mei):
    case = published("henan")
    draft = drafting.open_draft(case, lin)
    draft = drafting.save(draft, {**draft.record, "title": {**draft.record["title"], "en": "A new title"}}, 1, lin)
    drafting.publish(draft, draft.version, mei, "checked")
    first, second = box(lin, "changes").lines
    assert (first.title, first.note) == ("A new title", "published · Lin, reviewed by Mei · checked")
    assert first.address == "/en/cases/henan/history/2/"
    assert second.note == "loaded from the files"


def test_what_one_load_did_to_many_cases_is_one_line(lin):
    cases = [published(slug) for slug in ("one", "two", "three")]
    Revision.objects.update(at=timezone.now())
    found = box(lin, "changes")
    assert [(line.title, line.address) for line in found.lines] == [(f"{len(cases)} cases", "")]


def test_coverage_counts_what_the_explorer_finds_and_marks_what_is_empty(client, lin):
    make_jurisdiction("CN-HE")
    for code in ("1.1", "2.1"):
        make_indicator(code)
    published("one", links=[{"indicator": "1.1"}])
    published("two", links=[{"indicator": "1.1"}, {"indicator": "2.1"}])
    drafting.begin(lin, read(Case.objects.get(slug="one")) | {"slug": "only-a-draft"})
    rebuild()
    coverage = coverage_of(lin)
    rows = {row.place.code: [cell.count for cell in row.cells] for row in coverage.rows}
    assert rows == {"CN-HA": [2, 1], "CN-HE": [0, 0]}
    assert coverage.gaps == 2
    for row in coverage.rows:
        for cell in row.cells:
            assert client.get(cell.address).context["answer"].total == cell.count
    client.force_login(lin)
    page = client.get("/en/admin/").content.decode()
    assert page.count("board-gap") == 3
    assert "?place=CN-HE" in page


@pytest.mark.parametrize(("code", "begun"), [("CN-HE", "CN-HE"), ("nowhere", None), ("%00", None)])
def test_a_case_is_entered_from_an_empty_row(client, lin, code, begun):
    make_jurisdiction("CN-HE")
    client.force_login(lin)
    form = client.get(f"/en/admin/cases/draft/add/?place={code}", follow=True)
    client.post("/en/admin/cases/draft/add/", typed_in(form, title_en="A case of Hebei"), follow=True)
    assert Draft.objects.get().record.get("jurisdiction") == begun


def test_only_who_may_enter_a_case_is_invited_to(lin):
    make_jurisdiction("CN-HE")
    lin.groups.clear()
    assert [row.add for row in coverage_of(type(lin).objects.get(pk=lin.pk)).rows] == [""]


def test_near_names_in_one_place_are_shown_as_a_pair(client, lin):
    published("one", title_en="Henan open bidding for key technologies")
    published("two", title_en="Henan open bidding for key technology")
    published("elsewhere", jurisdiction="CN-HE", title_zh="另一", title_en="Another")
    assert [{couple.case.slug, couple.twin.slug} for couple in couples()] == [{"one", "two"}]
    client.force_login(lin)
    assert "same place" in client.get("/en/admin/board/duplicates/").content.decode()


def test_a_relation_tells_two_cases_apart(lin):
    make_relation(published("one"), published("two"))
    assert couples() == []


def test_a_duplicate_that_was_retired_is_no_pair_any_more(lin):
    published("one", title_en="Henan open bidding for key technologies")
    retire(published("two", title_en="Henan open bidding for key technology"), Origin(Revision.Kind.RETIRED))
    assert couples() == []


def test_a_pair_may_be_a_case_and_a_draft(lin):
    case = published("one")
    drafting.begin(lin, {**read(case), "slug": "another"})
    assert [(couple.case.slug, couple.twin.kind) for couple in couples()] == [("one", "draft")]


@pytest.mark.parametrize("address", ["/en/admin/board/incomplete/", "/en/admin/board/duplicates/"])
def test_the_longer_lists_are_for_curators(client, lin, address):
    assert client.get(address).status_code == 302
    client.force_login(make_person("nobody", ""))
    assert client.get(address).status_code == 403
    client.force_login(lin)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_board_asks_the_database_a_fixed_number_of_times(client, lin, mei, django_assert_num_queries, language):
    for number in range(8):
        case = published(f"case-{number}")
        make_old(case)
        Remark.objects.create(case=case, text="wrong")
        draft = drafting.begin(lin, {"title": {"en": f"Draft {number}"}})
        drafting.submit(draft, 1, lin)
        drafting.begin(mei)
        Import.objects.create(kind="cases", file_name="new.xlsx", digest="x", by=lin)
        make_source(f"gone-{number}", link_state="failed")
    rebuild()
    client.force_login(mei)
    client.get(f"/{language}/admin/")
    with django_assert_num_queries(QUERIES):
        assert client.get(f"/{language}/admin/").status_code == 200


QUERIES = 25
