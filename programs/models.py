"""Programmes that run policy cases over years: what they are, their money, their awards, how they are coordinated."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.provenance import Backing, Cited, SeenIn, Sourced
from programs.querysets import AwardQuerySet, CoordinationQuerySet, FundingQuerySet, ProgramQuerySet
from reference.languages import InReaderLanguage
from reference.models import Jurisdiction, Named, Organisation, Source, Unit


class Program(Named, Sourced):
    """A funding or support programme that cases belong to."""

    class Stage(models.IntegerChoices):
        """The stages of US regional programmes as us-regional-2025 divides their history."""

        TRANSFER = 1, _("1980s to the financial crisis of 2008")
        CLUSTERS = 2, _("from the crisis of 2008 to the CHIPS and Science Act")
        CHIPS = 3, _("after the CHIPS and Science Act of 2022")

    class Chain(models.TextChoices):
        FRONT = "front", _("front: research and new knowledge")
        MIDDLE = "middle", _("middle: technology development")
        BACK = "back", _("back: commercial use")

    code = models.CharField(_("code"), max_length=30, unique=True)
    slug = models.SlugField(_("slug"), unique=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="programs", verbose_name=_("place"))
    agency = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="programs", verbose_name=_("agency"))
    agency_detail_zh = models.CharField(_("who runs it (Chinese)"), max_length=300, blank=True)
    agency_detail_en = models.CharField(_("who runs it (English)"), max_length=300, blank=True)
    law_zh = models.CharField(_("law (Chinese)"), max_length=300, blank=True)
    law_en = models.CharField(_("law (English)"), max_length=300, blank=True)
    statute = models.CharField(_("place in the statutes"), max_length=200, blank=True, help_text=_("Such as 15 U.S.C. 278k."))
    year = models.PositiveSmallIntegerField(_("year of start"), null=True, blank=True)
    stage = models.PositiveSmallIntegerField(_("stage in history"), choices=Stage.choices, null=True, blank=True)
    chain = models.CharField(_("place in the innovation chain"), max_length=10, choices=Chain.choices, blank=True)
    purpose_zh = models.TextField(_("purpose (Chinese)"), blank=True)
    purpose_en = models.TextField(_("purpose (English)"), blank=True)
    eligible_zh = models.TextField(_("who may apply (Chinese)"), blank=True)
    eligible_en = models.TextField(_("who may apply (English)"), blank=True)
    website = models.URLField(_("address"), max_length=500, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    # A programme may stand without a source until somebody describes it.
    seen_in = models.CharField(_("seen in"), max_length=10, choices=SeenIn.choices, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="programs", verbose_name=_("source"))
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    objects = ProgramQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.CheckConstraint(condition=Q(stage__isnull=True) | Q(stage__gte=1, stage__lte=3), name="program_stage_is_one_of_three"),
            models.CheckConstraint(condition=Q(chain__in=["", "front", "middle", "back"]), name="program_chain_is_known"),
            models.CheckConstraint(condition=Q(year__isnull=True) | Q(year__gte=1900, year__lte=2100), name="program_year_is_a_year"),
            models.CheckConstraint(condition=Q(source__isnull=True) | ~Q(place=""), name="program_source_has_a_place"),
        ]

    agency_detail = InReaderLanguage()
    law = InReaderLanguage()
    purpose = InReaderLanguage()
    eligible = InReaderLanguage()

    @property
    def is_named_in_chinese(self):
        """Whether a source gives the Chinese name; otherwise it is our rendering."""
        return any(cited.about == Backing.About.NAME for cited in self.sources.all())

    def get_absolute_url(self):
        return reverse("program", args=[self.slug])


class Milestone(Cited):
    """What happened in a programme's history, and when."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="milestones", verbose_name=_("programme"))
    date = models.CharField(_("date"), max_length=10, help_text=_("As precise as known: 2025, 2025-11 or 2025-11-07."))
    text_zh = models.CharField(_("what happened (Chinese)"), max_length=300)
    text_en = models.CharField(_("what happened (English)"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["program", "position"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self):
        return f"{self.date} {self.text}"

    text = InReaderLanguage()


class FocusArea(Named, Cited):
    """A key technology focus area of the CHIPS and Science Act."""

    number = models.PositiveSmallIntegerField(_("number in the Act's list"), unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("key technology focus area")
        verbose_name_plural = _("key technology focus areas")
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="focus_area_number_starts_at_1")]


class Funding(Sourced):
    """One amount of money of a programme: for a fiscal year, for several, for each year or award, or undated."""

    class Kind(models.TextChoices):
        AUTHORISED = "authorised", _("authorised")
        REQUESTED = "requested", _("requested")
        PROPOSED = "proposed", _("proposed")
        APPROPRIATED = "appropriated", _("appropriated")
        OFFERED = "offered", _("offered")
        AWARDED = "awarded", _("awarded")
        WITHDRAWN = "withdrawn", _("withdrawn")
        POTENTIAL = "potential", _("potential")
        NONFEDERAL = "nonfederal", _("non-federal")
        COMBINED = "combined", _("federal and non-federal together")

    class Rate(models.TextChoices):
        YEAR = "each_year", _("each fiscal year")
        AWARD = "each_award", _("each award")

    class Qualifier(models.TextChoices):
        AT_LEAST = "at_least", _("at least")
        AT_MOST = "at_most", _("at most")
        MORE_THAN = "more_than", _("more than")
        LESS_THAN = "less_than", _("less than")
        ABOUT = "about", _("about")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    program = models.ForeignKey(Program, models.PROTECT, related_name="funding", verbose_name=_("programme"))
    component_zh = models.CharField(_("component (Chinese)"), max_length=100, blank=True)
    component_en = models.CharField(_("component (English)"), max_length=100, blank=True)
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The amount that holds this one: the two are never added."),
    )
    first_year = models.PositiveSmallIntegerField(_("first fiscal year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last fiscal year"), null=True, blank=True)
    rate = models.CharField(_("rate"), max_length=12, choices=Rate.choices, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    qualifier = models.CharField(_("qualifier"), max_length=12, choices=Qualifier.choices, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2)
    amount_max = models.DecimalField(_("to (of a range)"), max_digits=18, decimal_places=2, null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="funding", verbose_name=_("currency"))
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = FundingQuerySet.as_manager()

    class Meta:
        ordering = ["program__position", "first_year", "position", "key"]
        verbose_name = _("amount of funding")
        verbose_name_plural = _("funding")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="funding_is_not_negative"),
            models.CheckConstraint(condition=Q(amount_max__isnull=True) | Q(amount_max__gt=F("amount")), name="funding_range_rises"),
            models.CheckConstraint(
                condition=Q(first_year__isnull=True, last_year__isnull=True)
                | Q(rate="", first_year__isnull=False, last_year__isnull=False, last_year__gte=F("first_year")),
                name="funding_years_rise_and_have_no_rate",
            ),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="funding_is_not_its_own_part"),
        ]

    def __str__(self):
        return self.key

    def clean(self):
        """Say in words what the constraints of the table would refuse."""
        if (self.first_year is None) != (self.last_year is None):
            raise ValidationError({"last_year": _("Give the first and the last fiscal year, or neither.")})
        if self.first_year is not None and (self.rate or self.last_year < self.first_year):
            raise ValidationError({"last_year": _("The last year must not be before the first, and an amount at a rate has no years.")})
        if None not in (self.amount, self.amount_max) and self.amount_max <= self.amount:
            raise ValidationError({"amount_max": _("The end of a range must be more than its beginning.")})

    component = InReaderLanguage()

    @property
    def is_for_one_year(self):
        return self.first_year is not None and self.first_year == self.last_year


