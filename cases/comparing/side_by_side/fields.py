"""What a case says in each field of a comparison, as entries of a cell."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.comparing.side_by_side.cells import Entry
from cases.comparing.spans import span_between
from cases.models import Fact


def one(text, key=None, **more):
    """Answer the cell of a single value, empty where there is none."""
    return [Entry(key or text, text, **more)] if text else []


def place(case):
    return one(case.jurisdiction.name, case.jurisdiction.code, address=case.jurisdiction.get_absolute_url())


def programme(case):
    program = case.program
    return one(program.name, program.code, address=program.get_absolute_url(), note=program.acronym) if program else []


def period(case):
    """The period in words; nothing where neither end is known."""
    start, end = case.start_in_words, case.end_in_words
    if start and end:
        return one(f"{start}–{end}")
    if start:
        return one(_("from %(start)s") % {"start": start})
    return one(_("until %(end)s") % {"end": end}) if end else []


def duration(case):
    span = span_between(case.start, case.end)
    if not span:
        return []
    return one(ngettext("%(years)s calendar year", "%(years)s calendar years", span.years) % {"years": span.years})


def concepts(scheme):
    """Answer the reader of the concepts of *scheme*, a key."""

    def read(case):
        return [
            Entry(concept.pk, concept.name, concept.get_absolute_url()) for concept in case.concepts.all() if concept.scheme.key == scheme
        ]

    return read


def organisations(role):
    """Answer the reader of the organisations with *role*."""

    def read(case):
        parts = [part.organisation for part in case.participations.all() if part.role == role]
        return [Entry(organisation.pk, organisation.name, note=organisation.acronym) for organisation in parts]

    return read


def strongest_evidence(case):
    """The best grade among the facts, with how many of them have it."""
    facts = list(case.facts.all())
    if not facts:
        return []
    best = max(facts, key=lambda fact: Fact.Evidence.values.index(fact.evidence))
    number = sum(fact.evidence == best.evidence for fact in facts)
    words = ngettext("%(number)s of %(all)s figure", "%(number)s of %(all)s figures", len(facts)) % {"number": number, "all": len(facts)}
    return [Entry(best.evidence, best.get_evidence_display(), note=words)]


def links(dimension):
    """Answer the reader of the links to indicators of a dimension, the number of a node of level 1."""

    def read(case):
        return [_link(link) for link in case.indicator_links.all() if link.indicator.dimension == dimension]

    return read


def _link(link):
    indicator = link.indicator
    detail = f"{link.get_directness_display()} · {link.get_basis_display()}"
    return Entry(indicator.code, f"{indicator.code} {indicator.name}", indicator.get_absolute_url(), link.mechanism, detail)


def dimensions(cases):
    """Answer the nodes of level 1 that *cases* are linked to, each once, in the order of the index."""
    found = {}
    for case in cases:
        for link in case.indicator_links.all():
            node = link.indicator
            while node.level > 1:
                node = node.parent
            found[node.pk] = node
    return sorted(found.values(), key=lambda node: node.position)
