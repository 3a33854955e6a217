"""Figures in words of either language: grouped, shortened where nothing is lost, with unit and qualifier."""

import re
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal

LOCALES = {"zh": "zh_Hans", "en": "en_GB"}
# Unicode's table has the Chinese words (万, 亿) under "short" only; the English ones there are letters.
COMPACT_FORMATS = {"zh": "short", "en": "long"}
# From here on a number is shortened: Chinese counts by ten thousands, English by millions.
SHORTENED_FROM = {"zh": 10_000, "en": 1_000_000}
# A shortened number keeps every digit; with more decimals than these it is not shorter and stands in full.
MOST_DECIMALS = 3
RANGE = {"zh": "{}—{}", "en": "{}–{}"}
PERCENT = "%"
NOT_KNOWN = {"zh": "未知", "en": "not known"}
BETWEEN_QUALIFIERS = {"zh": "", "en": ", "}
# In the order in which they stand before a figure.
QUALIFIERS = {
    "planned": {"zh": "计划", "en": "planned"},
    "cumulative": {"zh": "累计", "en": "cumulative"},
    "at_least": {"zh": "不低于", "en": "at least"},
    "at_most": {"zh": "不超过", "en": "at most"},
    "more_than": {"zh": "超过", "en": "more than"},
    "less_than": {"zh": "不足", "en": "less than"},
    "about": {"zh": "约", "en": "about"},
}


def grouped(value, language):
    """Answer *value* with its digits grouped as the language groups them and no digit lost."""
    return format_decimal(_plain(value), locale=LOCALES[language], decimal_quantization=False)


def shortened(value, language):
    """Answer ``(number, scale word)``: ``("1000", "万")``, ``("5.7", " trillion")``, ``("12,345", "")``."""
    value = _plain(value)
    if abs(value) < SHORTENED_FROM[language]:
        return grouped(value, language), ""
    text = format_compact_decimal(value, format_type=COMPACT_FORMATS[language], locale=LOCALES[language], fraction_digits=MOST_DECIMALS)
    number, scale = re.fullmatch(r"(-?[\d.,]+)(.*)", text).groups()
    if _is_shortened_exactly(value, number):
        return number, scale
    return grouped(value, language), ""


def amount(value, unit, language, value_max=None):
    """Answer a figure with its unit, or a range of two: ``CNY 10 million``, ``1000万元``, ``5–10 projects``.

    *unit* has ``key``, ``kind``, ``label_zh``, ``label_en`` and ``plural_en``. A missing value is said in words, never as 0.
    """
    if value is None:
        return NOT_KNOWN[language]
    number, scale = shortened(value, language)
    if value_max is None:
        return _with_unit(number + scale, unit, language, is_one=value == 1)
    number_max, scale_max = shortened(value_max, language)
    low = number + scale
    if language == "en" and scale == scale_max:
        low = number
    elif language == "zh" and unit.label_zh == PERCENT:
        low += PERCENT
    return _with_unit(RANGE[language].format(low, number_max + scale_max), unit, language)


def qualifier_words(qualifiers, language):
    """Answer the words that stand before a figure: ``planned, at least``; empty for an exact one."""
    return BETWEEN_QUALIFIERS[language].join(words[language] for key, words in QUALIFIERS.items() if key in qualifiers)


def qualified(text, qualifiers, language):
    """Answer a figure's *text* with its qualifiers before it: ``at least CNY 10 million``, ``不低于1000万元``."""
    words = qualifier_words(qualifiers, language)
    if not words:
        return text
    return words + text if language == "zh" else f"{words} {text}"


def _plain(value):
    """Answer *value* as a Decimal without trailing zeros (and without an exponent)."""
    value = Decimal(value)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _is_shortened_exactly(value, number):
    digits = Decimal(number.replace(",", ""))
    return digits != 0 and (abs(value) / abs(digits)).log10() % 1 == 0


def _with_unit(number, unit, language, is_one=False):
    if language == "zh":
        return f"{number}{unit.label_zh}"
    if unit.kind == "currency":
        return f"{unit.key} {number}"
    label = unit.label_en if is_one else unit.plural_en
    return f"{number}{label}" if label == PERCENT else f"{number} {label}"
