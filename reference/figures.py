"""Figures read from words of either language: ``1,000万元``, ``≥ 500``, ``about 30%``, ``USD 5–10 million``.

The inverse of ``reference.numbers``. A figure is read whole or not at all: what is not understood is kept as words, and a
note says why.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from reference.columns import plain_number
from reference.languages import listed

LONGEST = 300
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
YEAR = r"(?:19|20)\d\d"
# A year that stands beside a figure: ``2024年…``, ``… (2024)``, ``… in 2024``; the last two kinds say that it is still to come.
YEARS = (
    (re.compile(rf"^({YEAR})年?[:,]?\s*$"), ()),
    (re.compile(rf"[(\[]({YEAR})年?[)\]]$"), ()),
    (re.compile(rf"\s(?:in|as of)\s({YEAR})$", re.IGNORECASE), ()),
    (re.compile(rf"^({YEAR})年[:,]?\s*(?=\S)"), ()),
    (re.compile(rf"\sby\s({YEAR})$", re.IGNORECASE), ("planned",)),
    (re.compile(rf"^到({YEAR})年[:,]?\s*"), ("planned",)),
)
BEFORE = {
    "at_least": ("≥", ">=", "不低于", "不少于", "至少", "at least", "no less than", "not less than", "no fewer than", "min."),
    "at_most": (
        "≤",
        "<=",
        "不超过",
        "不高于",
        "不多于",
        "至多",
        "最多",
        "最高",
        "at most",
        "up to",
        "no more than",
        "not more than",
        "max.",
    ),
    "more_than": (">", "超过", "超", "逾", "大于", "more than", "over", "above"),
    "less_than": ("<", "不足", "不到", "少于", "低于", "小于", "less than", "fewer than", "under", "below"),
    "about": (
        "~",
        "≈",
        "大约",
        "约",
        "接近",
        "近",
        "about",
        "approximately",
        "approx.",
        "around",
        "circa",
        "ca.",
        "c.",
        "roughly",
        "nearly",
    ),
    "planned": ("计划", "拟", "目标", "力争", "planned", "target"),
    "cumulative": ("累计", "cumulatively", "cumulative"),
}
AFTER = {
    "at_least": ("及以上", "以上", "or more", "+"),
    "at_most": ("及以下", "以下", "以内", "or less", "or fewer"),
    "more_than": ("余", "多"),
    "about": ("左右", "上下"),
    "planned": ("planned",),
    "cumulative": ("cumulative", "cumulatively"),
}
SCALES = {
    "万亿": 10**12,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
    "千": 10**3,
    "百": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
# Letters are a scale beside a currency only.
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
ALIASES = {
    "人民币": "CNY",
    "rmb": "CNY",
    "yuan": "CNY",
    "us$": "USD",
    "$": "USD",
    "美金": "USD",
    "dollars": "USD",
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "pounds": "GBP",
    "won": "KRW",
    "yen": "JPY",
    "percent": "percent",
    "per cent": "percent",
    "个百分点": "percentage-point",
    "companies": "enterprise",
    "firms": "enterprise",
}
BETWEEN = re.compile(rf"^({NUMBER})(.*?)\s*(?:[-–—~]|至|到|\bto\b|\band\b)\s*({NUMBER})(.*)$", re.IGNORECASE)
ONE = re.compile(rf"^({NUMBER})(.*)$")
CURRENCY_FIRST = re.compile(r"^([^\d\s~<>≤≥≈+-][^\d~<>≤≥≈+]*?)\s*(?=\d)")
RANGE_WORD = re.compile(r"^(?:between|from)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """What a text says: *value* in base units (to *value_max*; each an int or a Decimal), the key of its *unit*, *qualifiers*, *year*.

    Where it is not understood, *words* hold the text as it stands; *note* tells what was not understood, or guessed.
    """

    value: int | Decimal | None = None
    value_max: int | Decimal | None = None
    unit: str = ""
    qualifiers: tuple = ()
    year: int | None = None
    words: str = ""
    note: str = ""


class NotUnderstood(ValueError):
    """A text that is no figure; the message says why."""


def read_figure(text, units, label=""):
    """Answer the Figure in *text*.

    *units* have ``key``, ``kind``, ``label_zh``, ``label_en`` and ``plural_en``; *label* says what is counted.
    """
    if len(str(text)) > LONGEST:
        return Figure(words=str(text).strip(), note=_("too long for a figure"))
    rest, year, qualifiers = _without_year(unicodedata.normalize("NFKC", str(text)).strip())
    if not rest:
        return Figure(year=year, qualifiers=qualifiers)
    rest, before = _without_qualifiers(rest, BEFORE, str.startswith, lambda text, word: text[len(word) :])
    try:
        figure = _figure(RANGE_WORD.sub("", rest), units, label)
    except NotUnderstood as reason:
        return Figure(words=str(text).strip(), note=str(reason))
    return replace(figure, year=year, qualifiers=tuple(dict.fromkeys((*qualifiers, *before, *figure.qualifiers))))


def _without_year(text):
    for pattern, qualifiers in YEARS:
        if match := pattern.search(text):
            return (text[: match.start()] + text[match.end() :]).strip(), int(match[1]), qualifiers
    return text, None, ()


def _without_qualifiers(text, table, is_at_edge, cut):
    """Take the words of *table* off one edge of *text*, as many as there are."""
    found = []
    words = sorted(((word, key) for key, words in table.items() for word in words), key=lambda entry: -len(entry[0]))
    while match := next(((word, key) for word, key in words if _is_whole(text, word, is_at_edge)), None):
        found.append(match[1])
        text = cut(text, match[0]).strip(" ,:")
    return text, found


def _is_whole(text, word, is_at_edge):
    """Whether *word* stands at the edge, and not as a part of a longer Latin word."""
    if not is_at_edge(text.lower(), word):
        return False
    beside = text[len(word) : len(word) + 1] if is_at_edge is str.startswith else text[: -len(word)][-1:]
    return not (word[-1].isascii() and word[-1].isalpha() and beside.isascii() and beside.isalpha())


def _figure(text, units, label):
    first = CURRENCY_FIRST.match(text)
    currency = _currency(first[1], units) if first else ""
    numbers, after = _numbers(text[first.end() :] if first else text)
    values, after, qualifiers = _scaled(numbers, after, currency, units)
    unit, note = (currency, "") if currency and not after else _unit(after, units, label)
    if currency and unit != currency:
        raise NotUnderstood(_("“{text}” names two units").format(text=text))
    if len(values) == 2 and values[1] <= values[0]:
        raise NotUnderstood(_("the upper value of the range must be above the value"))
    value, value_max = (*map(plain_number, values), None)[:2]
    return Figure(value, value_max, unit, tuple(qualifiers), note=note)


def _currency(word, units):
    keys = {unit.key.lower(): unit.key for unit in units if unit.kind == "currency"}
    key = ALIASES.get(word.lower(), word)
    if key.lower() not in keys:
        raise NotUnderstood(_("“{text}” before the number is not understood").format(text=word))
    return keys[key.lower()]


def _numbers(text):
    """Answer ``([(digits, what follows it)], …)``: one number, or the two of a range."""
    if match := BETWEEN.match(text):
        return [(match[1], match[2].strip()), (match[3], "")], match[4].strip()
    if match := ONE.match(text):
        return [(match[1], "")], match[2].strip()
    raise NotUnderstood(_("“{text}” does not begin with a number").format(text=text))


def _scaled(numbers, after, currency, units):
    """Answer the values in base units, what follows their scale, and the qualifiers in it."""
    after, found = _without_qualifiers(after, {"more_than": AFTER["more_than"]}, str.startswith, lambda text, word: text[len(word) :])
    scale, after = _scale(after, currency, units)
    after, more = _without_qualifiers(after, {"more_than": AFTER["more_than"]}, str.startswith, lambda text, word: text[len(word) :])
    after, last = _without_qualifiers(after, AFTER, str.endswith, lambda text, word: text[: -len(word)])
    values = []
    for digits, between in numbers:
        # ``5万—10万``, ``30%–50%``: what stands after the first number of a range, if it is not what stands after both.
        own = _scale(between, currency, units)[0] if between and between != after else 1
        values.append(Decimal(digits.replace(",", "")) * (own if own != 1 else scale))
    return values, after, [*found, *more, *last]


def _scale(text, currency, units):
    names = _names(units)
    if text.lower() in names:
        return 1, text
    scales = {**SCALES, **(SHORT_SCALES if currency or _last_word(text) in names else {})}
    for word in sorted(scales, key=len, reverse=True):
        if text.lower().startswith(word) and _is_whole(text, word, str.startswith):
            return scales[word], text[len(word) :].strip()
    return 1, text


def _last_word(text):
    return text.lower().rpartition(" ")[2]


def _unit(text, units, label):
    """Answer ``(key, note)`` of the unit that *text* names; *label* decides between several."""
    names = _names(units)
    text = text.removeprefix("of ").strip()
    if not text:
        return "", _("there is no unit: choose what it counts, or its currency")
    if text.lower() in names:
        return names[text.lower()], ""
    like = [unit for unit in units if unit.label_zh.startswith(text) or unit.label_zh[1:] == text]
    if like:
        return _one_of(like, text, label)
    if _last_word(text) in names:
        return names[_last_word(text)], _("“{text}” is read as “{unit}”").format(text=text, unit=_last_word(text))
    raise NotUnderstood(_("“{text}” is not a unit of the atlas").format(text=text))


def _one_of(like, text, label):
    fitting = [unit for unit in like if len(unit.label_zh) > len(text) and unit.label_zh.removeprefix(text) in label] or like
    if len(fitting) == 1:
        return fitting[0].key, ""
    words = listed([unit.label_zh for unit in fitting])
    return "", _("“{text}” may be several units: {units}; choose one").format(text=text, units=words)


def _names(units):
    """``{name in small letters: key}``; of units with the same name the first."""
    found = {}
    for unit in units:
        for name in (unit.key, unit.label_zh, unit.label_en, unit.plural_en):
            found.setdefault(name.lower(), unit.key)
    keys = set(found.values())
    return {**{alias: key for alias, key in ALIASES.items() if key in keys}, **found}
