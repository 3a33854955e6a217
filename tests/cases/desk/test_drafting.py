"""A draft's way: nothing is overwritten, nothing is lost, nothing unpublished is seen."""

import pytest
from django.contrib.auth import get_user_model

from cases.desk import drafting
from cases.models import Case, Draft, Revision
from cases.records import Origin, Outdated, RecordFaults, read, write
from tests.factories import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin():
    return get_user_model().objects.create_user("lin")


@pytest.fixture
def mei():
    return get_user_model().objects.create_user("mei")


@pytest.fixture
def record():
    """A record that may be published, of a case that is not there."""
    return {**read(make_case(slug="henan")), "slug": "hubei"}


@pytest.fixture
def henan():
    """A published case with its first revision."""
    record = read(make_case(slug="henan"))
    Case.objects.all().delete()
    return write(record, Origin(Revision.Kind.LOADED))[0]


def with_title(record, words):
    return {**record, "title": {**record["title"], "en": words}}


def test_a_new_case_is_seen_by_readers_once_it_is_published(client, record, lin, mei):
    draft = drafting.begin(lin, record)
    drafting.submit(draft, 1, lin, "please look")
    assert client.get("/en/cases/hubei/").status_code == 404
    revision = drafting.publish(draft, 1, mei, "well done")
    assert (revision.number, revision.author, revision.reviewer, revision.comment) == (1, lin, mei, "well done")
    assert client.get("/en/cases/hubei/").status_code == 200
    draft.refresh_from_db()
    assert (draft.state, draft.case.slug, draft.case.confirmed_by) == ("published", "hubei", mei)
    assert [step.kind for step in draft.steps.all()] == ["begun", "submitted", "published"]


def test_a_draft_may_be_incomplete_and_publishing_may_not(lin, mei):
    draft = drafting.begin(lin, {"title": {"en": "Half a case"}})
    with pytest.raises(RecordFaults, match="“slug” is missing"):
        drafting.publish(draft, 1, mei)
    draft.refresh_from_db()
    assert (draft.state, draft.title, Case.objects.count()) == ("draft", "Half a case", 0)


def test_what_does_not_fit_is_kept_in_a_draft_as_it_was_entered(lin):
    draft = drafting.begin(lin, {"slug": "x", "facts": [{"label": "no pair", "value": "about 5"}], "concepts": "none"})
    assert draft.record["facts"] == [{"label": "no pair", "value": "about 5"}]
    assert {path[0] for path, _message in drafting.faults_of(draft.record) if path} >= {"facts", "concepts"}


def test_a_published_case_stays_live_while_its_draft_is_edited(client, henan, lin, mei):
    draft = drafting.open_draft(henan, lin)
    assert drafting.open_draft(henan, mei) == draft
    draft = drafting.save(draft, with_title(draft.record, "A new title"), 1, mei)
    assert "A new title" not in client.get("/en/cases/henan/").content.decode()
    revision = drafting.publish(draft, draft.version, lin)
    assert (revision.number, revision.author, revision.reviewer) == (2, mei, lin)
    assert "A new title" in client.get("/en/cases/henan/").content.decode()


def test_who_publishes_what_they_wrote_themselves_is_no_reviewer(henan, lin):
    draft = drafting.open_draft(henan, lin)
    draft = drafting.save(draft, with_title(draft.record, "Mine"), 1, lin)
    assert drafting.publish(draft, draft.version, lin).reviewer is None


def test_saving_over_a_newer_version_is_refused(henan, lin, mei):
    draft = drafting.open_draft(henan, lin)
    drafting.save(draft, with_title(draft.record, "Mei was first"), 1, mei)
    with pytest.raises(drafting.Overtaken) as caught:
        drafting.save(draft, with_title(draft.record, "Lin was second"), 1, lin)
    assert (caught.value.draft.version, caught.value.draft.record["title"]["en"]) == (2, "Mei was first")


def test_saving_the_same_again_is_no_new_version(henan, lin):
    draft = drafting.open_draft(henan, lin)
    assert drafting.save(draft, draft.record, 1, lin).version == 1


def test_a_draft_is_not_published_over_what_was_published_since(henan, lin, mei):
    draft = drafting.open_draft(henan, lin)
    draft = drafting.save(draft, with_title(draft.record, "From the desk"), 1, lin)
    write(with_title(read(henan), "From the files"), Origin(Revision.Kind.LOADED))
    with pytest.raises(Outdated) as caught:
        drafting.publish(draft, 2, mei)
    assert caught.value.revision.record["title"]["en"] == "From the files"
    draft = drafting.stand_on(draft, 2, mei)
    assert drafting.publish(draft, 3, mei).record["title"]["en"] == "From the desk"


def test_the_slug_of_a_published_case_stays(henan, lin):
    draft = drafting.open_draft(henan, lin)
    with pytest.raises(drafting.Refused, match="is its address and stays"):
        drafting.save(draft, {**draft.record, "slug": "other"}, 1, lin)


def test_two_drafts_or_a_draft_and_a_case_never_share_an_address(henan, lin):
    drafting.begin(lin, {"slug": "gansu"})
    for slug in ("henan", "gansu"):
        with pytest.raises(drafting.Refused, match="choose another slug"):
            drafting.begin(lin, {"slug": slug})
    draft = drafting.begin(lin, {"slug": "hubei"})
    with pytest.raises(drafting.Refused, match="choose another slug"):
        drafting.save(draft, {"slug": "henan"}, 1, lin)
    drafting.discard(draft, 1, lin)
    assert drafting.begin(lin, {"slug": "hubei"}).pk != draft.pk


def test_drafts_without_a_slug_may_be_many(lin):
    drafting.begin(lin)
    drafting.begin(lin)
    assert Draft.objects.filter(slug="").count() == 2


def test_what_is_sent_back_says_what_to_mend(henan, lin, mei):
    draft = drafting.submit(drafting.open_draft(henan, lin), 1, lin)
    with pytest.raises(drafting.Refused, match="what is to be mended"):
        drafting.send_back(draft, 1, mei, " ")
    drafting.send_back(draft, 1, mei, "name the source")
    with pytest.raises(drafting.Refused, match="meanwhile"):
        drafting.send_back(draft, 1, mei, "twice")
    draft.refresh_from_db()
    assert (draft.state, draft.steps.last().comment) == ("draft", "name the source")


def test_a_retired_case_says_when_and_why_and_may_come_back(client, henan, lin):
    with pytest.raises(drafting.Refused, match="Say why"):
        drafting.withdraw(henan, lin, "")
    drafting.withdraw(henan, lin, "It never came into force.")
    response = client.get("/en/cases/henan/")
    assert (response.status_code, "It never came into force." in response.content.decode()) == (410, True)
    henan.refresh_from_db()
    draft = drafting.open_draft(henan, lin)
    assert [drafting.publish(draft, 1, lin).number, client.get("/en/cases/henan/").status_code] == [3, 200]


def test_a_revision_can_be_restored(henan, lin):
    write(with_title(read(henan), "Worse"), Origin(author=lin))
    first = henan.revisions.get(number=1)
    revision = drafting.restore(first, lin, "the title was right")
    assert (revision.number, revision.kind, revision.record) == (3, "restored", first.record)
    with pytest.raises(drafting.Refused, match="reads as it did"):
        drafting.restore(first, lin)


def test_confirming_notes_the_day_and_changes_no_record(henan, lin):
    drafting.confirm(henan, lin)
    henan.refresh_from_db()
    assert (bool(henan.confirmed), henan.confirmed_by, henan.revisions.count()) == (True, lin, 1)
