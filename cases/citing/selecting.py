"""The works that a selection of cases stands for: the cases themselves, then what they cite, each once."""

from functools import partial

from django.utils import translation

from cases.citing.describing import LANGUAGES, work_of_case, work_of_source
from cases.citing.numbering import Numbering
from reference.languages import reader_suffix


def works_reader(request, cases, with_sources=True):
    """Answer a function that answers the Works of *cases* in a language (empty: the reader's), with their addresses on this site."""
    return partial(_works, request, cases, with_sources)


def _works(request, cases, with_sources, language=""):
    language = language or reader_suffix()
    with translation.override(LANGUAGES[language]):
        own = [work_of_case(case, request.build_absolute_uri(case.get_absolute_url()), language) for case in cases]
    return own + (_sources(cases) if with_sources else [])


def _sources(cases):
    numbering = Numbering()
    for case in cases:
        for row in (*case.citations.all(), *case.facts.all()):
            numbering.cite(row)
    return [work_of_source(entry.source, entry.locators) for entry in numbering.entries]
