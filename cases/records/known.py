"""The keys that a record may point at, as they stand in the database."""

from django.db.models.functions import Coalesce

from cases.models import Case
from indicators.models import Indicator
from programs.models import Program
from reference.models import Concept, Jurisdiction, Organisation, Source, Unit


def primary_keys():
    """Answer ``{table: {natural key: primary key}}`` for everything that a record may point at."""
    return {
        "place": dict(Jurisdiction.objects.values_list("code", "pk")),
        "concept": _concepts(),
        "organisation": dict(Organisation.objects.values_list("key", "pk")),
        "source": dict(Source.objects.values_list("key", "pk")),
        "unit": dict(Unit.objects.values_list("key", "pk")),
        "programme": dict(Program.objects.values_list("code", "pk")),
        "indicator": dict(Indicator.objects.linkable().values_list("code", "pk")),
        "case": dict(Case.objects.values_list("slug", "pk")),
    }


def _concepts():
    """A concept that was merged is still known, as the one that stands for it."""
    rows = Concept.objects.values_list("scheme__key", "key", Coalesce("merged_into", "pk"))
    return {f"{scheme}/{key}": pk for scheme, key, pk in rows}


def keys_known():
    """Answer ``{table: natural keys}`` for ``check``."""
    return {table: set(keys) for table, keys in primary_keys().items()}
