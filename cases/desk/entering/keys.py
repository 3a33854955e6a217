"""What the natural keys of a form stand for, in words, asked once a table for all fields of the form."""

from collections import defaultdict

from cases.models import Case
from indicators.models import Indicator
from programs.models import Program
from reference.models import Concept, Jurisdiction, Organisation, Source, Unit

FIELDS = {
    Jurisdiction: "code",
    Organisation: "key",
    Source: "key",
    Unit: "key",
    Program: "code",
    Indicator: "code",
    Case: "slug",
    Concept: "key",
}
FEW = 8


def key_of(row):
    """Answer the key by which records name *row*."""
    return str(getattr(row, FIELDS[type(row)]))


class Keys:
    """The rows behind the keys of one form; what is asked for first is fetched together."""

    def __init__(self, request, site):
        self.request, self.site = request, site
        self._asked, self._found = defaultdict(set), defaultdict(dict)

    def ask(self, model, scheme, keys):
        """Note that *keys* will be wanted."""
        self._asked[model, scheme].update(key for key in map(str, keys) if key)

    def words(self, model, scheme, key):
        """Answer the words for *key*, None where there is no such row."""
        self.ask(model, scheme, [key])
        if new := self._asked[model, scheme] - self._found[model, scheme].keys():
            found = self._found[model, scheme]
            rows = self._rows(model, scheme).filter(**{f"{FIELDS[model]}__in": new})
            found.update(dict.fromkeys(new) | {key_of(row): self.site.choice_label(row) for row in rows})
        return self._found[model, scheme][str(key)]

    def like(self, model, scheme, text):
        """Answer ``[(key, words)]`` for a few rows that the search of their table finds for *text*."""
        page = self.site.get_model_admin(model)
        rows, _duplicates = page.get_search_results(self.request, self._rows(model, scheme), text)
        return [(key_of(row), self.site.choice_label(row)) for row in rows.distinct()[:FEW]]

    @staticmethod
    def _rows(model, scheme):
        if model is Indicator:
            return Indicator.objects.linkable().select_related("framework")
        return Concept.objects.of(scheme) if model is Concept else model.objects.all()
