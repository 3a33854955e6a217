"""The index and other frameworks: a tree of indicators, what was observed and what was published."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indicators.querysets import IndicatorQuerySet, ObservationQuerySet
from indicators.structure import CODE, MAIN_FRAMEWORK, natural_key
from reference.languages import InReaderLanguage, reader_suffix
from reference.locators import locator_in_words
from reference.models import Jurisdiction, Loadable, Named, Source
from reference.numbers import qualified, shortened


class Framework(Named):
    """A tree of indicators with its edition: an index, metrics that are only proposed, or statistics of countries."""

    class Kind(models.TextChoices):
        INDEX = "index", _("composite index")
        PROPOSAL = "proposal", _("proposed metrics")
        STATISTICS = "statistics", _("statistics of countries")

    key = models.SlugField(_("key"), unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.INDEX)
    edition = models.CharField(_("edition"), max_length=40)
    base_year = models.PositiveSmallIntegerField(_("base year"), null=True, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="frameworks", verbose_name=_("source"))
    place = models.CharField(_("place in the source"), max_length=120, blank=True, help_text=_("Such as “ch 1, s 2, p 3”."))
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)

    class Meta:
        ordering = ["key"]
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["index", "proposal", "statistics"]), name="framework_kind_is_known"),
        ]

    note = InReaderLanguage()

    @property
    def place_in_words(self):
        return locator_in_words(self.place, reader_suffix()) if self.place else ""

    def get_absolute_url(self):
        return reverse("index") if self.key == MAIN_FRAMEWORK else reverse("framework", args=[self.key])


class Indicator(Named):
    """A node of a framework's tree: level 0 is the total; of the index, level 3 is measured."""

    # The index that cases are linked to: its codes stand in records and addresses without a framework.
    MAIN_FRAMEWORK = MAIN_FRAMEWORK

    class Direction(models.TextChoices):
        UP = "up", _("higher is better")
        DOWN = "down", _("lower is better")

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="indicators", verbose_name=_("framework"))
    code = models.CharField(_("code"), max_length=80, help_text=_("0 for the total, then 1, 1.1, 1.1.1."))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent"))
    level = models.PositiveSmallIntegerField(_("level"))
    weight = models.DecimalField(_("weight among its siblings"), max_digits=9, decimal_places=6, null=True, blank=True)
    direction = models.CharField(_("direction"), max_length=4, choices=Direction.choices, default=Direction.UP, blank=True)
    unit_zh = models.CharField(_("unit (Chinese)"), max_length=60, blank=True)
    unit_en = models.CharField(_("unit (English)"), max_length=60, blank=True)
    definition_zh = models.TextField(_("definition (Chinese)"), blank=True)
    definition_en = models.TextField(_("definition (English)"), blank=True)
    latest_year = models.PositiveSmallIntegerField(_("latest year the report has data for"), null=True, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["framework", "position", "code"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="indicator_code_once_a_framework"),
            models.UniqueConstraint(fields=["framework"], condition=Q(parent__isnull=True), name="one_root_a_framework"),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gt=0, weight__lte=1),
                name="weight_is_a_share",
                violation_error_message=_("The weight is a share: above 0 and at most 1."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, level=0) | Q(parent__isnull=False, level__gt=0), name="only_the_root_has_level_0"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    def clean(self):
        """Keep codes of the index such that a node has an address."""
        if self.framework_id and self.framework.key == MAIN_FRAMEWORK and not CODE.fullmatch(self.code):
            words = _("“%(code)s” is not a code of the index: write 0 for the total, then 1, 1.1, 1.1.1.")
            raise ValidationError(words % {"code": self.code})

    unit = InReaderLanguage()
    definition = InReaderLanguage()

    @property
    def key(self):
        """How records name the node: by its code, in other frameworks than the index with the framework before it."""
        return natural_key(self.framework.key, self.code)

    @property
    def dimension(self):
        """The number of the level-1 node above (or this one), 1 to 4; empty for the total."""
        return self.code.split(".")[0] if self.level else ""

    def get_absolute_url(self):
        """The page of a node of the index, the total's being that of the index; of another framework its place in the tree or table."""
        if self.framework.key == MAIN_FRAMEWORK:
            return reverse("indicator", args=[self.code]) if self.level else self.framework.get_absolute_url()
        if self.framework.kind == Framework.Kind.STATISTICS:
            return f"{self.framework.get_absolute_url()}?series={self.code}"
        return f"{self.framework.get_absolute_url()}#node-{self.code}"


class Series(Loadable):
    """One way to measure an indicator: the indicator itself, or a part, proxy or look-alike of it."""

    class Role(models.TextChoices):
        MAIN = "main", _("the indicator itself")
        COMPONENT = "component", _("numerator, denominator or part")
        PROXY = "proxy", _("proxy")
        LOOKALIKE = "lookalike", _("look-alike, not to be mixed with it")
        BACK_SOLVED = "back_solved", _("solved from the published index")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="series", verbose_name=_("indicator"))
    key = models.SlugField(_("key"), max_length=80)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    name_zh = models.CharField(_("name (Chinese)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200)
    unit_zh = models.CharField(_("unit (Chinese)"), max_length=60)
    unit_en = models.CharField(_("unit (English)"), max_length=60)
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["indicator", "position", "key"]
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "key"], name="series_key_once_an_indicator"),
        ]

    def __str__(self):
        return f"{self.indicator_id} {self.key}"

    @property
    def path(self):
        """The natural key: the indicator's and the series' own."""
        return f"{self.indicator.key}/{self.key}"

    name = InReaderLanguage()
    unit = InReaderLanguage()
    note = InReaderLanguage()


