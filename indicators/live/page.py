"""Everything that the page of the index shows for a query string; pictures and files of its charts read the same."""

from dataclasses import replace
from typing import NamedTuple

from django.utils.translation import gettext as _

from indicators.editions import Standing, current_edition, edition_named, pinned
from indicators.live.answers import Answer, answer_of
from indicators.live.choices import Choices, read_choices
from indicators.live.inputs import inputs_of
from indicators.models import Framework, Indicator, PublishedScore
from indicators.structure import ROOT


class Live(NamedTuple):
    """The main framework with its nodes, what the reader chose, and what the engine answers.

    *cases* are counts by code; *standing* says which edition the numbers are of.
    """

    framework: Framework
    indicators: list
    choices: Choices
    answer: Answer
    cases: dict
    standing: Standing

    @property
    def focus(self):
        """The node that is drawn."""
        return next(node for node in self.indicators if node.code == self.choices.node)

    @property
    def permanent_query(self):
        """The query string that gives the same numbers for good, empty where they belong to no edition yet."""
        edition = self.standing.edition
        return self.choices.query_with(edition=edition.key) if edition else ""

    @property
    def branches(self):
        """``[(node, query string that draws it, whether it is drawn)]`` of every node that has parts."""
        return [(node, self._focus_query(node), node.code == self.choices.node) for node in self.indicators if node.level < 3]

    @property
    def focus_links(self):
        """``[(node, query string that draws it, whether it is drawn)]``: the total and the dimensions, then the parts of the drawn one."""
        home = self.choices.node.split(".")[0]
        shown = [node for node in self.indicators if node.level < 2 or (node.level == 2 and node.dimension == home)]
        return [(node, self._focus_query(node), node.code == self.choices.node) for node in shown]

    def _focus_query(self, node):
        return self.choices.query_with(node=None if node.code == ROOT else node.code, level=None)


def read_live(query):
    """Answer the Live index for *query* (``request.GET``), None where no index is loaded (six queries of the database).

    ``edition`` in the query pins the numbers to those of an edition (two queries more).
    """
    nodes = Indicator.objects.of(Indicator.MAIN_FRAMEWORK)
    indicators = list(nodes.with_values())
    if not any(indicator.scores.all() for indicator in indicators):
        return None
    edition = edition_named(query["edition"]) if query.get("edition") else None
    framework = indicators[0].framework
    if edition:
        indicators, framework.base_year = pinned(indicators, edition.snapshot), edition.snapshot["base_year"]
    inputs = inputs_of(indicators, framework.base_year)
    choices = read_choices(query, inputs, span_of(indicators, inputs), edition.key if edition else "")
    if query.get("edition") and not edition:
        choices = replace(choices, problems=(*choices.problems, _unknown_edition(query["edition"])))
    standing = current_edition(indicators, edition)
    return Live(framework, indicators, choices, answer_of(inputs, choices), nodes.case_counts(), standing)


def _unknown_edition(key):
    return _("There is no edition “%(key)s”: choose one of those on the page of the editions. The data of today are shown.") % {"key": key}


def span_of(indicators, inputs):
    """Answer the years whose change is split if the reader names none: from the base year to the last with a score of every dimension."""
    dimensions = [indicator for indicator in indicators if indicator.level == 1]
    told = [{score.year for score in node.scores.all() if score.status == PublishedScore.Status.PUBLISHED} for node in dimensions]
    common = set.intersection(*told) & set(inputs.years) - {inputs.base_year} if told else set()
    return inputs.base_year, max(common, default=inputs.years[-1])
