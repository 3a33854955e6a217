"""What has to be found: the terms of a question, seen with the postings at hand.

A term is a word, a run of Chinese characters that belong together, or a quoted phrase. Its ``options`` are an OR of ANDs of ORs:
``start-up`` is found by ``startup`` or by ``start`` and ``up``, each in any of its forms, within one field.
"""

from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby, pairwise

from pyroaring import BitMap

from cases.finding.keys import token_key
from cases.finding.passages import FIELDS
from cases.finding.spelling import nearest_word
from cases.finding.tokens import PIECE, asked_forms, canonical, fold, forms, is_character, joined, pairs, units, word_parts, word_tokens

MOST_TERMS = 30
LONGEST_RUN = 5  # a longer run is a sentence: its pairs are looked for one by one
SHORTEST_NAME = 2
# Words that say nothing about a policy; left out when there are others.
EMPTY = """
    a about all also an and any are as at be been being but by can could did do does else for from had has have how i if in into is it
    its let lets like me more most my no not of on or other our out over please show should so some such tell than that the their them
    then there these they this those through to under up use used using was way we were what when where which while who whom whose why
    will with would you your
"""
EMPTY_WORDS = frozenset(EMPTY.split())


@dataclass(frozen=True)
class Term:
    """*text* is what the reader wrote, *corrected* what was searched instead; *phrase* holds the units of a quoted phrase.

    An *extra* term need not be found; it lifts the cases that have it.
    """

    text: str
    options: tuple
    phrase: tuple = ()
    corrected: str = ""
    extra: bool = False

    def tokens(self):
        """Answer every token that may find the term."""
        return {token for option in self.options for alternatives in option for token in alternatives}

    def posting_keys(self):
        return [token_key(field, token) for token in self.tokens() for field in FIELDS]


def terms_of(question, snapshot):
    """Answer the terms of *question*, at most 30; the words of a quoted phrase are one term, and so are those of a known name."""
    terms = [Term(canonical(" ".join(phrase)), (_phrase_option(text),), phrase) for phrase, text in question.phrases.items()]
    words = []
    snapshot.get([token_key(field, token) for token in _asked_tokens(question.pieces) for field in FIELDS])  # all in one query
    for is_run, group in groupby(question.pieces, key=is_character):
        pieces = list(group)
        words += [term for run in pieces for term in _run_terms(run, snapshot)] if is_run else _words_terms(pieces, snapshot)
    telling = [term for term in words if term.text not in EMPTY_WORDS]
    return tuple(dict.fromkeys(terms + (telling or ([] if terms else words))))[:MOST_TERMS]


def _asked_tokens(pieces):
    for piece in pieces:
        options = [(pairs(piece),)] if is_character(piece) else _word_options(piece)
        yield from (token for option in options for tokens in option for token in tokens)


def _phrase_option(text):
    """The words of a phrase as they stand, the pairs of its characters in each run: what a text with the phrase must carry."""
    option = []
    for run, word in PIECE.findall(fold(text)):
        option += [(pair,) for pair in pairs(run)] if run else [(unit[:60],) for unit in units(word)]
    return tuple(dict.fromkeys(option))


def _words_terms(pieces, snapshot):
    """Words one by one, but those that make up the name of a place, concept or programme together."""
    names = snapshot.note("names in words", lambda: _names_in_words(snapshot))
    terms, at = [], 0
    while at < len(pieces):
        name = next((name for name in names.get(_stems(pieces[at])[:1], ()) if _stems(*pieces[at : at + len(name)]) == name), ())
        terms.append(_name_term(pieces[at : at + len(name)]) if name else _word_term(pieces[at], snapshot))
        if pieces[at].endswith("+"):
            terms.append(Term(pieces[at], ((word_tokens(pieces[at])[-1:],),), extra=True))
        at += len(name) or 1
    return terms


def _stems(*pieces):
    return tuple(forms(part)[-1] for piece in pieces for part in word_parts(piece))


def _name_term(pieces):
    parts = [part for piece in pieces for part in word_parts(piece)]
    telling = [part for part in parts if part not in EMPTY_WORDS] or parts
    return Term(" ".join(pieces), (tuple(asked_forms(part) for part in telling),))


