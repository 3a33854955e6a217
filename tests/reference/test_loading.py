"""Loading content tables: everything checked first, three versions told apart."""

import pytest
from django.db import connection

from reference.blocks import ContentProblems
from reference.loading import load
from reference.models import Concept, Jurisdiction, Source
from reference.records import TABLES
from tests.factories import make_case

PLACES = """
- code: CN
  kind: country
  name: {zh: 中国, en: China}
- code: CN-HA
  kind: first_level
  parent: CN
  name: {zh: 河南, en: Henan}
  aliases: ["410000"]
  tile: {row: 4, column: 5}
- code: CN-XX
  kind: grouping
  parent: CN
  name: {zh: 某区, en: Some region}
  members: [CN-HA]
"""
INSTRUMENTS = """
- scheme: instrument
  name: {zh: 政策工具, en: Instrument}
- key: research-funding
  side: supply
  label: {zh: 研究资助, en: Research funding}
  scope: {zh: 给研究的钱。, en: Money for research.}
- key: open-bidding
  broader: research-funding
  label: {zh: 揭榜挂帅, en: Open bidding}
  alt: {zh: [揭榜], en: [challenge bidding]}
  scope: {zh: 张榜求解。, en: Tasks are listed and bid for.}
  mappings:
    - {vocabulary: oecd-stip, entry: PI007, label: Project grants, kind: close}
"""
VOCABULARIES = """
- key: oecd-stip
  name: {zh: 经合组织分类, en: OECD STIP}
  issuer: OECD
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "fixtures"
    (folder / "schemes").mkdir(parents=True)
    (folder / "jurisdictions.yaml").write_text(PLACES, encoding="utf-8")
    (folder / "schemes" / "instrument.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    (folder / "vocabularies.yaml").write_text(VOCABULARIES, encoding="utf-8")
    return folder


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems_of(folder, **options):
    with pytest.raises(ContentProblems) as error:
        load(TABLES, folder, **options)
    return [str(problem) for problem in error.value.problems]


@pytest.mark.django_db
def test_files_become_rows_with_their_links(folder):
    outcomes = load(TABLES, folder)
    assert outcomes["place"].created == ["CN", "CN-HA", "CN-XX"]
    henan = Jurisdiction.objects.get(code="CN-HA")
    assert (henan.parent.code, henan.tile_row, henan.aliases) == ("CN", 4, ["410000"])
    assert [place.code for place in Jurisdiction.objects.get(code="CN-XX").members.all()] == ["CN-HA"]
    bidding = Concept.objects.get(scheme__key="instrument", key="open-bidding")
    assert (bidding.broader.key, bidding.alt_en) == ("research-funding", ["challenge bidding"])
    assert bidding.mappings.get().entry == "PI007"


@pytest.mark.django_db
def test_a_second_load_changes_nothing(folder):
    load(TABLES, folder)
    for outcome in load(TABLES, folder).values():
        assert (outcome.created, outcome.changed, outcome.removed, outcome.kept) == ([], [], [], [])


@pytest.mark.django_db
def test_postgresql_knows_at_once_how_many_rows_there_are(folder):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite plans without counts")
    load(TABLES, folder)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'reference_jurisdiction'::regclass")
        assert cursor.fetchone() == (3,)


@pytest.mark.django_db
def test_only_looking_writes_nothing(folder):
    assert load(TABLES, folder, write=False)["place"].created
    assert not Jurisdiction.objects.exists()


@pytest.mark.django_db
def test_a_changed_file_changes_its_row_alone(folder):
    load(TABLES, folder)
    edit(folder, "jurisdictions.yaml", "en: Henan", "en: Honan")
    assert load(TABLES, folder)["place"].changed == ["CN-HA"]
    assert Jurisdiction.objects.get(code="CN-HA").name_en == "Honan"


@pytest.mark.django_db
def test_a_parent_may_stand_below_its_child(folder):
    edit(folder, "schemes/instrument.yaml", "key: research-funding", "key: later")
    edit(folder, "schemes/instrument.yaml", "broader: research-funding", "broader: last")
    with (folder / "schemes" / "instrument.yaml").open("a", encoding="utf-8") as file:
        file.write("- key: last\n  label: {zh: 末, en: Last}\n  scope: {zh: 末。, en: Last.}\n")
    load(TABLES, folder)
    assert Concept.objects.get(key="open-bidding").broader.key == "last"


@pytest.mark.django_db
def test_a_curators_edit_is_kept_while_the_file_stays_as_it_was(folder):
    load(TABLES, folder)
    Jurisdiction.objects.filter(code="CN-HA").update(name_en="Henan Province")
    assert load(TABLES, folder)["place"].kept == ["CN-HA"]
    assert Jurisdiction.objects.get(code="CN-HA").name_en == "Henan Province"


@pytest.mark.django_db
def test_an_edit_on_both_sides_is_refused_and_nothing_is_written(folder):
    load(TABLES, folder)
    Jurisdiction.objects.filter(code="CN-HA").update(name_en="Henan Province")
    edit(folder, "jurisdictions.yaml", "en: Henan", "en: Honan")
    edit(folder, "jurisdictions.yaml", "en: China", "en: PR China")
    (problem,) = problems_of(folder)
    assert problem.startswith("fixtures/jurisdictions.yaml:5: “CN-HA” was edited here")
    assert Jurisdiction.objects.get(code="CN").name_en == "China"


@pytest.mark.django_db
def test_overwriting_on_request_lets_the_file_win(folder):
    load(TABLES, folder)
    Jurisdiction.objects.filter(code="CN-HA").update(name_en="Henan Province")
    edit(folder, "jurisdictions.yaml", "en: Henan", "en: Honan")
    assert load(TABLES, folder, overwrite=True)["place"].changed == ["CN-HA"]
    assert Jurisdiction.objects.get(code="CN-HA").name_en == "Honan"


@pytest.mark.django_db
def test_an_edit_that_reached_the_file_is_settled(folder):
    load(TABLES, folder)
    Jurisdiction.objects.filter(code="CN-HA").update(name_en="Honan")
    edit(folder, "jurisdictions.yaml", "en: Henan", "en: Honan")
    assert "CN-HA" in load(TABLES, folder)["place"].unchanged
    edit(folder, "jurisdictions.yaml", "en: Honan", "en: Henan")
    assert load(TABLES, folder)["place"].changed == ["CN-HA"]


@pytest.mark.django_db
def test_what_left_the_files_is_removed_and_what_a_curator_entered_stays(folder):
    load(TABLES, folder)
    Jurisdiction.objects.create(code="JP", kind="country", name_zh="日本", name_en="Japan")
    edit(folder, "jurisdictions.yaml", PLACES[PLACES.index("- code: CN-XX") :], "")
    outcome = load(TABLES, folder)["place"]
    assert outcome.removed == ["CN-XX"]
    assert set(Jurisdiction.objects.values_list("code", flat=True)) == {"CN", "CN-HA", "JP"}


@pytest.mark.django_db
def test_a_row_that_is_still_used_is_not_removed(folder):
    load(TABLES, folder)
    Jurisdiction.objects.create(
        code="CN-HA-1", kind="first_level", parent=Jurisdiction.objects.get(code="CN-HA"), name_zh="市", name_en="City"
    )
    edit(folder, "jurisdictions.yaml", PLACES[PLACES.index("- code: CN-HA") : PLACES.index("- code: CN-XX")], "")
    edit(folder, "jurisdictions.yaml", "  members: [CN-HA]\n", "")
    (problem,) = problems_of(folder)
    assert "still used here" in problem
    assert Jurisdiction.objects.get(code="CN-XX").members.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "old", "new", "line", "words"),
    [
        ("jurisdictions.yaml", "parent: CN\n  name: {zh: 河南", "parent: CM\n  name: {zh: 河南", 7, "did you mean “CN”"),
        ("jurisdictions.yaml", "name: {zh: 河南, en: Henan}", "name: {zh: 河南}", 8, "no English"),
        ("jurisdictions.yaml", "name: {zh: 河南, en: Henan}", "name: Henan", 8, "both languages"),
        ("jurisdictions.yaml", "kind: first_level", "kind: first", 6, "did you mean “first_level”"),
        ("jurisdictions.yaml", "aliases:", "alias:", 9, "did you mean “aliases”"),
        ("jurisdictions.yaml", "{row: 4, column: 5}", "[4, 5]", 10, "{row: 1, column: 1}"),
        ("jurisdictions.yaml", "members: [CN-HA]", "members: [CN-HB]", 15, "not a known place"),
        ("jurisdictions.yaml", "code: CN-XX", "code: CN-HA", 11, "stands in fixtures/jurisdictions.yaml:5 already"),
        ("schemes/instrument.yaml", "entry: PI007, ", "", 14, "“entry” is missing"),
        ("schemes/instrument.yaml", "broader: research-funding", "broader: research", 9, "not a known value of “broader”"),
        ("schemes/instrument.yaml", "- scheme: instrument\n  name: {zh: 政策工具, en: Instrument}\n", "", 2, "must begin with its scheme"),
        ("vocabularies.yaml", "issuer: OECD", "issuer:", 2, "“issuer” is missing"),
    ],
)
def test_a_fault_is_named_with_file_line_and_fix_and_nothing_is_written(folder, name, old, new, line, words):
    edit(folder, name, old, new)
    problems = problems_of(folder)
    assert any(problem.startswith(f"fixtures/{name}:{line}: ") and words in problem for problem in problems), problems
    assert not Jurisdiction.objects.exists()


@pytest.mark.django_db
def test_addresses_and_days_of_sources_are_checked(folder):
    source = "- key: a\n  kind: page\n  title: {zh: 页, en: Page}\n  issuer: {zh: 某, en: Some}\n  language: en\n"
    (folder / "sources.yaml").write_text(source + "  url: www.example.org\n  accessed: yesterday\n", encoding="utf-8")
    problems = problems_of(folder)
    assert any("sources.yaml:6" in problem and "https://" in problem for problem in problems)
    assert any("sources.yaml:7" in problem and "2025-11-07" in problem for problem in problems)
    (folder / "sources.yaml").write_text(source + "  accessed: 2025-11-07\n", encoding="utf-8")
    load(TABLES, folder)
    assert Source.objects.get().accessed.isoformat() == "2025-11-07"


SOURCES = """
- key: report
  kind: report
  title: {zh: 报告, en: Report}
  issuer: {zh: 某, en: X}
  language: en
  url: https://example.org/one
  archived_url: https://archive.example.org/one
