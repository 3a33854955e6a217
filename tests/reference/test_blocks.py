"""Content files and the lines of their values."""

import pytest

from reference.blocks import read_blocks


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "fixtures" / "things.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return read_blocks(path, path.parent)

    return read


def test_a_block_remembers_the_line_of_every_value(read):
    (first, second), problems = read("- key: one\n  name:\n    zh: 一\n    en: one\n- key: two\n")
    assert problems == []
    assert first.data == {"key": "one", "name": {"zh": "一", "en": "one"}}
    assert (first.line_of(), first.line_of(("name", "en")), second.line_of()) == (1, 4, 5)


def test_the_line_of_something_missing_is_that_of_the_record_around_it(read):
    (block,), _problems = read("\n- key: one\n  name:\n    zh: 一\n")
    assert block.line_of(("name", "en")) == 3
    assert block.line_of(("nothing", "here")) == 2


def test_norway_and_dates_stay_text(read):
    (block,), _problems = read("- code: NO\n  start: 2025-11-07\n  year: 2025\n")
    assert block.data == {"code": "NO", "start": "2025-11-07", "year": 2025}


def test_an_empty_file_holds_no_records(read):
    assert read("# nothing yet\n") == ([], [])


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- key: one\n  key: two\n", 2, "stands twice"),
        ("key: one\n", 1, "must be a list"),
        ("- just text\n", 1, "keys with values"),
        ("- key: one\n  name: a: b\n", 2, "not valid YAML"),
        ("- key: [one\n", 2, "not valid YAML"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(read, text, line, words):
    _blocks, problems = read(text)
    assert [(problem.file, problem.line) for problem in problems] == [("fixtures/things.yaml", line)]
    assert words in problems[0].message


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "things.yaml"
    path.write_bytes("- key: 揭榜挂帅".encode("gbk"))
    _blocks, problems = read_blocks(path, tmp_path)
    assert "UTF-8" in problems[0].message
