"""The versions of a case, newest first, each with who brought it about and what it changed."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from cases.history.names import Names, items_of
from cases.history.wording import in_words, readable, words_of
from cases.models import Revision
from reference.languages import reader_suffix


@dataclass(frozen=True)
class Version:
    """A *revision* with the one *before* it and the Rows of what changed; the first one has all its rows, without a kind of its own."""

    revision: Revision
    before: Revision | None
    rows: list

    @property
    def author(self):
        """Who wrote it; nobody where it came from the files."""
        return "" if self.revision.kind == Revision.Kind.LOADED else name_of(self.revision.author)

    @property
    def reviewer(self):
        return name_of(self.revision.reviewer) if self.revision.reviewer else ""

    @property
    def is_unreviewed(self):
        return self.revision.kind == Revision.Kind.PUBLISHED and not self.revision.reviewer


class History:
    """The versions of *case*; with *fact*, the English label of one, only those that touch it, and of each only that."""

    def __init__(self, case, fact=""):
        self.case, self.fact = case, fact
        self.revisions = list(case.revisions.select_related("author", "reviewer"))

    @cached_property
    def facts(self):
        """``{English label: label in the reader's language}`` of every fact that a version has or had."""
        found = {}
        for revision in self.revisions:
            for fact in items_of(revision.record, "facts"):
                found.setdefault(words_of(fact, "label", "en"), words_of(fact, "label", reader_suffix()))
        return found

    @cached_property
    def pairs(self):
        """``[(revision, the one before or None)]`` of what is asked for."""
        pairs = list(zip(self.revisions, [*self.revisions[1:], None], strict=True))
        if not self.fact:
            return pairs
        names = Names(*(revision.record for revision in self.revisions))
        return [pair for pair in pairs if self._rows(*pair, names)]

    def versions(self, pairs):
        """Answer the Versions of *pairs*, a page of them (a query for every table that they point at)."""
        names = Names(*(revision.record for pair in pairs for revision in pair if revision))
        return [Version(revision, before, self._rows(revision, before, names)) for revision, before in pairs]

    def _rows(self, revision, before, names):
        old, new = before.record if before else {}, revision.record
        if not self.fact:
            return readable(old, new, names) if before else in_words(new, names)
        if old.get("facts") == new.get("facts"):
            return []
        rows = readable({"facts": old.get("facts")}, {"facts": new.get("facts")}, names)
        return [row for row in rows if self.fact in row.facts]


def name_of(person):
    """Answer the full name of *person*, else that it was a curator."""
    return (person.get_full_name() if person else "") or _("a curator")


def span_of(case):
    """Answer ``{"number": of versions, "last": when the last was made}`` of *case* (one query)."""
    return case.revisions.order_by().aggregate(number=Count("pk"), last=Max("at"))
