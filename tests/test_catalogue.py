"""The Chinese of the interface is complete and keeps its placeholders."""

import ast
import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = ("config", "reference", "indicators", "programs", "cases")
FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w+\}(?!\})")
TRANSLATE = re.compile(r"""{%-?\s*(?:translate|trans)\s+(?:"([^"]+)"|'([^']+)')""")


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(ROOT / "locale/zh_Hans/LC_MESSAGES/django.po"))


def words_of(entry):
    return [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())


def placeholders(words):
    return set(PLACEHOLDER.findall(words))


def in_code(path):
    """Yield the literals that a Python file hands to gettext: the message, which comes second after a context."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FUNCTIONS:
            position = 1 if node.func.id == "pgettext" else 0
            if len(node.args) > position and isinstance(node.args[position], ast.Constant):
                yield node.args[position].value


def test_every_message_is_translated(catalogue):
    assert [entry.msgid for entry in catalogue if not all(words_of(entry)) or "fuzzy" in entry.flags] == []


def test_translations_keep_the_placeholders(catalogue):
    wrong = [
        entry.msgid
        for entry in catalogue
        for words in words_of(entry)
        if placeholders(words) != placeholders(entry.msgid_plural or entry.msgid)
    ]
    assert wrong == []


def test_every_message_of_code_and_templates_is_in_the_catalogue(catalogue):
    known = {entry.msgid for entry in catalogue}
    used = {message for app in APPS for path in (ROOT / app).rglob("*.py") for message in in_code(path)}
    for path in (ROOT / "templates").rglob("*.html"):
        # Django doubles a percent sign when it collects and when it looks up.
        used |= {(double or single).replace("%", "%%") for double, single in TRANSLATE.findall(path.read_text(encoding="utf-8"))}
    assert len(used) > 400
    assert sorted(used - known) == []
