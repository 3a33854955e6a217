"""Imports point one way: between the apps, and between the rooms inside ``cases``."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = {
    "reference": set(),
    "indicators": {"reference"},
    "programs": {"reference"},
    "cases": {"programs", "indicators", "reference"},
    "config": {"cases", "programs", "indicators", "reference"},
}
# The rooms of ``cases``: what each may import of the others. Everything else in ``cases`` is pages and may import all.
GROUND = {"models", "querysets", "dates", "apps"}
ROOMS = {
    "dates": set(),
    "querysets": set(),
    "models": {"dates", "querysets"},
    "finding": GROUND,
    "records": GROUND | {"finding"},
    "history": GROUND | {"finding", "records"},
    "desk": GROUND | {"finding", "records", "history", "comparing", "views"},
}
# A room is entered by its door, the package itself; these few files of a room are doors of their own.
DOORS = {
    "cases.records.table",
    "cases.desk.board",
    "cases.desk.cases",
    "cases.desk.completeness",
    "cases.desk.concepts",
    "cases.desk.drafts",
    "cases.desk.remarks",
    "cases.desk.revisions",
    "cases.desk.settling",
}


def imports(source):
    """Yield ``(module, name)`` for everything that *source* imports; ``import x`` has no name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield from ((node.module, alias.name) for alias in node.names)


def modules(app):
    for path in sorted((ROOT / app).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(ROOT).with_suffix(""), path.read_text(encoding="utf-8")


@pytest.mark.parametrize("app", APPS)
def test_an_app_imports_only_the_apps_below_it(app):
    wrong = [
        f"{path} imports {module}"
        for path, source in modules(app)
        for module, _name in imports(source)
        if module.split(".")[0] in APPS.keys() - APPS[app] - {app}
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_cases_imports_only_the_rooms_below_it(room):
    wrong = [
        f"{path} imports {module}.{name}"
        for path, source in modules("cases")
        if path.parts[1] == room
        for module, name in imports(source)
        if _room(module, name) not in ROOMS[room] | {room, None}
    ]
    assert wrong == []


def test_a_room_is_entered_by_its_door():
    wrong = [
        f"{path} imports from {module}"
        for app in APPS
        for path, source in modules(app)
        for module, _name in imports(source)
        if module.count(".") == 2 and _room(module, "") in ROOMS and module not in DOORS and path.parts[:2] != tuple(module.split(".")[:2])
    ]
    assert wrong == []


def _room(module, name):
    """The room of ``cases`` that an import reaches, None outside of ``cases``."""
    parts = f"{module}.{name}".split(".")
    return parts[1] if parts[0] == "cases" else None


def test_imports_are_found_in_all_their_forms():
    source = "import cases.models\nfrom cases.finding import find\ndef later():\n    from cases import records\n    import re\n"
    assert {_room(*found) for found in imports(source)} == {"models", "finding", "records", None}
