"""The five styles by the names that addresses use."""

from collections.abc import Callable
from typing import NamedTuple

from cases.citing import apa, bibtex, csl_json, gb_t_7714, ris
from cases.citing.describing import work_of_source
from cases.citing.works import Work


class Style(NamedTuple):
    """A style: its name, how it writes one Work and a list of them, and the language it wants cases in (empty: the reader's)."""

    key: str
    name: str
    reference: Callable[[Work], str]
    write: Callable[[list[Work]], str]
    language: str = ""


STYLES = {
    style.key: style
    for style in (
        Style("gb-t-7714", "GB/T 7714-2015", gb_t_7714.reference, gb_t_7714.write),
        Style("apa", "APA 7", apa.reference, apa.write, language="en"),
        Style("bibtex", "BibTeX", bibtex.reference, bibtex.write),
        Style("ris", "RIS", ris.reference, ris.write),
        Style("csl-json", "CSL-JSON", csl_json.reference, csl_json.write),
    )
}


def reference(source, style, locators=()):
    """Answer *source* in the *style* of this key, with the places cited (*locators*, such as ``ch 2, s 1``); KeyError if unknown."""
    return STYLES[style].reference(work_of_source(source, locators))
