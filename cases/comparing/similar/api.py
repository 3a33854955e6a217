"""The neighbours of a case for programs: the page's twin, with everything that its scores stand on."""

from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.api import PairSerializer
from cases.comparing.similar.emphasis import PREFIX, STEPS, read_emphasis
from cases.comparing.similar.nearest import WHERE, neighbours
from cases.comparing.similar.scoring import USUAL, most
from cases.models import Case
from reference.columns import nearest

LANGUAGES = {"zh": "zh-hans", "en": "en"}
USUAL_LIMIT = 10
MOST = 100
OTHERS = ("where", "limit", "format")
PLACES = "Other places, other places of the country, abroad, or the place itself."
PARAMETERS = [
    OpenApiParameter("where", str, enum=WHERE, default=WHERE[0], description=PLACES),
    OpenApiParameter("limit", int, default=USUAL_LIMIT, description=f"How many cases, 1 to {MOST}."),
    *(
        OpenApiParameter(
            PREFIX + part, float, enum=list(STEPS.values()), default=1, description=f"How much {part} counts against the usual."
        )
        for part in USUAL
    ),
]


class TraitSerializer(serializers.Serializer):
    """Something that both cases have; what few cases have weighs more."""

    facet = serializers.CharField(help_text="Such as instrument, dimension (any link to the index), direct (a direct one), level")
    key = serializers.CharField(help_text="Key of a concept, code of the index, level or kind of place")
    cases = serializers.IntegerField(help_text="How many cases have it")


class NeighbourSerializer(serializers.Serializer):
    """A case that is like the one asked for."""

    slug = serializers.SlugField()
    url = serializers.URLField(help_text="Permanent address of the case’s page")
    title = PairSerializer()
    jurisdiction = serializers.CharField(help_text="ISO 3166 code, such as CN-HA or DE")
    score = serializers.FloatField(help_text="0 to 100: the sum of the parts")
    parts = serializers.DictField(child=serializers.FloatField(), help_text="Points by part")
    counting = serializers.FloatField(help_text="How much of all but instrument and mode counted, by how alike the means are")
    shared = serializers.DictField(child=TraitSerializer(many=True), help_text="What both cases have, by part")
    reason = PairSerializer(help_text="Why the two are alike and what sets them apart, in a sentence")

    def to_representation(self, neighbour):
        case = neighbour.case
        return {
            "slug": case.slug,
            "url": self.context["request"].build_absolute_uri(case.get_absolute_url()),
            "title": {"zh": case.title_zh, "en": case.title_en},
            "jurisdiction": case.jurisdiction.code,
            "score": neighbour.score,
            "parts": dict(neighbour.parts),
            "counting": round(neighbour.counting, 2),
            "shared": {
                part: [{"facet": trait.facet, "key": trait.key, "cases": trait.cases} for trait in traits]
                for part, traits in neighbour.traits.shared.items()
            },
            "reason": {suffix: _reason(neighbour, language) for suffix, language in LANGUAGES.items()},
        }


class SimilarSerializer(serializers.Serializer):
    """The closest cases to one, the closest first."""

    case = serializers.SlugField(help_text="Slug of the case asked for")
    where = serializers.ChoiceField(choices=WHERE)
    most = serializers.DictField(child=serializers.FloatField(), help_text="The most points of each part, together 100")
    results = NeighbourSerializer(many=True)


@extend_schema(
    summary="Similar cases",
    description="The closest cases to one, in other places first, each with a score that adds up and the reason in both languages.",
    parameters=PARAMETERS,
    examples=[OpenApiExample("Instruments double", value="?e-instrument=2&limit=5", parameter_only=("e-instrument", "query"))],
    responses={200: SimilarSerializer, 400: None, 404: None, 410: None},
)
class SimilarCases(APIView):
    def get(self, request, slug):
        case = get_object_or_404(Case.objects.for_neighbours(), slug=slug)
        if case.stage == Case.Stage.RETIRED:
            return Response({"detail": _("This case was removed.")}, status=status.HTTP_410_GONE)
        emphasis, where, limit = _asked(request.query_params)
        found = neighbours(case, emphasis, limit, where)
        answer = {"case": case.slug, "where": where, "most": {part: round(points, 1) for part, points in most(emphasis).items()}}
        return Response({**answer, "results": NeighbourSerializer(found, many=True, context={"request": request}).data})


def _asked(parameters):
    """Answer the Emphasis, the place and the number asked for; what cannot be understood is an error that names the fix."""
    emphasis = read_emphasis(parameters)
    problems = {name: [words] for name, words in emphasis.problems.items()}
    known = [*OTHERS, *(PREFIX + part for part in USUAL)]
    for name in sorted(name for name in parameters if name not in OTHERS and not name.startswith(PREFIX)):
        problems[name] = [_("There is no parameter “%(name)s”%(nearest)s") % {"name": name, "nearest": nearest(name, known)}]
    where, limit = parameters.get("where", WHERE[0]), parameters.get("limit", str(USUAL_LIMIT))
    if where not in WHERE:
        problems["where"] = [_("“%(value)s” is no choice of places%(nearest)s") % {"value": where, "nearest": nearest(where, WHERE)}]
    if not (limit.isascii() and limit.isdigit() and len(limit) < 5 and 1 <= int(limit) <= MOST):
        problems["limit"] = [_("Write a whole number from 1 to %(most)s.") % {"most": MOST}]
    if problems:
        raise ValidationError(problems)
    return emphasis, where, int(limit)


def _reason(neighbour, language):
    with translation.override(language):
        return neighbour.reason
