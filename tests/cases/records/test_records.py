"""The record of a case: in, out, checked, compared."""

import copy

import pytest

from cases.models import Case
from cases.records import RecordFaults, check, compare, keys_known, read, write
from cases.records.canonical import canonical
from tests.factories import (
    make_case,
    make_concept,
    make_indicator,
    make_jurisdiction,
    make_organisation,
    make_program,
    make_source,
    make_unit,
)

RECORD = {
    "slug": "henan-open-bidding",
    "title": {"zh": "河南省揭榜挂帅", "en": "Henan open bidding"},
    "original_name": {"text": "揭榜挂帅", "lang": "zh-Hans"},
    "aliases": ["揭榜制"],
    "summary": {"zh": "张榜求解。", "en": "Tasks are listed and bid for."},
    "how": {"zh": "第一段。\n\n第二段。", "en": "First.\n\nSecond."},
    "jurisdiction": "CN-HA",
    "level": "subnational",
    "status": "in_force",
    "start": "2025-11",
    "end": "2030",
    "programme": "RIE",
    "organisations": [{"organisation": "cn-miit", "role": "lead"}],
    "concepts": {"instrument": ["open-bidding"], "technology": ["quantum", "general"]},
    "facts": [
        {
            "label": {"zh": "单个项目支持额度", "en": "Support for one project"},
            "value": 10000000.0,
            "unit": "CNY",
            "year": 2025,
            "qualifier": "at_least",
            "also": ["planned"],
            "source": "caict-2025",
            "place": "ch 2, s 1, p 2",
            "evidence": "announced",
        }
    ],
    "indicator_links": [
        {"indicator": "1.1", "directness": "direct", "basis": "curator", "mechanism": {"zh": "由企业出题。", "en": "Firms set the tasks."}}
    ],
    "citations": [{"source": "caict-2025", "place": "ch 2, s 1, p 2"}],
}


@pytest.fixture
def reference(db):
    make_jurisdiction("CN-HA")
    make_indicator("1.1.1")
    make_source("caict-2025")
    make_unit("CNY")
    make_organisation("cn-miit")
    make_program("RIE")
    make_concept("instrument", "open-bidding")
    make_concept("technology", "quantum")
    make_concept("technology", "general")


@pytest.fixture
def record():
    return copy.deepcopy(RECORD)


def changed(record, path, value):
    record = copy.deepcopy(record)
    *way, last = path
    part = record
    for key in way:
        part = part[key]
    if value is None:
        del part[last]
    else:
        part[last] = value
    return record


@pytest.mark.usefixtures("reference")
def test_a_record_comes_out_as_it_went_in(record):
    case, differences = write(record)
    assert differences
    case = Case.objects.for_record().get(pk=case.pk)
    assert read(case) == canonical(record)
    assert (case.stage, case.start.isoformat(), case.start_precision) == ("published", "2025-11-01", "month")


@pytest.mark.usefixtures("reference")
def test_writing_the_same_record_again_changes_nothing(record):
    case, _differences = write(record)
    again, differences = write(record)
    assert differences == []
    assert (again.pk, again.changed) == (case.pk, case.changed)


@pytest.mark.usefixtures("reference")
def test_writing_a_changed_record_answers_what_changed(record):
    write(record)
    record["facts"][0]["value"] = 20000000
    record["facts"].insert(0, {**RECORD["facts"][0], "label": {"zh": "项目数", "en": "Projects"}, "value": 100, "unit": "CNY"})
    _case, differences = write(record)
    assert [(difference.path[0], difference.before) for difference in differences] == [("facts", 10000000), ("facts", None)]
    assert differences[0].after == 20000000


@pytest.mark.usefixtures("reference")
def test_every_part_of_the_record_can_be_taken_away_again(record):
    write(record)
    for key in ("organisations", "facts", "how", "aliases", "programme", "start", "end", "original_name"):
        del record[key]
    case, _differences = write(record)
    assert read(Case.objects.for_record().get(pk=case.pk)) == canonical(record)


@pytest.mark.usefixtures("reference")
def test_relations_point_at_other_cases(record):
    make_case(slug="zhejiang-projects", jurisdiction="CN-HA")
    record["relations"] = [{"case": "zhejiang-projects", "kind": "complements", "reason": {"zh": "互补。", "en": "They fit."}}]
    case, _differences = write(record)
    assert case.relations.get().other.slug == "zhejiang-projects"


