"""Imports: a file that was read, what each of its rows would do or did."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Import(models.Model):
    """One file that a curator brought: looked at first, then confirmed, perhaps undone."""

    class Kind(models.TextChoices):
        CASES = "cases", _("cases")
        OBSERVATIONS = "observations", _("index values")

    class State(models.TextChoices):
        PREVIEWED = "previewed", _("looked at, not confirmed")
        CONFIRMED = "confirmed", _("confirmed")
        UNDONE = "undone", _("undone")
        DISCARDED = "discarded", _("discarded")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PREVIEWED)
    as_drafts = models.BooleanField(_("as drafts for review"), default=True)
    file_name = models.CharField(_("file"), max_length=255)
    digest = models.CharField(_("fingerprint of the file"), max_length=64)
    comment = models.TextField(_("comment"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("brought"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("undone by")
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return self.file_name

    def get_absolute_url(self):
        return reverse("admin:cases_import_change", args=[self.pk])


class ImportRow(models.Model):
    """What one record of an imported file would do, or did."""

    class Outcome(models.TextChoices):
        CREATED = "created", _("new")
        CHANGED = "changed", _("changed")
        UNCHANGED = "unchanged", _("unchanged")
        REFUSED = "refused", _("refused")

    of = models.ForeignKey(Import, models.CASCADE, related_name="rows", verbose_name=_("import"))
    position = models.PositiveIntegerField(_("position"))
    where = models.CharField(_("sheet and row"), max_length=100)
    key = models.CharField(_("key"), max_length=200, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    record = models.JSONField(_("record"), encoder=DjangoJSONEncoder, default=dict)
    before = models.JSONField(_("record before"), encoder=DjangoJSONEncoder, null=True, blank=True)
    base = models.PositiveIntegerField(_("number of the revision before"), null=True, blank=True)
    problems = models.JSONField(_("problems"), default=list, blank=True)
    duplicates = models.JSONField(_("possible duplicates"), default=list, blank=True)

    class Meta:
        ordering = ["of", "position"]
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        constraints = [models.UniqueConstraint(fields=["of", "position"], name="import_row_position_once")]

    def __str__(self):
        return f"{self.where} {self.key}"
