"""How wide words stand in a drawing, and where they break into lines."""

import re

# Widths of characters at 13 units: an ideograph is square, a Latin letter about half as wide.
WIDE, NARROW = 13.0, 6.9
IDEOGRAPH = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]\s*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*")
# Punctuation that may not begin a line.
CLOSING = "\uff0c\u3002\u3001\uff1b\uff1a\uff09\u300b\u201d\u2019"


def text_width(text):
    """Answer how wide *text* stands, in units of the view box."""
    return sum(WIDE if IDEOGRAPH.match(character) else NARROW for character in text)


def broken(text, width):
    """Answer *text* in lines that fit *width*; a word that does not fit stands alone."""
    lines, line = [], ""
    for word in WORD.findall(text):
        if line and text_width((line + word).rstrip()) > width and word.strip() not in CLOSING:
            lines.append(line.rstrip())
            line = ""
        line += word
    return tuple([*lines, line.rstrip()] if line.strip() else lines)
