"""Text of records in one canonical form, whatever way the file folded its lines."""

import re

CJK = r"\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…"
BETWEEN_CJK = re.compile(rf"(?<=[{CJK}]) +(?=[{CJK}])")
BESIDE_CJK = re.compile(rf"(?<=[{CJK}]) +| +(?=[{CJK}])")


def tidy(text, suffix="en"):
    """Answer *text* with single spaces and blank lines between paragraphs only.

    Chinese (suffix ``zh``) keeps no space beside an ideograph, neither typed nor left by a
    folded line; the page sets that space.
    """
    pattern = BESIDE_CJK if suffix == "zh" else BETWEEN_CJK
    paragraphs = re.split(r"\n\s*\n", str(text).strip())
    return "\n\n".join(pattern.sub("", " ".join(paragraph.split())) for paragraph in paragraphs)
