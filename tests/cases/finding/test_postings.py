"""The stored bitmaps: what is written, when it changes, and who may write at once."""

import threading

import pytest
from django.db import connection, transaction
from pyroaring import BitMap

from cases.finding import Question, find, index_cases, rebuild
from cases.finding.keys import with_prefix
from cases.finding.snapshots import current_snapshot
from cases.models import Case, Posting, PostingVersion
from tests.factories import make_case, make_concept, make_jurisdiction, make_link


def content():
    """Answer ``{key: ids}``; what a case keeps of itself as keys, not as the numbers of rows."""
    rows = {row.pk: row for row in Posting.objects.all()}
    ids = {row.key: set(BitMap.deserialize(row.bitmap)) for row in rows.values()}
    return {key: {rows[pk].key for pk in found} if key.startswith("case:") else found for key, found in ids.items()}


def test_one_by_one_gives_what_a_rebuild_gives(db):
    for case in [make_case("CN-HA"), make_case("US", "RIE", start="2024"), make_case("DE", stage="retired")]:
        index_cases([case.pk])
    step_by_step = content()
    assert rebuild() == 2
    assert content() == step_by_step
    assert "facet:place:CN" in step_by_step


def test_a_changed_case_leaves_its_old_postings(db):
    case, other = make_case(title={"zh": "算力券", "en": "Vouchers"}), make_case(title={"zh": "别的", "en": "Else"})
    rebuild()
    Case.objects.filter(pk=case.pk).update(title_en="Loans", status="planned")
    case.concepts.set([make_concept("technology", "quantum")])
    case.indicator_links.all().delete()
    make_link(case, "3.2")
    index_cases([case.pk])
    step_by_step = content()
    assert "name:vouchers" not in step_by_step
    assert step_by_step["name:loans"] == {case.pk}
    assert step_by_step["facet:status:in_force"] == {other.pk}
    rebuild()
    assert content() == step_by_step


def test_a_case_that_is_not_published_any_more_leaves_no_trace(db):
    case = make_case()
    index_cases([case.pk])
    Case.objects.filter(pk=case.pk).update(stage="retired")
    index_cases([case.pk])
    assert content() == {}


def test_a_deleted_case_leaves_no_trace(db):
    case = make_case()
    index_cases([case.pk])
    pk = case.pk
    case.delete()
    index_cases([pk])
    assert content() == {}


def test_indexing_again_changes_no_posting(db):
    case = make_case()
    index_cases([case.pk])
    before = content()
    index_cases([case.pk, case.pk])
    assert content() == before


def test_new_rows_go_on_after_a_rebuild(db):
    make_case()
    rebuild()
    second = make_case(title={"zh": "另一", "en": "Quasars"})
    index_cases([second.pk])
    assert find(Question("quasars")).ids.tolist() == [second.pk]


def test_every_writing_raises_the_version_and_shows_at_once(db):
    numbers = []
    for count in (1, 2, 3):
        index_cases([make_case().pk])
        numbers.append(PostingVersion.objects.get().number)
        assert find(Question()).total == count
    assert numbers == sorted(set(numbers))


def test_a_rolled_back_version_is_never_used_again(db):
    numbers = set()
    for _attempt in range(2):
        with transaction.atomic():
            index_cases([make_case().pk])
            assert find(Question()).total == 1
            numbers.add(PostingVersion.objects.get().number)
            transaction.set_rollback(True)
        assert find(Question()).total == 0
    assert len(numbers) == 2


def test_what_is_read_is_kept_until_the_version_changes(db, django_assert_num_queries):
    case = make_case()
    index_cases([case.pk])
    snapshot = current_snapshot()
    snapshot.get(["name:henan"])
    with django_assert_num_queries(1):
        assert current_snapshot() is snapshot
        assert snapshot.get(["name:henan"])["name:henan"] == BitMap([case.pk])
    index_cases([])
    assert current_snapshot() is not snapshot


def test_a_change_of_a_place_shows_after_its_cases_are_indexed(db):
    case = make_case("CN-HA")
    rebuild()
    make_jurisdiction("CN-JJJ", kind="grouping").members.add(make_jurisdiction("CN-HA"))
    index_cases([case.pk])
    assert find(Question(choices={"place": ["CN-JJJ"]})).total == 1


def test_memory_is_bounded(db, monkeypatch):
    index_cases([make_case().pk])
    monkeypatch.setattr("cases.finding.snapshots.BYTES_KEPT", 2000)
    snapshot = current_snapshot()
    for number in range(100):
        snapshot.get([f"name:word{number}"])
    assert len(snapshot._kept) <= 10
    assert snapshot.get(["name:henan"])["name:henan"]


@pytest.mark.parametrize("prefix", ["facet:", "name:", "name:h", "exact:河"])
def test_a_prefix_finds_the_keys_that_start_so(db, prefix):
    make_case()
    rebuild()
    keys = list(Posting.objects.values_list("key", flat=True))
    expected = {key for key in keys if key.startswith(prefix)}
    assert expected
    assert set(with_prefix(Posting.objects.all(), prefix).values_list("key", flat=True)) == expected


def test_all_keys_fit_their_column(db):
    make_case(aliases=["长" * 500, "x" * 500], summary={"zh": "字" * 500, "en": "y" * 5000})
    rebuild()
    assert max(map(len, Posting.objects.values_list("key", flat=True))) <= 200


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_lose_nothing():
    if connection.vendor == "sqlite":
        pytest.skip("on SQLite a writer is alone")
    cases = [make_case(title={"zh": f"第{number}", "en": f"Number {number}"}) for number in range(8)]
    failures = []

    def write(some):
        try:
            for case in some:
                index_cases([case.pk])
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(some,)) for some in (cases[:4], cases[:3:-1])]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert find(Question()).total == 8
    together = content()
    rebuild()
    assert content() == together
