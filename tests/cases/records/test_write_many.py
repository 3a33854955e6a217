"""Many records at once leave what one at a time would."""

import pytest

from cases.desk.importing.steps import finished
from cases.finding import Question, find, rebuild
from cases.models import Case, Posting
from cases.records import Origin, canonical, index_many, read, retire_many, write, write_many
from tests.factories import make_case, make_concept, make_indicator, make_organisation, make_source, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def records():
    """Two records that go to each other, with everything that a record may hold; nothing of them is written."""
    one = make_case(
        slug="one",
        start="2020",
        end="2024-05",
        programme="RIE",
        facts=[{"value": 5, "unit": "CNY", "also": ["about"]}, {"text": {"zh": "有", "en": "yes"}}],
        organisations=[{}],
        aliases=["a", "b"],
        note={"zh": "注", "en": "note"},
    )
    two = make_case(slug="two", original_name="办法", original_language="zh-Hans", relations=[{"other": one}])
    found = [read(one), read(two)]
    found[0]["relations"] = [{"case": "two", "kind": "pilots", "reason": {"zh": "试点。", "en": "A pilot."}}]
    Case.objects.all().delete()
    return found


def write_all(states, **origin):
    cases = finished(write_many(states, Origin(**origin)))
    index_many(cases)
    return cases


def stored():
    return {case.slug: read(case) for case in Case.objects.for_record()}


def test_new_records_are_written_whole_with_relations_among_them(records):
    write_all([(record, None) for record in records], comment="together")
    assert stored() == {record["slug"]: record for record in records}
    for case in Case.objects.all():
        assert [(one.number, one.record["slug"], one.comment) for one in case.revisions.all()] == [(1, case.slug, "together")]


def test_records_that_are_there_are_written_over_and_keep_what_is_no_part_of_them(records):
    for record in (*records, records[0]):
        write({**record, "relations": []})
    before = {case.slug: case for case in Case.objects.all()}
    Case.objects.update(loaded_digest="x" * 64)
    kept = Case.objects.values_list("pk", "created", "loaded_digest").get(slug="one")
    make_unit("USD"), make_source("caict-2021"), make_concept("instrument", "loans"), make_indicator("2.1"), make_organisation("us-doe")
    changed = canonical(
        {**records[0], "title": {"zh": "新", "en": "New"}, "concepts": {"instrument": ["loans"]}, "facts": [], "status": "ended"}
    )
    write_all([(changed, before["one"]), (records[1], before["two"])])
    assert stored() == {"one": changed, "two": records[1]}
    after = Case.objects.get(slug="one")
    assert (after.pk, after.created, after.loaded_digest) == kept
    assert (after.changed > after.created, after.revisions.first().number) == (True, 2)


@pytest.mark.parametrize("more", [0, 60])
def test_the_search_finds_what_was_written_at_once(records, more):
    more = [{**records[0], "slug": f"more-{number}", "relations": []} for number in range(more)]
    cases = write_all([(record, None) for record in (*records, *more)])
    assert len(find(Question(text="henan")).ids) == len(cases)
    kept = dict(Posting.objects.values_list("key", "bitmap"))
    rebuild()
    facets = [key for key in kept if key.startswith(("facet:", "name:", "all"))]
    assert facets
    assert {key: kept[key] for key in facets} == dict(Posting.objects.filter(key__in=facets).values_list("key", "bitmap"))


def test_many_are_retired_with_one_reason(records):
    write_all([(record, None) for record in records])
    retire_many(list(Case.objects.for_record()), Origin(comment="taken back"))
    assert {case.stage for case in Case.objects.all()} == {"retired"}
    assert {(one.kind, one.number, one.comment) for case in Case.objects.all() for one in case.revisions.all()[:1]} == {
        ("retired", 2, "taken back")
    }


def test_what_a_record_points_at_must_be_there(records):
    with pytest.raises(KeyError):
        write_all([({**records[0], "jurisdiction": "XX"}, None)])


def test_a_part_takes_few_queries_however_many_records_it_has(records, django_assert_max_num_queries):
    for count in (2, 20):
        batch = [({**records[0], "slug": f"{count}-{number}", "relations": []}, None) for number in range(count)]
        with django_assert_max_num_queries(40):
            finished(write_many(batch, Origin()))
