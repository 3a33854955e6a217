"""Where the values of a programme's rows come from: a main source, and further ones for single values."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reference.languages import in_reader_language, reader_suffix
from reference.locators import locator_in_words
from reference.models import Loadable, Source


class SeenIn(models.TextChoices):
    """How far a value can be traced."""

    PAGE = "page", _("public page, read in a stored copy")
    DOCUMENT = "document", _("the Chinese article only")
    DERIVED = "derived", _("worked out from values on the page")


class Cited(models.Model):
    """A source and the place in it."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="%(class)ss", verbose_name=_("source"))
    place = models.CharField(_("place in the source"), max_length=120, help_text=_("Such as “s 2.1, p 4”, or “whole”."))

    class Meta:
        abstract = True

    @property
    def place_in_words(self):
        return locator_in_words(self.place, reader_suffix()) if self.place else ""


class Sourced(Loadable, Cited):
    """A row with its main source and what sources disagree about; ``sources`` holds the further ones."""

    seen_in = models.CharField(_("seen in"), max_length=10, choices=SeenIn.choices, default=SeenIn.PAGE)
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    disagreement_zh = models.TextField(_("disagreement of sources (Chinese)"), blank=True)
    disagreement_en = models.TextField(_("disagreement of sources (English)"), blank=True)

    class Meta:
        abstract = True

    @property
    def note(self):
        return in_reader_language(self, "note")

    @property
    def disagreement(self):
        return in_reader_language(self, "disagreement")

    def cited_for(self, about):
        """Answer what a reader is pointed to for the value *about*: its own sources, else the main one."""
        return [cited for cited in self.sources.all() if cited.about == about] or ([self] if self.source_id else [])


class Backing(Cited):
    """A further source of a row, and the value that it stands behind."""

    class About(models.TextChoices):
        NAME = "name", _("name")
        AGENCY = "agency", _("agency")
        LAW = "law", _("law")
        YEAR = "year", _("year or date")
        STAGE = "stage", _("stage in history")
        CHAIN = "chain", _("place in the innovation chain")
        PURPOSE = "purpose", _("purpose")
        ELIGIBLE = "eligible", _("who may apply")
        LEAD = "lead", _("lead organisation")
        STATES = "states", _("states")
        TECHNOLOGY = "technology", _("technology or theme")
        AMOUNT = "amount", _("amount")
        STATUS = "status", _("present status")
        MEMBERS = "members", _("participants")
        DISAGREEMENT = "disagreement", _("disagreement of sources")
        OTHER = "other", _("something else in the row")

    about = models.CharField(_("stands behind"), max_length=15, choices=About.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    def __str__(self):
        return f"{self.source_id} {self.about}"
