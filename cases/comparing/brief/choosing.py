"""What a reader wants in a brief: its cases, its title, its parts; and what of the address cannot be had."""

import re
from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.choosing import Chosen, choose_cases

MOST = 10
LONGEST_TITLE = 120
PARTS = {
    "cover": gettext_lazy("Title page"),
    "table": gettext_lazy("Comparison table"),
    "cases": gettext_lazy("A paragraph on each case"),
    "charts": gettext_lazy("Charts of the index dimensions concerned"),
}
# What XML cannot hold, and the controls that a title has no use for.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ud800-\udfff\ufffe\uffff]+")


class Choice(NamedTuple):
    """*chosen* are the cases; *typed* is the title as the reader wrote it, *title* the one that holds (empty: the usual one).

    *parts* are keys of PARTS in their order; *problems* say in words what was not done.
    """

    chosen: Chosen
    typed: str
    title: str
    parts: tuple
    problems: list

    @property
    def cases(self):
        return self.chosen.cases

    @property
    def is_whole(self):
        """Whether the document holds everything that the address asks for."""
        return bool(self.cases) and self.chosen.is_whole and not self.problems

    @property
    def boxes(self):
        """``[(key, its words, whether it is chosen)]`` of every part."""
        return [(key, words, key in self.parts) for key, words in PARTS.items()]

    @property
    def query(self):
        """The shortest query string that asks for the same."""
        return self.query_of(self.chosen.slugs)

    def query_of(self, slugs):
        """Answer the query string that asks for the same of the cases *slugs*."""
        parts = [("part", key) for key in self.parts] if len(self.parts) < len(PARTS) else []
        return urlencode([*(("case", slug) for slug in slugs), *([("title", self.title)] if self.title else []), *parts])

    @property
    def address(self):
        """The address of the page that shows this brief."""
        return f"{reverse('brief')}?{self.query}"


def read_choice(query, cases):
    """Answer the Choice of *query* (``request.GET``); *cases* is the queryset to read from."""
    chosen = choose_cases(query.getlist("case"), MOST, cases)
    typed = UNPRINTABLE.sub(" ", query.get("title", "")).strip()
    title, problems = " ".join(typed.split()), []
    if len(title) > LONGEST_TITLE:
        problems.append(_("The title is longer than %(most)s characters and is left out: shorten it.") % {"most": LONGEST_TITLE})
        title = ""
    asked = query.getlist("part")
    unknown = [key for key in asked if key not in PARTS]
    problems += [_("There is no part “%(name)s”: choose among those below.") % {"name": key[:40]} for key in unknown[:1]]
    parts = tuple(key for key in PARTS if key in asked)
    return Choice(chosen, typed, title, parts or tuple(PARTS), problems)
