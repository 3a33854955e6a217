"""The desk's pages for the index: its tree, its series, what was observed and what was published."""

from django.contrib import admin
from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

from indicators.models import Edition, Framework, Indicator, Observation, PublishedScore, Series
from reference.desk import DeskAdmin, DeskInline, ShownOnly, TreeForm, pair, two_names
from reference.models import Jurisdiction


@register(Framework)
class FrameworkAdmin(DeskAdmin):
    list_display = ["key", "name_zh", "name_en", "kind", "edition", "base_year"]
    list_display_links = ["key", "name_zh", "name_en"]
    search_fields = ["key", "name_zh", "name_en"]
    autocomplete_fields = ["source"]
    permanent = ["key"]
    fields = [("key", "kind"), ("edition", "base_year"), pair("name"), ("source", "place"), pair("note")]


class ScoreInline(DeskInline):
    model = PublishedScore
    autocomplete_fields = ["source"]
    fields = ["year", "value", "status", "source", "place"]


class IndicatorForm(TreeForm):
    def clean(self):
        cleaned = super().clean()
        parent, level = cleaned.get("parent"), cleaned.get("level")
        if parent and level is not None and level != parent.level + 1:
            self.add_error("level", _("The level must be one below its parent's: %(level)d.") % {"level": parent.level + 1})
        framework = cleaned.get("framework")
        if parent and parent.framework_id != (framework.pk if framework else self.instance.framework_id):
            self.add_error("parent", _("The parent stands in another framework: choose one of the same framework."))
        return cleaned


@register(Indicator)
class IndicatorAdmin(DeskAdmin):
    form = IndicatorForm
    list_display = ["code", "name_zh", "name_en", "level", "weight", "unit_zh", "framework"]
    list_display_links = ["code", "name_zh", "name_en"]
    list_filter = ["framework", "level", "direction"]
    search_fields = ["code", "name_zh", "name_en"]
    autocomplete_fields = ["framework", "parent"]
    permanent = ["framework", "code"]
    inlines = [ScoreInline]
    fieldsets = [
        (None, {"fields": [("framework", "code"), pair("name"), pair("unit"), pair("definition")]}),
        (_("In the tree"), {"fields": [("parent", "level"), ("weight", "direction"), ("position", "latest_year")]}),
    ]

    def part_of(self, queryset, part):
        return queryset.linkable() if part == "linkable" else queryset

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("framework")

    def choice_label(self, row):
        return f"{row.key} {two_names(row)}"


class ObservationInline(DeskInline):
    """The values of countries; hundreds of provinces' values would be more than a form can send: they have the list of observations."""

    model = Observation
    autocomplete_fields = ["jurisdiction"]
    fields = ["jurisdiction", "year", "value", "qualifier", "status", "seen_in", "issuer_zh", "issuer_en", "place"]

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(jurisdiction__kind=Jurisdiction.Kind.FIRST_LEVEL)


@register(Series)
class SeriesAdmin(DeskAdmin):
    list_display = ["key", "name_zh", "name_en", "indicator", "role"]
    list_display_links = ["key", "name_zh", "name_en"]
    list_filter = ["role", ("indicator", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["indicator"]
    search_fields = ["key", "name_zh", "name_en", "indicator__code", "indicator__name_zh", "indicator__name_en"]
    autocomplete_fields = ["indicator"]
    permanent = ["indicator", "key"]
    inlines = [ObservationInline]
    fields = [("indicator", "key"), pair("name"), pair("unit"), ("role", "position"), pair("note")]

    def choice_label(self, row):
        return f"{row.key} · {two_names(row)}"


@register(Observation)
class ObservationAdmin(DeskAdmin):
    list_display = ["series", "jurisdiction", "year", "value", "status", "seen_in"]
    list_filter = ["status", "seen_in", ("jurisdiction", admin.RelatedOnlyFieldListFilter), "year"]
    list_select_related = ["series", "jurisdiction"]
    search_fields = ["series__key", "series__name_zh", "series__name_en", "issuer_zh", "issuer_en"]
    autocomplete_fields = ["series", "jurisdiction"]
    fieldsets = [
        (None, {"fields": [("series", "jurisdiction"), ("year", "value", "qualifier"), ("status", "seen_in")]}),
        (_("Where it was seen"), {"fields": [pair("issuer"), ("place", "url"), pair("note")]}),
    ]


@register(PublishedScore)
class PublishedScoreAdmin(DeskAdmin):
    list_display = ["indicator", "year", "value", "status", "source", "place"]
    list_filter = ["status", "year", "indicator__level"]
    list_select_related = ["indicator", "source"]
    search_fields = ["indicator__code", "indicator__name_zh", "indicator__name_en"]
    autocomplete_fields = ["indicator", "source"]
    fields = [("indicator", "year"), ("value", "status"), ("source", "place"), pair("note")]


@register(Edition)
class EditionAdmin(ShownOnly):
    """Editions are published by ``manage.py publish_edition`` and do not change: the desk shows them."""

    list_display = ["key", "framework", "published", "method", "short_digest"]
    list_select_related = ["framework"]
    search_fields = ["key", "note_zh", "note_en"]
    autocomplete_fields = ["framework"]
    fields = [("key", "framework"), ("published", "method"), "digest", pair("note"), "snapshot"]
