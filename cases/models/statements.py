"""What a case states: organisations with their roles, facts, citations, links to the index, relations to other cases."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from indicators.models import Indicator
from reference.languages import InReaderLanguage, reader_suffix
from reference.locators import locator_in_words
from reference.models import Organisation, Source, Unit


class Participation(models.Model):
    """An organisation's part in a case."""

    class Role(models.TextChoices):
        LEAD = "lead", _("lead")
        FUNDER = "funder", _("funder")
        PARTNER = "partner", _("partner")
        OPERATOR = "operator", _("operator")
        BENEFICIARY = "beneficiary", _("beneficiary")

    case = models.ForeignKey(Case, models.CASCADE, related_name="participations", verbose_name=_("case"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="participations", verbose_name=_("organisation"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("organisation with its role")
        verbose_name_plural = _("organisations with their roles")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "organisation", "role"],
                name="participation_once",
                violation_error_message=_("This organisation already has this role in the case."),
            ),
        ]

    def __str__(self):
        return f"{self.organisation} ({self.get_role_display()})"


class Sourced(models.Model):
    """A statement that names its source and the place in it."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="%(class)ss", verbose_name=_("source"))
    place = models.CharField(_("place in the source"), max_length=120, blank=True, help_text=_("Such as “ch 2, s 1, p 3” or “table 1”."))

    class Meta:
        abstract = True

    @property
    def place_in_words(self):
        return locator_in_words(self.place, reader_suffix()) if self.place else ""


class Fact(Sourced):
    """One figure (or one stated property) of a case, as its source gives it."""

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exactly")
        AT_LEAST = "at_least", _("at least")
        AT_MOST = "at_most", _("at most")
        ABOUT = "about", _("about")
        MORE_THAN = "more_than", _("more than")
        LESS_THAN = "less_than", _("less than")
        PLANNED = "planned", _("planned")
        CUMULATIVE = "cumulative", _("cumulative")

    class Evidence(models.TextChoices):
        ANNOUNCED = "announced", _("announced")
        ISSUER_REPORTED = "issuer_reported", _("reported by the issuer")
        INDEPENDENTLY_REPORTED = "independently_reported", _("reported independently")
        EVALUATED = "evaluated", _("evaluated")
        EVALUATED_COMPARISON = "evaluated_comparison", _("evaluated with a comparison group")

    case = models.ForeignKey(Case, models.CASCADE, related_name="facts", verbose_name=_("case"))
    label_zh = models.CharField(_("label (Chinese)"), max_length=200)
    label_en = models.CharField(_("label (English)"), max_length=200)
    value = models.DecimalField(
        _("value"), max_digits=24, decimal_places=6, null=True, blank=True, help_text=_("In base units: 1000万元 is 10000000 CNY.")
    )
    value_max = models.DecimalField(_("upper value of a range"), max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="facts", verbose_name=_("unit or currency"))
    text_zh = models.CharField(_("instead of a number (Chinese)"), max_length=600, blank=True)
    text_en = models.CharField(_("instead of a number (English)"), max_length=600, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=20, choices=Qualifier.choices, default=Qualifier.EXACT)
    also = models.JSONField(_("further qualifiers"), default=list, blank=True)
    evidence = models.CharField(_("evidence"), max_length=30, choices=Evidence.choices)
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False, unit__isnull=False)
                | (Q(value__isnull=True, value_max__isnull=True) & ~Q(text_zh="") & ~Q(text_en="")),
                name="fact_has_a_number_with_unit_or_words",
                violation_error_message=_("A fact needs a value with its unit, or words in both languages instead."),
            ),
            models.CheckConstraint(
                condition=Q(value_max__isnull=True) | Q(value_max__gt=F("value")),
                name="fact_range_goes_up",
                violation_error_message=_("The upper value of the range must be above the value."),
            ),
        ]

    def __str__(self):
        return self.label

    label = InReaderLanguage()
    text = InReaderLanguage()
    note = InReaderLanguage()


class Citation(Sourced):
    """A place in a source that describes the case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="citations", verbose_name=_("case"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "source", "place"],
                name="citation_once",
                violation_error_message=_("This place in this source is cited already."),
            ),
        ]

    def __str__(self):
        return f"{self.source_id} {self.place}"


class IndicatorLink(models.Model):
    """Which dimension of the index the case should move, and by what mechanism."""

    class Directness(models.TextChoices):
        DIRECT = "direct", _("direct")
        CONTRIBUTORY = "contributory", _("contributory")
        CONTEXTUAL = "contextual", _("contextual")

    class Basis(models.TextChoices):
        SOURCE = "source", _("stated in the source")
        CURATOR = "curator", _("judged by a curator")

    case = models.ForeignKey(Case, models.CASCADE, related_name="indicator_links", verbose_name=_("case"))
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="links", verbose_name=_("indicator"), help_text=_("Level 2 or 3.")
    )
    mechanism_zh = models.TextField(_("mechanism (Chinese)"), help_text=_("One sentence: how the case moves the indicator."))
    mechanism_en = models.TextField(_("mechanism (English)"), help_text=_("One sentence: how the case moves the indicator."))
    directness = models.CharField(_("directness"), max_length=20, choices=Directness.choices)
    basis = models.CharField(_("basis"), max_length=20, choices=Basis.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("link to the index")
        verbose_name_plural = _("links to the index")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "indicator"],
                name="indicator_linked_once",
                violation_error_message=_("The case is linked to this indicator already."),
            ),
        ]

    def __str__(self):
        return f"{self.case_id} → {self.indicator_id}"

    mechanism = InReaderLanguage()


class CaseRelation(models.Model):
    """How one case stands to another."""

    class Kind(models.TextChoices):
        IMPLEMENTS = "implements", _("implements")
        ADAPTS = "adapts", _("adapts")
        SUCCEEDS = "succeeds", _("succeeds")
        PILOTS = "pilots", _("pilots")
        COMPLEMENTS = "complements", _("complements")

    case = models.ForeignKey(Case, models.CASCADE, related_name="relations", verbose_name=_("case"))
    other = models.ForeignKey(Case, models.CASCADE, related_name="relations_from_others", verbose_name=_("other case"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    reason_zh = models.TextField(_("reason (Chinese)"))
    reason_en = models.TextField(_("reason (English)"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("relation to another case")
        verbose_name_plural = _("relations to other cases")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "other", "kind"],
                name="relation_once",
                violation_error_message=_("This relation to this case is there already."),
            ),
            models.CheckConstraint(
                condition=~Q(case=F("other")),
                name="no_relation_to_itself",
                violation_error_message=_("A case cannot be related to itself."),
            ),
        ]

    def __str__(self):
        return f"{self.case_id} {self.kind} {self.other_id}"

    reason = InReaderLanguage()
