"""How a case is kept: drafts on their way to publication, numbered revisions, readers' remarks."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.imports import Import
from reference.languages import reader_suffix


def person(label, **options):
    """A column of who did something; people who did are made inactive, not deleted."""
    options = {"on_delete": models.PROTECT, "null": True, "blank": True, **options}
    return models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", verbose_name=label, **options)


class Revision(models.Model):
    """One published state of a case: its record, and who brought it about, when and why. Revisions never change."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("published")
        LOADED = "loaded", _("loaded from the files")
        IMPORTED = "imported", _("imported")
        RESTORED = "restored", _("restored")
        UNDONE = "undone", _("import undone")
        MERGED = "merged", _("concepts merged")
        RETIRED = "retired", _("retired")

    case = models.ForeignKey(Case, models.CASCADE, related_name="revisions", verbose_name=_("case"))
    number = models.PositiveIntegerField(_("number"))
    record = models.JSONField(_("record"), encoder=DjangoJSONEncoder)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    author = person(_("author"))
    reviewer = person(_("reviewer"))
    at = models.DateTimeField(_("time"))
    comment = models.TextField(_("comment"), blank=True)
    source_import = models.ForeignKey(Import, models.PROTECT, null=True, blank=True, related_name="revisions", verbose_name=_("import"))

    class Meta:
        ordering = ["case", "-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="revision_number_once_a_case")]

    def __str__(self):
        return f"{self.case_id} {self.number}"


class Draft(models.Model):
    """A record on its way to publication: of a new case, or the working copy of a published one, which stays live meanwhile."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")
        PUBLISHED = "published", _("published")
        DISCARDED = "discarded", _("discarded")

    OPEN = (State.DRAFT, State.IN_REVIEW)

    slug = models.CharField(_("slug"), max_length=100, blank=True)
    case = models.ForeignKey(Case, models.CASCADE, null=True, blank=True, related_name="drafts", verbose_name=_("case"))
    base = models.ForeignKey(
        Revision, models.CASCADE, null=True, blank=True, related_name="drafts", verbose_name=_("revision that it started from")
    )
    record = models.JSONField(_("record"), encoder=DjangoJSONEncoder, default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(_("version"), default=1, help_text=_("Goes up with every save."))
    author = person(_("begun by"))
    changed_by = person(_("last saved by"))
    created = models.DateTimeField(_("begun"), auto_now_add=True)
    changed = models.DateTimeField(_("last saved"), auto_now=True)
    source_import = models.ForeignKey(Import, models.PROTECT, null=True, blank=True, related_name="drafts", verbose_name=_("import"))

    class Meta:
        ordering = ["-changed", "-pk"]
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        permissions = [("publish_draft", "Can review, publish, send back, retire and restore")]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(state__in=["draft", "in_review"]) & ~Q(slug=""),
                name="one_open_draft_a_slug",
                violation_error_message=_("There is an open draft under this slug already."),
            ),
            models.CheckConstraint(condition=Q(state__in=["draft", "in_review", "published", "discarded"]), name="draft_state_is_known"),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self):
        """The title in the reader's language, else in the other, else the slug."""
        titles = self.record.get("title")
        titles = titles if isinstance(titles, dict) else {}
        return titles.get(reader_suffix()) or next(iter(titles.values()), "") or self.slug or str(_("untitled"))

    @property
    def is_open(self):
        return self.state in self.OPEN

    def get_absolute_url(self):
        return reverse("admin:cases_draft_change", args=[self.pk])


class Step(models.Model):
    """One step of a draft on its way, with a comment."""

    class Kind(models.TextChoices):
        BEGUN = "begun", _("begun")
        SUBMITTED = "submitted", _("sent to review")
        TAKEN_BACK = "taken_back", _("taken back from review")
        SENT_BACK = "sent_back", _("sent back")
        PUBLISHED = "published", _("published")
        DISCARDED = "discarded", _("discarded")

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="steps", verbose_name=_("draft"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    by = person(_("by"))
    at = models.DateTimeField(_("time"), auto_now_add=True)
    comment = models.TextField(_("comment"), blank=True)
    revision = models.ForeignKey(Revision, models.CASCADE, null=True, related_name="steps", verbose_name=_("revision"))

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self):
        return f"{self.draft_id} {self.kind}"


class Presence(models.Model):
    """Who has the form of a draft open."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="presences")
    person = person(_("person"), on_delete=models.CASCADE, null=False)
    since = models.DateTimeField()
    seen = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "person"], name="present_once_a_draft")]

    def __str__(self):
        return f"{self.draft_id} {self.person_id}"


class Remark(models.Model):
    """What a reader says is wrong or missing in a case."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        DONE = "done", _("taken up")
        DECLINED = "declined", _("declined")

    case = models.ForeignKey(Case, models.CASCADE, related_name="remarks", verbose_name=_("case"))
    text = models.TextField(_("what is wrong or missing"), max_length=4000)
    evidence = models.CharField(_("where it can be read"), max_length=500, blank=True)
    contact = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    at = models.DateTimeField(_("received"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    answered_by = person(_("answered by"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer = models.TextField(_("what was done"), blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("remark of a reader")
        verbose_name_plural = _("remarks of readers")

    def __str__(self):
        return self.text[:80]