def _names_in_words(snapshot):
    """Answer ``{(first stem,): names as stems}``, the longest first, of the names of two words or more."""
    found = {}
    for name in {_stems(*units(text)) for text in _names(snapshot) if not any(map(is_character, text))}:
        if len(name) > 1:
            found.setdefault(name[:1], []).append(name)
    return {first: sorted(names, key=lambda name: (-len(name), name)) for first, names in found.items()}


def _word_term(piece, snapshot):
    term = Term(piece, _word_options(piece))
    if piece in EMPTY_WORDS or any(snapshot.get(term.posting_keys()).values()):
        return term
    nearest = nearest_word(piece, snapshot)
    return replace(term, options=_word_options(nearest), corrected=nearest) if nearest else term


def _word_options(piece):
    parts = word_parts(piece)
    options = [(asked_forms(joined(piece, parts)),)]
    if piece.endswith("+"):
        options = [((f"{parts[-1]}+", *asked_forms(parts[-1])),)]
    elif len(parts) > 1 and all(len(part) > 1 and not part.isdigit() for part in parts):
        options.append(tuple(asked_forms(part) for part in parts))
    return tuple(options)


def _run_terms(run, snapshot):
    """Cut a run at the names of places, concepts and programmes in it, and the rest where two characters never meet in any case."""
    names = snapshot.note("names in runs", lambda: _names_in_runs(snapshot))
    found = []
    for text, is_name in _segments(run, names):
        found += [_run_term(text)] if is_name else _rest_terms(text, snapshot)
    telling = [term for term in found if len(term.text) > 1] or found
    return telling if len(telling) < 2 else [*telling, replace(_run_term(run), extra=True)]


def _segments(run, names):
    """Yield ``(text, whether it is a name)`` from left to right; of several names the longest."""
    start = at = 0
    while at < len(run):
        name = _name_at(run, at, names)
        if not name:
            at += 1
            continue
        if start < at:
            yield run[start:at], False
        yield name, True
        start = at = at + len(name)
    if start < at:
        yield run[start:at], False


def _rest_terms(run, snapshot):
    postings = {pair: snapshot.get([token_key(field, pair) for field in FIELDS]) for pair in pairs(run)}
    known = {pair for pair, found in postings.items() if any(found.values())}
    if not known:
        return [_run_term(run)]
    words = [run[0]]
    for before, character in pairwise(run):
        if before + character in known:
            words[-1] += character
        else:
            words.append(character)
    return [term for word in words if len(word) > 1 or len(words) == 1 for term in _known_terms(word, snapshot)]


def _known_terms(word, snapshot):
    """One term where some field has all the pairs of *word*, else a term for each pair."""
    term = _run_term(word)
    together = len(word) <= LONGEST_RUN and any(term_fields(term, snapshot.get(term.posting_keys())).values())
    return [term] if together else [_run_term(pair) for pair in pairs(word)]


def _run_term(run):
    return Term(run, (tuple((pair,) for pair in pairs(run)),))


def _name_at(run, at, names):
    lengths = names.get(run[at], ())
    return next((run[at : at + length] for length, name in lengths if run.startswith(name, at)), "")


def _names_in_runs(snapshot):
    """Answer ``{first character: [(length, name), …]}``, longest first, of the names that are one run of characters."""
    found = {}
    for name in sorted(_names(snapshot), key=lambda name: (-len(name), name)):
        match = PIECE.fullmatch(fold(name))
        if match and match[1] and len(name) >= SHORTEST_NAME:
            found.setdefault(name[0], []).append((len(name), name))
    return found


def _names(snapshot):
    return {canonical(passage.text) for named in snapshot.surroundings.everything() for passage in named.passages} - {""}


def term_fields(term, postings):
    """Answer ``{field: bitmap}`` of the cases whose field carries one of the term's options whole."""
    return {field: reduce(BitMap.union, (_option(option, field, postings) for option in term.options)) for field in FIELDS}


def _option(option, field, postings):
    some = (reduce(BitMap.union, (postings[token_key(field, token)] for token in tokens)) for tokens in option)
    return reduce(BitMap.intersection, some)
