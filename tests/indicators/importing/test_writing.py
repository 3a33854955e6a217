"""Observations from a spreadsheet: refused whole with row numbers, or written whole, side by side with the content files."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command

from indicators.importing.writing import COLUMNS, import_observations
from indicators.models import Observation, Series
from indicators.records import TABLES
from reference.blocks import ContentProblems
from reference.loading import load
from reference.records import TABLES as REFERENCE
from tests.factories import make_jurisdiction
from tests.indicators.making import ROW, make_observation, make_series, write_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    """One measured indicator with a series of its own and one of solved values; China and Henan."""
    make_series()
    make_series(key="solved", role="back_solved")
    make_jurisdiction("CN-HA")


@pytest.fixture
def content(tmp_path):
    """A small index that came from content files, whose folder is answered."""
    folder = write_index(tmp_path / "fixtures")
    load_content(folder)
    return folder


def load_content(folder, **options):
    return load((*REFERENCE, *TABLES), folder, **options)["observation"]


def write(tmp_path, *changes, columns=COLUMNS):
    """Answer a CSV file with one row for each of *changes* to a good row."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows({**ROW, **change} for change in changes)
    path = tmp_path / "values.csv"
    path.write_text(text.getvalue(), encoding="utf-8-sig")
    return path


def problems_of(path, **options):
    with pytest.raises(ContentProblems) as error:
        import_observations(path, **options)
    return [str(problem) for problem in error.value.problems]


def edit(folder, old, new):
    path = folder / "indicators" / "observations.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_rows_become_observations_of_any_place(index, tmp_path):
    path = write(
        tmp_path, {"note_zh": "境内", "note_en": "Mainland"}, {"jurisdiction": "CN-HA", "value": "1.5", "unit": "Patents", "year": "2021.0"}
    )
    outcome = import_observations(path)
    assert outcome.created == ["1.1.1/main/CN/2021/dataset", "1.1.1/main/CN-HA/2021/dataset"]
    nation = Observation.objects.get(jurisdiction__code="CN")
    assert (nation.value, nation.status, nation.issuer_en, nation.note_zh) == (2773287, "reported", "Bureau", "境内")
    assert nation.loaded_digest == ""
    assert Observation.objects.get(jurisdiction__code="CN-HA").value == 1.5


def test_only_looking_writes_nothing(index, tmp_path):
    assert import_observations(write(tmp_path, {}), write=False).created
    assert not Observation.objects.exists()


