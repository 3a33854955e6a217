"""Words of a text: one way for what is searched and for what is asked. Knows no Django.

A text is folded (compatibility forms, accents, case, traditional characters), then cut into runs. A run of Chinese,
Japanese or Korean characters gives its characters and its pairs of neighbours; a word of any other script gives itself
and its English stem, which ends in ``~`` so that no stem is taken for a word: ``policies`` gives ``policies`` and
``polici~``. Words joined by a hyphen, a point, an apostrophe or an ampersand also give the joined word: ``R&D`` gives ``rd``,
``start-up`` gives ``startup``; joined numbers keep their signs: ``4-12-27``. A plus stays too: ``AI+`` gives ``ai+``.
"""

import operator
import re
import threading
import unicodedata
from functools import lru_cache

import opencc
import snowballstemmer

LONGEST_TOKEN = 60
IDEOGRAPHS = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CJK = IDEOGRAPHS + "\u3040-\u30ff\uac00-\ud7af"
WORD = rf"[^\W_{CJK}]+"
APOSTROPHES = "'\u2019"
PIECE = re.compile(rf"([{CJK}]+)|({WORD}(?:(?:\s?&\s?|[-.\u2010\u2011{APOSTROPHES}]){WORD})*\+?)")
UNIT = re.compile(rf"[{CJK}]|{WORD}")
PART = re.compile(WORD)
POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s\b")
ACCENTS = re.compile("[\u0300-\u036f]")
IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")


class Folding(dict):
    """From code points to their folded text, worked out when first met; for ``str.translate``."""

    def __missing__(self, code):
        self[code] = folded = _fold_character(chr(code))
        return folded


def fold(text):
    """Answer *text* in lower case without accents, compatibility forms and traditional characters."""
    return text.translate(FOLDING)


def tokens(text):
    """Answer the set of tokens under which *text* is found."""
    found = set()
    for run, word in PIECE.findall(fold(text)):
        if run:
            found.update(run)
            found.update(map(operator.add, run, run[1:]))
        else:
            found.update(word_tokens(word))
    return found


@lru_cache(maxsize=100_000)
def word_tokens(piece):
    """Answer the tokens of one folded word or of words joined by signs."""
    parts = word_parts(piece)
    found = [token for part in parts for token in forms(part)]
    if len(parts) > 1:
        found += forms(joined(piece, parts))
    if piece.endswith("+"):
        found.append(f"{parts[-1][: LONGEST_TOKEN - 1]}+")
    return tuple(found)


def word_parts(piece):
    """Answer the words in *piece*; the ``s`` of a possessive is none."""
    return PART.findall(POSSESSIVE.sub("", piece))


def joined(piece, parts):
    """Answer the one word that joined *parts* make."""
    if all(part.isdigit() for part in parts):
        return piece.rstrip("+")
    return "".join(parts)


@lru_cache(maxsize=100_000)
def forms(word):
    """Answer *word* as it stands and, if it differs, its stem marked by ``~``."""
    word = word[:LONGEST_TOKEN]
    with STEMMING:
        stem = STEMMER.stemWord(word)
    return (word,) if stem == word else (word, f"{stem}~")


def asked_forms(word):
    """Answer every token that a document may carry for an asked *word*: itself, its stem as a word, its stem as a stem."""
    stem = forms(word)[-1].rstrip("~")
    return tuple(dict.fromkeys((word[:LONGEST_TOKEN], stem, f"{stem}~")))


def pairs(run):
    """Answer the pairs of neighbours in a run of characters; a single character answers itself."""
    return tuple(map(operator.add, run, run[1:])) or (run,)


def units(text):
    """Answer the folded characters and words of *text* in their order: what a quoted phrase is compared by."""
    return UNIT.findall(fold(text))


def is_character(unit):
    """Tell a single character of a run from a word."""
    return bool(re.match(f"[{CJK}]", unit))


def canonical(text):
    """Answer *text* with nothing but its units, a space between two words: names that differ in signs only are the same."""
    parts, after_word = [], False
    for unit in units(text):
        is_word = not is_character(unit)
        parts.append(f" {unit}" if is_word and after_word else unit)
        after_word = is_word
    return "".join(parts)


def spans(text, wanted):
    """Answer the places ``[(start, end), …]`` in *text* that carry one of the *wanted* tokens, in order, merged."""
    folded, places = _fold_with_places(text)
    hits = []
    for match in PIECE.finditer(folded):
        find_hits = _hits_in_run if match[1] else _hits_in_word
        hits += [(match.start() + first, match.start() + last) for first, last in find_hits(match[0], wanted)]
    return merged((places[first], places[last - 1] + 1) for first, last in hits)


def phrase_spans(text, phrase):
    """Answer the places in *text* where the units of *phrase* stand one after another, whatever signs are between them."""
    folded, places = _fold_with_places(text)
    line = r"[\W_]*".join(map(re.escape, phrase))
    pattern = rf"(?<!{WORD[:-1]}){line}(?!{WORD[:-1]})" if not is_character(phrase[0]) else line
    return merged((places[match.start()], places[match.end() - 1] + 1) for match in re.finditer(pattern, folded))


def merged(places):
    """Answer *places* in order, those that touch or overlap as one."""
    found = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _hits_in_run(run, wanted):
    doubles = [(at, at + 2) for at, pair in enumerate(map(operator.add, run, run[1:])) if pair in wanted]
    return doubles + [(at, at + 1) for at, character in enumerate(run) if character in wanted]


def _hits_in_word(piece, wanted):
    parts = [(match.start(), match.end()) for match in PART.finditer(piece) if not wanted.isdisjoint(forms(match[0]))]
    alone = {token for part in word_parts(piece) for token in forms(part)}
    whole = wanted.intersection(word_tokens(piece)) - alone
    return [(0, len(piece))] if whole else parts


def _fold_with_places(text):
    folded, places = [], []
    for place, character in enumerate(text):
        characters = FOLDING[ord(character)]
        folded.append(characters)
        places.extend([place] * len(characters))
    return "".join(folded), places


def _fold_character(character):
    folded, before = character, None
    while folded != before:  # a folded character may unfold once more, such as a capital inside a compatibility form
        before = folded
        bare = ACCENTS.sub("", unicodedata.normalize("NFKD", folded)).casefold()
        folded = IDEOGRAPH.sub(_simplified, unicodedata.normalize("NFC", bare))
    return folded


def _simplified(match):
    """The simplified form of a character and of all its traditional forms."""
    return TO_SIMPLIFIED.convert(TO_TRADITIONAL.convert(match[0]))


def _converter(direction):
    converter = opencc.OpenCC(direction)
    converter.convert("")  # reads its dictionaries now, not in the first two threads at once
    return converter


FOLDING = Folding()
TO_SIMPLIFIED, TO_TRADITIONAL = _converter("t2s"), _converter("s2t")
STEMMER = snowballstemmer.stemmer("english")
STEMMING = threading.Lock()  # a stemmer keeps the word at hand in itself