class Award(Named, Sourced):
    """Who was chosen under a programme: a hub, an engine, a coalition, an institute, or a goal that it set."""

    class Status(models.TextChoices):
        AWARDED = "awarded", _("awarded")
        DESIGNATED = "designated", _("designated, no implementation award")
        WITHDRAWN = "withdrawn", _("award withdrawn")
        ESTABLISHED = "established", _("established, present status not checked")
        ACTIVE = "active", _("active")
        ANNOUNCED = "announced", _("goal announced")

    key = models.SlugField(_("key"), max_length=40, unique=True)
    program = models.ForeignKey(Program, models.PROTECT, related_name="awards", verbose_name=_("programme"))
    lead = models.CharField(_("lead organisation"), max_length=200, blank=True)
    states = models.ManyToManyField(Jurisdiction, blank=True, related_name="awards", verbose_name=_("states"))
    technologies_zh = models.CharField(_("technologies as announced (Chinese)"), max_length=300, blank=True)
    technologies_en = models.CharField(_("technologies as announced (English)"), max_length=300, blank=True)
    focus_areas = models.ManyToManyField(
        FocusArea,
        blank=True,
        related_name="awards",
        verbose_name=_("key technology focus areas"),
        help_text=_("Our own sorting: no source gives it."),
    )
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2, null=True, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=12, choices=Funding.Qualifier.choices, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="awards", verbose_name=_("currency"))
    amount_note_zh = models.CharField(_("about the amount (Chinese)"), max_length=200, blank=True)
    amount_note_en = models.CharField(_("about the amount (English)"), max_length=200, blank=True)
    date = models.CharField(_("date"), max_length=10, blank=True, help_text=_("As precise as known: 2025, 2025-11 or 2025-11-07."))
    status = models.CharField(_("present status"), max_length=12, choices=Status.choices)
    history_zh = models.CharField(_("history (Chinese)"), max_length=300, blank=True)
    history_en = models.CharField(_("history (English)"), max_length=300, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["program__position", "position", "key"]
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0, unit__isnull=False), name="award_amount_has_a_currency"
            ),
            models.CheckConstraint(condition=Q(qualifier="") | Q(amount__isnull=False), name="award_qualifier_has_an_amount"),
        ]

    def clean(self):
        """Say in words what the constraints of the table would refuse."""
        if self.amount is not None and (self.unit_id is None or self.amount <= 0):
            raise ValidationError({"amount": _("An amount is more than nothing and has a currency.")})
        if self.amount is None and self.qualifier:
            raise ValidationError({"qualifier": _("A qualifier stands before an amount.")})

    technologies = InReaderLanguage()
    amount_note = InReaderLanguage()
    history = InReaderLanguage()

    def get_absolute_url(self):
        return f"{self.program.get_absolute_url()}#{self.key}"


