"""Reads of programmes, their money, awards and coordination, in the subject's words."""

from django.db import models


class ProgramQuerySet(models.QuerySet):
    def for_page(self):
        """Programmes with agency, place and every source of their values."""
        return self.select_related("agency", "jurisdiction", "source").prefetch_related("sources__source")


class FundingQuerySet(models.QuerySet):
    def for_table(self):
        """Amounts in the order of years, each with currency, sources and the amount that it is a part of."""
        return (
            self.select_related("unit", "source", "part_of")
            .prefetch_related("sources__source")
            .order_by(models.F("first_year").asc(nulls_last=True), "last_year", "position", "key")
        )


class AwardQuerySet(models.QuerySet):
    def for_table(self):
        """Awards with states, focus areas, currency and sources."""
        return self.select_related("program", "unit", "source").prefetch_related("states", "focus_areas", "sources__source")


class CoordinationQuerySet(models.QuerySet):
    def for_network(self):
        """Mechanisms with the agencies and programmes that they join."""
        return self.select_related("lead", "source").prefetch_related("agencies", "programs", "sources__source")