@pytest.mark.usefixtures("reference")
def test_reading_takes_a_fixed_number_of_queries(record, django_assert_num_queries):
    write(record)
    with django_assert_num_queries(13):
        assert [read(case) for case in Case.objects.for_record()]


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize(
    ("path", "value", "at", "words"),
    [
        (("slug",), "Henan Bidding", ("slug",), "is not a slug"),
        (("slug",), None, ("slug",), "“slug” is missing"),
        (("titel",), "x", ("titel",), "did you mean “title”"),
        (("title", "en"), None, ("title",), "no English"),
        (("summary",), "only one", ("summary",), "both languages"),
        (("jurisdiction",), "CN-HN", ("jurisdiction",), "not a known value of “jurisdiction”"),
        (("status",), "running", ("status",), "is not a value of “status”"),
        (("start",), "November 2025", ("start",), "write 2025, 2025-11 or 2025-11-07"),
        (("end",), "2024", ("end",), "before it starts"),
        (("programme",), "RIO", ("programme",), "did you mean “RIE”"),
        (("original_name",), "揭榜挂帅", ("original_name",), "text, lang"),
        (("concepts",), {"technology": ["quantum"]}, ("concepts", "instrument"), "no instrument"),
        (("concepts", "instrument"), ["open-biding"], ("concepts", "instrument", 0), "did you mean “open-bidding”"),
        (("concepts", "tools"), ["x"], ("concepts", "tools"), "not a scheme"),
        (("concepts", "technology"), ["quantum", "quantum"], ("concepts", "technology", 1), "stands twice"),
        (("facts", 0, "unit"), None, ("facts", 0, "unit"), "has no “unit”"),
        (("facts", 0, "value"), None, ("facts", 0), "needs either “value”"),
        (("facts", 0, "value"), "10 million", ("facts", 0, "value"), "in digits"),
        (("facts", 0, "value_max"), 5, ("facts", 0, "value_max"), "above the value"),
        (("facts", 0, "place"), None, ("facts", 0, "place"), "where in the source"),
        (("facts", 0, "place"), "chapter 2", ("facts", 0, "place"), "ch 2, s 1, p 3"),
        (("facts", 0, "qualifier"), None, ("facts", 0, "qualifier"), "“qualifier” is missing"),
        (("facts", 0, "also"), ["roughly"], ("facts", 0, "also", 0), "not a qualifier"),
        (("facts", 0, "year"), 2025.5, ("facts", 0, "year"), "whole number"),
        (("indicator_links",), [], ("indicator_links",), "linked to no indicator"),
        (("indicator_links", 0, "indicator"), "1", ("indicator_links", 0, "indicator"), "not a known value of “indicator”"),
        (("indicator_links", 0, "mechanism", "zh"), None, ("indicator_links", 0, "mechanism"), "no Chinese"),
        (("citations",), [], ("citations",), "cites no source"),
        (("citations",), [{"source": "caict-2025"}] * 2, ("citations", 1), "stands twice"),
        (
            ("relations",),
            [{"case": "henan-open-bidding", "kind": "adapts", "reason": {"zh": "同。", "en": "Same."}}],
            ("relations", 0),
            "to itself",
        ),
    ],
)
def test_a_fault_is_named_where_it_stands_with_its_fix(record, path, value, at, words):
    broken = changed(record, path, value)
    known = keys_known()
    known["case"].add("henan-open-bidding")
    assert any(found == at and words in message for found, message in check(broken, known)), list(check(broken, known))
    with pytest.raises(RecordFaults):
        write(broken)
    assert not Case.objects.exists()


@pytest.mark.usefixtures("reference")
def test_a_record_without_faults_passes(record):
    assert list(check(record, keys_known())) == []


def test_equal_content_gives_equal_records_whatever_its_form(record):
    other = copy.deepcopy(record)
    other["concepts"]["technology"].reverse()
    other["depth"] = "full"
    other["facts"][0]["value"] = "10000000"
    other["summary"]["zh"] = "张榜 求解。"
    other["relations"] = []
    assert compare(canonical(record), canonical(other)) == []


def test_comparing_finds_the_value_that_differs(record):
    other = changed(record, ("title", "en"), "Honan open bidding")
    (difference,) = compare(canonical(record), canonical(other))
    assert (difference.path, difference.before, difference.after) == (("title", "en"), "Henan open bidding", "Honan open bidding")
