"""The desk's pages for places, vocabularies, organisations, sources and units."""

from django.contrib import admin
from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

from reference.desk import DeskAdmin, DeskInline, TreeForm, pair, two_names
from reference.models import (
    ExchangeRate,
    Jurisdiction,
    Organisation,
    PriceLevel,
    Profile,
    ProfileStage,
    ProfileTool,
    Scheme,
    Source,
    Unit,
    Vocabulary,
)
from reference.sources import SourceAdmin

admin.site.register(Source, SourceAdmin)


@register(Jurisdiction)
class JurisdictionAdmin(DeskAdmin):
    form = TreeForm
    list_display = ["code", "name_zh", "name_en", "kind", "parent"]
    list_display_links = ["code", "name_zh", "name_en"]
    list_filter = ["kind", ("parent", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["parent"]
    search_fields = ["code", "name_zh", "name_en", "full_name_zh", "full_name_en", "aliases"]
    autocomplete_fields = ["parent", "members"]
    permanent = ["code"]
    fieldsets = [
        (None, {"fields": [("code", "kind"), pair("name"), pair("full_name"), "aliases"]}),
        (_("In the tree"), {"fields": [("parent", "position"), "members"], "description": _("Only a grouping has members.")}),
        (_("On the tile map"), {"fields": [("tile_row", "tile_column")], "classes": ["collapse"]}),
    ]

    def choice_label(self, row):
        return f"{row.code} · {two_names(row)}"


@register(Scheme)
class SchemeAdmin(DeskAdmin):
    list_display = ["key", "name_zh", "name_en", "position"]
    list_display_links = ["key", "name_zh", "name_en"]
    search_fields = ["key", "name_zh", "name_en"]
    permanent = ["key"]
    fields = [("key", "position"), pair("name"), pair("note")]


@register(Vocabulary)
class VocabularyAdmin(DeskAdmin):
    list_display = ["key", "name_zh", "name_en", "issuer", "edition"]
    list_display_links = ["key", "name_zh", "name_en"]
    search_fields = ["key", "name_zh", "name_en", "issuer"]
    permanent = ["key"]
    fields = ["key", pair("name"), ("issuer", "edition"), "url", pair("note")]


@register(Organisation)
class OrganisationAdmin(DeskAdmin):
    list_display = ["name_zh", "name_en", "acronym", "kind", "jurisdiction"]
    list_display_links = ["name_zh", "name_en"]
    list_filter = ["kind", ("jurisdiction", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["jurisdiction"]
    search_fields = ["key", "name_zh", "name_en", "acronym"]
    autocomplete_fields = ["jurisdiction"]
    permanent = ["key"]
    fields = [("key", "kind"), pair("name"), ("acronym", "jurisdiction")]

    def choice_label(self, row):
        return two_names(row)


@register(Unit)
class UnitAdmin(DeskAdmin):
    list_display = ["key", "kind", "label_zh", "label_en", "plural_en"]
    list_display_links = ["key", "label_zh", "label_en"]
    list_filter = ["kind"]
    search_fields = ["key", "label_zh", "label_en", "plural_en"]
    permanent = ["key"]
    fields = [("key", "kind"), "label_zh", ("label_en", "plural_en")]

    def choice_label(self, row):
        return f"{row.key} · {row.label_zh} · {row.plural_en}"


class ProfileStageInline(DeskInline):
    model = ProfileStage
    fields = ["position", "period", *pair("name"), *pair("text")]


class ProfileToolInline(DeskInline):
    model = ProfileTool
    fields = ["side", "position", *pair("name")]


@register(Profile)
class ProfileAdmin(DeskAdmin):
    list_display = ["jurisdiction", "source", "place"]
    list_select_related = ["jurisdiction", "source"]
    search_fields = ["jurisdiction__code", "jurisdiction__name_zh", "jurisdiction__name_en"]
    autocomplete_fields = ["jurisdiction", "source"]
    permanent = ["jurisdiction"]
    inlines = [ProfileStageInline, ProfileToolInline]
    fields = ["jurisdiction", ("source", "place"), pair("features"), pair("problems")]


class YearlyAdmin(DeskAdmin):
    """Values by year; what they are of and the year are the key of their line in the file."""

    list_filter = ["seen_in", "year"]


@register(ExchangeRate)
class ExchangeRateAdmin(YearlyAdmin):
    list_display = ["currency", "year", "rate", "quote", "source", "seen_in"]
    list_display_links = ["currency", "year"]
    list_select_related = ["currency", "source"]
    search_fields = ["currency__key", "year"]
    autocomplete_fields = ["currency", "source"]
    permanent = ["currency", "year"]
    fields = [("currency", "year"), ("rate", "quote"), ("source", "place"), "seen_in"]


@register(PriceLevel)
class PriceLevelAdmin(YearlyAdmin):
    list_display = ["jurisdiction", "year", "index", "source", "seen_in"]
    list_display_links = ["jurisdiction", "year"]
    list_select_related = ["jurisdiction", "source"]
    search_fields = ["jurisdiction__code", "year"]
    autocomplete_fields = ["jurisdiction", "source"]
    permanent = ["jurisdiction", "year"]
    fields = [("jurisdiction", "year"), "index", ("source", "place"), "seen_in"]
