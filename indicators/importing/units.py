"""The unit of a value in a file beside the unit of its series: the same, a known multiple of it, or another one."""

import re
import unicodedata

# The words and figures that statistics put before a unit; every series stands in its base unit.
SCALES = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
MULTIPLE = re.compile(r"(?P<number>\d[\d ,]*)?\s*(?P<word>\D*)")


def is_same_unit(given, units):
    """Whether *given* is one of *units*, whatever the width and case of its letters."""
    return _plain(given) in map(_plain, units)


def multiple_of(given, units):
    """Answer how many of one of *units* one *given* is (100000000 for 亿元 and 元), or None where that is not known."""
    for unit in map(_plain, units):
        before = _plain(given).removesuffix(unit).strip()
        if before != _plain(given):
            return _scale(before)
    return None


def _scale(words):
    found = MULTIPLE.fullmatch(words)
    number, word = (found["number"], found["word"].strip()) if found else (None, words)
    factor = SCALES.get(word, None if word else 1)
    if factor is None or not words:
        return None
    return int(re.sub(r"\D", "", number or "") or 1) * factor


def _plain(unit):
    return " ".join(unicodedata.normalize("NFKC", unit).casefold().split())
