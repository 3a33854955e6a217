"""What a case carries and which other cases carry it too: the bitmaps that likeness is reckoned from."""

from functools import reduce

from pyroaring import BitMap

from cases.finding.keys import token_key
from cases.finding.terms import EMPTY_WORDS
from cases.finding.tokens import PIECE, fold, forms, is_character, pairs, spans, word_parts

TEXT_FIELDS = ("name", "summary")
SHORTEST_PHRASE = 3
BETWEEN_WORDS = {"", " ", "-"}


def values_carried(pk, facets, snapshot):
    """Answer ``{facet: {value: bitmap}}`` of the values of *facets* that the case carries, those above its own among them."""
    return {facet: {value: bitmap for value, bitmap in snapshot.facets.get(facet, {}).items() if pk in bitmap} for facet in facets}


def words_carried(texts, snapshot):
    """Answer ``{word: bitmap}`` of the telling words of *texts*: the cases that have the word, in any form, in a name or the summary."""
    words = {word for text in texts for word in telling_words(text)}
    keys = {word: [token_key(field, form) for form in word_forms(word) for field in TEXT_FIELDS] for word in words}
    postings = snapshot.get([key for found in keys.values() for key in found])
    return {word: reduce(BitMap.union, (postings[key] for key in found)) for word, found in sorted(keys.items())}


def telling_words(text):
    """Answer the set of pairs of characters and of word stems in *text*; single characters and empty words tell nothing."""
    found = set()
    for run, word in PIECE.findall(fold(text)):
        if run:
            found.update(pair for pair in pairs(run) if len(pair) > 1)
        else:
            found.update(forms(part)[-1].rstrip("~") for part in word_parts(word) if part not in EMPTY_WORDS and len(part) > 1)
    return found


def phrases_carried(texts, words, most):
    """Answer the *most* telling phrases of *texts* that are made of *words*, ``{word: weight}``, the heaviest first."""
    found, tokens = {}, {form for word in words for form in word_forms(word)}
    for phrase in (phrase for text in texts for phrase in _phrases(text, tokens)):
        if len(phrase) >= SHORTEST_PHRASE:
            found.setdefault(fold(phrase), (sum(words.get(word, 0) for word in telling_words(phrase)), phrase))
    return [phrase for _weight, phrase in sorted(found.values(), key=lambda entry: (-entry[0], entry[1]))[:most]]


def _phrases(text, tokens):
    """What of *text* stands together under *tokens*: neighbouring words are one phrase."""
    at = last = None
    for start, end in spans(text, tokens):
        if last is not None and text[last:start] not in BETWEEN_WORDS:
            yield text[at:last]
            at = start
        at, last = (start if at is None else at), end
    if last is not None:
        yield text[at:last]


def word_forms(word):
    """Answer the tokens under which a text has the telling *word*."""
    return (word,) if is_character(word[0]) else (word, f"{word}~")
