"""Reads of the reference tables, in their own words."""

from django.db import models


class JurisdictionQuerySet(models.QuerySet):
    def countries(self):
        return self.filter(kind__in=["country", "bloc"])

    def on_tile_map(self, country):
        """The first-level divisions of *country* that have a square on its tile map."""
        return self.filter(parent__code=country, tile_row__isnull=False)


class ProfileQuerySet(models.QuerySet):
    def for_page(self):
        """Profiles with source, stages and tools (three queries)."""
        return self.select_related("source").prefetch_related("stages", "tools")


class ConceptQuerySet(models.QuerySet):
    def standing(self):
        """Concepts that were not merged into another: those that are offered, counted and listed."""
        return self.filter(merged_into__isnull=True)

    def merged(self):
        return self.filter(merged_into__isnull=False)

    def of(self, scheme):
        return self.standing().filter(scheme__key=scheme)

    def top(self):
        return self.filter(broader__isnull=True)
