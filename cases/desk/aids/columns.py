"""Which column of a pasted table holds what: by its header in either language, else by what stands in it."""

import re
import unicodedata

from reference.figures import read_figure
from reference.locators import locator_from_words

IDEOGRAPH = re.compile("[\u3400-\u9fff]")
YEAR = re.compile(r"(?:19|20)\d\d\s*年?")
# The words over a column, by what it holds. A label and a text of either language stand in one column or in two.
HEADERS = {
    "label": ("label", "name", "fact", "indicator", "item", "figure", "description", "名称", "指标", "事实", "项目", "内容", "标签"),
    "label_zh": ("label_zh", "label (chinese)", "chinese", "name (chinese)", "中文", "中文名称", "名称(中文)", "标签(中文)", "指标(中文)"),
    "label_en": ("label_en", "label (english)", "english", "name (english)", "英文", "英文名称", "名称(英文)", "标签(英文)", "指标(英文)"),
    "value": ("value", "number", "amount", "figures", "result", "数值", "数量", "数", "金额", "值"),
    "value_max": ("value_max", "upper value", "upper value of a range", "to", "上限", "最大值"),
    "unit": ("unit", "unit or currency", "currency", "单位", "币种", "单位或货币"),
    "year": ("year", "date", "年份", "年", "年度", "时间"),
    "qualifier": ("qualifier", "限定", "限定词"),
    "text": ("text", "words", "instead of a number", "文字", "文字说明"),
    "source": ("source", "source key", "来源", "资料来源", "出处"),
    "place": ("place", "place in the source", "page", "locator", "位置", "页码", "出处位置", "在来源中的位置"),
    "evidence": ("evidence", "evidence grade", "grade", "证据", "证据等级"),
    "note": ("note", "notes", "comment", "remark", "remarks", "备注", "注", "说明"),
}
KINDS = {header: kind for kind, headers in HEADERS.items() for header in headers}


def recognised(rows, words):
    """Answer ``(kinds of the columns, rows without the header, whether there was one)``; a column of no known kind is ``""``."""
    kinds = [KINDS.get(_plain(cell), "") for cell in rows[0]] if rows else []
    named = [kind for kind in kinds if kind]
    if named and len(named) * 2 >= len([cell for cell in rows[0] if cell]) and not any(map(_has_digit, rows[0])):
        return _once(kinds), rows[1:], True
    return _guessed(rows, words), rows, False


def _plain(cell):
    return " ".join(unicodedata.normalize("NFKC", cell).casefold().split()).rstrip(":*")


def _has_digit(cell):
    return any(character.isdigit() for character in cell)


def _once(kinds):
    """Of two columns of one kind the second is none."""
    return [kind if kind not in kinds[:number] else "" for number, kind in enumerate(kinds)]


def _guessed(rows, words):
    kinds = []
    for number in range(max(map(len, rows), default=0)):
        cells = [row[number] for row in rows if number < len(row) and row[number]]
        kinds.append(next((kind for kind, fits in GUESSES if kind not in kinds and cells and fits(cells, words)), ""))
    if not {"label_zh", "label_en"} & set(kinds):
        # Labels of both languages, mixed.
        kinds = ["label" if kind == "note" else kind for kind in kinds]
    return kinds


def _most(fits):
    """Whether a column is of a kind: at least two thirds of its cells are."""
    return lambda cells, words: 3 * sum(bool(fits(cell, words)) for cell in cells) >= 2 * len(cells)


def _is_number(cell, words):
    return _has_digit(cell) and read_figure(cell, words.units).value is not None


def _is_chinese(cell, words):
    return IDEOGRAPH.search(cell)


# In the order in which they are tried; a column of years may be one of numbers as well.
GUESSES = (
    ("year", _most(lambda cell, words: YEAR.fullmatch(cell))),
    ("evidence", _most(lambda cell, words: cell.casefold() in words.evidence)),
    ("qualifier", _most(lambda cell, words: cell.casefold() in words.qualifiers)),
    ("unit", _most(lambda cell, words: cell.casefold() in words.unit_names)),
    ("source", _most(lambda cell, words: words.sources.get(cell.casefold()))),
    ("value", _most(_is_number)),
    ("place", _most(lambda cell, words: locator_from_words(cell))),
    ("label_zh", _most(_is_chinese)),
    ("label_en", _most(lambda cell, words: not _is_chinese(cell, words))),
    ("note", lambda cells, words: True),
)
