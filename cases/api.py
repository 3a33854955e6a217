"""The explorer's twin for programs: the same filter, the same order, full records, read-only."""

from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response

from cases.filters import CaseFilter
from cases.models import Case, CaseRelation, Fact, IndicatorLink, Participation
from cases.records import read
from reference.columns import nearest


class PairSerializer(serializers.Serializer):
    """The same text in Chinese and English."""

    zh = serializers.CharField(help_text="Simplified Chinese")
    en = serializers.CharField(help_text="English")


class OriginalNameSerializer(serializers.Serializer):
    text = serializers.CharField(help_text="The policy's own name in its own language")
    lang = serializers.CharField(help_text="BCP 47 tag of that language")


class TranslationSerializer(serializers.Serializer):
    zh = serializers.ChoiceField(choices=Case.Translation.choices, help_text="State of the Chinese text")
    en = serializers.ChoiceField(choices=Case.Translation.choices, help_text="State of the English text")


class OrganisationSerializer(serializers.Serializer):
    organisation = serializers.CharField(help_text="Key of the organisation")
    role = serializers.ChoiceField(choices=Participation.Role.choices)


class SourcedSerializer(serializers.Serializer):
    source = serializers.CharField(help_text="Key of the source")
    place = serializers.CharField(required=False, help_text="Place in the source, such as “ch 2, s 1, p 3”")


class FactSerializer(SourcedSerializer):
    label = PairSerializer()
    value = serializers.DecimalField(
        None, None, required=False, coerce_to_string=False, help_text="In base units: 1000万元 is 10000000 CNY"
    )
    value_max = serializers.DecimalField(None, None, required=False, coerce_to_string=False, help_text="Upper value of a range")
    unit = serializers.CharField(required=False, help_text="Key of the unit; currencies are ISO 4217 codes")
    text = PairSerializer(required=False, help_text="Words instead of a number")
    year = serializers.IntegerField(required=False, help_text="The year that the value is for")
    qualifier = serializers.ChoiceField(choices=Fact.Qualifier.choices)
    also = serializers.ListField(child=serializers.ChoiceField(choices=Fact.Qualifier.choices), required=False)
    evidence = serializers.ChoiceField(choices=Fact.Evidence.choices)
    note = PairSerializer(required=False)


class IndicatorLinkSerializer(serializers.Serializer):
    indicator = serializers.CharField(help_text="Code in the 4-12-27 index, level 2 or 3")
    directness = serializers.ChoiceField(choices=IndicatorLink.Directness.choices)
    basis = serializers.ChoiceField(choices=IndicatorLink.Basis.choices)
    mechanism = PairSerializer(help_text="How the case should move the indicator, in a sentence")


class RelationSerializer(serializers.Serializer):
    case = serializers.SlugField(help_text="Slug of the other case")
    kind = serializers.ChoiceField(choices=CaseRelation.Kind.choices)
    reason = PairSerializer()


class CaseSerializer(serializers.Serializer):
    """The record of a case; keys without content are left out."""

    slug = serializers.SlugField()
    url = serializers.URLField(help_text="Permanent address of the case's page")
    title = PairSerializer()
    original_name = OriginalNameSerializer(required=False)
    aliases = serializers.ListField(child=serializers.CharField(), required=False)
    acronyms = serializers.ListField(child=serializers.CharField(), required=False)
    summary = PairSerializer()
    how = PairSerializer(required=False)
    translation = TranslationSerializer()
    jurisdiction = serializers.CharField(help_text="ISO 3166 code, such as CN-HA or DE")
    level = serializers.ChoiceField(choices=Case.Level.choices)
    status = serializers.ChoiceField(choices=Case.Status.choices)
    start = serializers.CharField(required=False, help_text="As precise as known: 2025, 2025-11 or 2025-11-07")
    end = serializers.CharField(required=False, help_text="As precise as known")
    programme = serializers.CharField(required=False, help_text="Code of the programme, such as RIE")
    depth = serializers.ChoiceField(choices=Case.Depth.choices)
    organisations = OrganisationSerializer(many=True, required=False)
    concepts = serializers.DictField(child=serializers.ListField(child=serializers.CharField()), help_text="Keys of concepts by scheme")
    facts = FactSerializer(many=True, required=False)
    indicator_links = IndicatorLinkSerializer(many=True)
    citations = SourcedSerializer(many=True)
    relations = RelationSerializer(many=True, required=False)
    note = PairSerializer(required=False)
    changed = serializers.DateTimeField(help_text="Last change of the record")

    def to_representation(self, case):
        address = self.context["request"].build_absolute_uri(case.get_absolute_url())
        record = read(case)
        return {"slug": record.pop("slug"), "url": address, **record, "changed": case.changed}


class CasePagination(PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 500
    page_size_query_description = "Cases on a page, at most 500."


class StrictFilterBackend(DjangoFilterBackend):
    """The explorer's filter, but what cannot be understood is an error that names the fix."""

    def filter_queryset(self, request, queryset, view):
        filterset = self.get_filterset(request, queryset, view)
        problems = dict(filterset.problems)
        known = {*filterset.filters, "page", "page_size", "format"}
        for name in set(request.query_params) - known:
            problems[name] = [_("There is no parameter “%(name)s”%(nearest)s") % {"name": name, "nearest": nearest(name, known)}]
        if problems:
            raise ValidationError(problems)
        return filterset.qs


@extend_schema(
    summary="Cases",
    description=(
        "Published cases by words and facets. Several values of one facet widen, several facets narrow: "
        "`?place=CN&place=US&instrument=open-bidding`."
    ),
    examples=[OpenApiExample("By place and words", value="?place=CN&q=open bidding", parameter_only=("q", "query"))],
)
class CaseList(ListAPIView):
    queryset = Case.objects.published().for_record()
    serializer_class = CaseSerializer
    pagination_class = CasePagination
    filter_backends = [StrictFilterBackend]
    filterset_class = CaseFilter


@extend_schema(summary="One case", responses={200: CaseSerializer, 404: None, 410: None})
class CaseDetail(RetrieveAPIView):
    queryset = Case.objects.for_record()
    serializer_class = CaseSerializer
    lookup_field = "slug"

    def retrieve(self, request, *args, **kwargs):
        case = self.get_object()
        if case.stage == Case.Stage.RETIRED:
            return Response({"detail": _("This case was removed.")}, status=status.HTTP_410_GONE)
        return Response(self.get_serializer(case).data)
