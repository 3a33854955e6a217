"""Country statistics from their files: series become indicators, rows become values, faults are named with their line."""

import pytest

from indicators.models import Indicator, Observation, Series
from indicators.records import TABLES
from reference.blocks import ContentProblems
from reference.loading import load
from reference.records import TABLES as REFERENCE
from tests.indicators.test_records import FILES

pytestmark = pytest.mark.django_db

STATISTICS = {
    "indicators/report-statistics/framework.yaml": (
        "- {key: report-statistics, kind: statistics, edition: '1', source: report, name: {zh: 统计, en: Statistics}}\n"
    ),
    "indicators/report-statistics/tree.yaml": (
        "- framework: report-statistics\n"
        "- {code: '0', name: {zh: 总, en: All}, definition: {zh: 全部, en: All}}\n"
        "- {code: '1', parent: '0', name: {zh: 研发, en: R&D}, definition: {zh: 研发, en: R&D}}\n"
    ),
    "statistics/series.yaml": (
        "- key: rd-intensity\n"
        "  topic: '1'\n"
        "  name: {zh: 强度, en: Intensity}\n"
        "  unit: {zh: '%', en: '%'}\n"
        "  direction: up\n"
        "  source: report\n"
        "  definition: {zh: 占GDP的比例, en: Share of GDP}\n"
        "  original_source: {zh: 经合组织, en: OECD}\n"
        "- key: spenders\n"
        "  name: {zh: 大国数, en: Large spenders}\n"
        "  unit: {zh: 个, en: countries}\n"
        "  direction: none\n"
        "  source: report\n"
        "  definition: {zh: 数目, en: Their number}\n"
    ),
    "statistics/report.csv": (
        "series_key,series_zh,series_en,unit_zh,unit_en,jurisdiction,year,value,qualifier,place,note_zh,note_en\n"
        'rd-intensity,强度,Intensity,%,%,CN,2019,2.2,exact,"ch 3, p 1",,\n'
        'rd-intensity,强度,Intensity,%,%,CN,2020,2.4,at_least,"ch 3, p 1",估计,Estimate\n'
        'spenders,大国数,Large spenders,个,countries,CN,,15,exact,"ch 3, p 2",未写年份,No year\n'
    ),
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "fixtures"
    for name, text in (FILES | STATISTICS).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def load_all(folder):
    return load((*REFERENCE, *TABLES), folder)


def edit(folder, name, old, new):
    path = folder / "statistics" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_series_is_an_indicator_below_its_topic_or_the_total_with_one_series(folder):
    load_all(folder)
    intensity, spenders = Indicator.objects.of("report-statistics").filter(code__in=["rd-intensity", "spenders"]).order_by("code")
    assert (intensity.parent.code, intensity.level, intensity.direction, intensity.unit_zh) == ("1", 2, "up", "%")
    assert (spenders.parent.code, spenders.level, spenders.direction, spenders.weight) == ("0", 1, "", None)
    assert [series.path for series in Series.objects.filter(indicator=intensity)] == ["report-statistics/rd-intensity/main"]


def test_a_row_keeps_value_qualifier_place_note_and_original_source(folder):
    load_all(folder)
    row = Observation.objects.get(series__indicator__code="rd-intensity", year=2020)
    assert (str(row.value), row.qualifier, row.place, row.note_en, row.issuer_en) == (
        "2.400000",
        "at_least",
        "ch 3, p 1",
        "Estimate",
        "OECD",
    )
    assert (row.status, row.seen_in, row.jurisdiction.code) == ("reported", "report", "CN")


def test_a_year_that_the_source_does_not_give_stays_empty(folder):
    load_all(folder)
    assert Observation.objects.get(series__indicator__code="spenders").year is None


def test_a_second_load_changes_nothing_and_rows_that_left_are_removed(folder):
    load_all(folder)
    assert all(outcome.is_empty for outcome in load_all(folder).values())
    edit(folder, "report.csv", 'rd-intensity,强度,Intensity,%,%,CN,2019,2.2,exact,"ch 3, p 1",,\n', "")
    assert load_all(folder)["observation"].removed == ["report-statistics/rd-intensity/main/CN/2019/report"]
    assert Observation.objects.filter(series__indicator__code="rd-intensity").count() == 1


def test_the_index_keeps_its_series_beside_the_statistics(folder):
    load_all(folder)
    assert sorted(series.path for series in Series.objects.all()) == [
        "1.1.1/main",
        "1.1.1/solved",
        "report-statistics/rd-intensity/main",
        "report-statistics/spenders/main",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "report.csv",
            "rd-intensity,强度",
            "rd-intensiti,强度",
            "report.csv:2: “rd-intensiti” is not a series of statistics/series.yaml; did you",
        ),
        (
            "report.csv",
            "强度,Intensity",
            "强度,Density",
            "report.csv:2: “series_en” says “Density”, the series rd-intensity says “Intensity”",
        ),
        ("report.csv", "Intensity,%,%", "Intensity,%,percent", "report.csv:2: “unit_en” says “percent”"),
        ("report.csv", "CN,2020,2.4", "XX,2020,2.4", "report.csv:3: “XX” is not a known value of “jurisdiction”"),
        (
            "report.csv",
            "CN,2020,2.4",
            "CN,2019,2.4",
            "report.csv:3: observation “report-statistics/rd-intensity/main/CN/2019/report” stands in",
        ),
        ("report.csv", "at_least", "over", "report.csv:3: “over” is not a value of “qualifier”"),
        ("report.csv", "2.4,", "two,", "report.csv:3: “two” is not a number"),
        ("report.csv", '"ch 3, p 2"', "", "report.csv:4: “place” is missing: add it"),
        ("report.csv", "估计,Estimate", "估计,", "report.csv:3: “note” has no English (en): add it"),
        ("report.csv", "series_key,", "series,", "report.csv:1: the first line must name the columns: series_key,series_zh"),
        ("series.yaml", "topic: '1'", "topic: '7'", "series.yaml:2: “report-statistics/7” is not a known value of “parent”"),
        ("series.yaml", "key: spenders", "key: Large spenders", "series.yaml:9: “Large spenders” is not a key: write small letters"),
        ("series.yaml", "key: spenders", "key: rd-intensity", "series.yaml:9: indicator “report-statistics/rd-intensity” stands in"),
        ("series.yaml", "  source: report\n", "", "series.yaml:1: “source” is missing: add it"),
        ("series.yaml", "direction: up", "direction: upwards", "series.yaml:5: “upwards” is not a value of “direction”"),
        ("series.yaml", "en: Intensity}", "eng: Intensity}", "series.yaml:3: “name” has no English (en): add it"),
        ("series.yaml", "name: {zh: 强度, en: Intensity}", "name: Intensity", "series.yaml:3: “name” must be given in both languages"),
    ],
)
def test_bad_input_is_refused_with_file_line_and_fix(folder, name, old, new, told):
    edit(folder, name, old, new)
    with pytest.raises(ContentProblems) as error:
        load_all(folder)
    assert told in str(error.value).replace("fixtures/statistics/", "")
    assert not Indicator.objects.exists()
