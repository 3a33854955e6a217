"""Content files of the index: bad input is refused with file, line and fix, and nothing is written."""

import pytest

from indicators.models import Framework, Indicator, Observation, PublishedScore, Series
from indicators.records import TABLES
from reference.blocks import ContentProblems
from reference.loading import load
from reference.records import TABLES as REFERENCE
from reference.rows import read_rows
from tests.indicators.making import FILES, write_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return write_index(tmp_path / "fixtures")


def load_all(folder):
    return load((*REFERENCE, *TABLES), folder)


def edit(folder, name, old, new):
    path = folder / "indicators" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder):
    with pytest.raises(ContentProblems) as error:
        load_all(folder)
    assert not Framework.objects.exists()
    assert not Indicator.objects.exists()
    return str(error.value).replace("fixtures/indicators/", "")


def test_good_files_are_loaded_whole_and_a_second_time_changes_nothing(folder):
    first = load_all(folder)
    assert {name: len(first[name].created) for name in ("framework", "indicator", "series", "observation", "score")} == {
        "framework": 1,
        "indicator": 5,
        "series": 2,
        "observation": 3,
        "score": 2,
    }
    assert dict(Indicator.objects.values_list("code", "level")) == {"0": 0, "1": 1, "1.1": 2, "1.1.1": 3, "1.1.2": 3}
    assert str(Indicator.objects.get(code="1.1.1").weight) == "0.333333"
    assert Observation.objects.get(status="reported").place == "ch 1, s 2, p 3"
    second = load_all(folder)
    assert {name: len(second[name].unchanged) for name in ("indicator", "series", "observation", "score")} == {
        "indicator": 5,
        "series": 2,
        "observation": 3,
        "score": 2,
    }
    assert not any(outcome.created or outcome.changed or outcome.removed for outcome in second.values())


