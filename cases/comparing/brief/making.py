"""A brief: everything that its page and its document print, in the reader's language and in one order."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.comparing.brief.charts import Charts, charts_of
from cases.comparing.brief.paragraphs import text_of
from cases.comparing.brief.pieces import Sources
from cases.comparing.brief.references import references_of
from cases.comparing.brief.table import tables_of
from cases.comparing.marks import marks
from cases.comparing.money import rates_for_comparing
from cases.dates import in_words
from reference.languages import reader_suffix


@dataclass(frozen=True)
class Brief:
    """*tables*, *texts* and *charts* are empty where the reader left them out; *address* is the page that makes this brief again."""

    language: str
    title: str
    date: str
    address: str
    has_cover: bool
    headings: list
    tables: list
    texts: list
    charts: Charts | None
    references: list


def make_brief(choice, absolute):
    """Answer the Brief of *choice* (``choosing.Choice``); *absolute* makes a whole address of a path."""
    cases, parts, sources = choice.cases, choice.parts, Sources()
    # The table converts amounts, with the rule; the paragraphs do where there is none.
    rates = rates_for_comparing() if "table" not in parts and "cases" in parts else None
    # In the order of the document, so that its sources are numbered as it cites them.
    tables = tables_of(cases, sources) if "table" in parts else []
    texts = [text_of(case, absolute(case.get_absolute_url()), sources, rates) for case in cases] if "cases" in parts else []
    charts = charts_of(cases, sources) if "charts" in parts else None
    return Brief(
        language=reader_suffix(),
        title=choice.title or usual_title(cases),
        date=in_words(timezone.localdate(), "day"),
        address=absolute(choice.address),
        has_cover="cover" in parts,
        headings=[(case.title, absolute(case.get_absolute_url())) for case in cases],
        tables=tables,
        texts=texts,
        charts=charts,
        references=references_of(sources),
    )


def usual_title(cases):
    """Answer the title of a brief whose reader gave none: the case itself, or the places compared."""
    if len(cases) == 1:
        return cases[0].title
    places = marks()["between"].join(dict.fromkeys(case.jurisdiction.name for case in cases))
    return _("Policies compared: %(places)s") % {"places": places}
