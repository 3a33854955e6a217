"""Reads of the tables of the index and of other frameworks, in their own words."""

from collections import defaultdict

from django.db import models

from indicators.structure import MAIN_FRAMEWORK, ancestors_of

NATION = "CN"


class IndicatorQuerySet(models.QuerySet):
    def of(self, framework):
        return self.filter(framework__key=framework)

    def linkable(self):
        """The nodes that a case may be linked to: levels 2 and 3 of the main framework."""
        return self.of(self.model.MAIN_FRAMEWORK).filter(level__in=[2, 3])

    def with_values(self, place=NATION):
        """The nodes with their published scores, series and the observations of *place* (three more queries for any number of nodes).

        The framework and the scores come with their sources.
        """
        scores = self.model._meta.get_field("scores").related_model.objects.select_related("source")
        series = self.model._meta.get_field("series").related_model
        observations = series._meta.get_field("observations").related_model.objects
        observed = models.Prefetch("observations", observations.filter(jurisdiction__code=place).order_by("year", "pk"), to_attr="observed")
        elsewhere = models.Exists(observations.filter(series=models.OuterRef("pk")).exclude(jurisdiction__code=place))
        known = series.objects.annotate(has_other_places=elsewhere).prefetch_related(observed)
        return self.select_related("framework__source").prefetch_related(
            models.Prefetch("scores", scores), models.Prefetch("series", known)
        )

    def case_counts(self):
        """Answer ``{code: number of published cases}``, each case once a node, cases of the nodes below included (one query)."""
        pairs = self.filter(links__case__stage="published").order_by().values_list("code", "links__case_id")
        cases = defaultdict(set)
        for code, case in pairs:
            for above in (code, *ancestors_of(code)):
                cases[above].add(case)
        return {code: len(linked) for code, linked in cases.items()}


class ObservationQuerySet(models.QuerySet):
    def of_provinces(self):
        """The observed values of the index for the nation and its first-level divisions, older years first."""
        places = models.Q(jurisdiction__code=NATION) | models.Q(jurisdiction__parent__code=NATION, jurisdiction__kind="first_level")
        of_the_index = self.filter(places, series__indicator__framework__key=MAIN_FRAMEWORK)
        return of_the_index.exclude(status="back_solved").order_by("year", "pk")

    def of_statistics(self):
        """The values of country statistics with all that says what and where they are: series in their order, newest first (one query)."""
        rows = self.filter(series__indicator__framework__kind="statistics", series__role="main")
        return rows.select_related("jurisdiction", "series__indicator__parent", "series__indicator__framework__source").order_by(
            "series__indicator__framework__key",
            "series__indicator__position",
            "series__indicator__code",
            models.F("year").desc(nulls_last=True),
            "pk",
        )