def test_the_same_file_again_changes_nothing(index, tmp_path):
    path = write(tmp_path, {})
    import_observations(path)
    outcome = import_observations(path)
    assert (outcome.is_empty, outcome.unchanged) == (True, ["1.1.1/main/CN/2021/dataset"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unit": "亿件"}, "the unit “亿件” is not that of 1.1.1/main, which is 件 (patents): convert the value (1 亿件 = 100000000 件)"),
        ({"unit": "元"}, "the unit “元” is not that of 1.1.1/main, which is 件 (patents): convert the value"),
        ({"unit": ""}, "“unit” is missing: add it, it is 件 (patents)"),
        ({"indicator": "1.1.9"}, "“1.1.9” is not an indicator of the index; did you mean “1.1.1”?"),
        ({"indicator": "1.1"}, "the indicator 1.1 has no series to take values: choose one of level 3"),
        ({"indicator": ""}, "“indicator” is missing: add it"),
        ({"series": "man"}, "“man” is not a series of 1.1.1; did you mean “main”?"),
        ({"jurisdiction": "CN-HX"}, "“CN-HX” is not a known value of “jurisdiction”; did you mean “CN-HA”?"),
        ({"jurisdiction": ""}, "“jurisdiction” is missing: add it"),
        ({"year": "21"}, "“21” is not a year of the index: write four digits, such as 2024"),
        ({"year": "last"}, "“last” is not a number: write “year” in digits, without grouping or unit"),
        ({"year": ""}, "“year” is missing: add it"),
        ({"value": "2,773,287"}, "“2,773,287” is not a number: write “value” in digits, without grouping or unit"),
        ({"value": "#N/A"}, "“#N/A” is not a number: write “value” in digits, without grouping or unit"),
        ({"value": ""}, "“value” is missing: add it"),
        ({"value": "9" * 18}, f"“{'9' * 18}” is too large: “value” must stay below 100000000000000000"),
        (
            {"status": "back_solved"},
            "the status “back_solved” does not fit the series “1.1.1/main”, whose role is “main”: correct one of them",
        ),
        (
            {"series": "solved"},
            "the status “reported” does not fit the series “1.1.1/solved”, whose role is “back_solved”: correct one of them",
        ),
        ({"status": "guess"}, "“guess” is not a value of “status”; there is: back_solved, derived, proxy, reported"),
        ({"seen_in": "data set"}, "“data set” is not a value of “seen_in”; did you mean “dataset”?"),
        ({"seen_in": "report"}, "“place” is missing: add it"),
        ({"issuer_zh": "", "issuer_en": ""}, "“issuer” is missing: add it"),
        ({"issuer_en": ""}, "“issuer” has no English (en): add it"),
        ({"issuer_en": "x" * 201}, "“issuer” has 201 characters and 200 fit: shorten it"),
        ({"url": "example"}, "“example” is not an address; write it with https:// in front"),
    ],
)
def test_a_fault_is_named_with_its_row_and_fix_and_nothing_is_written(index, tmp_path, change, message):
    path = write(tmp_path, {"year": "2020"}, change)
    assert problems_of(path) == [f"row 3: {message}"]
    assert not Observation.objects.exists()


def test_a_row_that_repeats_another_is_refused_with_both_numbers(index, tmp_path):
    path = write(tmp_path, {}, {"year": "2020"}, {"value": "3", "year": "2021.0"})
    assert problems_of(path) == ["row 4: 1.1.1/main, CN, 2021, seen in dataset stands in row 2 already: keep one of the two"]
    assert not Observation.objects.exists()


def test_every_fault_is_said_at_once(index, tmp_path):
    path = write(tmp_path, {"unit": "元", "value": "x"}, {"year": "0"}, {"indicator": "7"}, columns=(*COLUMNS, "colour"))
    assert [problem.split(":")[0] for problem in problems_of(path)] == ["row 1", "row 2", "row 2", "row 3", "row 4"]


def test_a_missing_column_is_named_without_a_complaint_about_every_row(index, tmp_path):
    path = write(tmp_path, {}, {}, columns=[column for column in COLUMNS if column != "unit"])
    assert problems_of(path) == ["row 1: the column “unit” is missing: add it, empty where there is nothing to say"]


def test_another_framework_takes_no_values_this_way(index, tmp_path):
    make_series("1.1", framework="other")
    assert problems_of(write(tmp_path, {"indicator": "other/1.1"}))[0].startswith("row 2: “other/1.1” is not an indicator of the index")


def test_a_corrected_file_replaces_what_it_wrote_before(index, tmp_path):
    import_observations(write(tmp_path, {}))
    assert import_observations(write(tmp_path, {"value": "2773288"})).changed == ["1.1.1/main/CN/2021/dataset"]
    assert Observation.objects.get().value == 2773288


def test_an_edit_at_the_desk_is_kept_while_the_file_stays_as_it_was(index, tmp_path):
    path = write(tmp_path, {})
    import_observations(path)
    Observation.objects.update(value=5)
    assert import_observations(path).kept == ["1.1.1/main/CN/2021/dataset"]
    assert Observation.objects.get().value == 5


