"""What everything else points at: places, vocabularies, organisations, sources and units."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reference.languages import InReaderLanguage, reader_suffix
from reference.link_notes import note_in_words
from reference.locators import locator_in_words
from reference.periods import period_in_words
from reference.querysets import ConceptQuerySet, JurisdictionQuerySet, ProfileQuerySet


class Loadable(models.Model):
    """A row that content files may hold; the digest tells a curator's edit from an old file."""

    loaded_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True


class Named(Loadable):
    """A row with a name in both languages."""

    name_zh = models.CharField(_("name (Chinese)"), max_length=300)
    name_en = models.CharField(_("name (English)"), max_length=300)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    name = InReaderLanguage()


class Unit(Loadable):
    """What a figure counts or measures; the code of a currency is ISO 4217."""

    class Kind(models.TextChoices):
        COUNT = "count", _("count")
        RATIO = "ratio", _("ratio")
        TIME = "time", _("time")
        MEASURE = "measure", _("measure")
        CURRENCY = "currency", _("currency")

    key = models.SlugField(_("key"), unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    label_zh = models.CharField(_("label (Chinese)"), max_length=60, help_text=_("The words after the number, such as 家企业."))
    label_en = models.CharField(_("label (English, one)"), max_length=60)
    plural_en = models.CharField(_("label (English, many)"), max_length=60)

    class Meta:
        ordering = ["kind", "key"]
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def __str__(self):
        return self.key


class Jurisdiction(Named):
    """A place that makes policy, in a tree, under its ISO 3166 code (groupings have codes of ours)."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        FIRST_LEVEL = "first_level", _("province or state")
        BLOC = "bloc", _("bloc")
        GROUPING = "grouping", _("grouping")

    code = models.CharField(_("code"), max_length=12, unique=True, help_text=_("ISO 3166, such as CN-HA or DE."))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent"))
    members = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="groupings", verbose_name=_("members"))
    full_name_zh = models.CharField(_("full name (Chinese)"), max_length=120, blank=True)
    full_name_en = models.CharField(_("full name (English)"), max_length=120, blank=True)
    aliases = models.JSONField(_("aliases"), default=list, blank=True, help_text=_('Other codes and names, such as ["410000", "豫"].'))
    tile_row = models.PositiveSmallIntegerField(_("row on the tile map"), null=True, blank=True)
    tile_column = models.PositiveSmallIntegerField(_("column on the tile map"), null=True, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = JurisdictionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.UniqueConstraint(fields=["parent", "tile_row", "tile_column"], name="one_place_a_tile"),
            models.CheckConstraint(
                condition=Q(tile_row__isnull=True, tile_column__isnull=True) | Q(tile_row__isnull=False, tile_column__isnull=False),
                name="tile_has_row_and_column",
            ),
        ]

    def get_absolute_url(self):
        return reverse("place", args=[self.code])


class Scheme(Named):
    """A SKOS concept scheme: one facet of a case."""

    key = models.SlugField(_("key"), unique=True)
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("scheme")
        verbose_name_plural = _("schemes")

    note = InReaderLanguage()


class Concept(Named):
    """A SKOS concept: preferred labels, alternative labels, a broader concept, a scope note."""

    class Side(models.TextChoices):
        SUPPLY = "supply", _("supply side")
        DEMAND = "demand", _("demand side")
        ENVIRONMENT = "environment", _("environment side")

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="concepts", verbose_name=_("scheme"))
    key = models.SlugField(_("key"))
    broader = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="narrower", verbose_name=_("broader concept"))
    side = models.CharField(_("side"), max_length=20, choices=Side.choices, blank=True, help_text=_("Top-level instruments only."))
    alt_zh = models.JSONField(_("other labels (Chinese)"), default=list, blank=True, help_text=_("They feed the search."))
    alt_en = models.JSONField(_("other labels (English)"), default=list, blank=True, help_text=_("They feed the search."))
    scope_zh = models.TextField(_("scope note (Chinese)"), blank=True)
    scope_en = models.TextField(_("scope note (English)"), blank=True)
    source = models.ForeignKey("Source", models.PROTECT, null=True, blank=True, related_name="concepts", verbose_name=_("source"))
    place = models.CharField(_("place in the source"), max_length=120, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into"), editable=False
    )

    objects = ConceptQuerySet.as_manager()

    class Meta:
        ordering = ["scheme__position", "position", "key"]
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "key"], name="concept_key_once_a_scheme"),
        ]

    scope = InReaderLanguage()

    def get_absolute_url(self):
        """The concept's own page where its scheme has pages, else the explorer filtered by it."""
        page = {"technology": "technology", "instrument": "instrument", "barrier": "problem"}.get(self.scheme.key)
        if page:
            return reverse(page, args=[self.key])
        return f"{reverse('explorer')}?{self.scheme.key}={self.key}"


class Vocabulary(Named):
    """An outside list that our concepts are mapped to, in one edition."""

    key = models.SlugField(_("key"), unique=True)
    issuer = models.CharField(_("issuer"), max_length=200)
    edition = models.CharField(_("edition"), max_length=60, blank=True)
    url = models.URLField(_("address"), blank=True)
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)

    class Meta:
        ordering = ["key"]
        verbose_name = _("outside list")
        verbose_name_plural = _("outside lists")


