"""The stored bitmaps that the search stands on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Posting(models.Model):
    """A stored roaring bitmap: the ids of the published cases that carry a facet value or a text token."""

    key = models.CharField(max_length=200, unique=True)
    bitmap = models.BinaryField()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")

    def __str__(self):
        return self.key


class PostingVersion(models.Model):
    """One row whose number goes up with every change of the postings; processes cache under it."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("version of the postings")
        verbose_name_plural = _("versions of the postings")

    def __str__(self):
        return str(self.number)
