"""The comparison table of a brief: the short fields of the comparison page, what is the same folded into sentences."""

from itertools import pairwise
from string import ascii_lowercase
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.comparing.brief.paragraphs import in_common_money, rule_of
from cases.comparing.brief.pieces import Piece, joined, run_in
from cases.comparing.marks import marks
from cases.comparing.money import moneys_of
from cases.comparing.side_by_side.table import SideBySide
from cases.templatetags.case_tags import qualified_figure

# So many cases fit beside each other; more come in tables of their own.
WIDEST = 4
MOST_FIGURES = 3
# Sentences stand in the paragraphs, sources at the end; amounts are among the figures.
KINDS_LEFT_OUT = ("prose", "sources", "figures")
ROWS_LEFT_OUT = ("largest", "depth")
NOTHING = "–"


class Row(NamedTuple):
    """A field: *label*, and for each case a list of entries, each a list of Pieces; a long one may go on on the next page."""

    label: str
    cells: list
    is_long: bool = False


class Table(NamedTuple):
    """A table of *cases*, whose names are *heads*; *notes*, lists of Pieces, say what holds for all and how amounts were converted."""

    cases: list
    heads: list
    rows: list
    notes: list

    @property
    def caption(self):
        return " · ".join(dict.fromkeys(case.jurisdiction.name for case in self.cases))


def tables_of(cases, sources):
    """Answer the Tables of *cases*, at most four in each and as even as can be (two queries for the rates where there is money)."""
    moneys = moneys_of([fact for case in cases for fact in case.facts.all()])
    number = -(-len(cases) // WIDEST)
    bounds = [position * len(cases) // number for position in range(number + 1)]
    return [_table(cases[start:end], moneys, sources) for start, end in pairwise(bounds)]


def _table(cases, moneys, sources):
    rows = [row for row in SideBySide(cases, moneys).rows if row.kind not in KINDS_LEFT_OUT and row.key not in ROWS_LEFT_OUT]
    rows.sort(key=lambda row: row.key != "place")
    told = [(row, [_listed(cell) for cell in row.cells]) for row in rows if not row.is_silent]
    is_folded = len(cases) > 1
    apart = [Row(_label(row), [[[Piece(words or NOTHING)]] for words in cells]) for row, cells in told if not (is_folded and row.is_same)]
    same = [[Piece(f"{_label(row)}{marks()['colon']}{cells[0]}")] for row, cells in told if is_folded and row.is_same]
    figures = _Figures(moneys, sources)
    rows = [*apart, *figures.rows(cases)]
    notes = [run_in(_("The same in all"), joined(same)), figures.note()]
    return Table(cases, [case.title for case in cases], rows, [note for note in notes if note])


def _label(row):
    """The name of a field; a dimension says that it is one of the index, since there are pathways of both kinds."""
    return f"{_('Index')}{marks()['colon']}{row.subject.code} {row.label}" if row.subject else row.label


def _listed(cell):
    """The entries of a cell in one line, without the sentences that the paragraphs have."""
    return marks()["between"].join(entry.text for entry in cell)


class _Figures:
    """The first figures of each case as their sources say them; what was converted has a letter, and its rule stands under the table."""

    def __init__(self, moneys, sources):
        self.moneys, self.sources, self.converted = moneys, sources, []

    def rows(self, cases):
        """Answer the row, none if no case has figures."""
        facts = [list(case.facts.all()) for case in cases]
        return [Row(_("Facts and figures"), [self._cell(own) for own in facts], is_long=True)] if any(facts) else []

    def note(self):
        """Answer the rules of all converted amounts as Pieces."""
        rules = [
            [Piece(f"({letter}) "), *rule_of(money, self.sources)] for letter, money in zip(ascii_lowercase, self.converted, strict=False)
        ]
        return run_in(_("Amounts converted by the atlas"), joined(rules))

    def _cell(self, facts):
        """Amounts of money first, since they can be compared, then other numbers."""
        numbers = sorted((fact for fact in facts if fact.value is not None), key=lambda fact: fact.pk not in self.moneys)
        entries = [self._figure(fact) for fact in numbers[:MOST_FIGURES]]
        more = len(facts) - len(entries)
        if more:
            entries.append([Piece(ngettext("%(number)s more", "%(number)s more", more) % {"number": more})])
        return entries or [[Piece(NOTHING)]]

    def _figure(self, fact):
        signs = marks()
        year = f"{signs['open']}{fact.year}{signs['close']}" if fact.year else ""
        said = Piece(f"{fact.label}{signs['colon']}{qualified_figure(fact)}{year}")
        return [said, *self.sources.marks_for(fact), *self._in_common_money(self.moneys.get(fact.pk))]

    def _in_common_money(self, money):
        words = in_common_money(money)
        if not words:
            return []
        self.converted.append(money)
        return [Piece(f"{marks()['semicolon']}{words} ({ascii_lowercase[len(self.converted) - 1]})")]
