"""Which edition a result has: one that a reader pinned, the newest one, or working data after it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.editions.differences import are_comparable, differences
from indicators.editions.snapshot import digest_of, snapshot_of
from indicators.engine import METHOD, Refusal
from indicators.models import Edition, Framework
from indicators.structure import MAIN_FRAMEWORK

# The key of the data that are in the database, beside the keys of editions.
WORKING = "working"
METHODS = {"symmetric growth, chained; edition 1": gettext_lazy("symmetric growth, chained; edition 1")}


@dataclass(frozen=True)
class Standing:
    """The edition of a result: the ``pinned`` one, else the ``newest`` (None where none was published) if the data ``are_exact``."""

    newest: Edition | None
    are_exact: bool
    pinned: Edition | None = None

    @property
    def edition(self):
        """Answer the edition that the numbers are of, None for working data."""
        return self.pinned or (self.newest if self.are_exact else None)

    @property
    def words(self):
        """Answer what a result is named with: the edition, or that the data are working data after one."""
        if self.edition:
            return _("edition %(key)s") % {"key": self.edition.key}
        return _("working data after edition %(key)s") % {"key": self.newest.key} if self.newest else _("working data, no edition yet")

    @property
    def method(self):
        """Answer the method in words: results are always calculated with that of today."""
        return method_in_words(METHOD)

    @property
    def pinned_method(self):
        """Answer the method that the pinned edition was made with, in words."""
        return method_in_words(self.pinned.method) if self.pinned else ""

    @property
    def is_outdated(self):
        """Whether a reader pinned an edition that another one has followed."""
        return bool(self.pinned and self.newest and self.pinned.pk != self.newest.pk)

    @property
    def is_recalculated(self):
        """Whether a reader pinned an edition whose method is not that of today: its numbers are calculated with today's."""
        return bool(self.pinned and self.pinned.method != METHOD)

    @cached_property
    def verdict(self):
        """Answer whether the pinned edition can be compared with the newest one."""
        return are_comparable(differences(self.pinned.snapshot, self.newest.snapshot)) if self.is_outdated else None


def current_edition(indicators=None, pinned=None):
    """Answer the Standing of the main framework's data (one query more than its snapshot), or of the Edition *pinned* (one query).

    *indicators* are all its nodes where they came through ``with_values()`` already.
    """
    newest = Edition.objects.filter(framework__key=MAIN_FRAMEWORK).defer("snapshot").select_related("framework").first()
    if pinned or not newest:
        return Standing(newest, False, pinned)
    return Standing(newest, newest.digest == _digest_now(newest.framework, indicators))


def edition_named(key):
    """Answer the edition of the main framework with this *key*, None where there is none."""
    return Edition.objects.filter(framework__key=MAIN_FRAMEWORK, key=key).first()


def method_in_words(method):
    """Answer the name of *method* in the reader's language; one that is no longer known has its English name."""
    return METHODS.get(method, method)


def working_snapshot(indicators=None):
    """Answer the snapshot of the main framework as it is in the database, None where there is none or its nodes are no tree."""
    framework = Framework.objects.filter(key=MAIN_FRAMEWORK).first()
    try:
        return snapshot_of(framework, indicators) if framework else None
    except Refusal:
        return None


def _digest_now(framework, indicators):
    try:
        return digest_of(snapshot_of(framework, indicators))
    except Refusal:
        return None
