"""A preview is the public page as it would be, and leaves nothing behind."""

import pytest
from django.db import connection

from cases.desk import drafting
from cases.finding import Question, find, index_cases, snapshots
from cases.models import Case, Citation, Fact, Posting, PostingVersion, Revision
from tests.cases.desk.making import make_person, make_record, publish, titled
from tests.factories import make_case

pytestmark = pytest.mark.django_db

TABLES = (Case, Fact, Citation, Posting, PostingVersion, Revision)


@pytest.fixture
def lin():
    return make_person("lin")


def preview(client, person, draft, language="en"):
    client.force_login(person)
    return client.get(f"/{language}/admin/cases/draft/{draft.pk}/preview/")


def everything():
    return [list(model.objects.order_by("pk").values()) for model in TABLES]


def test_a_new_case_is_shown_as_its_page_would_be(client, lin):
    other = make_case(slug="henan")
    relation = {"case": other.slug, "kind": "adapts", "reason": {"zh": "同。", "en": "The same way."}}
    draft = drafting.begin(lin, {**make_record(), "relations": [relation]})
    response = preview(client, lin, draft)
    page = response.content.decode()
    for words in ("Preview: not published.", "Henan open bidding for key industrial technologies", "projects", "The same way."):
        assert words in page
    assert 'content="noindex' in page
    assert {"no-store", "private"} <= set(response["Cache-Control"].replace(" ", "").split(","))


@pytest.mark.django_db(transaction=True)
def test_nothing_stays_of_a_preview(client, lin):
    case = publish(make_record("henan"), kind="loaded")
    index_cases([case.pk])
    changed = drafting.save(draft := drafting.open_draft(case, lin), titled(draft.record, "Zettaflops for all"), 1, lin)
    new = drafting.begin(lin, titled(make_record("hubei"), "Exaflops for all"))
    find(Question(text="bidding"))
    before, snapshot = everything(), snapshots.SNAPSHOTS["default"]
    for draft, words in ((changed, "Zettaflops"), (new, "Exaflops")):
        assert words in preview(client, lin, draft).content.decode()
        assert everything() == before
        assert snapshots.SNAPSHOTS["default"] is snapshot
        assert not list(find(Question(text=words)).ids)
    assert "Zettaflops" not in client.get("/en/cases/henan/").content.decode()
    assert client.get("/en/cases/hubei/").status_code == 404
    assert connection.in_atomic_block is False


def test_a_preview_of_a_retired_case_does_not_bring_it_back(client, lin):
    case = publish(make_record("henan"), kind="loaded")
    drafting.withdraw(case, lin, "gone")
    case.refresh_from_db()
    assert "Preview" in preview(client, lin, drafting.open_draft(case, lin)).content.decode()
    assert client.get("/en/cases/henan/").status_code == 410


def test_an_unfinished_draft_says_what_a_page_needs(client, lin):
    response = preview(client, lin, drafting.begin(lin, {"slug": "half", "title": {"en": "Half"}}))
    assert response.status_code == 200
    assert "Still missing" in response.content.decode()