class Mapping(models.Model):
    """A SKOS mapping from one of our concepts to an entry of an outside list."""

    class Kind(models.TextChoices):
        EXACT = "exact", _("exact match")
        CLOSE = "close", _("close match")
        BROAD = "broad", _("broader match")
        NARROW = "narrow", _("narrower match")

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="mappings", verbose_name=_("concept"))
    vocabulary = models.ForeignKey(Vocabulary, models.PROTECT, related_name="mappings", verbose_name=_("outside list"))
    entry = models.CharField(_("entry"), max_length=200)
    label = models.CharField(_("label of the entry"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)

    class Meta:
        ordering = ["vocabulary__key", "entry"]
        verbose_name = _("mapping")
        verbose_name_plural = _("mappings")
        constraints = [
            models.UniqueConstraint(fields=["concept", "vocabulary", "entry"], name="mapping_once"),
        ]

    def __str__(self):
        return f"{self.vocabulary_id} {self.entry}"


class Organisation(Named):
    """A ministry, agency, institute, firm or other body that takes part in a case."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("ministry")
        AGENCY = "agency", _("agency")
        UNIVERSITY = "university", _("university")
        INSTITUTE = "institute", _("institute")
        FIRM = "firm", _("firm")
        INTERMEDIARY = "intermediary", _("intermediary")
        FUND = "fund", _("fund")
        LEGISLATURE = "legislature", _("legislature")
        CONSORTIUM = "consortium", _("consortium")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    jurisdiction = models.ForeignKey(
        Jurisdiction, models.PROTECT, null=True, blank=True, related_name="organisations", verbose_name=_("place")
    )

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class Source(Loadable):
    """A document or page that records cite; every use names its issuer."""

    class Kind(models.TextChoices):
        REPORT = "report", _("report")
        ARTICLE = "article", _("article")
        PAGE = "page", _("web page")
        DATASET = "dataset", _("data set")

    class LinkState(models.TextChoices):
        WORKS = "works", _("works")
        MOVED = "moved", _("moved")
        FAILED = "failed", _("failed")
        NOT_ALLOWED = "not_allowed", _("not checked: robots.txt asks us not to")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    title_zh = models.CharField(_("title (Chinese)"), max_length=300)
    title_en = models.CharField(_("title (English)"), max_length=300)
    issuer_zh = models.CharField(_("issuer (Chinese)"), max_length=200)
    issuer_en = models.CharField(_("issuer (English)"), max_length=200)
    author = models.CharField(_("author"), max_length=200, blank=True)
    date = models.CharField(_("date"), max_length=10, blank=True, help_text=_("As precise as known: 2025, 2025-11 or 2025-11-07."))
    language = models.CharField(_("language"), max_length=10)
    url = models.URLField(_("address"), max_length=500, blank=True)
    archived_url = models.URLField(_("archived address"), max_length=500, blank=True, help_text=_("A lasting copy of the page."))
    link_state = models.CharField(_("link"), max_length=12, choices=LinkState.choices, blank=True, editable=False)
    link_note = models.CharField(_("what the link check saw"), max_length=300, blank=True, editable=False)
    link_checked = models.DateTimeField(_("link checked"), null=True, blank=True, editable=False)
    accessed = models.DateField(_("date of access"), null=True, blank=True)
    attribution_zh = models.CharField(_("required attribution (Chinese)"), max_length=200, blank=True)
    attribution_en = models.CharField(_("required attribution (English)"), max_length=200, blank=True)
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return self.title

    title = InReaderLanguage()
    issuer = InReaderLanguage()
    attribution = InReaderLanguage()
    note = InReaderLanguage()

    def get_absolute_url(self):
        return reverse("source", args=[self.key])

    @property
    def link_in_words(self):
        """What the last link check saw; "" before the first."""
        return " · ".join(filter(None, [self.get_link_state_display(), note_in_words(self.link_note)])) if self.link_state else ""

    def forget_link(self):
        """Drop what a link check saw: the address is another one now."""
        self.link_state, self.link_note, self.link_checked = "", "", None


class Profile(Loadable):
    """What a source says of a country's innovation ecosystem as a whole."""

    jurisdiction = models.OneToOneField(Jurisdiction, models.PROTECT, related_name="profile", verbose_name=_("place"))
    source = models.ForeignKey(Source, models.PROTECT, related_name="profiles", verbose_name=_("source"))
    place = models.CharField(_("place in the source"), max_length=120, help_text=_("Such as “ch 2, s 2, table 1, row 1”."))
    features_zh = models.TextField(_("features (Chinese)"))
    features_en = models.TextField(_("features (English)"))
    problems_zh = models.TextField(_("present problems (Chinese)"))
    problems_en = models.TextField(_("present problems (English)"))

    objects = ProfileQuerySet.as_manager()

    class Meta:
        ordering = ["jurisdiction"]
        verbose_name = _("country profile")
        verbose_name_plural = _("country profiles")
        constraints = [models.CheckConstraint(condition=~Q(place=""), name="profile_has_a_place_in_its_source")]

    def __str__(self):
        return str(self.jurisdiction)

    features = InReaderLanguage()
    problems = InReaderLanguage()

    @property
    def sides(self):
        """``[(side in words, its tools)]``, every side, also one without tools."""
        return [(label, [tool for tool in self.tools.all() if tool.side == side]) for side, label in Concept.Side.choices]

    @property
    def place_in_words(self):
        return locator_in_words(self.place, reader_suffix())


class ProfileStage(models.Model):
    """A stage in the history of a country's innovation policy."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="stages", verbose_name=_("country profile"))
    period = models.CharField(_("period"), max_length=40, blank=True, help_text=_("Such as 1950s–1990s; only where the source gives one."))
    name_zh = models.CharField(_("name (Chinese)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200)
    text_zh = models.TextField(_("text (Chinese)"))
    text_en = models.TextField(_("text (English)"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("stage of a profile")
        verbose_name_plural = _("stages of a profile")
        constraints = [models.UniqueConstraint(fields=["profile", "name_en"], name="stage_once_a_profile")]

    def __str__(self):
        return f"{self.period} {self.name}".strip()

    name = InReaderLanguage()
    text = InReaderLanguage()

    @property
    def period_in_words(self):
        return period_in_words(self.period, reader_suffix())


class ProfileTool(models.Model):
    """A tool of a country's innovation policy, on one of the three sides."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="tools", verbose_name=_("country profile"))
    side = models.CharField(_("side"), max_length=20, choices=Concept.Side.choices)
    name_zh = models.CharField(_("name (Chinese)"), max_length=300)
    name_en = models.CharField(_("name (English)"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("tool of a profile")
        verbose_name_plural = _("tools of a profile")
        constraints = [
            models.UniqueConstraint(fields=["profile", "side", "name_en"], name="tool_once_a_side"),
            models.CheckConstraint(condition=Q(side__in=["supply", "demand", "environment"]), name="tool_side_is_known"),
        ]

    def __str__(self):
        return self.name

    name = InReaderLanguage()


class YearlyValue(Loadable):
    """A value of one year as a source prints it, with where it was seen."""

    class SeenIn(models.TextChoices):
        OFFICIAL_PAGE = "official_page", _("official page, read in a stored copy")
        DATASET = "dataset", _("public data set")
        SECONDARY_COPY = "secondary_copy", _("secondary copy, original still to be checked")

    year = models.PositiveSmallIntegerField(_("year"))
    source = models.ForeignKey(Source, models.PROTECT, related_name="%(class)ss", verbose_name=_("source"))
    place = models.CharField(_("place in the source"), max_length=120, help_text=_("Such as “table 1”."))
    seen_in = models.CharField(_("seen in"), max_length=20, choices=SeenIn.choices)

    class Meta:
        abstract = True

    @property
    def place_in_words(self):
        return locator_in_words(self.place, reader_suffix())


class ExchangeRate(YearlyValue):
    """The average of a year between a currency and the US dollar, the way round in which its source prints it."""

    class Quote(models.TextChoices):
        PER_USD = "per_usd", _("units of the currency for one US dollar")
        IN_USD = "in_usd", _("US dollars for one unit of the currency")

    currency = models.ForeignKey(
        Unit, models.PROTECT, related_name="rates", limit_choices_to={"kind": Unit.Kind.CURRENCY}, verbose_name=_("currency")
    )
    rate = models.DecimalField(_("rate"), max_digits=18, decimal_places=6)
    quote = models.CharField(_("quoted as"), max_length=10, choices=Quote.choices)

    class Meta:
        ordering = ["currency__key", "year"]
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "year"],
                name="rate_once_a_year",
                violation_error_message=_("This currency has a rate for this year already."),
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0), name="rate_above_zero", violation_error_message=_("A rate must be above zero.")
            ),
        ]

    def __str__(self):
        return f"{self.currency} {self.year}"

    @property
    def printed(self):
        """The rate in digits, without zeros at its end."""
        return format(self.rate.normalize(), "f")


class PriceLevel(YearlyValue):
    """The price level of a place in a year (its GDP deflator); only levels of one place and source can be compared."""

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="price_levels", verbose_name=_("place"))
    index = models.DecimalField(_("index"), max_digits=12, decimal_places=4)

    class Meta:
        ordering = ["jurisdiction__position", "year"]
        verbose_name = _("price level")
        verbose_name_plural = _("price levels")
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "year"],
                name="level_once_a_year",
                violation_error_message=_("This place has a price level for this year already."),
            ),
            models.CheckConstraint(
                condition=Q(index__gt=0), name="level_above_zero", violation_error_message=_("A price level must be above zero.")
            ),
        ]

    def __str__(self):
        return f"{self.jurisdiction} {self.year}"

    @property
    def printed(self):
        """The index in digits, without zeros at its end."""
        return format(self.index.normalize(), "f")
