"""The marks that stand between words, by language: Chinese has marks of its own width and no space beside them."""

from reference.languages import reader_suffix

MARKS = {
    "zh": {"colon": "：", "semicolon": "；", "open": "（", "close": "）", "stop": "。", "space": "", "between": "、"},
    "en": {"colon": ": ", "semicolon": "; ", "open": " (", "close": ")", "stop": ".", "space": " ", "between": ", "},
}


def marks():
    """Answer what stands between words in the reader's language."""
    return MARKS[reader_suffix()]