def test_rows_that_left_the_files_are_removed_from_the_bottom_up(folder):
    load_all(folder)
    for name in ("tree.yaml", "series.yaml", "scores.yaml", "framework.yaml"):
        (folder / "indicators" / name).write_text("[]\n", encoding="utf-8")
    (folder / "indicators" / "observations.csv").write_text(FILES["indicators/observations.csv"].splitlines()[0] + "\n", encoding="utf-8")
    load_all(folder)
    assert not any(model.objects.exists() for model in (Framework, Indicator, Series, Observation, PublishedScore))


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("tree.yaml", "weight: 2/3", "weight: 1/2", "tree.yaml:28: the weights below 1.1 add up to 5/6, not to 1"),
        (
            "tree.yaml",
            "parent: '1.1'",
            "parent: '1'",
            "tree.yaml:23: the parent of 1.1.1 does not agree with its code: write parent: “1.1”",
        ),
        ("tree.yaml", "code: '1.1.2'", "code: 1.1.x", "tree.yaml:29: “1.1.x” is not a code"),
        ("tree.yaml", "code: '1.1.2'", "code: '1.1.1'", "tree.yaml:29: indicator “1.1.1” stands in"),
        ("tree.yaml", "- framework: caict-4-12-27\n", "", "the file must begin with its framework"),
        ("tree.yaml", "- framework: caict-4-12-27\n", "- framework: caict-4-12\n", "did you mean “caict-4-12-27”?"),
        ("tree.yaml", "weight: 2/3", "weight: most", "tree.yaml:35: “most” is not a number"),
        ("tree.yaml", "direction: up", "direction: upwards", "tree.yaml:6: “upwards” is not a value of “direction”; there is: down, up"),
        ("tree.yaml", "code: '0'", "code: '9'", "the tree has 0 roots"),
        ("framework.yaml", "  base_year: 2019\n", "", "framework.yaml:1: “base_year” is missing: add it"),
        ("framework.yaml", "edition: '1'", "edition: '1'\n  kind: indices", "framework.yaml:3: “indices” is not a value of “kind”"),
        ("tree.yaml", "  weight: 1/3\n", "", "tree.yaml:22: “weight” is missing: add it"),
        ("tree.yaml", "  direction: up\n", "", "tree.yaml:2: “direction” is missing: add it"),
        ("tree.yaml", "  unit: {zh: 件, en: patents}\n", "", "tree.yaml:2: “unit” is missing: add it"),
        ("framework.yaml", "base_year: 2019", "base_year: 19", "framework.yaml:3: “19” is not a year of the index"),
        ("framework.yaml", "base_year: 2019", "base_year: 2019/2", "framework.yaml:3: “base_year” must be a whole number"),
        (
            "series.yaml",
            "indicator: '1.1.1'",
            "indicator: '1.1.9'",
            "series.yaml:1: “1.1.9” is not a known value of “indicator”; did you mean",
        ),
        ("series.yaml", "indicator: '1.1.1'", "indicator: '1.1'", "series.yaml:1: 1.1 is not measured itself"),
        ("series.yaml", "role: main", "role: chief", "series.yaml:3: “chief” is not a value of “role”"),
        ("series.yaml", "key: solved", "key: main", "series.yaml:6: series “1.1.1/main” stands in"),
        (
            "observations.csv",
            "1.1.1,main,CN,2020",
            "1.1.1,mian,CN,2020",
            "observations.csv:3: “1.1.1/mian” is not a known value of “series”; did you mean “1.1.1/main”?",
        ),
        ("observations.csv", "main,CN,2020", "main,XX,2020", "observations.csv:3: “XX” is not a known value of “jurisdiction”"),
        ("observations.csv", "2279123.5", "2 279 123", "observations.csv:3: “2 279 123” is not a number"),
        ("observations.csv", "2279123.5", "nan", "observations.csv:3: “nan” is not a number"),
        ("observations.csv", "2279123.5", "200000000000000000", "observations.csv:3: “200000000000000000” is too large"),
        ("observations.csv", "CN,2020,2279123.5", "CN,,2279123.5", "observations.csv:3: “year” is missing: add it"),
        ("observations.csv", "局,Bureau", ",", "observations.csv:3: “issuer” is missing: add it"),
        ("observations.csv", '"ch 1, s 2, p 3"', "", "observations.csv:2: “place” is missing: add it"),
        ("observations.csv", "2279123.5", "", "observations.csv:3: “value” is missing: add it"),
        ("observations.csv", "CN,2020,2279123.5", "CN,20,2279123.5", "observations.csv:3: “20” is not a year of the index"),
        ("observations.csv", ",derived,", ",guessed,", "observations.csv:3: “guessed” is not a value of “status”"),
        ("observations.csv", ",dataset,", ",hearsay,", "observations.csv:3: “hearsay” is not a value of “seen_in”"),
        ("observations.csv", "https://example.org/data", "example", "observations.csv:3: “example” is not an address"),
        ("observations.csv", "算得,Derived", "算得,", "observations.csv:3: “note” has no English (en): add it"),
        ("observations.csv", "ch 1, s 2, p 3", "third page", "observations.csv:2: “third page” is not a place"),
        (
            "observations.csv",
            "CN,2020,2279123.5,derived,dataset",
            "CN,2019,5,derived,report",
            "observations.csv:3: observation “1.1.1/main/CN/2019/report” stands in",
        ),
        (
            "observations.csv",
            "solved,CN,2020,0.8,back_solved",
            "solved,CN,2020,0.8,reported",
            "observations.csv:4: the status “reported” does not fit the series",
        ),
        (
            "observations.csv",
            "2279123.5,derived",
            "2279123.5,back_solved",
            "observations.csv:3: the status “back_solved” does not fit the series",
        ),
        ("observations.csv", "note_zh,note_en", "note", "observations.csv:1: the first line must name the columns: indicator,series"),
        ("observations.csv", ",算得,Derived", ",算得", "observations.csv:3: 12 cells where the header has 13"),
        ("scores.yaml", "value: 138.2", "value: -1", "scores.yaml:2: “-1” must be above zero"),
        ("scores.yaml", "value: 138.2", "value: about 138", "scores.yaml:2: “about 138” is not a number"),
        ("scores.yaml", "value: 100", "value: 101", "scores.yaml:1: the index is 100 in its base year"),
        ("scores.yaml", "year: 2023", "year: 2019", "scores.yaml:2: score “0/2019” stands in"),
        ("scores.yaml", "place: 'ch 1, s 1'}\n", "}\n", "scores.yaml:1: “place” is missing: add it"),
        (
            "scores.yaml",
            "source: report",
            "source: reprot",
            "scores.yaml:1: “reprot” is not a known value of “source”; did you mean “report”?",
        ),
    ],
)
def test_bad_input_is_refused_with_file_line_and_fix(folder, name, old, new, told):
    edit(folder, name, old, new)
    assert told in refused(folder)


