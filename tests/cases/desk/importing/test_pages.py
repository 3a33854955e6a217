"""The pages of imports: brought, looked at row by row, confirmed, undone, by those who may."""

import io

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished
from django.db import close_old_connections
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from cases.desk.importing import acting, limits
from cases.desk.importing.reading import File
from cases.models import Case, Draft, Import
from cases.records import read, write
from tests.cases.desk.importing.making import brought, commas, outcomes, tables, workbook
from tests.desk import messages_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def curator(client):
    """A person who may bring files and not publish, signed in."""
    person = get_user_model().objects.create_user("lin", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=["view_import", "add_import", "view_case"]))
    client.force_login(person)
    return client


def bring(client, *files):
    sent = [SimpleUploadedFile(file.name, file.content) for file in files]
    return client.post(reverse("admin:cases_import_add"), {"files": sent}, follow=True)


def act(client, way, **data):
    return client.post(reverse(f"admin:cases_import_{way}", args=[Import.objects.first().pk]), data, follow=True)


def text_of(response):
    return b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()


def test_a_file_is_looked_at_and_its_page_shows_what_it_would_do(admin_client, henan):
    sheets = tables("one", "two")
    sheets["cases"][1]["level"] = "province"
    sheets["cases"].append({"slug": "henan-bidding", "title_en": "New words"})
    page = text_of(bring(admin_client, workbook(sheets)))
    assert Case.objects.count() == 1
    for words in (
        "2 records would be written",
        "“province” is not a value of “level”",
        "New words",
        "Practice one",
        "leave the refused row out",
    ):
        assert words in page


def test_a_file_that_cannot_be_read_says_why_and_keeps_nothing(admin_client):
    response = bring(admin_client, commas([{"a": 1, "b": 2}]))
    assert (response.status_code, Import.objects.count()) == (422, 0)
    assert "the first row does not name the columns" in text_of(response)
    assert "Choose the files to bring" in text_of(admin_client.post(reverse("admin:cases_import_add")))


def test_a_large_file_is_refused_before_it_is_read(admin_client, monkeypatch):
    monkeypatch.setattr(limits, "FILE", 10)
    assert "MB are taken: bring it in parts" in text_of(bring(admin_client, commas([{"slug": "a", "level": "local"}])))


def test_how_csv_was_read_is_said(admin_client, henan):
    response = bring(admin_client, commas(tables("one")["cases"], encoding="gb18030"))
    assert "cases.csv was read as GB18030: look whether the Chinese is right" in messages_on(response)


def test_rows_are_chosen_and_paged_by_the_address(admin_client, henan, lin):
    imported = brought(lin, workbook(tables(*[f"case-{number}" for number in range(60)])))
    page = text_of(admin_client.get(imported.get_absolute_url()))
    assert page.count('class="import-row ') == 50
    assert text_of(admin_client.get(f"{imported.get_absolute_url()}?page=2")).count('class="import-row ') == 10
    assert text_of(admin_client.get(f"{imported.get_absolute_url()}?rows=refused")).count('class="import-row ') == 0
    for odd in ("?rows=x&page=x", "?page=99", "?changed=1"):
        assert admin_client.get(imported.get_absolute_url() + odd).status_code == 200


def test_a_page_takes_few_queries_however_many_rows_it_has(admin_client, henan, lin, django_assert_max_num_queries):
    few = brought(lin, workbook(tables("one")))
    many = brought(lin, workbook(tables(*[f"case-{number}" for number in range(40)])))
    for imported in (few, many):
        with django_assert_max_num_queries(26):
            admin_client.get(imported.get_absolute_url())


def test_published_at_once_and_undone(admin_client, henan):
    bring(admin_client, workbook(tables("one")))
    response = act(admin_client, "confirm", how="publish", comment="sheet of May")
    assert "Written." in messages_on(response)
    assert "Undo this import…" in text_of(response)
    assert admin_client.get("/en/cases/one/").status_code == 200
    response = act(admin_client, "undo", comment="wrong sheet")
    assert "Undone: what it changed is as it was." in messages_on(response)
    assert admin_client.get("/en/cases/one/").status_code == 410


def test_what_stands_in_the_way_is_named_with_a_way_out(admin_client, henan):
    bring(admin_client, workbook({"cases": [{"slug": "henan-bidding", "title_en": "From the file"}]}))
    write({**read(henan), "status": "ended"})
    response = act(admin_client, "confirm", how="publish")
    assert (response.status_code, "/en/cases/henan-bidding/history/" in text_of(response)) == (409, True)
    assert "1 row was looked at again." in messages_on(act(admin_client, "look_again"))
    act(admin_client, "confirm", how="publish")
    write({**read(Case.objects.for_record().get()), "status": "superseded"})
    response = act(admin_client, "undo")
    assert (response.status_code, "Undo the others, leave these as they are" in text_of(response)) == (409, True)
    assert "nothing to take back" in messages_on(act(admin_client, "undo", leave_edited="1"))


def test_who_may_not_publish_brings_drafts(curator, henan):
    page = text_of(bring(curator, workbook(tables("one"))))
    assert "published at once" not in page
    assert act(curator, "confirm", how="publish").status_code == 403
    assert "Written." in messages_on(act(curator, "confirm"))
    assert Draft.objects.get().state == "in_review"
    act(curator, "undo")
    assert Draft.objects.get().state == "discarded"


