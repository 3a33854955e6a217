"""A policy case: one jurisdiction's one practice."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.dates import in_words
from cases.querysets import CaseQuerySet
from programs.models import Program
from reference.languages import InReaderLanguage, in_other_language
from reference.models import Concept, Jurisdiction, Loadable, Organisation


class Case(Loadable):
    """One jurisdiction's one practice."""

    class Level(models.TextChoices):
        SUPRANATIONAL = "supranational", _("supranational")
        NATIONAL = "national", _("national")
        SUBNATIONAL = "subnational", _("province or state")
        LOCAL = "local", _("local")
        INSTITUTION = "institution", _("institution")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        PLANNED = "planned", _("planned")
        IN_FORCE = "in_force", _("in force")
        ENDED = "ended", _("ended")
        SUPERSEDED = "superseded", _("superseded")

    class Depth(models.TextChoices):
        FULL = "full", _("full record")
        SHORT = "short", _("short record: the source gives one clause")

    class Translation(models.TextChoices):
        WRITTEN = "written", _("written from the source")
        TRANSLATED = "translated", _("translated")
        REVIEWED = "reviewed", _("translated and reviewed")

    class Precision(models.TextChoices):
        YEAR = "year", _("year")
        MONTH = "month", _("month")
        DAY = "day", _("day")

    class Stage(models.TextChoices):
        PUBLISHED = "published", _("published")
        RETIRED = "retired", _("retired")

    slug = models.SlugField(
        _("slug"), max_length=100, unique=True, help_text=_("Permanent: it is the case's address and is never used again.")
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage.choices, default=Stage.PUBLISHED, help_text=_("Readers see published cases only.")
    )
    title_zh = models.CharField(_("title (Chinese)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=200)
    original_name = models.CharField(
        _("original name"), max_length=300, blank=True, help_text=_("The policy's own name in its own language.")
    )
    original_language = models.CharField(_("language of the original name"), max_length=10, blank=True)
    aliases = models.JSONField(_("other names"), default=list, blank=True)
    acronyms = models.JSONField(_("acronyms"), default=list, blank=True)
    summary_zh = models.TextField(_("summary (Chinese)"), help_text=_("What it is, in two sentences."))
    summary_en = models.TextField(_("summary (English)"), help_text=_("What it is, in two sentences."))
    how_zh = models.TextField(_("how it works (Chinese)"), blank=True)
    how_en = models.TextField(_("how it works (English)"), blank=True)
    translation_zh = models.CharField(_("state of the Chinese"), max_length=12, choices=Translation.choices, default=Translation.WRITTEN)
    translation_en = models.CharField(_("state of the English"), max_length=12, choices=Translation.choices, default=Translation.TRANSLATED)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="cases", verbose_name=_("place"))
    level = models.CharField(_("level of government"), max_length=20, choices=Level.choices)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, help_text=_("A plan is not a policy in force."))
    start = models.DateField(_("start"), null=True, blank=True)
    start_precision = models.CharField(_("start known to the"), max_length=5, choices=Precision.choices, blank=True)
    end = models.DateField(_("end"), null=True, blank=True)
    end_precision = models.CharField(_("end known to the"), max_length=5, choices=Precision.choices, blank=True)
    depth = models.CharField(_("depth"), max_length=5, choices=Depth.choices, default=Depth.FULL)
    program = models.ForeignKey(Program, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("programme"))
    organisations = models.ManyToManyField(Organisation, through="Participation", related_name="cases", verbose_name=_("organisations"))
    concepts = models.ManyToManyField(Concept, blank=True, related_name="cases", verbose_name=_("concepts"))
    note_zh = models.TextField(_("curator's note (Chinese)"), blank=True)
    note_en = models.TextField(_("curator's note (English)"), blank=True)
    confirmed = models.DateField(_("confirmed: still true"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("confirmed by")
    )
    created = models.DateTimeField(_("entered"), auto_now_add=True)
    changed = models.DateTimeField(_("last change"), auto_now=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(start__isnull=True) | Q(end__gte=F("start")),
                name="case_ends_after_it_starts",
                violation_error_message=_("The case ends before it starts: correct one of the two dates."),
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, start_precision="") | (Q(start__isnull=False) & ~Q(start_precision="")),
                name="case_start_has_precision",
                violation_error_message=_("Give the start together with the precision it is known to, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(end__isnull=True, end_precision="") | (Q(end__isnull=False) & ~Q(end_precision="")),
                name="case_end_has_precision",
                violation_error_message=_("Give the end together with the precision it is known to, or neither."),
            ),
            models.CheckConstraint(condition=Q(stage__in=["published", "retired"]), name="case_stage_is_known"),
            models.CheckConstraint(
                condition=Q(status__in=["proposed", "planned", "in_force", "ended", "superseded"]), name="case_status_is_known"
            ),
        ]

    def __str__(self):
        return self.title

    title = InReaderLanguage()

    @property
    def other_title(self):
        return in_other_language(self, "title")

    summary = InReaderLanguage()
    how = InReaderLanguage()
    note = InReaderLanguage()
    translation = InReaderLanguage()

    @property
    def start_in_words(self):
        return in_words(self.start, self.start_precision)

    @property
    def end_in_words(self):
        return in_words(self.end, self.end_precision)

    def get_absolute_url(self):
        return reverse("case", args=[self.slug])
