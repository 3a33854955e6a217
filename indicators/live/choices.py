"""What a reader chose for the index: read from a query string, with what is wrong with it, and written back as the shortest one."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from indicators.engine import RULES
from indicators.live.weighting import LOCK, PREFIX, Weighting, read_weighting
from indicators.structure import ROOT, level_of

RULE = "interpolate_and_carry"
# What the published values do not know.
CALCULATION = ("values", PREFIX, LOCK, "base", "rule", "solved")
LEVELS = ("1", "2", "3")


@dataclass(frozen=True)
class Choices:
    """What the index is calculated from and what of it is shown.

    ``weighting`` has the reader's weights; ``base`` is the year that is 100; ``rule`` names what stands in for a missing value, and
    ``solved`` says whether values that were solved from the published index may; ``node`` is drawn with the nodes below it; its change
    from ``start`` to ``end`` is split into nodes of the level ``split``; ``calculated`` asks for our values beside the published ones;
    ``edition`` pins the data. ``problems`` say in words what could not be read, and what stands in its place.
    """

    weighting: Weighting
    base: int
    rule: str = RULE
    solved: bool = True
    node: str = ROOT
    start: int = 0
    end: int = 0
    split: int = 1
    calculated: bool = False
    edition: str = ""
    problems: tuple = ()
    pairs: tuple = ()

    @property
    def is_own(self):
        """Whether the reader weighs otherwise than the framework."""
        return self.weighting.is_own

    @property
    def query(self):
        """The shortest query string that makes these choices."""
        return urlencode(self.pairs)

    def pairs_without(self, *names):
        """Answer the parts of the query string but those of *names*; ``w-`` names all weights."""
        return [(name, value) for name, value in self.pairs if name not in names and not (name.startswith(PREFIX) and PREFIX in names)]

    def query_with(self, **values):
        """Answer the query string with *values* in place of what they name; None leaves it out, which chooses the usual one."""
        pairs = [*self.pairs_without(*values), *((name, value) for name, value in values.items() if value is not None)]
        return urlencode(pairs)

    @property
    def form_pairs(self):
        """The parts of the query string that the form of weights hands on unseen."""
        return self.pairs_without(*CALCULATION)

    @property
    def span_pairs(self):
        """The parts of the query string that the form of years hands on unseen."""
        return self.pairs_without("from", "to", "level")

    @property
    def sureness_pairs(self):
        """The parts of the query string that the form of node and year hands on unseen."""
        return self.pairs_without("node", "to", "level")

    @property
    def published_query(self):
        """The query string that shows the same part of the index as it was published."""
        return urlencode(self.form_pairs)

    @property
    def calculated_query(self):
        """The query string that shows the same part of the index as we calculate it, as the reader chose."""
        return self.query if self.calculated else self.query_with(values="calculated")


def read_choices(query, inputs, span, edition=""):
    """Answer the Choices that *query* (``request.GET``) makes for *inputs*; *span* are the years of the change to split if none are given.

    Nothing is refused: what cannot be read is named in ``problems`` and takes its usual value.
    """
    reading, weighting = _Reading(query, inputs), read_weighting(query, inputs.tree)
    branches = [code for code in inputs.tree.codes if code not in inputs.tree.leaf_codes]
    node = reading.one_of("node", branches, ROOT)
    levels = LEVELS[level_of(node) :]
    read = {
        "base": reading.year("base", inputs.base_year),
        "rule": reading.one_of("rule", RULES, RULE),
        "solved": reading.one_of("solved", ("yes", "no"), "yes"),
        "node": node,
        **reading.span(span),
        "level": reading.one_of("level", levels, levels[0]),
    }
    usual = dict(zip(read, (inputs.base_year, RULE, "yes", ROOT, *span, levels[0]), strict=True))
    calculated = weighting.is_own or any(read[name] != usual[name] for name in ("base", "rule", "solved"))
    wanted = reading.one_of("values", ("published", "calculated"), "published") == "calculated"
    pairs = [("values", "calculated")] if wanted and not calculated else []
    pairs += [*weighting.pairs, *((name, value) for name, value in read.items() if value != usual[name])]
    pairs += [("edition", edition)] if edition else []
    return Choices(
        weighting,
        read["base"],
        read["rule"],
        read["solved"] == "yes",
        read["node"],
        read["from"],
        read["to"],
        int(read["level"]),
        calculated or wanted,
        edition,
        (*weighting.problems, *reading.problems),
        tuple(pairs),
    )


class _Reading:
    """Reads single values of a query and collects what is wrong with them."""

    def __init__(self, query, inputs):
        self.query, self.years, self.problems = query, inputs.years, []

    def one_of(self, name, known, usual):
        value = self.query.get(name) or usual
        if value in known:
            return value
        names = {"name": name, "value": value, "known": ", ".join(known), "usual": usual}
        self.problems.append(_("“%(value)s” is no value of “%(name)s”: choose one of %(known)s. %(usual)s is used.") % names)
        return usual

    def span(self, usual):
        """Answer the two years of a change, ``from`` and ``to``."""
        years = {"from": self.year("from", usual[0]), "to": self.year("to", usual[1])}
        if years["from"] != years["to"]:
            return years
        names = {"start": usual[0], "end": usual[1]}
        self.problems.append(_("“from” and “to” are the same year: choose two. %(start)s and %(end)s are used.") % names)
        return {"from": usual[0], "to": usual[1]}

    def year(self, name, usual):
        value = self.query.get(name) or str(usual)
        if value.isdecimal() and int(value) in self.years:
            return int(value)
        names = {"value": value, "first": self.years[0], "last": self.years[-1], "usual": usual}
        self.problems.append(_("There are no values for “%(value)s”: choose a year from %(first)s to %(last)s. %(usual)s is used.") % names)
        return usual
