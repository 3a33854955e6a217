"""Stylesheets as far as a picture needs them: plain rules in the order of the cascade, custom properties put in."""

import re
from typing import NamedTuple

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLOCK = re.compile(r"\s*([^{}]*)\{")
COMPOUND = re.compile(r"(\*|:root|[a-z][a-z0-9]*)?((?:\.[\w-]+)*)", re.IGNORECASE)
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
STATE = re.compile(r":(?:hover|active|visited|target|focus[\w-]*)\b")
REM = re.compile(r"(\d*\.?\d+)rem\b")
PIXELS_A_REM = 16
# A custom property that stands for itself would be put in for ever.
DEEPEST = 10


class Compound(NamedTuple):
    """What one element must be: its name (or empty) and its classes."""

    name: str
    classes: frozenset

    def fits(self, element):
        """Answer whether an element given as ``(name, classes, is_root)`` is meant."""
        name, classes, is_root = element
        named = is_root if self.name == ":root" else self.name in ("", "*", name)
        return named and self.classes <= classes


class Rule(NamedTuple):
    """Declarations for the elements that fit *selector*, a tuple of Compounds from the outermost to the element itself."""

    selector: tuple
    declarations: dict
    weight: tuple

    def fits(self, chain):
        """Answer whether the last element of *chain*, which begins with the root, is meant."""
        *above, own = self.selector
        if not own.fits(chain[-1]):
            return False
        elements = iter(reversed(chain[:-1]))
        return all(any(compound.fits(element) for element in elements) for compound in reversed(above))


def read_rules(css):
    """Answer ``(Rules in the order of the cascade, selectors that are not understood)``.

    Understood are names, classes and descendants (``g .line.is-estimate``) and ``:root``. Blocks that begin with ``@``
    are for screens, print and fonts, states such as ``:hover`` for readers who act: both are left out.
    """
    rules, unread = [], []
    for prelude, body in _blocks(COMMENT.sub("", css)):
        declarations = _declarations(body)
        for text in prelude.split(","):
            selector = _selector(text)
            if selector:
                rules.append(Rule(selector, declarations, (*_specificity(selector), len(rules))))
            elif not STATE.search(text):
                unread.append(" ".join(text.split()))
    return sorted(rules, key=lambda rule: rule.weight), unread


def _blocks(css):
    """Yield ``(prelude, body)`` of every block at the top level that does not begin with ``@``."""
    at = 0
    while found := BLOCK.match(css, at):
        prelude, start, depth = found.group(1).strip(), found.end(), 1
        for at in range(start, len(css)):
            depth += {"{": 1, "}": -1}.get(css[at], 0)
            if not depth:
                break
        if not prelude.startswith("@"):
            yield prelude, css[start:at]
        at += 1


def _declarations(body):
    pairs = (line.partition(":") for line in body.split(";") if ":" in line)
    return {name.strip(): " ".join(value.split()) for name, _, value in pairs}


def _selector(text):
    compounds = [COMPOUND.fullmatch(part) for part in text.split()]
    if not compounds or not all(compounds):
        return None
    return tuple(Compound((found.group(1) or "").lower(), frozenset(found.group(2).split(".")[1:])) for found in compounds)


def _specificity(selector):
    classes = sum(len(compound.classes) + (compound.name == ":root") for compound in selector)
    return classes, sum(compound.name not in ("", "*", ":root") for compound in selector)


def resolved(value, properties):
    """Answer *value* with the custom *properties* put in and rem as pixels; KeyError where one is not known and has no fallback."""
    for _ in range(DEEPEST):
        if "var(" not in value:
            break
        value = VARIABLE.sub(lambda found: _property(found, properties), value)
    return REM.sub(lambda found: f"{float(found.group(1)) * PIXELS_A_REM:g}px", value)


def _property(found, properties):
    name, fallback = found.groups()
    return properties[name] if fallback is None else properties.get(name, fallback.strip())