PROPOSAL = {
    "framework.yaml": "- {key: other, kind: proposal, edition: '1', source: report, place: ch 3, name: {zh: 设想, en: Proposed}}\n",
    "tree.yaml": (
        "- framework: other\n"
        "- {code: '0', name: {zh: 总, en: All}, definition: {zh: 全部, en: All}}\n"
        "- {code: '1', parent: '0', name: {zh: 一, en: One}, definition: {zh: 一类, en: One}}\n"
        "- {code: '1.1', parent: '1', name: {zh: 一一, en: Metric}, definition: {zh: 一项, en: Metric}}\n"
    ),
}


@pytest.fixture
def two_frameworks(folder):
    (folder / "indicators" / "other").mkdir()
    for name, text in PROPOSAL.items():
        (folder / "indicators" / "other" / name).write_text(text, encoding="utf-8")
    return folder


def test_another_framework_needs_no_base_year_no_weights_no_units_and_no_data(two_frameworks):
    load_all(two_frameworks)
    other = Framework.objects.get(key="other")
    assert (other.kind, other.base_year, other.place) == ("proposal", None, "ch 3")
    assert list(other.indicators.values_list("code", "level", "weight", "unit_en", "direction")) == [
        ("0", 0, None, "", ""),
        ("1", 1, None, "", ""),
        ("1.1", 2, None, "", ""),
    ]
    assert Indicator.objects.get(framework=other, code="1.1").key == "other/1.1"
    assert Indicator.objects.filter(code="1.1").count() == 2
    assert all(outcome.is_empty for outcome in load_all(two_frameworks).values())


def test_another_framework_that_leaves_the_files_is_removed(two_frameworks):
    load_all(two_frameworks)
    for name in PROPOSAL:
        (two_frameworks / "indicators" / "other" / name).unlink()
    assert sorted(load_all(two_frameworks)["indicator"].removed) == ["other/0", "other/1", "other/1.1"]
    assert Indicator.objects.count() == 5


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("parent: '1'", "parent: '0'", "other/tree.yaml:4: the parent of 1.1 does not agree with its code: write parent: “1”"),
        ("code: '1.1', parent: '1',", "code: '1.1', parent: '1', weight: 1,", "other/tree.yaml:2: “weight” is missing: add it"),
        ("definition: {zh: 一项, en: Metric}", "definition: {zh: 一项}", "other/tree.yaml:4: “definition” has no English (en): add it"),
    ],
)
def test_faults_of_another_framework_are_named_with_file_and_line(two_frameworks, old, new, told):
    edit(two_frameworks, "other/tree.yaml", old, new)
    assert told in refused(two_frameworks)


def test_a_series_of_another_framework_names_it_and_belongs_to_a_node_with_none_below(two_frameworks):
    series = "- {indicator: other/1.1, key: main, role: main, name: {zh: 甲, en: A}, unit: {zh: 件, en: items}}\n"
    (two_frameworks / "indicators" / "other" / "series.yaml").write_text(series, encoding="utf-8")
    load_all(two_frameworks)
    assert Series.objects.get(indicator__framework__key="other").path == "other/1.1/main"
    edit(two_frameworks, "other/series.yaml", "other/1.1", "other/1")
    with pytest.raises(ContentProblems, match="other/1 is not measured itself"):
        load_all(two_frameworks)


def test_a_file_that_is_not_utf8_is_named(folder):
    (folder / "indicators" / "observations.csv").write_bytes("指标".encode("gbk"))
    assert "observations.csv:1: the file is not UTF-8" in refused(folder)


def test_an_open_quotation_mark_is_named_with_its_line(folder):
    edit(folder, "observations.csv", "局,Bureau", '"局,Bureau')
    assert "observations.csv:3: not valid CSV" in refused(folder)


def test_a_line_with_a_paragraph_in_quotes_keeps_the_lines_after_it_right(tmp_path):
    folder = tmp_path / "fixtures"
    folder.mkdir()
    (folder / "rows.csv").write_text('\ufeffa,b\n1,"two\nlines"\n\n2,\n', encoding="utf-8")
    blocks, problems = read_rows(folder / "rows.csv", folder, ("a", "b"))
    assert [(block.data, block.line_of()) for block in blocks] == [({"a": "1", "b": "two\nlines"}, 2), ({"a": "2"}, 5)]
    assert problems == []
