"""Why two cases are alike, and what sets them apart, in one sentence of the reader's language."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cases.finding import phrases_carried
from cases.models import Case
from reference.languages import in_reader_language, reader_suffix
from reference.numbers import amount, qualified

MOST_CLAUSES = 3
MOST_NAMES = 2
TELLING = 0.3  # of all cases: what more than these share tells nothing
ENOUGH_CLAUSES = 2  # with so many, the words of the texts need not be quoted
CLAUSES = {
    "instrument": gettext_lazy("both use %(names)s"),
    "mode": gettext_lazy("both have the form of %(names)s"),
    "technology": gettext_lazy("both are about %(names)s"),
    "barrier": gettext_lazy("both tackle %(names)s"),
    "stage": gettext_lazy("both work at the stage of %(names)s"),
    "target": gettext_lazy("both are for %(names)s"),
    "indicator": gettext_lazy("both should move %(names)s"),
}
# What may set a case apart, the most telling first.
APART = {
    "instrument": gettext_lazy("also uses %(names)s"),
    "technology": gettext_lazy("is about %(names)s"),
    "barrier": gettext_lazy("also tackles %(names)s"),
    "mode": gettext_lazy("has the form of %(names)s"),
}


class Side(NamedTuple):
    """One of two cases: with its facts, and the Traits by part that only it has."""

    case: Case
    only: dict


def sentence(parts, shared, words, own, other):
    """Answer the reason.

    *parts* are ``[(name, points)]``, *shared* Traits by part, *words* ``{word: weight}`` of those that both texts have; *own* and
    *other* are Sides.
    """
    clauses = list(_clauses(parts, shared))[:MOST_CLAUSES]
    if len(clauses) < ENOUGH_CLAUSES and (quoted := _quoted(own.case, words)):
        clauses.append(_("both texts speak of %(names)s") % {"names": quoted})
    clauses = clauses or [_("the two share little but single words")]
    clauses += filter(None, (_apart(other, own), _apart(own, other)))
    return _("%(sentence)s.") % {"sentence": _capitalised(pgettext("between clauses", "; ").join(clauses))}


def _clauses(parts, shared):
    """What the two share in the words of each part, the part with the most points first."""
    for part, _points in sorted(parts, key=lambda part: -part[1]):
        names = _names(trait for trait in shared.get(part, ()) if trait.cases <= TELLING * trait.of)
        if names and part in CLAUSES:
            yield CLAUSES[part] % {"names": names}


def _names(traits):
    return _listed([in_sentence(trait.name) for trait in traits][:MOST_NAMES])


def _listed(names):
    if len(names) < 2:
        return "".join(names)
    words = {"first": names[0], "second": names[1]}
    # A name that has an “and” of its own would read as two.
    return _("%(first)s, %(second)s") % words if any(" and " in name for name in names) else _("%(first)s and %(second)s") % words


def _quoted(case, words):
    found = phrases_carried([in_reader_language(case, name) for name in ("title", "summary")], words, MOST_NAMES)
    return _listed([_("“%(words)s”") % {"words": phrase} for phrase in found])


def _apart(side, beside):
    """What *side* has and *beside* has not: a figure, else concepts; empty where there is nothing."""
    words = _figure(side, beside) or _concepts(side)
    return words and _("%(place)s: %(words)s") % {"place": _called(side, beside), "words": words}


def _called(side, beside):
    place = side.case.jurisdiction
    if place != beside.case.jurisdiction:
        return place.name
    return _("“%(title)s”") % {"title": side.case.title}


def _figure(side, beside):
    known = {fact.label_en for fact in beside.case.facts.all()}
    figures = [fact for fact in side.case.facts.all() if fact.value is not None and fact.label_en not in known]
    if not figures:
        return ""
    fact = max(figures, key=lambda fact: fact.unit.kind == fact.unit.Kind.CURRENCY)
    language = reader_suffix()
    figure = qualified(amount(fact.value, fact.unit, language, fact.value_max), {fact.qualifier, *fact.also}, language)
    return _("%(label)s %(figure)s") % {"label": in_sentence(fact.label), "figure": figure}


def _concepts(side):
    part = next((part for part in APART if part in side.only), "")
    return part and APART[part] % {"names": _names(side.only[part])}


def in_sentence(name):
    """Answer a label as it stands inside a sentence: ``Open bidding`` in small letters, ``R&D tax relief`` as it is."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _capitalised(text):
    return text[:1].upper() + text[1:]