def test_a_row_of_the_desk_that_differs_is_refused_unless_the_file_shall_win(index, tmp_path):
    make_observation(Series.objects.get(key="main"), 2021, "5", "dataset", issuer_en="Bureau")
    path = write(tmp_path, {}, {"year": "2020"})
    assert problems_of(path) == [
        "row 2: 1.1.1/main, CN, 2021, seen in dataset was entered or edited at the desk and differs (value: 5 here, 2773287 in the file): "
        "correct the file, or load with --overwrite"
    ]
    assert Observation.objects.count() == 1
    assert import_observations(path, overwrite=True).changed == ["1.1.1/main/CN/2021/dataset"]
    assert Observation.objects.get(year=2021).value == 2773287


def test_a_later_load_of_the_content_files_keeps_what_came_from_a_spreadsheet(content, tmp_path):
    import_observations(write(tmp_path, {}, {"year": "2019", "value": "1", "seen_in": "report", "place": "ch 1, s 2, p 3"}))
    outcome = load_content(content)
    assert outcome.is_empty
    assert outcome.kept == ["1.1.1/main/CN/2019/report"]
    assert list(Observation.objects.filter(series__key="main", year__in=[2019, 2021]).values_list("value", flat=True)) == [1, 2773287]


def test_a_load_takes_a_row_of_a_spreadsheet_over_once_it_stands_in_the_content_files(content, tmp_path):
    import_observations(write(tmp_path, {}))
    edit(content, "1.1.1,solved", "1.1.1,main,CN,2021,2773287,reported,dataset,统计局,Bureau,,,,\n1.1.1,solved")
    assert "1.1.1/main/CN/2021/dataset" in load_content(content).unchanged
    edit(content, "2773287", "2773288")
    assert load_content(content).changed == ["1.1.1/main/CN/2021/dataset"]


def test_a_load_refuses_a_row_that_differs_from_that_of_a_spreadsheet(content, tmp_path):
    import_observations(write(tmp_path, {}))
    edit(content, "1.1.1,solved", "1.1.1,main,CN,2021,5,reported,dataset,统计局,Bureau,,,,\n1.1.1,solved")
    with pytest.raises(ContentProblems, match=r"observations.csv:4: “1.1.1/main/CN/2021/dataset” was edited here"):
        load_content(content)
    assert Observation.objects.get(year=2021).value == 2773287
    assert load_content(content, overwrite=True).changed == ["1.1.1/main/CN/2021/dataset"]


def test_a_spreadsheet_corrects_a_row_of_the_content_files(content, tmp_path):
    path = write(tmp_path, {"year": "2020", "value": "7", "status": "derived", "url": "https://example.org/data"})
    assert import_observations(path).changed == ["1.1.1/main/CN/2020/dataset"]
    assert load_content(content).kept == ["1.1.1/main/CN/2020/dataset"]
    assert load_content(content, overwrite=True).changed == ["1.1.1/main/CN/2020/dataset"]


def test_the_command_counts_and_lists_what_it_changed(index, tmp_path, capsys):
    call_command("load_observations", write(tmp_path, {}, {"year": "2020"}), "--check")
    assert capsys.readouterr().out == "would be: 2 created, 0 updated, 0 unchanged, 0 kept as edited here\n"
    call_command("load_observations", write(tmp_path, {}, {"year": "2020"}))
    call_command("load_observations", write(tmp_path, {}, {"year": "2020", "value": "3"}))
    assert capsys.readouterr().out.splitlines()[1:] == [
        "updated: 1.1.1/main/CN/2020/dataset",
        "0 created, 1 updated, 1 unchanged, 0 kept as edited here",
    ]


def test_the_command_prints_every_fault_and_fails(index, tmp_path, capsys):
    with pytest.raises(CommandError, match="2 problems; nothing was written"):
        call_command("load_observations", write(tmp_path, {"unit": "元"}, {"year": "2020", "value": "x"}))
    assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == ["row 2", "row 3"]


def test_a_value_stands_on_the_page_of_the_index_at_once(content, tmp_path, client):
    assert "2.773 million" not in client.get("/en/index/").content.decode()
    import_observations(write(tmp_path, {}))
    assert "2.773 million" in client.get("/en/index/").content.decode()
