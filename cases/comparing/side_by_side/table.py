"""Cases side by side: every field as a row with its mark, equal rows folded, sources numbered over all cases."""

from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.citing import Numbering
from cases.comparing.money import PRICE_YEAR, rate_words
from cases.comparing.side_by_side import fields
from cases.comparing.side_by_side.cells import Entry, Figure, Mark, Row, counted, mark_of, prose_mark
from cases.labels import FACET_LABELS
from cases.models import Participation
from cases.templatetags.case_tags import qualified_figure

SCHEMES = {**FACET_LABELS, "organisation-mode": gettext_lazy("Mode of organisation"), "trend": gettext_lazy("Trend")}
ROLES = {
    Participation.Role.LEAD: gettext_lazy("In the lead"),
    Participation.Role.FUNDER: gettext_lazy("Funders"),
    Participation.Role.PARTNER: gettext_lazy("Partners"),
    Participation.Role.OPERATOR: gettext_lazy("Operators"),
    Participation.Role.BENEFICIARY: gettext_lazy("Beneficiaries"),
}


class Group(NamedTuple):
    """Rows under one heading."""

    label: str
    rows: list


class SideBySide:
    """The comparison of *cases*, read with ``Case.objects.for_comparison()``; *moneys* maps their facts to ``money.Money``."""

    price_year = PRICE_YEAR

    def __init__(self, cases, moneys):
        self.cases, self.moneys = cases, moneys
        self.numbering = Numbering()
        for case in cases:
            for row in (*case.citations.all(), *case.facts.all()):
                self.numbering.cite(row)

    @cached_property
    def all_groups(self):
        """Every Group with every Row, also those that are the same or empty."""
        return [
            Group(_("What it is and how it works"), self._what()),
            Group(_("Who, where and for whom"), self._who()),
            Group(_("Money"), self._money()),
            Group(_("Time and status"), self._time()),
            Group(_("Index"), self._index()),
            Group(_("Results and evidence"), self._results()),
            Group(_("Sources"), [self._sources()]),
        ]

    @property
    def rows(self):
        return [row for group in self.all_groups for row in group.rows]

    @property
    def groups(self):
        """The Groups with the rows that are not folded; none is empty."""
        groups = [Group(label, [row for row in rows if not row.is_same and not row.is_silent]) for label, rows in self.all_groups]
        return [group for group in groups if group.rows]

    @property
    def same(self):
        """The Rows in which all cases say the same."""
        return [row for row in self.rows if row.is_same]

    @property
    def silent(self):
        """The labels of the fields that no case fills."""
        return [row.label for row in self.rows if row.is_silent]

    @property
    def tally(self):
        """``{kind of mark: number of rows}``."""
        kinds = [row.mark.kind for row in self.rows]
        return {kind: kinds.count(kind) for kind in ("same", "partly", "differs", "open")}

    @property
    def shared(self):
        """``[(label, names)]`` of the terms that every case has."""
        everywhere = len(self.cases)
        terms = [row for row in self.rows if row.kind == "terms"]
        found = [(row.label, [entry.text for entry in row.cells[0] if entry.by == everywhere]) for row in terms]
        return [(label, names) for label, names in found if names]

    @property
    def between(self):
        """``[(relation, case, other)]`` of the relations of these cases to each other."""
        shown = {case.pk: case for case in self.cases}
        relations = [(relation, case) for case in self.cases for relation in case.relations.all()]
        return [(relation, case, shown[relation.other_id]) for relation, case in relations if relation.other_id in shown]

    @property
    def sources(self):
        """The NumberedSources of all cases together."""
        return self.numbering.entries

    @property
    def rates(self):
        """``[(words, row)]`` of the exchange rates and price levels behind the converted amounts."""
        return [(rate_words(row), row) for row in self.rates_used]

    @property
    def rates_used(self):
        """The rows of exchange rates and price levels behind the converted amounts, each once."""
        found = [money.comparable for money in self.moneys.values() if money.comparable]
        return list(dict.fromkeys(step.row for comparable in found for step in comparable.steps))

    def _what(self):
        return [
            self._prose("summary", _("What it is"), lambda case: fields.one(case.summary)),
            self._prose("how", _("How it works"), lambda case: fields.one(case.how)),
            *(self._terms(scheme) for scheme in ("instrument", "pathway", "technology", "stage", "organisation-mode", "trend")),
        ]

    def _who(self):
        return [
            self._words("place", _("Place"), fields.place),
            self._words("level", _("Level of government"), lambda case: fields.one(case.get_level_display())),
            self._words("programme", _("Programme"), fields.programme),
            *(self._words(role, str(label), fields.organisations(role)) for role, label in ROLES.items()),
            self._terms("target"),
            self._terms("barrier"),
        ]

    def _time(self):
        return [
            self._words("status", _("Status"), lambda case: fields.one(case.get_status_display(), case.status)),
            self._words("period", _("Period"), fields.period),
            self._words("duration", _("Duration"), fields.duration),
        ]

    def _money(self):
        cells = [[figure for figure in self._figures(case) if figure.money] for case in self.cases]
        largest = [[self._largest(cell)] if self._largest(cell) else [] for cell in cells]
        return [
            Row("money", _("Amounts"), "figures", cells, prose_mark(cells)),
            Row("largest", _("Largest comparable amount"), "words", largest, mark_of(largest)),
        ]

    def _results(self):
        cells = [[figure for figure in self._figures(case) if not figure.money] for case in self.cases]
        return [
            self._row("evidence", _("Strongest evidence"), "evidence", fields.strongest_evidence),
            Row("figures", _("Figures and results"), "figures", cells, prose_mark(cells)),
            self._words("depth", _("Record"), lambda case: fields.one(case.get_depth_display(), case.depth)),
        ]

    def _index(self):
        return [self._dimension(node) for node in fields.dimensions(self.cases)]

    def _dimension(self, node):
        """A row of links; linked to the same indicators is a mark, never a reason to fold: the mechanisms differ."""
        row = self._row(f"dimension-{node.code}", node.name, "links", fields.links(node.code))
        mark = Mark("shared", row.mark.sign, _("the same indicators")) if row.is_same else row.mark
        if mark.kind == "differs":
            mark = Mark("partly", "≈", _("other indicators of one dimension"))
        if mark.kind == "open":
            linked = {"linked": sum(map(bool, row.cells)), "number": len(self.cases)}
            mark = mark._replace(word=_("%(linked)s of %(number)s linked") % linked)
        return row._replace(mark=mark, subject=node)

    def _sources(self):
        cells = [[self._source(entry) for entry in self._cited(case)] for case in self.cases]
        row = Row("sources", _("Sources"), "sources", counted(cells), mark_of(cells))
        return row._replace(mark=row.mark._replace(kind="shared")) if row.is_same else row

    def _source(self, entry):
        source = entry.source
        return Entry(source.pk, f"[{entry.number}] {source.title}", source.get_absolute_url(), source.issuer)

    def _cited(self, case):
        numbers = {row.source_id for row in (*case.citations.all(), *case.facts.all())}
        return [entry for entry in self.sources if entry.source.pk in numbers]

    def _figures(self, case):
        return [
            Figure(fact.pk, fact, qualified_figure(fact), self.numbering.entry_of(fact.source).number, self.moneys.get(fact.pk))
            for fact in case.facts.all()
        ]

    @staticmethod
    def _largest(figures):
        """Answer the Entry of the largest converted amount of a cell, None where there is none."""
        converted = [figure for figure in figures if figure.money.comparable]
        if not converted:
            return None
        best = max(converted, key=lambda figure: figure.money.comparable.whole_max or figure.money.comparable.whole)
        found = best.money.comparable
        return Entry(found.words, found.words, note=best.fact.label, detail=_("prices of %(year)s") % {"year": found.year})

    def _prose(self, key, label, read):
        cells = [read(case) for case in self.cases]
        return Row(key, label, "prose", cells, prose_mark(cells))

    def _terms(self, scheme):
        return self._row(scheme, str(SCHEMES[scheme]), "terms", fields.concepts(scheme))

    def _words(self, key, label, read):
        return self._row(key, label, "words", read)

    def _row(self, key, label, kind, read):
        cells = [read(case) for case in self.cases]
        return Row(key, label, kind, counted(cells), mark_of(cells))
