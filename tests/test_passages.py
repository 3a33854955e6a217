"""The passage lists name only cases that exist, and every source has one."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
LISTS = sorted((ROOT / "docs/passages").glob("*.md"))
SLUG = re.compile(r"`?\b([a-z]{2,12}(?:-[a-z0-9]+)+)\b`?")


@pytest.fixture(scope="module")
def slugs():
    files = (ROOT / "fixtures/cases").rglob("*.yaml")
    return {record["slug"] for path in files for record in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)}


def covered(path):
    """Yield the third cell of every row."""
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) >= 3 and not cells[0].startswith("place"):
            yield cells[-1]


def test_each_of_the_five_documents_has_its_list():
    assert {path.stem for path in LISTS} == {"caict-2021", "caict-2025", "fusion-trends-2025", "us-fusion-2025", "us-regional-2025"}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_has_rows_and_names_cases(path, slugs):
    cells = list(covered(path))
    assert len(cells) > 10
    assert sum(1 for cell in cells for name in SLUG.findall(cell) if name in slugs) > 5


def test_every_case_is_named_by_a_list(slugs):
    named = {name for path in LISTS for cell in covered(path) for name in SLUG.findall(cell)}
    assert sorted(slugs - named) == []