"""


@pytest.mark.django_db
def test_a_source_keeps_what_a_link_check_saw_until_its_address_is_another(folder):
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    load(TABLES, folder)
    Source.objects.update(link_state="failed", link_note="404")
    edit(folder, "sources.yaml", "archive.example.org/one", "archive.example.org/two")
    assert load(TABLES, folder)["source"].changed == ["report"]
    assert Source.objects.values_list("archived_url", "link_state").get() == ("https://archive.example.org/two", "failed")
    edit(folder, "sources.yaml", "https://example.org/one", "https://example.org/two")
    load(TABLES, folder)
    assert Source.objects.values_list("url", "link_state", "link_note").get() == ("https://example.org/two", "", "")


@pytest.fixture
def merged(folder):
    """“Open bidding” was merged into a concept that files bring too."""
    with (folder / "schemes" / "instrument.yaml").open("a", encoding="utf-8") as file:
        file.write("- key: prize\n  label: {zh: 奖, en: Prize}\n  scope: {zh: 奖。, en: A prize.}\n")
    load(TABLES, folder)
    old, stays = (Concept.objects.get(key=key) for key in ("open-bidding", "prize"))
    Concept.objects.filter(pk=old.pk).update(merged_into=stays, broader=None)
    return old


@pytest.mark.django_db
def test_a_concept_that_was_merged_stays_as_it_is_whatever_its_files_say(folder, merged):
    edit(folder, "schemes/instrument.yaml", "en: Open bidding", "en: Bidding in the open")
    for _turn in range(2):
        outcome = load(TABLES, folder)["concept"]
        assert (outcome.created, outcome.changed, outcome.removed, outcome.kept) == ([], [], [], [])
    text = (folder / "schemes" / "instrument.yaml").read_text(encoding="utf-8")
    start, end = text.index("- key: open-bidding"), text.index("- key: prize")
    (folder / "schemes" / "instrument.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert load(TABLES, folder)["concept"].removed == []
    merged.refresh_from_db()
    assert (merged.name_en, merged.merged_into.key) == ("Open bidding", "prize")


@pytest.mark.django_db
def test_what_a_file_puts_below_a_merged_concept_comes_below_the_one_that_stayed(folder, merged):
    with (folder / "schemes" / "instrument.yaml").open("a", encoding="utf-8") as file:
        file.write("- key: medal\n  broader: open-bidding\n  label: {zh: 章, en: Medal}\n  scope: {zh: 章。, en: A medal.}\n")
    assert load(TABLES, folder)["concept"].created == ["instrument/medal"]
    assert Concept.objects.get(key="medal").broader.key == "prize"
    assert load(TABLES, folder)["concept"].is_empty


@pytest.mark.django_db
def test_a_concept_that_leaves_the_files_stays_where_a_case_carries_it(folder):
    load(TABLES, folder)
    make_case().concepts.add(Concept.objects.get(key="open-bidding"))
    text = (folder / "schemes" / "instrument.yaml").read_text(encoding="utf-8")
    (folder / "schemes" / "instrument.yaml").write_text(text[: text.index("- key: open-bidding")], encoding="utf-8")
    assert "still used here (1 × case)" in problems_of(folder)[0]
    assert Concept.objects.filter(key="open-bidding").exists()