def test_who_may_nothing_sees_nothing(client, henan, lin):
    imported = brought(lin, workbook(tables("one")))
    client.force_login(get_user_model().objects.create_user("guest", is_staff=True))
    addresses = [imported.get_absolute_url(), reverse("admin:cases_import_add"), reverse("admin:cases_import_export")]
    assert [client.get(address).status_code for address in addresses] == [403, 403, 403]
    assert act(client, "confirm").status_code == 403


def test_an_import_is_put_away(admin_client, henan):
    bring(admin_client, workbook(tables("one")))
    assert "is put away; nothing was written" in messages_on(act(admin_client, "discard"))
    imported = Import.objects.get()
    assert (imported.state, imported.rows.count()) == ("discarded", 0)
    assert "its rows are not kept" in text_of(admin_client.get(imported.get_absolute_url()))
    for way in ("confirm", "discard", "look_again"):
        assert "The import is discarded meanwhile." in messages_on(act(admin_client, way))


def test_the_same_file_again_is_recognised(admin_client, henan):
    file = workbook(tables("one"))
    bring(admin_client, file)
    assert "The same file was brought before, by admin" in text_of(bring(admin_client, file))


def test_an_act_needs_a_form(admin_client, henan, lin):
    imported = brought(lin, workbook(tables("one")))
    for way in ("confirm", "undo", "look_again", "discard"):
        assert admin_client.get(reverse(f"admin:cases_import_{way}", args=[imported.pk])).status_code == 405
    assert admin_client.get("/en/admin/cases/import/x/change/").status_code == 404


def test_a_long_work_shows_its_progress_on_a_page_that_grows(admin_client, henan, monkeypatch):
    monkeypatch.setattr(limits, "LARGE", 0)
    monkeypatch.setattr(acting, "LARGE", 0)
    page = text_of(bring(admin_client, workbook(tables("one", "two"))))
    assert "<li>2 of 2 cases looked at</li>" in page
    assert page.index("2 of 2 cases looked at") < page.index("See what it would do") < page.index("</html>")
    page = text_of(act(admin_client, "confirm", how="publish"))
    assert "<li>2 of 2 cases written</li>" in page
    assert Case.objects.count() == 3
    write({**read(Case.objects.for_record().get(slug="one")), "status": "ended"})
    page = text_of(act(admin_client, "undo"))
    assert "1 record was changed since: one" in page
    assert "Undo the others" in text_of(admin_client.get(f"{Import.objects.get().get_absolute_url()}?changed=1"))
    page = text_of(bring(admin_client, commas([{"a": 1, "b": 2}])))
    assert "The file cannot be read." in page


def test_who_leaves_the_growing_page_stops_the_work_and_nothing_is_written(rf, henan, monkeypatch, admin_user):
    imported = brought(admin_user, workbook(tables("one", "two")))
    monkeypatch.setattr(acting, "LARGE", 0)
    request = rf.post("/en/admin/", {"how": "publish"})
    request.user, request.session = admin_user, SessionStore()
    response = acting.confirm_page(admin.site.get_model_admin(Import), request, imported.pk)
    lines = iter(response)
    assert "cases written" in "".join(next(lines).decode() for _line in range(2))
    assert Case.objects.count() == 3
    request_finished.disconnect(close_old_connections)  # the connection is the test's
    response.close()
    request_finished.connect(close_old_connections)
    assert (Case.objects.count(), Import.objects.get().state) == (1, "previewed")


def test_a_failure_in_a_long_work_is_said_and_logged(admin_client, henan, monkeypatch, caplog):
    bring(admin_client, workbook(tables("one")))
    row = Import.objects.get().rows.get()
    row.record["concepts"] = "spoiled"
    row.save()
    monkeypatch.setattr(acting, "LARGE", 0)
    assert "Something went wrong and nothing was written" in text_of(act(admin_client, "confirm", how="publish"))
    assert "the work behind a growing page failed" in caplog.text
    assert Case.objects.count() == 1


@pytest.mark.parametrize("name", ["cases.xlsx", "cases-csv.zip", "cases.yaml", "observations.xlsx", "observations.csv"])
def test_the_files_to_fill_in_can_be_had_in_both_languages(admin_client, henan, name):
    for language in ("en", "zh-hans"):
        with translation.override(language):
            response = admin_client.get(reverse(f"admin:cases_import_{name}"))
        assert response.status_code == 200
        assert f'filename="template-{name}"' in response["Content-Disposition"]


def test_cases_are_exported_edited_and_brought_back(admin_client, henan):
    chosen = {"action": "export_chosen", "_selected_action": [henan.pk]}
    whole = admin_client.get(reverse("admin:cases_import_export")).content
    response = admin_client.post(reverse("admin:cases_case_changelist"), chosen)
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    book = load_workbook(io.BytesIO(response.content))
    assert [row[0].value for row in book["cases"].iter_rows()] == ["slug", "henan-bidding"]
    facts = {cell.value: cell for cell in book["facts"][1]}
    book["facts"].cell(2, facts["label_en"].column).value = "Renamed"
    written = io.BytesIO()
    book.save(written)
    bring(admin_client, File("cases.xlsx", written.getvalue()))
    assert outcomes(Import.objects.first()) == {"henan-bidding": "changed"}
    act(admin_client, "confirm", how="publish")
    assert [fact.label_en for fact in henan.facts.all()] == ["Renamed"]
    bring(admin_client, File("cases.xlsx", whole))
    assert outcomes(Import.objects.first()) == {"henan-bidding": "refused"}
