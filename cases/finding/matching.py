"""Which cases carry the terms of a question, and how well."""

import math
from collections import defaultdict
from functools import reduce

import numpy as np
from pyroaring import BitMap

from cases.finding.documents import read_documents
from cases.finding.keys import EXACT, exact_key, with_prefix
from cases.finding.ordering import in_order, ordered
from cases.finding.passages import FIELDS, WEIGHTS
from cases.finding.terms import term_fields
from cases.finding.tokens import canonical, is_character, units

ALL_NEEDED = 3
SHARE = 0.6
SHORTEST_NAME = 2
MOST_PREFIXED = 2000
MOST_VERIFIED = 3000  # texts read to check a phrase, once a version; above, its words in one field are enough
FURTHER_SHARE = 0.15  # of a field's weight, where a better field has the term too
PREFIX_SHARE = 0.25  # of the best score, for a case whose name begins with what was asked
NAMED_STEP = 1 << 15  # scores take 15 bits, the bit above is for a case that is named just so


def needed(terms, known):
    """Answer how many of the *terms* a case must carry, of which some case carries *known*.

    Up to three: all of them. More: three fifths (rounded up) of those that any case carries at all.
    """
    return terms if terms <= ALL_NEEDED else math.ceil(SHARE * known)


class Matches:
    """The cases that carry a question's terms: ``fields`` has for each term ``{field: bitmap}``, ``found`` those with enough of them."""

    def __init__(self, terms, snapshot):
        self.terms, self.snapshot = terms, snapshot
        postings = snapshot.get([key for term in terms for key in term.posting_keys()])
        self.fields = [_with_phrase(term, term_fields(term, postings), snapshot) for term in terms]
        self.anywhere = [reduce(BitMap.union, fields.values(), BitMap()) for fields in self.fields]
        self.found = self._found()

    def _found(self):
        """Answer the cases with all quoted phrases and enough of the other terms."""
        phrases = [cases for term, cases in zip(self.terms, self.anywhere, strict=True) if term.phrase]
        words = [cases for term, cases in zip(self.terms, self.anywhere, strict=True) if not term.phrase and not term.extra]
        known = sum(map(bool, words))
        if len(words) > ALL_NEEDED and not known:
            return BitMap()
        return reduce(BitMap.intersection, [*phrases, _at_least(needed(len(words), known), words, self.snapshot.everything)])

    def places_of(self, pk):
        """Answer the fields in which the case carries any term, and the places of the terms it carries."""
        fields = {field for fields in self.fields for field, cases in fields.items() if pk in cases}
        return fields, {at for at, cases in enumerate(self.anywhere) if pk in cases}

    def only_in(self, pk, field):
        """Tell whether the case carries some term in *field* alone."""
        return any(pk in fields[field] and not any(pk in fields[other] for other in FIELDS if other != field) for fields in self.fields)

    def by_relevance(self, found, canonical_text):
        """Answer the ids in *found*, best first; of equals the newest."""
        named, beginning = _named(canonical_text, self.snapshot)
        scores = self._scores(found)
        scores[_ids(beginning & found)] += PREFIX_SHARE * scores.max(initial=0)
        ranks = (scores * ((NAMED_STEP - 1) / (scores.max(initial=0) or 1))).astype(np.uint16)
        ranks[_ids(named & found)] += np.uint16(NAMED_STEP)
        order = in_order(found, ordered(self.snapshot, "newest", ""), self.snapshot.size)
        return order[np.argsort(np.uint16(65535) - ranks[order], kind="stable")]

    def _scores(self, found):
        """For every term the weight of the best field that carries it and a share of the others', times how telling it is."""
        scores = np.zeros(self.snapshot.size, dtype=np.float32)
        for fields, anywhere in zip(self.fields, self.anywhere, strict=True):
            telling = math.log(1 + len(self.snapshot.everything) / max(len(anywhere), 1))
            seen = BitMap()
            for field in FIELDS:
                carried = fields[field] & found
                scores[_ids(carried)] += WEIGHTS[field] * telling * FURTHER_SHARE
                scores[_ids(carried - seen)] += WEIGHTS[field] * telling * (1 - FURTHER_SHARE)
                seen |= carried
        return scores


def _ids(bitmap):
    return np.array(bitmap.to_array())


def _at_least(count, bitmaps, everything):
    """Answer the ids in at least *count* of the *bitmaps*."""
    reached = [everything] + [BitMap()] * count
    for bitmap in bitmaps:
        for step in range(count, 0, -1):
            reached[step] = reached[step] | (reached[step - 1] & bitmap)
    return reached[count]


def _named(name, snapshot):
    """Answer the cases with a name that is just *name*, and those with one that begins so; the name of a concept or a place is nobody's."""
    if len(name) < SHORTEST_NAME or name in snapshot.note("shared names", lambda: _shared_names(snapshot.surroundings)):
        return BitMap(), BitMap()
    exact = exact_key(name)
    return snapshot.get([exact])[exact], snapshot.recall(f"prefix {name}", lambda: _prefixed(name, snapshot))


def _shared_names(surroundings):
    owners = [*surroundings.places.values(), *surroundings.concepts.values()]
    return {canonical(passage.text) for owner in owners for passage in owner.passages}


def _prefixed(name, snapshot):
    """So many names may begin alike that their order says nothing: then none."""
    ends_in_word = not is_character(name[-1])
    rows = list(with_prefix(snapshot.postings(), exact_key(name)).values_list("key", "bitmap")[: MOST_PREFIXED + 1])
    if len(rows) > MOST_PREFIXED:
        return BitMap()
    following = ((key[len(EXACT) + len(name) :][:1], bitmap) for key, bitmap in rows)
    whole = (BitMap.deserialize(bitmap) for after, bitmap in following if not (ends_in_word and after and _continues(after)))
    return reduce(BitMap.union, whole, BitMap())


def _continues(character):
    return character != " " and not is_character(character)


def _with_phrase(term, fields, snapshot):
    """A phrase's cases are those whose text has it; the pairs of its characters alone may stand apart."""
    candidates = reduce(BitMap.union, fields.values())
    if len(term.phrase) < 2 or len(candidates) > MOST_VERIFIED:
        return fields
    name = f"phrase {' '.join(term.phrase)}"
    found = snapshot.recall(name, lambda: _PhraseFound(_verified(term.phrase, candidates, snapshot)))
    return {field: found.get(field, BitMap()) for field in FIELDS}


class _PhraseFound(dict):
    """Fields to bitmaps; its length is the number of ids kept."""

    def __len__(self):
        return sum(len(bitmap) for bitmap in self.values())


def _verified(phrase, candidates, snapshot):
    found = defaultdict(BitMap)
    for document in read_documents(list(candidates), snapshot.surroundings, snapshot.alias):
        for passage in document.passages():
            if holds_phrase(passage.text, phrase):
                found[passage.field].add(document.pk)
    return found


def holds_phrase(text, phrase):
    """Tell whether the units of *phrase* stand in *text* one after another; an empty phrase stands everywhere."""
    return not phrase or _line(phrase) in _line(units(text))


def _line(some_units):
    return "\0{}\0".format("\0".join(some_units))


def asked_name(question):
    """Answer the whole text as a name is stored, without its quotes."""
    return canonical(question.used_text)[:150]
