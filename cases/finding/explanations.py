"""Why the cases of one page matched."""

from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS

from cases.finding.documents import passage_tokens, read_documents, shared_passages
from cases.finding.highlights import highlighted
from cases.finding.matching import Matches, holds_phrase
from cases.finding.passages import FIELDS
from cases.finding.snapshots import with_snapshot
from cases.finding.terms import terms_of
from cases.finding.tokens import merged, phrase_spans, spans, units

MOST_MATCHES = 3
NAMES = {"title", "original_name", "alias", "acronym", "programme"}  # one of them is enough, unless another has another term


class Match(NamedTuple):
    """Where a case carries what was asked.

    *field* is the kind of text: title, original_name, alias, acronym, programme, concept, place, summary, how, mechanism, fact,
    organisation or note; *passage* its telling part as ``((text, is_hit), …)``, in *language* (``""`` where it has none). *synonym*
    is set where another name of a concept, place or programme did it: the name that the reader knows it by.
    """

    field: str
    language: str
    passage: tuple
    synonym: str = ""


def explain(question, cases, using=DEFAULT_DB_ALIAS):
    """Answer ``{case id: [Match, …]}`` for the *cases* of one page: at most three each, the best first."""
    pks = [case.pk for case in cases]
    return with_snapshot(lambda snapshot: _explained(question, pks, snapshot), using)


def _explained(question, pks, snapshot):
    terms = terms_of(question, snapshot)
    if not terms:
        return {pk: [] for pk in pks}
    matches = Matches(terms, snapshot)
    in_body_only = {pk for pk in pks if matches.only_in(pk, "body")}
    short = read_documents([pk for pk in pks if pk not in in_body_only], snapshot.surroundings, snapshot.alias, with_body=False)
    long = read_documents(sorted(in_body_only), snapshot.surroundings, snapshot.alias)
    carriers, found = Carriers(terms), {}
    for document in (*short, *long):
        hits = carriers.of(document, *matches.places_of(document.pk))
        found[document.pk] = _matches(hits, terms, question.language, snapshot.surroundings)
    return {pk: found.get(pk, []) for pk in pks}


class Carriers:
    """Finds the passages that carry terms; what a page's cases share is looked through once."""

    def __init__(self, terms):
        self.terms, self.shared = terms, {}

    def of(self, document, fields, expected):
        """Answer ``[(passage, {(place of a term it carries, which part of it), …}), …]`` of those *fields* that carry any.

        A term is carried whole (part ``-1``); one of several words may be spread over the passages of a field, then each has a part.
        """
        found = [*self._own(document, fields, _carries), *self._shared(document, fields, _carries)]
        missing = expected - {at for _passage, carried in found for at, _part in carried}
        if missing:
            spread = [*self._own(document, fields, _touches), *self._shared(document, fields, _touches)]
            touching = ((passage, {(at, part) for at, part in touched if at in missing}) for passage, touched in spread)
            found += [(passage, touched) for passage, touched in touching if touched]
        return found

    def _own(self, document, fields, test):
        return self._passing((passage for passage in document.own_passages() if passage.field in fields), test)

    def _shared(self, document, fields, test):
        for field, row in document.shared():
            name = (field, row.facet, row.pk, test)
            if field in fields and name not in self.shared:
                self.shared[name] = self._passing(shared_passages(field, row), test)
            yield from self.shared.get(name, ())

    def _passing(self, passages, test):
        return [(passage, carried) for passage in passages if (carried := self._places(passage, test))]

    def _places(self, passage, test):
        found = passage_tokens(passage)
        kept = ((at, term) for at, term in enumerate(self.terms) if holds_phrase(passage.text, term.phrase))
        return {(at, part) for at, term in kept for part in test(found, term)}


def _matches(hits, terms, language, surroundings):
    """The best passages: first such as carry a term that none before carries, then one more of every kind."""
    hits.sort(key=lambda hit: _worth(*hit, language))
    chosen, covered, kinds, texts = [], set(), set(), set()
    for wants_new in (True, False):
        for passage, carried in hits:
            is_worth_it = not carried <= covered if wants_new else passage.kind not in kinds | NAMES
            if is_worth_it and passage.text not in texts and len(chosen) < MOST_MATCHES:
                chosen.append((passage, carried))
                covered |= carried
                kinds.add(passage.kind)
                texts.add(passage.text)
    chosen.sort(key=hits.index)
    return [_match(passage, {terms[at] for at, _part in carried}, language, surroundings) for passage, carried in chosen]


def _worth(passage, carried, language):
    """What comes first: the better field, more terms, the reader's language, and of several names the shorter."""
    return FIELDS.index(passage.field), -len(carried), passage.language not in (language, ""), len(passage.text) if passage.owner else 0


def _carries(found, term):
    is_carried = any(all(not found.isdisjoint(tokens) for tokens in option) for option in term.options)
    return (-1,) if is_carried else ()


def _touches(found, term):
    return (part for part, tokens in enumerate(term.options[0]) if not found.isdisjoint(tokens))


def _match(passage, terms, language, surroundings):
    hits = merged(hit for term in terms for hit in _hits(passage.text, term))
    shown = highlighted(passage.text, hits)
    return Match(passage.kind, passage.language, shown, _synonym(passage, language, surroundings))


def _hits(text, term):
    """Where the words of *term* stand together, else wherever one of them stands."""
    together = term.phrase or tuple(units(term.corrected or term.text))
    return phrase_spans(text, together) or spans(text, term.tokens())


def _synonym(passage, language, surroundings):
    owners = {"place": surroundings.places, "concept": surroundings.concepts, "programme": surroundings.programs}
    if passage.kind not in owners:
        return ""
    name = owners[passage.kind][passage.owner].name(language)
    return "" if name == passage.text else name
