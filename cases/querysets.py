"""Reads of cases, in the subject's words."""

from django.db import models
from django.db.models.functions import Coalesce, TruncDate

# A node of the index and the nodes above it, by name and place in the tree: definitions are long.
NODE_NAMES = [
    f"{path}__{field}"
    for path in ("indicator", "indicator__parent", "indicator__parent__parent")
    for field in ("code", "level", "name_zh", "name_en", "position", "parent")
]


class CaseQuerySet(models.QuerySet):
    def published(self):
        return self.filter(stage="published")

    def with_last_revision(self):
        """Cases with ``revision``, the id of the last one, and ``revised``, its time (of a case without any: when it was entered)."""
        revisions = self._rows("revisions").filter(case=models.OuterRef("pk")).order_by("-number")
        last = {name: models.Subquery(revisions.values(name)[:1]) for name in ("pk", "at")}
        return self.annotate(revision=last["pk"], revised=Coalesce(last["at"], "created"))

    def unconfirmed_since(self, day):
        """Cases neither confirmed nor published anew since *day*, the longest ago first; ``looked_at`` is when somebody last did."""
        looked_at = Coalesce("confirmed", TruncDate("revised"), output_field=models.DateField())
        is_old = models.Q(confirmed__isnull=True) | models.Q(confirmed__lt=day)
        return self.with_last_revision().annotate(looked_at=looked_at).filter(is_old, revised__date__lt=day).order_by("looked_at", "slug")

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

    def for_cards(self):
        """Cases with what a card shows, and no more: place, dimensions, figures that are numbers."""
        links = self._rows("indicator_links").select_related("indicator__parent__parent").only("case", "position", *NODE_NAMES)
        facts = self._rows("facts").filter(value__isnull=False).select_related("unit").defer("text_zh", "text_en", "note_zh", "note_en")
        return self.select_related("jurisdiction").prefetch_related(
            models.Prefetch("indicator_links", links),
            models.Prefetch("facts", facts),
        )

    def for_neighbours(self):
        """Cases with what tells them apart from others: place and figures."""
        facts = self._rows("facts").filter(value__isnull=False).select_related("unit").defer("text_zh", "text_en", "note_zh", "note_en")
        return self.select_related("jurisdiction").prefetch_related(models.Prefetch("facts", facts))

    def for_frame(self):
        """Cases with what a frame on another site shows: a card, and the sources to be named."""
        citations = models.Prefetch("citations", self._rows("citations").select_related("source"))
        return self.for_cards().prefetch_related("facts__source", citations)

    def for_citing(self):
        """Cases with what a reference to them and the references to their sources hold."""
        return self.select_related("jurisdiction").prefetch_related(
            models.Prefetch("citations", self._rows("citations").select_related("source")),
            models.Prefetch("facts", self._rows("facts").select_related("source").only("case", "place", "position", "source")),
        )

    def for_table(self):
        """Cases with what a row of the explorer's table shows."""
        return (
            self.for_cards()
            .select_related("jurisdiction", "program")
            .prefetch_related(
                models.Prefetch("concepts", self._rows("concepts").filter(scheme__key="instrument")),
            )
        )

    def for_detail(self):
        """Cases with what their page shows; relations to cases that readers cannot see are left out."""
        here = self._rows("relations").filter(other__stage="published").select_related("other__jurisdiction")
        there = self._rows("relations_from_others").filter(case__stage="published").select_related("case__jurisdiction")
        indicators = self._rows("indicator_links").model._meta.get_field("indicator").related_model.objects.with_values()
        return self.select_related("jurisdiction__parent", "program").prefetch_related(
            models.Prefetch("facts", self._rows("facts").select_related("source", "unit")),
            models.Prefetch("citations", self._rows("citations").select_related("source")),
            "indicator_links",
            models.Prefetch("indicator_links__indicator", indicators),
            models.Prefetch("participations", self._rows("participations").select_related("organisation")),
            models.Prefetch("concepts", self._rows("concepts").select_related("scheme")),
            models.Prefetch("relations", here),
            models.Prefetch("relations_from_others", there),
        )

    def for_comparison(self):
        """Cases with what stands in a comparison, side by side: everything their pages say, without the charts."""
        links = self._rows("indicator_links").select_related("indicator__framework", "indicator__parent__parent")
        return self.select_related("jurisdiction__parent", "program").prefetch_related(
            models.Prefetch("facts", self._rows("facts").select_related("source", "unit")),
            models.Prefetch("citations", self._rows("citations").select_related("source")),
            models.Prefetch("indicator_links", links),
            models.Prefetch("participations", self._rows("participations").select_related("organisation")),
            models.Prefetch("concepts", self._rows("concepts").select_related("scheme")),
            "relations",
        )

    def _rows(self, relation):
        return self.model._meta.get_field(relation).related_model.objects.all()
