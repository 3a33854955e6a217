"""The lists inside a case's page: facts, citations, links to the index, organisations, relations."""

from django.contrib import admin

from cases.desk.forms import FactForm
from cases.models import CaseRelation, Citation, Fact, IndicatorLink, Participation
from indicators.models import Indicator
from reference.desk import DeskInline, DeskOptions, PartSelect, pair


class TallInline(DeskOptions, admin.StackedInline):
    """Rows with too many fields for a table."""

    extra = 0


class FactInline(TallInline):
    model = Fact
    form = FactForm
    autocomplete_fields = ["unit", "source"]
    fields = [
        pair("label"),
        ("value", "value_max", "unit", "year"),
        ("qualifier", "evidence"),
        "also",
        pair("text"),
        ("source", "place", "position"),
        pair("note"),
    ]


class IndicatorLinkInline(TallInline):
    model = IndicatorLink
    fields = [("indicator", "directness", "basis", "position"), pair("mechanism")]

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "indicator":
            options["queryset"] = Indicator.objects.linkable()
            options["widget"] = PartSelect(db_field, self.admin_site, part="linkable")
        return super().formfield_for_foreignkey(db_field, request, **options)


class CitationInline(DeskInline):
    model = Citation
    autocomplete_fields = ["source"]
    fields = ["source", "place", "position"]


class ParticipationInline(DeskInline):
    model = Participation
    autocomplete_fields = ["organisation"]
    fields = ["organisation", "role", "position"]


class RelationInline(TallInline):
    model = CaseRelation
    fk_name = "case"
    autocomplete_fields = ["other"]
    fields = [("kind", "other", "position"), pair("reason")]
