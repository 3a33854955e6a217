"""The report checked against itself, and the numbers that it prints beside the index: two content files that the page shows."""

from dataclasses import dataclass, field
from functools import cache

import yaml
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from reference.languages import reader_suffix
from reference.locators import locator_in_words

CHECKS_FILE = "indicators/report-checks.yaml"
NUMBERS_FILE = "indicators/report-numbers.yaml"
DIFFERS, HOLDS, OPEN = "differs", "holds", "open"
TEXTS = ("title", "says", "follows", "size", "cause")


@dataclass(frozen=True)
class Check:
    """A statement of the report: *outcome* is differs, holds or open, *place* where it stands.

    *node* is the code that it is about, or empty, and *year* the one score of that node, or None. The texts are pairs of languages;
    *figures* are put where the texts name them in braces.
    """

    key: str
    outcome: str
    place: str
    title: dict
    says: dict
    follows: dict
    size: dict
    cause: dict
    node: str = ""
    year: int | None = None
    figures: dict = field(default_factory=dict)

    @property
    def words(self):
        """Answer the texts in the reader's language, with the figures in them."""
        return {name: getattr(self, name)[reader_suffix()].format(**self.figures) for name in TEXTS}

    @property
    def place_in_words(self):
        return locator_in_words(self.place, reader_suffix())


@dataclass(frozen=True)
class OtherNumber:
    """A number that is neither a score nor a value of an indicator: where it stands, the node that it is told with, and its words."""

    place: str
    node: str
    zh: str
    en: str

    @property
    def words(self):
        return getattr(self, reader_suffix())

    @property
    def place_in_words(self):
        return locator_in_words(self.place, reader_suffix())


@dataclass(frozen=True)
class Section:
    """The checks of one outcome, with the words above them."""

    outcome: str
    title: Promise
    lead: Promise
    checks: tuple


HEADS = {
    DIFFERS: (
        gettext_lazy("Where the report does not agree with itself"),
        gettext_lazy("Statements that its own numbers, or the sources that it names, do not bear out, with the size of the difference."),
    ),
    HOLDS: (
        gettext_lazy("What agrees"),
        gettext_lazy("Statements that follow from the numbers that the report prints."),
    ),
    OPEN: (
        gettext_lazy("What cannot be checked"),
        gettext_lazy("Statements for which no number is printed that would let one calculate them again."),
    ),
}


@cache
def all_checks():
    """Answer every Check of the content file, in its order (read once)."""
    return tuple(Check(**record) for record in _records(CHECKS_FILE))


@cache
def other_numbers():
    """Answer every OtherNumber of the content file, in its order (read once)."""
    return tuple(OtherNumber(**record) for record in _records(NUMBERS_FILE))


def checks_of(code, year):
    """Answer the Checks of what differs or is open in the score of the node *code* in *year*."""
    return [check for check in all_checks() if check.outcome != HOLDS and check.node == code and check.year in (None, year)]


def sections():
    """Answer a Section for each outcome."""
    return [Section(outcome, *head, tuple(check for check in all_checks() if check.outcome == outcome)) for outcome, head in HEADS.items()]


def _records(name):
    return yaml.safe_load((settings.FIXTURES_DIR / name).read_text(encoding="utf-8"))
