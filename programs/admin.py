"""The desk's pages for programmes, their money, their awards and their coordination."""

from django.contrib import admin
from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

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
from reference.desk import DeskAdmin, DeskInline, TreeForm, pair, two_names

WHERE_FROM = (_("Where it comes from"), {"fields": [("source", "place"), "seen_in", pair("disagreement"), pair("note")]})


class FurtherSources(DeskInline):
    """Sources of single values of a row."""

    autocomplete_fields = ["source"]
    fields = ["about", "source", "place", "position"]


class MilestoneInline(DeskInline):
    model = Milestone
    autocomplete_fields = ["source"]
    fields = ["date", "text_zh", "text_en", "source", "place", "position"]


class ProgramSourceInline(FurtherSources):
    model = ProgramSource


@register(Program)
class ProgramAdmin(DeskAdmin):
    list_display = ["code", "name_zh", "name_en", "jurisdiction", "agency", "year", "stage"]
    list_display_links = ["code", "name_zh", "name_en"]
    list_filter = [
        "stage",
        "chain",
        "seen_in",
        ("jurisdiction", admin.RelatedOnlyFieldListFilter),
        ("agency", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["jurisdiction", "agency"]
    search_fields = ["code", "acronym", "name_zh", "name_en", "statute"]
    autocomplete_fields = ["jurisdiction", "agency", "source"]
    permanent = ["code", "slug"]
    inlines = [MilestoneInline, ProgramSourceInline]
    fieldsets = [
        (None, {"fields": [("code", "slug"), pair("name"), ("acronym", "position"), pair("purpose"), pair("eligible")]}),
        (_("Who runs it"), {"fields": [("jurisdiction", "agency"), pair("agency_detail"), "website"]}),
        (_("Law and history"), {"fields": [pair("law"), ("statute", "year"), ("stage", "chain")]}),
        WHERE_FROM,
    ]

    def choice_label(self, row):
        return f"{row.code} · {two_names(row)}"


@register(FocusArea)
class FocusAreaAdmin(DeskAdmin):
    list_display = ["number", "name_zh", "name_en"]
    list_display_links = ["number", "name_zh", "name_en"]
    search_fields = ["name_zh", "name_en"]
    autocomplete_fields = ["source"]
    permanent = ["number"]
    fields = ["number", pair("name"), ("source", "place")]

    def choice_label(self, row):
        return f"{row.number} · {two_names(row)}"


class FundingSourceInline(FurtherSources):
    model = FundingSource


class FundingForm(TreeForm):
    upward = "part_of"


@register(Funding)
class FundingAdmin(DeskAdmin):
    form = FundingForm
    list_display = ["key", "program", "kind", "first_year", "last_year", "amount", "amount_max", "unit"]
    list_filter = [("program", admin.RelatedOnlyFieldListFilter), "kind", "rate", "qualifier", "seen_in"]
    list_select_related = ["program", "unit"]
    search_fields = ["key", "program__code", "program__name_zh", "program__name_en", "component_zh", "component_en"]
    autocomplete_fields = ["program", "part_of", "unit", "source"]
    permanent = ["key"]
    inlines = [FundingSourceInline]
    fieldsets = [
        (None, {"fields": [("key", "position"), ("program", "part_of"), pair("component")]}),
        (_("Amount"), {"fields": [("amount", "amount_max", "unit"), ("kind", "qualifier", "rate"), ("first_year", "last_year")]}),
        WHERE_FROM,
    ]

    def choice_label(self, row):
        return row.key


class AwardSourceInline(FurtherSources):
    model = AwardSource


@register(Award)
class AwardAdmin(DeskAdmin):
    list_display = ["key", "name_zh", "name_en", "program", "amount", "unit", "date", "status"]
    list_display_links = ["key", "name_zh", "name_en"]
    list_filter = [
        ("program", admin.RelatedOnlyFieldListFilter),
        "status",
        ("states", admin.RelatedOnlyFieldListFilter),
        ("focus_areas", admin.RelatedOnlyFieldListFilter),
        "seen_in",
    ]
    list_select_related = ["program", "unit"]
    search_fields = ["key", "name_zh", "name_en", "lead", "technologies_zh", "technologies_en"]
    autocomplete_fields = ["program", "states", "focus_areas", "unit", "source"]
    permanent = ["key"]
    inlines = [AwardSourceInline]
    fieldsets = [
        (None, {"fields": [("key", "position"), pair("name"), ("program", "lead"), "states"]}),
        (_("What for"), {"fields": [pair("technologies"), "focus_areas"]}),
        (_("Amount and status"), {"fields": [("amount", "qualifier", "unit"), pair("amount_note"), ("date", "status"), pair("history")]}),
        WHERE_FROM,
    ]


class CoordinationSourceInline(FurtherSources):
    model = CoordinationSource


@register(Coordination)
class CoordinationAdmin(DeskAdmin):
    list_display = ["key", "name_zh", "name_en", "level", "lead", "established"]
    list_display_links = ["key", "name_zh", "name_en"]
    list_filter = ["level", ("programs", admin.RelatedOnlyFieldListFilter), "seen_in"]
    list_select_related = ["lead"]
    search_fields = ["key", "name_zh", "name_en"]
    autocomplete_fields = ["programs", "lead", "agencies", "source"]
    permanent = ["key"]
    inlines = [CoordinationSourceInline]
    fieldsets = [
        (None, {"fields": [("key", "level"), pair("name"), pair("purpose"), ("established", "position")]}),
        (_("Who takes part"), {"fields": ["programs", "lead", "agencies", pair("others")]}),
        WHERE_FROM,
    ]
