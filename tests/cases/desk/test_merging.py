"""Two concepts become one: everything moves, nothing is lost, and the old key goes on meaning the one that stayed."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import call_command

from cases.desk import drafting
from cases.desk.merging import merge, refusal
from cases.finding import Question, find, suggest
from cases.models import Case, Revision
from cases.records import Origin, keys_known, read, write
from reference.models import Concept, Mapping, Vocabulary
from reference.records import digest
from tests.desk import errors_on
from tests.factories import make_case, make_concept

pytestmark = pytest.mark.django_db
OLD, NEW = "challenge", "open-bidding"


@pytest.fixture
def mei():
    return get_user_model().objects.create_user("mei")


@pytest.fixture
def old():
    return make_concept("instrument", OLD, name={"zh": "挑战赛", "en": "Challenge"}, alt_en=["bounty", "OPEN BIDDING"], alt_zh=["悬赏"])


@pytest.fixture
def new():
    return make_concept("instrument", NEW, name={"zh": "揭榜挂帅", "en": "Open bidding"}, alt_en=["Bounty"])


@pytest.fixture
def henan(old, new):
    """A published case that carries the old concept, with its first revision."""
    return published("henan", [OLD])


def published(slug, instruments):
    record = read(make_case(slug="model", concepts={"instrument": instruments}))
    Case.objects.filter(slug="model").delete()
    return write({**record, "slug": slug}, Origin(Revision.Kind.LOADED))[0]


def keys_of(case):
    return read(Case.objects.get(pk=case.pk))["concepts"]["instrument"]


def found(text="", **choices):
    return list(find(Question(text=text, choices=choices)).ids)


def test_cases_move_with_a_revision_and_a_comment(henan, old, new, mei):
    both = published("hubei", [OLD, NEW])
    retired = published("hebei", [OLD])
    drafting.withdraw(retired, mei, "over")
    assert merge(old, new, mei, "they are one").cases == 3
    assert [keys_of(case) for case in (henan, both, retired)] == [[NEW]] * 3
    last = henan.revisions.first()
    assert (last.kind, last.author, last.comment, last.number) == ("merged", mei, "they are one", 2)
    assert last.record == read(henan.__class__.objects.get(pk=henan.pk))
    assert both.revisions.first().kind == "merged"
    assert retired.revisions.first().kind == "retired"


def test_a_merge_without_a_comment_says_what_it_was(henan, old, new, mei):
    merge(old, new, mei)
    assert henan.revisions.first().comment == "instrument: 挑战赛 · Challenge (challenge) → 揭榜挂帅 · Open bidding (open-bidding)"


def test_open_drafts_move_and_can_still_be_published(henan, old, new, mei):
    draft = drafting.open_draft(henan, mei)
    begun = drafting.begin(mei, {"slug": "gansu", "concepts": {"instrument": [OLD, NEW]}})
    odd = drafting.begin(mei, {"slug": "odd", "concepts": {"instrument": "challenge"}})
    left = drafting.discard(drafting.begin(mei, {"slug": "left", "concepts": {"instrument": [OLD]}}), 1, mei)
    assert merge(old, new, mei).drafts == 2
    for row in (draft, begun, odd, left):
        row.refresh_from_db()
    assert (draft.record["concepts"]["instrument"], draft.version, draft.base.number) == ([NEW], 2, 2)
    assert (begun.record["concepts"]["instrument"], odd.version, left.record["concepts"]["instrument"]) == ([NEW], 1, [OLD])
    with pytest.raises(drafting.Overtaken):
        drafting.save(draft, draft.record, 1, mei)
    changed = drafting.save(draft, {**draft.record, "title": {"zh": "新", "en": "New"}}, 2, mei)
    assert drafting.publish(changed, 3, mei).number == 3


def test_a_draft_that_was_overtaken_before_stays_so(henan, old, new, mei):
    draft = drafting.open_draft(henan, mei)
    write({**read(henan), "title": {"zh": "别", "en": "Other"}}, Origin())
    merge(old, new, mei)
    draft.refresh_from_db()
    assert draft.base.number == 1


def test_a_draft_never_names_what_was_merged(henan, old, new, mei):
    drafting.withdraw(henan, mei, "over")
    merge(old, new, mei)
    assert henan.revisions.first().record["concepts"]["instrument"] == [OLD]
    draft = drafting.open_draft(henan, mei)
    assert draft.record["concepts"]["instrument"] == [NEW]
    saved = drafting.save(draft, {**draft.record, "concepts": {"instrument": [OLD, NEW]}}, 1, mei)
    assert (saved.record["concepts"]["instrument"], saved.version) == ([NEW], 1)
    assert drafting.begin(mei, {"slug": "gansu", "concepts": {"instrument": [OLD]}}).record["concepts"]["instrument"] == [NEW]


def test_narrower_concepts_mappings_and_labels_move(old, new, mei):
    below = make_concept("instrument", "prize", broader=OLD)
    lists = [Vocabulary.objects.create(key=key, name_zh=key, name_en=key, issuer="X") for key in ("oecd", "eu")]
    for concept, vocabulary, entry in ((old, 0, "1"), (old, 0, "2"), (new, 0, "1"), (old, 1, "1")):
        Mapping.objects.create(concept=concept, vocabulary=lists[vocabulary], entry=entry, kind="close")
    done = merge(old, new, mei)
    assert (done.narrower, done.mappings) == (1, 2)
    below.refresh_from_db()
    new.refresh_from_db()
    assert below.broader == new
    assert sorted(new.mappings.values_list("vocabulary__key", "entry")) == [("eu", "1"), ("oecd", "1"), ("oecd", "2")]
    assert (new.alt_zh, new.alt_en) == (["挑战赛", "悬赏"], ["Bounty", "Challenge"])
    assert not old.mappings.exists()


def test_a_broader_concept_may_become_part_of_a_narrower_one(mei):
    below, beside = (make_concept("instrument", key, broader="funding") for key in ("grants", "loans"))
    above = below.broader
    Concept.objects.filter(pk=above.pk).update(side="supply")
    merge(above, below, mei)
    below.refresh_from_db()
    beside.refresh_from_db()
    assert (below.broader, below.side, beside.broader) == (None, "supply", below)


def test_a_narrower_concept_may_become_part_of_the_one_above_it(mei):
    below = make_concept("instrument", "grants", broader="funding")
    merge(below, below.broader, mei)
    below.refresh_from_db()
    assert (below.broader, below.merged_into.key, below.merged_into.broader) == (None, "funding", None)


def test_chains_are_flattened(henan, old, new, mei):
    last = make_concept("instrument", "last")
    merge(old, new, mei)
    merge(new, last, mei)
    old.refresh_from_db()
    assert (old.merged_into, keys_of(henan)) == (last, ["last"])


def test_what_cannot_be_merged_is_refused_with_words(old, new, mei):
    other = make_concept("technology", "quantum")
    deep = make_concept("instrument", "deep", broader="top")
    make_concept("instrument", "below", broader=OLD)
    assert "with itself" in refusal(old, old)
    assert "different schemes" in refusal(old, other)
    assert "third level" in refusal(old, deep)
    merge(old, new, mei)
    old.refresh_from_db()
    with pytest.raises(drafting.Refused, match="merged already"):
        merge(old, new, mei)
    with pytest.raises(drafting.Refused, match="merged already"):
        merge(new, old, mei)


def test_the_search_finds_the_moved_cases_by_the_old_name_and_offers_the_old_concept_nowhere(client, henan, old, new, mei):
    merge(old, new, mei)
    assert found("challenge") == found("悬赏") == found(instrument=(NEW,)) == [henan.pk]
    assert OLD not in {value.key for value in find(Question()).facets["instrument"]}
    assert [(one.kind, one.key) for one in suggest("challenge", "en")] == [("instrument", NEW)]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_old_addresses_lead_to_the_concept_that_stayed(client, henan, old, new, mei, language):
    merge(old, new, mei)
    for path in ("", "adoption.csv"):
        response = client.get(f"/{language}/instruments/{OLD}/{path}?a=1")
        assert (response.status_code, response.url) == (301, f"/{language}/instruments/{NEW}/{path}?a=1")
    assert OLD not in client.get(f"/{language}/instruments/").content.decode()


@pytest.mark.parametrize("key", [OLD, OLD.upper(), NEW])
def test_the_old_key_is_understood_wherever_an_address_names_a_concept(client, henan, old, new, mei, key):
    merge(old, new, mei)
    response = client.get(f"/en/cases/?instrument={key}")
    assert (response.context["total"] if "total" in response.context else response.context["answer"].total) == 1
    page = response.content.decode()
    assert "is not among the values" not in page
    assert "Open bidding" in page
    assert client.get(f"/api/v1/cases/?instrument={key}").json()["count"] == 1
    assert "is not among the values" not in client.get(f"/en/gaps/?instrument={key}").content.decode()
    assert "is nothing to sort by" not in client.get(f"/en/gaps/?sort={key}").content.decode()


def test_a_chip_of_the_old_key_can_be_taken_back(client, henan, old, new, mei):
    merge(old, new, mei)
    chips = client.get(f"/en/cases/?instrument={OLD}&instrument={NEW}").context["chips"]
    assert [(chip.label, chip.address) for chip in chips] == [("Open bidding", "?")]


def test_records_that_name_the_old_key_are_understood(henan, old, new, mei):
    first = henan.revisions.get(number=1)
    merge(old, new, mei)
    assert f"instrument/{OLD}" in keys_known()["concept"]
    record = {**first.record, "slug": "gansu", "concepts": {"instrument": [OLD, NEW]}}
    case, _differences = write(record)
    assert (keys_of(case), case.revisions.first().record["concepts"]) == ([NEW], {"instrument": [NEW]})
    assert write(record)[1] == []
    with pytest.raises(drafting.Refused, match="reads as it did"):
        drafting.restore(first, mei)


@pytest.fixture
def loaded(loaded_content, mei):
    """Two real concepts that many files name, merged after a load; the case of one file was edited at the desk before."""
    old, new = (Concept.objects.get(scheme__key="instrument", key=key) for key in ("open-bidding", "joint-fund"))
    carried = list(Case.objects.published().filter(concepts=old).order_by("pk"))
    edited = carried[0]
    write({**read(edited), "title": {"zh": "改", "en": "Edited"}}, Origin(author=mei))
    merge(old, new, mei)
    return old, new, carried, edited


def state():
    """What a load may not touch after a merge."""
    return (
        Revision.objects.count(),
        sorted(Case.concepts.through.objects.values_list("case_id", "concept_id")),
        list(Concept.objects.order_by("pk").values_list("pk", "key", "broader", "merged_into", "name_en", "alt_en")),
        sorted(Mapping.objects.values_list("concept", "vocabulary", "entry")),
    )


def test_a_load_after_a_merge_changes_nothing_and_reports_nothing(loaded, capsys):
    old, new, carried, edited = loaded
    before = state()
    for _turn in range(3):
        call_command("load")
        assert state() == before
    assert not Case.objects.filter(concepts=old).exists()
    assert Case.objects.filter(concepts=new, pk__in=[case.pk for case in carried]).count() == len(carried)
    told = capsys.readouterr().out
    assert f"kept the edit made here: case {edited.slug}" in told
    kept = {line.rsplit(" ", 1)[1] for line in told.splitlines() if line.startswith("kept the edit made here: case")}
    assert kept == {edited.slug}
    case = next(case for case in Case.objects.filter(pk__in=[case.pk for case in carried[1:]]))
    assert case.loaded_digest == digest(read(case))


def test_a_load_that_lets_the_files_win_does_not_undo_a_merge(loaded):
    old, _new, _carried, edited = loaded
    call_command("load", overwrite=True, verbosity=0)
    edited.refresh_from_db()
    old.refresh_from_db()
    assert edited.title_en != "Edited"
    assert (old.merged_into is not None, old.cases.count()) == (True, 0)


def page_of(concept):
    return f"/en/admin/reference/concept/{concept.pk}/merge/"


def test_a_curator_of_vocabularies_sees_both_says_which_stays_and_is_told_what_moved(admin_client, admin_user, henan, old, new):
    drafting.begin(admin_user, {"slug": "gansu", "concepts": {"instrument": [OLD]}})
    assert "Open bidding" in admin_client.get(page_of(old)).content.decode()
    page = admin_client.get(page_of(old), {"other": new.pk}).content.decode()
    for words in ("挑战赛", "bounty", henan.title_en, "gansu", "Which one stays?"):
        assert words in page, words
    assert Concept.objects.merged().count() == 0
    response = admin_client.post(page_of(old), {"other": new.pk, "stays": new.pk, "comment": "one thing"}, follow=True)
    assert response.redirect_chain[-1][0] == f"/en/admin/reference/concept/{new.pk}/change/"
    assert (
        "“Challenge” is now part of “Open bidding”: 1 case, 1 open draft, 0 narrower concepts, 0 mappings moved."
        in response.content.decode()
    )
    assert henan.revisions.first().author == admin_user


def test_the_concept_whose_page_it_is_may_stay_too(admin_client, old, new):
    admin_client.post(page_of(old), {"other": new.pk, "stays": old.pk})
    new.refresh_from_db()
    assert new.merged_into == old


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"stays": ""}, "Say which of the two stays."),
        ({"stays": "999999"}, "Select a valid choice"),
        ({"other": "999999"}, "Select a valid choice"),
        ({"other": "nothing"}, "Select a valid choice"),
        ({"comment": "x" * 501}, "at most 500 characters"),
    ],
)
def test_a_merge_that_is_not_said_whole_is_refused_and_keeps_the_comment(admin_client, old, new, answers, words):
    response = admin_client.post(page_of(old), {"other": new.pk, "stays": new.pk, "comment": "kept words", **answers})
    assert response.status_code == 200
    assert words in response.content.decode()
    assert Concept.objects.merged().count() == 0


def test_a_merge_to_a_third_level_is_told_before_it_is_tried(admin_client, old):
    deep = make_concept("instrument", "deep", broader="top")
    make_concept("instrument", "below", broader=OLD)
    assert "third level" in admin_client.get(page_of(old), {"other": deep.pk}).content.decode()
    assert "third level" in admin_client.post(page_of(old), {"other": deep.pk, "stays": deep.pk}).content.decode()
    assert Concept.objects.merged().count() == 0


def test_who_may_not_change_concepts_may_not_merge_them(client, mei, old, new):
    mei.is_staff = True
    mei.save()
    mei.user_permissions.set(Permission.objects.filter(codename="view_concept"))
    client.force_login(mei)
    assert "Merge with another" not in client.get(f"/en/admin/reference/concept/{old.pk}/change/").content.decode()
    assert [client.get(page_of(old)).status_code, client.post(page_of(old), {"other": new.pk, "stays": new.pk}).status_code] == [403, 403]


def test_a_merged_concept_says_where_it_went_and_stays_as_it_is(admin_client, old, new, mei):
    merge(old, new, mei)
    response = admin_client.get(f"/en/admin/reference/concept/{old.pk}/change/")
    assert "Merged into:" in response.content.decode()
    assert 'name="_save"' not in response.content.decode()
    assert admin_client.get(page_of(old)).status_code == 403
    choices = admin_client.get("/en/admin/autocomplete/?app_label=reference&model_name=concept&field_name=broader&term=").json()
    assert [row["id"] for row in choices["results"]] == [str(new.pk)]


def test_a_concept_in_use_is_not_deleted_and_what_uses_it_is_named(admin_client, henan, old, new, mei):
    make_concept("instrument", "prize", broader=OLD, name={"zh": "奖", "en": "Prize"})
    drafting.begin(mei, {"slug": "gansu", "title": {"en": "Half a case"}, "concepts": {"instrument": [NEW]}})
    vocabulary = Vocabulary.objects.create(key="oecd", name_zh="经合", name_en="OECD", issuer="X")
    Mapping.objects.create(concept=new, vocabulary=vocabulary, entry="PI1", kind="close")
    words = {old: (henan.title_en, "Prize"), new: ("Half a case", "OECD PI1")}
    for concept in (old, new):
        page = admin_client.post(f"/en/admin/reference/concept/{concept.pk}/delete/", {"post": "yes"}).content.decode()
        assert all(word in page for word in (*words[concept], "Merge it with another concept instead"))
        data = {"action": "delete_selected", "_selected_action": [concept.pk], "post": "yes"}
        admin_client.post("/en/admin/reference/concept/", data)
    assert Concept.objects.filter(key__in=[OLD, NEW]).count() == 2


def test_a_concept_that_nothing_uses_may_go(admin_client, old):
    admin_client.post(f"/en/admin/reference/concept/{old.pk}/delete/", {"post": "yes"})
    assert not Concept.objects.filter(key=OLD).exists()


def test_the_list_is_a_tree_with_the_cases_of_each(admin_client, henan, old, new, mei, django_assert_max_num_queries):
    make_concept("instrument", "prize", broader=OLD, position=0)
    make_concept("instrument", "aside", position=9)
    merge(make_concept("instrument", "gone"), new, mei)
    Concept.objects.filter(key=NEW).update(position=1)
    Concept.objects.filter(key=OLD).update(position=2)
    address = "/en/admin/reference/concept/?scheme__id__exact=" + str(old.scheme_id)
    admin_client.get(address)
    with django_assert_max_num_queries(20):
        response = admin_client.get(address)
    assert [row.key for row in response.context["cl"].result_list] == [NEW, OLD, "prize", "aside", "gone"]
    assert f"?concepts__id__exact={old.pk}" in response.content.decode()
    assert admin_client.get(f"/en/admin/cases/case/?concepts__id__exact={old.pk}").context["cl"].result_count == 1


def test_a_concept_is_not_put_below_one_that_was_merged(admin_client, old, new, mei):
    merge(old, new, mei)
    other = make_concept("instrument", "other")
    fields = {"name_zh": "x", "name_en": "x", "position": 0, "broader": old.pk, "mappings-TOTAL_FORMS": 0, "mappings-INITIAL_FORMS": 0}
    response = admin_client.post(f"/en/admin/reference/concept/{other.pk}/change/", fields)
    assert "It was merged into “Open bidding”" in errors_on(response)
