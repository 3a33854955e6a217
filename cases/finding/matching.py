"""Which cases carry the terms of a question, and how well."""

import math
from collections import defaultdict
from functools import reduce

import numpy as np
from pyroaring import BitMap

from cases.finding.documents import read_documents
from cases.finding.keys import EXACT, exact_key, token_key, with_prefix
from cases.finding.ordering import in_order, ordered
from cases.finding.passages import FIELDS, WEIGHTS
from cases.finding.tokens import canonical, is_character, units

ALL_NEEDED = 3
SHARE = 0.6
MOST_PREFIXED = 2000
EXACT_STEP = 1 << 14  # scores take 14 bits, the exactness of a name the two above


def needed(count):
    """Answer how many of *count* terms a case must carry: all of up to three, three fifths of more (rounded up)."""
    return count if count <= ALL_NEEDED else math.ceil(SHARE * count)


class Matches:
    """The cases that carry a question's terms: ``fields`` has for each term ``{field: bitmap}``, ``found`` those with enough of them."""

    def __init__(self, terms, snapshot):
        self.terms, self.snapshot = terms, snapshot
        postings = snapshot.get([key for term in terms for key in term.posting_keys()])
        self.fields = [_with_phrase(term, _term_fields(term, postings), snapshot) for term in terms]
        self.anywhere = [reduce(BitMap.union, fields.values(), BitMap()) for fields in self.fields]
        self.found = self.found_without(None)

    def found_without(self, left_out):
        """Answer the cases with enough of the terms, as if the term at place *left_out* had not been asked."""
        kept = [at for at in range(len(self.terms)) if at != left_out]
        if not kept:
            return self.snapshot.everything
        phrases = [self.anywhere[at] for at in kept if self.terms[at].phrase]
        words = [self.anywhere[at] for at in kept if not self.terms[at].phrase]
        return reduce(BitMap.intersection, [*phrases, _at_least(needed(len(words)), words, self.snapshot.everything)])

    def by_relevance(self, found, canonical_text):
        """Answer the ids in *found*, best first; of equals the newest."""
        scores = self._scores(found)
        best = scores.max(initial=0) or 1
        ranks = (scores * ((EXACT_STEP - 1) / best)).astype(np.uint16)
        for cases in _named(canonical_text, self.snapshot):
            ranks[_ids(cases & found)] += np.uint16(EXACT_STEP)
        order = in_order(found, ordered(self.snapshot, "newest", ""), self.snapshot.size)
        return order[np.argsort(np.uint16(65535) - ranks[order], kind="stable")]

    def _scores(self, found):
        """For every term the weight of the best field that carries it, times how telling it is."""
        scores = np.zeros(self.snapshot.size, dtype=np.float32)
        for fields, anywhere in zip(self.fields, self.anywhere, strict=True):
            telling = math.log(1 + len(self.snapshot.everything) / max(len(anywhere), 1))
            seen = BitMap()
            for field in FIELDS:
                carried = (fields[field] & found) - seen
                scores[_ids(carried)] += WEIGHTS[field] * telling
                seen |= carried
        return scores


def _ids(bitmap):
    return np.array(bitmap.to_array())


def _term_fields(term, postings):
    """Answer ``{field: bitmap}`` of the cases whose field carries one of the term's options whole."""
    return {field: reduce(BitMap.union, (_option(option, field, postings) for option in term.options)) for field in FIELDS}


def _option(option, field, postings):
    some = (reduce(BitMap.union, (postings[token_key(field, token)] for token in tokens)) for tokens in option)
    return reduce(BitMap.intersection, some)


def _at_least(count, bitmaps, everything):
    """Answer the ids in at least *count* of the *bitmaps*."""
    reached = [everything] + [BitMap()] * count
    for bitmap in bitmaps:
        for step in range(count, 0, -1):
            reached[step] = reached[step] | (reached[step - 1] & bitmap)
    return reached[count]


def _named(name, snapshot):
    """Answer the cases with a name that begins with *name*, and those with a name that is just that."""
    if len(name) < 2:
        return BitMap(), BitMap()
    exact = snapshot.get([exact_key(name)])[exact_key(name)]
    return snapshot.recall(f"prefix {name}", lambda: _prefixed(name, snapshot)) | exact, exact


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
    if len(term.phrase) < 2:
        return fields
    candidates = reduce(BitMap.union, fields.values())
    name = f"phrase {' '.join(term.phrase)}"
    found = snapshot.recall(name, lambda: _PhraseFound(_verified(term.phrase, candidates, snapshot)))
    return {field: found.get(field, BitMap()) for field in FIELDS}


class _PhraseFound(dict):
    """Fields to bitmaps; its length is the number of ids kept."""

    def __len__(self):
        return sum(len(bitmap) for bitmap in self.values())


def _verified(phrase, candidates, snapshot):
    found = defaultdict(BitMap)
    wanted = _line(phrase)
    for document in read_documents(list(candidates), snapshot.surroundings, snapshot.alias):
        for passage in document.passages():
            if wanted in _line(units(passage.text)):
                found[passage.field].add(document.pk)
    return found


def _line(some_units):
    return "\0{}\0".format("\0".join(some_units))


def asked_name(question):
    """Answer the whole text as a name is stored, without its quotes."""
    return canonical(question.used_text)[:150]