class Observation(Loadable):
    """One value of a series in one place and year, with its status and where it was seen."""

    class Status(models.TextChoices):
        REPORTED = "reported", _("reported")
        DERIVED = "derived", _("derived from reported values")
        PROXY = "proxy", _("proxy")
        BACK_SOLVED = "back_solved", _("solved from the published index, no evidence")

    class SeenIn(models.TextChoices):
        REPORT = "report", _("the report")
        OFFICIAL_PAGE = "official_page", _("official page")
        DATASET = "dataset", _("public data set")
        SECONDARY_COPY = "secondary_copy", _("secondary copy, original still to be checked")
        COMPUTED = "computed", _("computed")

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exact")
        AT_LEAST = "at_least", _("at least")
        AT_MOST = "at_most", _("at most")
        ABOUT = "about", _("about")
        MORE_THAN = "more_than", _("more than")
        LESS_THAN = "less_than", _("less than")

    series = models.ForeignKey(Series, models.PROTECT, related_name="observations", verbose_name=_("series"))
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="observations", verbose_name=_("place"))
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Empty where the source gives none; a value of the index has one.")
    )
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6)
    qualifier = models.CharField(_("qualifier"), max_length=20, choices=Qualifier.choices, default=Qualifier.EXACT)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices)
    seen_in = models.CharField(_("seen in"), max_length=20, choices=SeenIn.choices)
    issuer_zh = models.CharField(_("issuer (Chinese)"), max_length=200, blank=True)
    issuer_en = models.CharField(_("issuer (English)"), max_length=200, blank=True)
    place = models.CharField(_("place in the report"), max_length=120, blank=True, help_text=_("Such as “ch 1, s 2, p 3”."))
    url = models.URLField(_("address"), max_length=500, blank=True)
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    # What a spreadsheet wrote, beside what a content file wrote: a later one replaces it, an edit at the desk is kept.
    imported_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["series", "jurisdiction", "year", "seen_in"]
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        constraints = [
            models.UniqueConstraint(fields=["series", "jurisdiction", "year", "seen_in"], name="observation_once_a_place_seen"),
            models.UniqueConstraint(
                fields=["series", "jurisdiction", "seen_in"], condition=Q(year__isnull=True), name="observation_once_without_a_year"
            ),
            models.CheckConstraint(
                condition=Q(qualifier__in=["exact", "at_least", "at_most", "about", "more_than", "less_than"]),
                name="observation_qualifier_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.series_id} {self.jurisdiction_id} {self.year}"

    def clean(self):
        """Keep what was solved from the index, and proxies, out of the series of observed values."""
        for word in (Series.Role.BACK_SOLVED, Series.Role.PROXY):
            if self.series_id and (self.series.role == word) != (self.status == word):
                raise ValidationError({"status": _("This status does not fit the role of the series: correct one of them.")})
        if self.series_id and self.year is None and self.series.indicator.framework.key == MAIN_FRAMEWORK:
            raise ValidationError({"year": _("A value of the index needs its year.")})

    issuer = InReaderLanguage()
    note = InReaderLanguage()

    @property
    def place_in_words(self):
        return locator_in_words(self.place, reader_suffix()) if self.place else ""

    @property
    def figure(self):
        """The value with its qualifier in words of the reader's language, and with its unit where that is a percentage."""
        percent = self.series.unit if self.series.unit.startswith("%") else ""
        number, scale = shortened(self.value, reader_suffix())
        return qualified(number + scale + percent, {self.qualifier}, reader_suffix())


class PublishedScore(Loadable):
    """An index value as the framework's source prints it."""

    class Status(models.TextChoices):
        BASE = "base", _("base year")
        PUBLISHED = "published", _("published")
        ESTIMATED = "estimated", _("estimated by the issuer")
        IMPLIED = "implied", _("implied by a printed growth rate")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="scores", verbose_name=_("indicator"))
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=9, decimal_places=3)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices)
    source = models.ForeignKey(Source, models.PROTECT, related_name="scores", verbose_name=_("source"))
    place = models.CharField(_("place in the source"), max_length=120)
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)

    class Meta:
        ordering = ["indicator", "year"]
        verbose_name = _("published score")
        verbose_name_plural = _("published scores")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="score_once_a_year"),
            models.CheckConstraint(condition=Q(value__gt=0), name="score_is_positive"),
        ]

    def __str__(self):
        return f"{self.indicator_id} {self.year}: {self.value}"

    note = InReaderLanguage()

    @property
    def place_in_words(self):
        return locator_in_words(self.place, reader_suffix()) if self.place else ""


class Edition(Loadable):
    """The data and method of an index as they stood on a day, with every number that its results need; it never changes."""

    key = models.SlugField(_("key"), max_length=20, unique=True, help_text=_("The year and a number in it, such as 2026-1."))
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="editions", verbose_name=_("framework"))
    published = models.DateField(_("published"))
    method = models.CharField(_("method"), max_length=200)
    digest = models.CharField(_("digest"), max_length=64)
    snapshot = models.JSONField(_("snapshot"))
    note_zh = models.TextField(_("note (Chinese)"))
    note_en = models.TextField(_("note (English)"))

    class Meta:
        ordering = ["-published", "-pk"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self):
        return self.key

    note = InReaderLanguage()

    @property
    def short_digest(self):
        return self.digest[:12]

    def get_absolute_url(self):
        return f"{reverse('editions')}#edition-{self.key}"
