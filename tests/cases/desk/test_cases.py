"""A published case at the desk: to be edited, confirmed, retired, restored; readers see nothing that is not published."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from cases.desk import drafting
from cases.finding import index_cases
from cases.models import Case, Draft
from cases.records import Origin, read, write
from tests.cases.desk.making import EDITOR, make_person, make_record, publish, titled
from tests.factories import make_case, make_jurisdiction

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def lin():
    return make_person("lin")


@pytest.fixture
def mei():
    return make_person("mei", EDITOR)


@pytest.fixture
def henan():
    return publish(make_record("henan"), kind="loaded")


def address(case, way, *more):
    return reverse(f"admin:cases_case_{way}", args=[case.pk, *more])


def words(response):
    return " ".join(response.content.decode().split())


def post(client, person, where, **data):
    client.force_login(person)
    return client.post(where, data, follow=True)


def get(client, person, where):
    client.force_login(person)
    return client.get(where)


def test_the_list_leads_to_all_that_may_be_done(client, mei, henan):
    page = words(get(client, mei, reverse("admin:cases_case_changelist")))
    for way in ("edit", "confirm"):
        assert f'formaction="{address(henan, way)}"' in page
    for where in (address(henan, "retire"), henan.get_absolute_url(), reverse("history", args=["henan"])):
        assert f'href="{where}"' in page


def test_a_curator_is_not_offered_to_retire_and_a_guest_nothing(client, lin, henan):
    page = words(get(client, lin, reverse("admin:cases_case_changelist")))
    assert address(henan, "edit") in page
    assert address(henan, "retire") not in page
    page = words(get(client, make_person("guest", ["view_case"]), reverse("admin:cases_case_changelist")))
    assert address(henan, "edit") not in page


def test_the_list_takes_few_queries_whatever_its_length(client, mei, django_assert_max_num_queries):
    for number in range(30):
        make_case(slug=f"case-{number}")
    client.force_login(mei)
    with django_assert_max_num_queries(36):
        client.get(reverse("admin:cases_case_changelist"))


def test_edit_opens_the_one_working_copy(client, lin, henan):
    for _time in range(2):
        response = post(client, lin, address(henan, "edit"))
        assert response.redirect_chain[-1][0] == Draft.objects.get().get_absolute_url()
    assert Draft.objects.get().author == lin


def test_confirming_is_one_click_and_leads_back_to_the_list(client, lin, henan):
    client.force_login(lin)
    left = "http://testserver" + reverse("admin:cases_case_changelist") + "?stage__exact=published"
    response = client.post(address(henan, "confirm"), headers={"referer": left})
    assert response.url == left
    henan.refresh_from_db()
    assert (bool(henan.confirmed), henan.confirmed_by) == (True, lin)
    response = client.post(address(henan, "confirm"), headers={"referer": "https://elsewhere.example/"})
    assert response.url == address(henan, "change")
    assert "still true on" in words(client.get("/en/cases/henan/"))


def test_several_are_confirmed_together_without_the_retired(client, lin, henan):
    gone = publish(make_record("gansu"), kind="loaded")
    drafting.withdraw(gone, lin, "gone")
    data = {"action": "confirm_chosen", "_selected_action": [henan.pk, gone.pk]}
    page = words(post(client, lin, reverse("admin:cases_case_changelist"), **data))
    assert "1 case is confirmed" in page
    assert "1 retired case was left" in page
    assert list(Case.objects.filter(confirmed__isnull=False)) == [henan]


def test_a_retired_case_is_not_confirmed(client, lin, henan):
    drafting.withdraw(henan, lin, "gone")
    assert "edit it to bring it back" in words(post(client, lin, address(henan, "confirm")))
    henan.refresh_from_db()
    assert henan.confirmed is None


def test_retiring_asks_for_the_reason_and_keeps_what_was_typed(client, mei, henan):
    assert "Readers will see this" in words(get(client, mei, address(henan, "retire")))
    response = post(client, mei, address(henan, "retire"), comment=" ")
    assert (response.status_code, "Say why the case is retired" in words(response)) == (422, True)
    assert "is retired" in words(post(client, mei, address(henan, "retire"), comment="Never came into force."))
    assert "Never came into force." in words(client.get("/en/cases/henan/"))
    response = post(client, mei, address(henan, "retire"), comment="twice")
    assert "retired already" in words(response)


def test_what_may_not_be_done_is_refused(client, lin, mei, henan):
    for way in ("retire", "restore"):
        assert post(client, lin, address(henan, way, *([1] if way == "restore" else []))).status_code == 403
    guest = make_person("guest", ["view_case"])
    for way in ("edit", "confirm"):
        assert post(client, guest, address(henan, way)).status_code == 403
        assert get(client, mei, address(henan, way)).status_code == 405
    assert get(client, make_person("nobody", ()), address(henan, "change")).status_code == 403
    assert get(client, mei, reverse("admin:cases_case_change", args=[999])).status_code == 404
    assert get(client, mei, "/en/admin/cases/case/x/change/").status_code == 404
    assert get(client, mei, address(henan, "restore", 9)).status_code == 404


def test_the_overview_shows_drafts_versions_and_remarks(client, mei, henan):
    draft = drafting.open_draft(henan, mei)
    henan.remarks.create(text="The figure is of 2024.")
    page = words(get(client, mei, address(henan, "change")))
    for expected in (draft.get_absolute_url(), "loaded from the files", "The figure is of 2024.", "never confirmed"):
        assert expected in page


def test_restoring_shows_what_it_would_change_first(client, mei, henan):
    write(titled(read(henan), "Worse"), Origin(author=mei))
    page = words(get(client, mei, address(henan, "restore", 1)))
    assert "<del>Worse</del>" in page
    response = post(client, mei, address(henan, "restore", 1), seen=2, comment="the title was right")
    assert "Version 1 is what readers see again." in words(response)
    last, first = henan.revisions.first(), henan.revisions.last()
    assert (last.number, last.kind, last.comment, last.record) == (3, "restored", "the title was right", first.record)
    response = post(client, mei, address(henan, "restore", 1), seen=3, comment="again")
    assert (response.status_code, "reads as it did" in words(response), ">again</textarea>" in words(response)) == (409, True, True)


def test_restoring_over_what_was_not_seen_is_refused(client, mei, henan):
    write(titled(read(henan), "Seen"), Origin(author=mei))
    write(titled(read(Case.objects.for_record().get(pk=henan.pk)), "Not seen"), Origin(author=mei))
    response = post(client, mei, address(henan, "restore", 1), seen=2, comment="mine")
    assert response.status_code == 409
    assert "version 3 stands now" in words(response)
    assert ">mine</textarea>" in words(response)
    assert henan.revisions.count() == 3


def test_a_version_that_does_not_hold_any_more_says_why(client, mei, henan):
    write(titled(read(henan), "Now"), Origin(author=mei))
    revision = henan.revisions.get(number=1)
    revision.record["jurisdiction"] = "CN-XX"
    revision.save()
    response = post(client, mei, address(henan, "restore", 1), seen=2)
    assert response.status_code == 422
    assert "Place:" in words(response)
    assert "not a known value" in words(response)
    assert henan.revisions.count() == 2


READING = (
    "/en/",
    "/en/cases/",
    "/en/cases/?q=zettaflops",
    "/en/cases/?view=table",
    "/en/cases/henan/",
    "/en/cases/henan/similar/",
    "/en/cases/henan/similar/cases.csv",
    "/en/cases/henan/history/",
    "/en/cases/henan/history/1/",
    "/en/cases/henan/cite.bib",
    "/en/cases/hubei/",
    "/en/cases/hubei/history/",
    "/en/cases/hubei/similar/",
    "/en/places/",
    "/en/places/CN-HA/",
    "/en/places/CN-HB/",
    "/en/instruments/open-bidding/",
    "/en/gaps/",
    "/en/gaps/matrix.csv",
    "/en/compare/?case=henan&case=hubei",
    "/en/compare/comparison.csv?case=henan&case=hubei",
    "/en/cite/?case=henan&case=hubei",
    "/en/brief/?case=henan&case=hubei",
    "/en/suggestions/?q=zetta",
    "/en/embed/case/henan/",
    "/en/embed/case/hubei/",
    "/en/sources/caict-2025/",
    "/en/about/collection/",
    "/api/v1/cases/",
    "/api/v1/cases/?q=zettaflops",
    "/api/v1/cases/henan/",
    "/api/v1/cases/henan/similar/",
    "/api/v1/cases/hubei/",
)


def test_nothing_that_is_not_published_reaches_a_reader(client, lin, henan):
    index_cases([henan.pk])
    record = titled(read(henan), "Zettaflops changed")
    draft = drafting.open_draft(henan, lin)
    drafting.submit(drafting.save(draft, record, 1, lin), 2, lin, "Zettaflops comment")
    make_jurisdiction("CN-HB")
    drafting.begin(lin, {**titled(record, "Zettaflops new"), "slug": "hubei", "jurisdiction": "CN-HB"})
    for where in READING:
        response = client.get(where, follow=True)
        assert response.status_code in (200, 400, 404), where
        text = b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()
        # What a reader asked for stands in the form; the titles of the drafts stand nowhere.
        assert "Zettaflops" not in text, where
        assert "hubei-" not in text, where
    assert client.get("/en/cases/hubei/").status_code == 404


def test_every_publication_stands_in_one_list_and_is_read_where_readers_read_it(client, mei, henan):
    mei.user_permissions.add(Permission.objects.get(codename="view_revision"))
    page = words(get(client, mei, reverse("admin:cases_revision_changelist") + "?q=henan"))
    assert "loaded from the files" in page
    response = get(client, mei, reverse("admin:cases_revision_change", args=[henan.revisions.get().pk]))
    assert response.url == "/en/cases/henan/history/1/"
    assert get(client, mei, "/en/admin/cases/revision/x/change/").status_code == 404
