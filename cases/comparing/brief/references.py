"""The numbered sources at the end of a brief, by GB/T 7714-2015."""

from dataclasses import replace
from typing import NamedTuple

from cases.citing import STYLES, work_of_source
from cases.comparing.brief.pieces import Piece
from reference.languages import reader_suffix

STYLE = STYLES["gb-t-7714"]


class Reference(NamedTuple):
    """A source with its *number*: the reference in the source's own language as Pieces, *translated* where the reader may not read it.

    *attribution* is what its issuer asks for.
    """

    number: int
    pieces: list
    translated: list
    attribution: str


def references_of(sources):
    """Answer the References of *sources* in their order."""
    return [_reference(entry) for entry in sources.entries]


def _reference(entry):
    """The standard wants the language of the work first; English readers get a work in Chinese in English too, with the places cited."""
    source, locators = entry.source, entry.locators
    work = work_of_source(source, locators)
    is_foreign = work.language == "zh" and reader_suffix() == "en"
    translated = _pieces(work_of_source(source, locators, language="en")) if is_foreign else []
    if translated:
        work = replace(work, places=())
    return Reference(entry.number, _pieces(work), translated, source.attribution)


def _pieces(work):
    """Answer the reference of *work* with its address as a link."""
    text = STYLE.reference(work)
    before, address, after = text.partition(work.url) if work.url else (text, "", "")
    return [Piece(before), *([Piece(address, address), Piece(after)] if address else [])]
