"""The workbook to fill in offers every key as a choice, explains itself, and is brought back as it was exported."""

import io
import zipfile

import pytest
import yaml
from openpyxl import load_workbook

from cases.desk.importing.books import Book
from cases.desk.importing.exporting import export
from cases.desk.importing.reading import File
from cases.desk.importing.template import case_book, commas, tables_now, value_book, yaml_example
from cases.models import Case
from cases.records import read, shape, write
from tests.cases.desk.importing.making import brought, outcomes

pytestmark = pytest.mark.django_db


def test_the_template_has_a_sheet_for_every_table_and_a_column_for_every_key(henan):
    book = load_workbook(io.BytesIO(case_book()))
    assert book.sheetnames[:7] == ["read me", "cases", *shape.LISTS]
    assert [cell.value for cell in book["cases"][1]] == tables_now()["cases"].names
    keys = {cell.path[0] for cell in tables_now()["cases"].cells}
    assert keys == set(shape.KEYS) - set(shape.LISTS)


def test_every_key_can_be_chosen_from_a_list(henan):
    book = load_workbook(io.BytesIO(case_book()))
    choices = {next(iter(one.sqref.ranges)).coord.split(":")[0]: one for one in book["cases"].data_validations.dataValidation}
    columns = {cell.value: cell.column_letter for cell in book["cases"][1]}
    place = choices[f"{columns['jurisdiction']}2"]
    sheet, cells = place.formula1.replace("$", "").split("!")
    assert {cell.value for row in book[sheet.strip("'")][cells] for cell in row} >= {"CN", "CN-HA"}
    assert place.showErrorMessage
    instruments = choices[f"{columns['concepts_instrument']}2"]
    assert not instruments.showErrorMessage, "several may stand in one cell"
    sheet, cells = instruments.formula1.replace("$", "").split("!")
    assert [cell.value for row in book[sheet.strip("'")][cells] for cell in row] == ["open-bidding"]
    assert {"level", "status", "depth"} <= {name for name, letter in columns.items() if f"{letter}2" in choices}


def test_the_read_me_names_every_column_in_both_languages(henan):
    sheet = load_workbook(io.BytesIO(case_book()))["read me"]
    named = {(row[0].value, row[1].value): (row[2].value, row[3].value) for row in sheet.iter_rows(min_row=2)}
    assert {(name, column) for name, table in tables_now().items() for column in table.names} <= named.keys()
    assert named["cases", "title_en"][1] == "Title (English)"
    assert named["cases", "concepts_instrument"] == ("体系 instrument", "Scheme instrument")


def test_an_export_brought_back_changes_nothing_whatever_it_holds(henan, lin):
    record = read(henan)
    odd = ["=1+1", "a;b", "+x", "-"]
    fact = {**record["facts"][0], "note": {"zh": "=x", "en": "@y"}}
    write(
        {**record, "aliases": odd, "acronyms": ["a;b"], "title": {"zh": "=题", "en": "-title"}, "start": "2024-05", "facts": [fact, fact]}
    )
    content = export(Case.objects.all())
    assert outcomes(brought(lin, File("cases.xlsx", content))) == {"henan-bidding": "unchanged"}
    book = load_workbook(io.BytesIO(content))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_csv_and_yaml_forms_are_what_is_read(henan, lin):
    with zipfile.ZipFile(io.BytesIO(commas())) as archive:
        assert archive.read("facts.csv").decode("utf-8-sig").strip().split(",")[:3] == ["slug", "label_zh", "label_en"]
        assert sorted(archive.namelist()) == sorted(f"{name}.csv" for name in tables_now())
    text = yaml_example()
    assert yaml.safe_load(text)[0]["slug"] == "henan-bidding"
    assert outcomes(brought(lin, File("cases.yaml", text.encode()))) == {"henan-bidding": "unchanged"}
    Case.objects.all().delete()
    assert "henan-open-bidding" in yaml_example()


def test_the_template_of_values_lists_series_with_their_units(db):
    book = load_workbook(io.BytesIO(value_book()))
    assert book.sheetnames == ["observations", "list series", "list places", "list choices"]


def test_a_text_too_long_for_a_cell_is_left_out_and_changes_nothing_on_return():
    book = Book()
    sheet = book.sheet("x", ["a", "b"])
    sheet.add(["y" * 40_000, "\x01short"])
    rows = load_workbook(io.BytesIO(book.content()))["x"]
    assert [rows["A2"].value, rows["B2"].value] == [None, "short"]
