"""Editions as content files: one JSON file an edition, named after its key, written by ``manage.py publish_edition`` only."""

import json
import re

from indicators.editions.snapshot import digest_of, inputs_of
from indicators.engine import Refusal
from indicators.models import Edition
from reference.blocks import Block, Problem
from reference.columns import Day, Link, Pair, Text
from reference.records import Table

FOLDER = "indicators/editions"
KEY = re.compile(r"[0-9]{4}-[1-9][0-9]*")


class Snapshot(Text):
    """The numbers of an edition, kept as they are."""

    def canonical(self, value):
        return value

    def check(self, value, known):
        try:
            inputs_of(value)
        except (Refusal, KeyError, TypeError, AttributeError, ArithmeticError, ValueError) as error:
            yield (), f"the snapshot cannot be calculated with ({type(error).__name__}: {error}): restore the file as it was published"

    def to_row(self, value, pks):
        return {self.field: value}


class EditionTable(Table):
    """Editions; their digest says whether the file is as it was published."""

    is_lasting = True

    def blocks(self, folder):
        blocks, problems = [], []
        for path in sorted((path for pattern in self.files for path in folder.glob(pattern)), key=lambda path: _in_order(path.stem)):
            block, problem = _read(path, path.relative_to(folder.parent).as_posix())
            (problems if problem else blocks).append(problem or block)
        return blocks, problems

    def check(self, record, known):
        problems = list(super().check(record, known))
        yield from problems
        if not problems and digest_of(record["snapshot"]) != record["digest"]:
            yield ("digest",), "the snapshot is not the one that was published: restore the file, and publish what is new under another key"


def _read(path, name):
    """Answer ``(block, problem)`` of one file, one of them None."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return None, Problem(name, 1, "the file is not UTF-8: restore it as it was published")
    except json.JSONDecodeError as error:
        return None, Problem(name, error.lineno, f"not valid JSON ({error.msg}): restore the file as it was published")
    if not isinstance(data, dict) or data.get("key") != path.stem:
        return None, Problem(name, 1, f"the file does not hold the edition “{path.stem}”: name it after its key")
    return Block(name, data, {(): 1}), None


def _in_order(key):
    """Answer what sorts keys: 2026-10 comes after 2026-9."""
    return [int(part) if part.isdecimal() else 0 for part in key.split("-")], key


def text_of(record):
    """Answer the record of an edition as the text of its file, the same from every database: nodes, values and scores one a line."""
    head = {name: value for name, value in record.items() if name != "snapshot"}
    parts = [f" {_json(name)}: {_json(value)}" for name, value in head.items()]
    snapshot = ",\n".join(f"  {_json(name)}: {_lines(value)}" for name, value in sorted(record["snapshot"].items()))
    return "{\n" + ",\n".join([*parts, f' "snapshot": {{\n{snapshot}\n }}']) + "\n}\n"


def _lines(value):
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"   {_json(one)}" for one in value) + "\n  ]"
    return _json(value)


def _json(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


EDITIONS = EditionTable(
    "edition",
    Edition,
    [f"{FOLDER}/*.json"],
    [
        Text("key", required=True),
        Link("framework", "framework", "framework.key", required=True),
        Day("published", required=True),
        Text("method", required=True),
        Text("digest", required=True),
        Pair("note", required=True),
        Snapshot("snapshot", required=True),
    ],
)
