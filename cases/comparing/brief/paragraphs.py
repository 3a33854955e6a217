"""What a brief says of one case, in the words of its record: nothing is written for the occasion."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.comparing.brief.pieces import Piece, joined, run_in
from cases.comparing.marks import marks
from cases.comparing.money import money_of
from cases.comparing.side_by_side import fields
from cases.models import Case
from cases.templatetags.case_tags import qualified_figure

# A case with more figures names how many more its page has.
MOST_FIGURES = 6


class CaseText(NamedTuple):
    """A *heading* that leads to the case at *address*, its *line* (place, status, period, level) and its *paragraphs*, lists of Pieces."""

    case: Case
    heading: str
    address: str
    line: str
    paragraphs: list


def text_of(case, address, sources, rates):
    """Answer the CaseText of *case*, citing into *sources*; *rates* convert its amounts, None leaves them as they are."""
    paragraphs = [
        _described(case, sources),
        _figures(case, sources, rates),
        run_in(_("Index"), joined([[Piece(_link(link))] for link in case.indicator_links.all()])),
        run_in(_("Note by the curator"), [Piece(_flowing(case.note))] if case.note else []),
        _whence(case, address),
    ]
    return CaseText(case, case.title, address, line_of(case), [pieces for pieces in paragraphs if pieces])


def line_of(case):
    """Answer place, status, period and level of *case* in one line; titles need not name the place."""
    period = [entry.text for entry in fields.period(case)] or [_("start not known")]
    return " · ".join([case.jurisdiction.name, case.get_status_display(), *period, case.get_level_display()])


def _described(case, sources):
    text = marks()["space"].join(_flowing(words) for words in (case.summary, case.how) if words)
    return [Piece(text), *sources.marks_for(*case.citations.all())]


def _figures(case, sources, rates):
    facts = list(case.facts.all())
    told = [figure_of(fact, sources, rates) for fact in facts[:MOST_FIGURES]]
    more = len(facts) - len(told)
    if more > 0:
        words = ngettext("%(number)s more figure on the page of the case", "%(number)s more figures on the page of the case", more)
        told.append([Piece(words % {"number": more})])
    return run_in(_("Facts and figures"), joined(told))


def figure_of(fact, sources, rates):
    """Answer a fact as Pieces: label, figure with qualifier, year, evidence, source, and where it is money the converted amount."""
    signs = marks()
    small = signs["semicolon"].join([*([str(fact.year)] if fact.year else []), fact.get_evidence_display()])
    said = f"{fact.label}{signs['colon']}{qualified_figure(fact)}{signs['open']}{small}{signs['close']}"
    return [Piece(said), *sources.marks_for(fact), *(converted(money_of(fact, rates), sources) if rates else [])]


def converted(money, sources):
    """Answer the amount in the common money with its rule in brackets; nothing where it is not converted."""
    words = in_common_money(money)
    if not words:
        return []
    signs = marks()
    return [Piece(f"{signs['open']}{words}{signs['semicolon']}"), *rule_of(money, sources), Piece(signs["close"])]


def in_common_money(money):
    """Answer an amount (``money.Money`` or None) in the common money, by year too where its years are known; empty if it stays as it is."""
    found = money.comparable if money else None
    if found is None or not (found.steps or found.yearly_words):
        return ""
    common = _("%(amount)s at the prices of %(year)s") % {"amount": found.words, "year": found.year}
    return marks()["semicolon"].join(filter(None, [common, found.yearly_words]))


def rule_of(money, sources):
    """Answer how a converted amount came about, with the sources of its rates."""
    found = money.comparable
    return [Piece(found.rule), *sources.marks_for(*(step.row for step in found.steps))]


def _link(link):
    signs = marks()
    kind = signs["semicolon"].join([link.get_directness_display(), link.get_basis_display()])
    mechanism = link.mechanism.strip().rstrip(f".{signs['stop']}")
    return f"{link.indicator.code} {link.indicator.name}{signs['open']}{kind}{signs['close']}{signs['colon']}{mechanism}"


def _whence(case, address):
    changed = timezone.localdate(case.changed).isoformat()
    words = _("last change %(date)s") % {"date": changed}
    short = [Piece(_("Short record: the source says little about this case.") + marks()["space"])] if case.depth == Case.Depth.SHORT else []
    pieces = [Piece(address, address), Piece(f"{marks()['open']}{words}{marks()['close']}{marks()['stop']}")]
    return [*short, *run_in(_("Permanent address"), pieces)]


def _flowing(text):
    """Answer *text* without its line breaks."""
    return marks()["space"].join(line.strip() for line in text.splitlines() if line.strip())
