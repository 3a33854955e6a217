"""Reads of cases, in the subject's words."""

from django.db import models


class CaseQuerySet(models.QuerySet):
    def published(self):
        return self.filter(stage="published")

    def for_record(self):
        """Cases with everything that their records hold."""
        return self.select_related("jurisdiction", "program").prefetch_related(
            "concepts__scheme",
            "participations__organisation",
            "facts__source",
            "facts__unit",
            "citations__source",
            "indicator_links__indicator",
            "relations__other",
        )
