"""The keys that a record may point at, as they stand in the database."""

from cases.models import Case
from indicators.models import Indicator
from programs.models import Program
from reference.models import Concept, Jurisdiction, Organisation, Source, Unit


def primary_keys():
    """Answer ``{table: {natural key: primary key}}`` for everything that a record may point at."""
    return {
        "place": dict(Jurisdiction.objects.values_list("code", "pk")),
        "concept": {f"{scheme}/{key}": pk for scheme, key, pk in Concept.objects.values_list("scheme__key", "key", "pk")},
        "organisation": dict(Organisation.objects.values_list("key", "pk")),
        "source": dict(Source.objects.values_list("key", "pk")),
        "unit": dict(Unit.objects.values_list("key", "pk")),
        "programme": dict(Program.objects.values_list("code", "pk")),
        "indicator": dict(Indicator.objects.linkable().values_list("code", "pk")),
        "case": dict(Case.objects.values_list("slug", "pk")),
    }


def keys_known():
    """Answer ``{table: natural keys}`` for ``check``."""
    return {table: set(keys) for table, keys in primary_keys().items()}
