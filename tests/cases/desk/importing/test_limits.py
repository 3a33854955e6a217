"""What cannot be read, or would be too much, is refused with the fix before it does harm."""

import io
import zipfile

import pytest
from django.utils import translation

from cases.desk.importing import limits
from cases.desk.importing.faults import FileFaults
from cases.desk.importing.reading import File, read_files
from cases.desk.importing.steps import finished
from tests.cases.desk.importing.making import brought, commas, outcomes, tables, workbook

pytestmark = pytest.mark.django_db


def refusal(*files):
    with pytest.raises(FileFaults) as caught:
        finished(read_files(list(files)))
    return "\n".join(caught.value.faults)


def packed(parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return File("cases.xlsx", written.getvalue())


def changed(file, name, change):
    """Answer the workbook *file* with the content of its part *name* changed."""
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return packed({**parts, name: change(parts.get(name, b""))})


def test_a_large_file_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "FILE", 2 * limits.MEGABYTE)
    assert refusal(File("a.csv", b"x" * (3 * limits.MEGABYTE))) == "a.csv: the file has 3 MB and 2 MB are taken: bring it in parts"


def test_too_many_files_are_refused():
    assert "13 files are too many: bring at most 12" in refusal(*[File("a.csv", b"x")] * 13)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "RECORDS", 3)
    rows = [{"slug": f"case-{number}", "level": "local"} for number in range(4)]
    assert "more than 3 cases or values, or 200000 rows, are too many at once: bring them in parts" in refusal(commas(rows))


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = packed({"[Content_Types].xml": "x", "xl/sharedStrings.xml": b"0" * (30 * limits.MEGABYTE)})
    assert len(bomb.content) < 100_000
    assert refusal(bomb).startswith("cases.xlsx: the workbook would unpack to 30 MB")


def test_a_workbook_of_too_many_parts_or_too_large_unpacked_is_refused(monkeypatch):
    assert "would unpack" in refusal(packed({"[Content_Types].xml": "x", **{f"part{number}": "" for number in range(2001)}}))
    monkeypatch.setattr(limits, "UNPACKED", 1000)
    assert "would unpack" in refusal(workbook(tables("one")))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_entities_that_multiply_are_not_unfolded(henan, part):
    head = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'

    def change(content):
        start = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
        return content[:start] + head + content[start:].replace(b"Practice one", b"&b;")

    file = changed(workbook(tables("one")), part, change)
    assert b"<!ENTITY" in zipfile.ZipFile(io.BytesIO(file.content)).read(part)
    if part == "xl/workbook.xml":  # its reader does not unfold them
        assert "haha" not in str([one.record for one in finished(read_files([file])).cases])
    else:
        assert "the workbook is broken" in refusal(file)


def test_rows_numbered_beyond_any_spreadsheet_do_not_keep_the_reader_busy():
    def change(content):
        return content.replace(b'<row r="2"', b'<row r="99999999999"')

    file = changed(workbook({"cases": [{"slug": "one", "level": "local"}]}), "xl/worksheets/sheet1.xml", change)
    assert "rows beyond the last of a spreadsheet" in refusal(file)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04cut off", "the file is cut off or broken"),
        (b"\xd0\xcf\x11\xe0old", "this is a workbook (.xls)"),
        (b"%PDF-1.7", "this is a PDF"),
        ("slug,level".encode("utf-16"), "UTF-16"),
        (b"slug,level\ncaf\xe9,local\n", "neither UTF-8 nor GB18030"),
        ("slug,level\n\ue000,local\n".encode("gb18030"), "neither UTF-8 nor GB18030"),
        (b"slug;level\na;local\n", "the columns are separated by semicolons"),
        (b'slug,level\n"a,local\n', "not valid CSV"),
        (b"slug,level\n", "there is no row below the header"),
        (b"a,b\n1,2\n", "the first row does not name the columns of a table"),
        (b"slug,level,lvl\na,local,\n", "“lvl” is not a column of “cases”; did you mean “level”?"),
        (b"slug,level,colour\na,local,\n", "“colour” is not a column of “cases”: leave it out, or write # before its name"),
        (b"slug,level,level\na,local,\n", "the column “level” stands 2 times: keep one"),
        (b"title_zh,level\na,local\n", "the column “slug” is missing: add it"),
        (b"slug" + b",level" * 300, "more than 200 columns"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_the_fix(content, words):
    assert words in refusal(File("cases.csv", content))


def test_in_chinese_nothing_of_the_refusal_is_english():
    with translation.override("zh-hans"):
        assert refusal(File("案例.csv", b"\xd0\xcf\x11\xe0old")) == "案例.csv：这是旧格式工作簿（.xls）：请另存为.xlsx或“CSV UTF-8”"
        assert refusal(File("案例.csv", b"slug;level\na;local\n")) == "案例.csv：各列以分号分隔：请另存为以逗号分隔的文件"


def test_a_zip_file_that_is_no_workbook_and_a_broken_workbook_are_said(henan):
    assert "this is a zip file, but no workbook" in refusal(packed({"a.txt": "x"}))
    assert "the workbook is broken" in refusal(packed({"[Content_Types].xml": "x"}))
    broken = changed(workbook(tables("one")), "xl/worksheets/sheet1.xml", lambda content: content[:400])
    assert "the workbook is broken" in refusal(broken)


def test_all_files_are_read_before_anything_is_said():
    found = refusal(
        File("a.csv", b""),
        File("b.csv", b"a,b\n1,2"),
        workbook({"cases": [{"slug": "a", "colour": 1}], "facts": [{"slug": "a", "valu": 1, "unit": 2}]}),
    )
    assert [line.split(":")[0] for line in found.splitlines()] == ["a.csv", "b.csv", "cases.xlsx, cases", "cases.xlsx, facts"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_utf_8_and_gb18030_are_read(henan, lin, encoding):
    file = commas(tables("one")["cases"], encoding=encoding)
    reading = finished(read_files([file]))
    assert reading.cases[0].record["title"]["zh"] == "做法one"
    assert bool(reading.notes) == (encoding == "gb18030")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &x [1]\nb: *x", "references (*name) are not taken"),
        ("[" * 50 + "]" * 50, "nested too deep"),
        ("- a: [", "not valid YAML"),
        ("slug: one", "the file must be a list"),
        ("- words", "a record must be keys with values"),
        ("- slug: one\n  slug: two", "“slug” stands twice"),
        ("- slug: one\n  value: " + "9" * 5000, "cases.yaml"),
    ],
)
def test_yaml_that_is_no_list_of_records_is_refused(text, words):
    assert words in refusal(File("cases.yaml", text.encode()))


def test_yaml_records_are_taken_with_their_lines(henan, lin):
    text = '- slug: henan-bidding\n  title: {en: New words}\n- slug: one\n  title: {zh: 一, en: "a\\0b"}\n  nothing: .nan\n'
    imported = brought(lin, File("cases.yaml", text.encode()))
    assert outcomes(imported) == {"henan-bidding": "changed", "one": "refused"}
    changed_row, refused_row = imported.rows.all()
    assert (changed_row.where, changed_row.record["title"]["en"]) == ("cases.yaml 1", "New words")
    assert [(one["where"], one["message"]["en"]) for one in refused_row.problems] == [
        ("cases.yaml 4", "this holds a character that cannot be printed: type the cell again")
    ]
