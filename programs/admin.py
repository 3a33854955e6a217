"""The desk's pages for programmes: what they are, their money, their awards, how they are coordinated."""

from django.contrib import admin
from django.contrib.admin import register
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.columns import is_moment
from programs.models import (
    Award,
    AwardSource,
    Coordination,
    CoordinationSource,
    FocusArea,
    Funding,
    FundingSource,
    Milestone,
    Program,
    ProgramSource,
)
from reference.desk import DeskAdmin, DeskInline, pair, two_names

WHERE_FROM = (_("Where it comes from"), {"fields": [("source", "place", "seen_in"), pair("note"), pair("disagreement")]})
NAMES = ["name_zh", "name_en"]


def check_moment(text):
    """Raise ValidationError, naming the fix, where *text* is no date of any precision."""
    if not is_moment(text):
        raise ValidationError(gettext("Write a date such as 2025, 2025-11 or 2025-11-07."), code="moment")


class Dated:
    """A page or a list with dates that are as precise as known."""

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if db_field.name in ("date", "established"):
            field.validators.append(check_moment)
        return field


class SourceInline(DeskInline):
    """Further sources, each behind one value."""

    autocomplete_fields = ["source"]
    fields = ["about", "source", "place", "position"]


class ProgramSourceInline(SourceInline):
    model = ProgramSource


class FundingSourceInline(SourceInline):
    model = FundingSource


class AwardSourceInline(SourceInline):
    model = AwardSource


class CoordinationSourceInline(SourceInline):
    model = CoordinationSource


class MilestoneInline(Dated, DeskInline):
    model = Milestone
    autocomplete_fields = ["source"]
    fields = ["date", "text_zh", "text_en", "source", "place", "position"]


@register(Program)
class ProgramAdmin(DeskAdmin):
    list_display = ["code", *NAMES, "jurisdiction", "agency", "year", "stage", "chain"]
    list_display_links = ["code", *NAMES]
    list_filter = [
        ("jurisdiction", admin.RelatedOnlyFieldListFilter),
        ("agency", admin.RelatedOnlyFieldListFilter),
        "stage",
        "chain",
    ]
    list_select_related = ["jurisdiction", "agency"]
    search_fields = ["code", "acronym", *NAMES]
    autocomplete_fields = ["jurisdiction", "agency", "source"]
    permanent = ["code", "slug"]
    inlines = [MilestoneInline, ProgramSourceInline]
    fieldsets = [
        (None, {"fields": [("code", "slug"), pair("name"), ("acronym", "position"), pair("purpose")]}),
        (_("Who runs it"), {"fields": [("jurisdiction", "agency"), pair("agency_detail"), pair("eligible"), "website"]}),
        (_("Law and place"), {"fields": [pair("law"), ("statute", "year"), ("stage", "chain")]}),
        WHERE_FROM,
    ]

    def choice_label(self, row):
        return f"{row.code} · {two_names(row)}"


@register(FocusArea)
class FocusAreaAdmin(DeskAdmin):
    list_display = ["number", *NAMES]
    list_display_links = ["number", *NAMES]
    search_fields = ["number", *NAMES]
    autocomplete_fields = ["source"]
    permanent = ["number"]
    fields = ["number", pair("name"), ("source", "place")]

    def choice_label(self, row):
        return f"{row.number} {two_names(row)}"


@register(Funding)
class FundingAdmin(DeskAdmin):
    list_display = ["key", "program", "first_year", "last_year", "rate", "kind", "amount", "unit", "seen_in"]
    list_filter = [("program", admin.RelatedOnlyFieldListFilter), "kind", "seen_in", "first_year"]
    list_select_related = ["program", "unit"]
    search_fields = ["key", "program__code", "component_zh", "component_en", "note_zh", "note_en"]
    autocomplete_fields = ["program", "part_of", "unit", "source"]
    permanent = ["key"]
    inlines = [FundingSourceInline]
    fieldsets = [
        (None, {"fields": [("key", "program"), pair("component"), ("kind", "part_of"), ("first_year", "last_year", "rate")]}),
        (_("Amount"), {"fields": [("qualifier", "amount", "amount_max", "unit"), "position"]}),
        WHERE_FROM,
    ]


@register(Award)
class AwardAdmin(Dated, DeskAdmin):
    list_display = ["key", *NAMES, "program", "lead", "amount", "date", "status"]
    list_display_links = ["key", *NAMES]
    list_filter = [
        ("program", admin.RelatedOnlyFieldListFilter),
        "status",
        ("states", admin.RelatedOnlyFieldListFilter),
        ("focus_areas", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["program"]
    search_fields = ["key", *NAMES, "lead", "technologies_zh", "technologies_en"]
    autocomplete_fields = ["program", "states", "focus_areas", "unit", "source"]
    permanent = ["key"]
    inlines = [AwardSourceInline]
    fieldsets = [
        (None, {"fields": [("key", "program"), pair("name"), "lead", "states", pair("technologies"), "focus_areas"]}),
        (_("Amount"), {"fields": [("qualifier", "amount", "unit"), pair("amount_note")]}),
        (_("Present status"), {"fields": [("date", "status", "position"), pair("history")]}),
        WHERE_FROM,
    ]


@register(Coordination)
class CoordinationAdmin(Dated, DeskAdmin):
    list_display = ["key", *NAMES, "level", "lead", "established"]
    list_display_links = ["key", *NAMES]
    list_filter = ["level", ("programs", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["lead"]
    search_fields = ["key", *NAMES]
    autocomplete_fields = ["programs", "lead", "agencies", "source"]
    permanent = ["key"]
    inlines = [CoordinationSourceInline]
    fieldsets = [
        (None, {"fields": [("key", "level"), pair("name"), pair("purpose"), "programs"]}),
        (_("Who takes part"), {"fields": ["lead", "agencies", pair("others"), ("established", "position")]}),
        WHERE_FROM,
    ]
