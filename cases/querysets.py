"""Reads of cases, in the subject's words."""

from django.db import models


class CaseQuerySet(models.QuerySet):
    def published(self):
        return self.filter(stage="published")
