"""Reads of the index's tables, in their own words."""

from django.db import models


class IndicatorQuerySet(models.QuerySet):
    def of(self, framework):
        return self.filter(framework__key=framework)

    def linkable(self):
        """The nodes that a case may be linked to: levels 2 and 3."""
        return self.filter(level__in=[2, 3])