class Coordination(Named, Sourced):
    """A mechanism that joins agencies, levels of government or programmes."""

    class Level(models.TextChoices):
        AGENCIES = "agencies", _("between federal agencies")
        GOVERNMENTS = "governments", _("federal with state and local governments")
        PROGRAMMES = "programmes", _("between programmes")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    programs = models.ManyToManyField(Program, related_name="coordinations", verbose_name=_("programmes"))
    lead = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="coordinations_led", verbose_name=_("lead"))
    agencies = models.ManyToManyField(Organisation, related_name="coordinations", verbose_name=_("participating agencies"))
    others_zh = models.CharField(_("other participants (Chinese)"), max_length=200, blank=True)
    others_en = models.CharField(_("other participants (English)"), max_length=200, blank=True)
    purpose_zh = models.TextField(_("purpose (Chinese)"))
    purpose_en = models.TextField(_("purpose (English)"))
    established = models.CharField(
        _("established"), max_length=10, blank=True, help_text=_("As precise as known: 2025, 2025-11 or 2025-11-07.")
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = CoordinationQuerySet.as_manager()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("coordination")
        verbose_name_plural = _("coordination")

    others = InReaderLanguage()
    purpose = InReaderLanguage()


class ProgramSource(Backing):
    program = models.ForeignKey(Program, models.CASCADE, related_name="sources", verbose_name=_("programme"))

    class Meta(Backing.Meta):
        verbose_name = _("further source")
        verbose_name_plural = _("further sources")


class FundingSource(Backing):
    funding = models.ForeignKey(Funding, models.CASCADE, related_name="sources", verbose_name=_("amount of funding"))

    class Meta(Backing.Meta):
        verbose_name = _("further source")
        verbose_name_plural = _("further sources")


class AwardSource(Backing):
    award = models.ForeignKey(Award, models.CASCADE, related_name="sources", verbose_name=_("award"))

    class Meta(Backing.Meta):
        verbose_name = _("further source")
        verbose_name_plural = _("further sources")


class CoordinationSource(Backing):
    coordination = models.ForeignKey(Coordination, models.CASCADE, related_name="sources", verbose_name=_("coordination"))

    class Meta(Backing.Meta):
        verbose_name = _("further source")
        verbose_name_plural = _("further sources")
