"""Programmes that run policy cases over years, by name and agency."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reference.languages import in_reader_language
from reference.models import Jurisdiction, Named, Organisation


class Program(Named):
    """A funding or support programme that cases belong to."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    slug = models.SlugField(_("slug"), unique=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="programs", verbose_name=_("place"))
    agency = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="programs", verbose_name=_("agency"))
    website = models.URLField(_("address"), max_length=500, blank=True)
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "code"]
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    @property
    def note(self):
        return in_reader_language(self, "note")

    def get_absolute_url(self):
        return reverse("program", args=[self.slug])
