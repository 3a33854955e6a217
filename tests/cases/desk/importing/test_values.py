"""Values of the index from a sheet: old beside new, written and taken back."""

import pytest

from cases.desk.importing.confirming import Overtaken, confirm
from cases.desk.importing.faults import FileFaults
from cases.desk.importing.looking_again import look_again
from cases.desk.importing.steps import finished
from cases.desk.importing.undoing import InTheWay, undo
from cases.models import Import
from indicators.models import Observation
from indicators.records import OBSERVATIONS
from reference.records import digest
from tests.cases.desk.importing.making import brought, commas, outcomes, problems, workbook
from tests.factories import make_jurisdiction
from tests.indicators.making import ROW as SHEET_ROW
from tests.indicators.making import make_series

pytestmark = pytest.mark.django_db

ROW = {**SHEET_ROW, "value": "5.5"}


@pytest.fixture
def series(db):
    make_jurisdiction("CN")
    return make_series("1.1.1", "main", unit_zh="件", unit_en="items")


def write(person, *rows):
    return finished(confirm(brought(person, commas(list(rows))), person, as_drafts=True))


def stored():
    return {one.year: (str(one.value.normalize()), one.note_en) for one in Observation.objects.all()}


def test_values_are_known_by_their_columns_and_written_at_once(series, lin):
    imported = brought(lin, commas([ROW, {**ROW, "year": "2022"}]))
    assert (imported.kind, set(outcomes(imported).values()), Observation.objects.count()) == ("observations", {"created"}, 0)
    imported = finished(confirm(imported, lin, as_drafts=True, comment="yearbook"))
    assert (imported.state, imported.as_drafts, stored()) == ("confirmed", False, {2021: ("5.5", ""), 2022: ("5.5", "")})
    assert set(outcomes(brought(lin, workbook({"observations": [ROW]}))).values()) == {"unchanged"}


def test_an_empty_cell_changes_nothing_and_clear_empties(series, lin):
    write(lin, {**ROW, "note_zh": "注", "note_en": "note"})
    write(lin, {**ROW, "value": "6", "note_en": ""})
    assert stored() == {2021: ("6", "note")}
    write(lin, {**ROW, "value": "6", "note_zh": "[clear]", "note_en": "[clear]"})
    assert stored() == {2021: ("6", "")}


def test_what_is_wrong_is_named_by_row_with_the_fix(series, lin):
    rows = [
        ROW,
        ROW,
        {**ROW, "unit": "万件"},
        {**ROW, "series": "mian"},
        {**ROW, "year": "next"},
        {**ROW, "jurisdiction": "XX"},
        {**ROW, "year": "2023", "unit": ""},
    ]
    imported = brought(lin, commas(rows, "values.csv"))
    found = {where: message for where, _column, message in problems(imported)}
    assert found["values.csv 2"] == "the same value also stands in values.csv 3: keep one of the two"
    assert found["values.csv 3"] == "the same value also stands in values.csv 2: keep one of the two"
    assert found["values.csv 4"].endswith("which is 件 (items): convert the value (1 万件 = 10000 件)")
    assert found["values.csv 5"] == "“mian” is not a series of 1.1.1; did you mean “main”?"
    assert "“next” is not a number" in found["values.csv 6"]
    assert found["values.csv 7"].startswith("“XX” is not a known value of “jurisdiction”")
    assert found["values.csv 8"] == "“unit” is missing: add it, it is 件 (items)"
    assert not imported.rows.exclude(outcome="refused").exists()


def test_cases_and_values_in_one_import_are_refused(series, lin):
    with pytest.raises(FileFaults, match="stand in different files"):
        brought(lin, commas([ROW]), commas([{"slug": "a", "level": "local"}]))


def test_undoing_restores_former_values_and_deletes_new_ones(series, lin):
    write(lin, ROW)
    before = Observation.objects.get().imported_digest
    imported = write(lin, {**ROW, "value": "7"}, {**ROW, "year": "2022"})
    assert stored() == {2021: ("7", ""), 2022: ("5.5", "")}
    imported = finished(undo(imported, lin))
    assert (imported.state, stored(), Observation.objects.get().imported_digest) == ("undone", {2021: ("5.5", "")}, before)


def test_a_value_edited_since_stays(series, lin):
    imported = write(lin, ROW, {**ROW, "year": "2022"})
    Observation.objects.filter(year=2022).update(value=9)
    with pytest.raises(InTheWay) as caught:
        finished(undo(imported, lin))
    assert caught.value.keys == ["1.1.1/main/CN/2022/dataset"]
    finished(undo(imported, lin, leave_edited=True))
    assert stored() == {2022: ("9", "")}


def test_a_value_edited_at_the_desk_counts_as_edited_again_after_undoing(series, lin):
    write(lin, ROW)
    Observation.objects.update(value=9)
    finished(undo(write(lin, {**ROW, "value": "7"}), lin))
    assert stored() == {2021: ("9", "")}
    kept = next(iter(OBSERVATIONS.stored().values()))
    assert kept.row.imported_digest != digest(kept.record)


def test_a_value_changed_meanwhile_is_looked_at_again(series, lin):
    write(lin, ROW)
    imported = brought(lin, commas([{**ROW, "value": "7"}]))
    Observation.objects.update(value=9)
    with pytest.raises(Overtaken):
        finished(confirm(imported, lin, as_drafts=True))
    assert look_again(imported) == 1
    assert imported.rows.get().before["value"] == 9
    finished(confirm(imported, lin, as_drafts=True))
    assert stored() == {2021: ("7", "")}


def test_the_page_of_values_names_series_and_place_and_shows_old_and_new(admin_client, series, lin):
    write(lin, ROW)
    imported = brought(lin, commas([{**ROW, "value": "7"}, {**ROW, "year": "x"}]))
    page = admin_client.get(imported.get_absolute_url()).content.decode()
    assert "<del>5.5</del>" in page
    assert "<ins>7</ins>" in page
    assert f"1.1.1 {series.name_zh} · 地方 CN · 2021" in admin_client.get(_in_chinese(imported)).content.decode()
    assert Import.objects.count() == 2


def _in_chinese(imported):
    return imported.get_absolute_url().replace("/en/", "/zh-hans/")
