"""The cases like one case: the page and its file."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation

from cases.comparing.similar.asking import ask
from cases.comparing.similar.features import BROAD, COMMON_WORD
from cases.comparing.similar.nearest import neighbours
from cases.comparing.similar.printing import printed
from cases.comparing.similar.scoring import APART, COMMON, ENOUGH_TEXT, LEAST, USUAL
from cases.models import Case
from indicators.exports import write_csv

GONE = 410
SHOWN = 15
SHOWN_HERE = 5
IN_FILE = 100
# The numbers behind the score that the page tells.
RULES = {"common": COMMON, "apart": APART, "broad": BROAD, "least": LEAST, "word": COMMON_WORD, "enough": ENOUGH_TEXT}


def similar(request, slug):
    """Show the closest cases to a published one, those of its own place apart; the address is always the shortest."""
    case = _case(slug)
    if case.stage == Case.Stage.RETIRED:
        return render(request, "cases/gone.html", {"case": case}, status=GONE)
    asked = ask(request.GET)
    if not asked.messages and request.GET.urlencode() != asked.query:
        return redirect(f"{request.path}?{asked.query}".rstrip("?"))
    here = neighbours(case, asked.emphasis, SHOWN_HERE, where="here") if asked.where != "abroad" else []
    context = {
        "case": case,
        "asked": asked,
        "rules": RULES,
        "found": printed(neighbours(case, asked.emphasis, SHOWN, asked.where), asked.emphasis),
        "here": printed(here, asked.emphasis),
    }
    return render(request, "cases/comparing/similar/similar.html", context)


def similar_csv(request, slug):
    """The closest hundred cases as CSV, with every part of their scores and the reasons in both languages."""
    case = _case(slug)
    if case.stage == Case.Stage.RETIRED:
        raise Http404
    asked = ask(request.GET)
    found = neighbours(case, asked.emphasis, IN_FILE, asked.where)
    return write_csv(enumerate(found, start=1), f"{slug}-similar.csv", COLUMNS)


def _case(slug):
    return get_object_or_404(Case.objects.for_neighbours().select_related("jurisdiction__parent"), slug=slug)


def _in_language(language):
    def reason(row):
        with translation.override(language):
            return row[1].reason

    return reason


def _points(part):
    return lambda row: dict(row[1].parts)[part]


COLUMNS = {
    "of": lambda row: row[1].own.slug,
    "position": lambda row: row[0],
    "case": lambda row: row[1].case.slug,
    "title_zh": lambda row: row[1].case.title_zh,
    "title_en": lambda row: row[1].case.title_en,
    "place": lambda row: row[1].case.jurisdiction.code,
    "place_zh": lambda row: row[1].case.jurisdiction.name_zh,
    "place_en": lambda row: row[1].case.jurisdiction.name_en,
    "status": lambda row: row[1].case.status,
    "score": lambda row: row[1].score,
    **{f"points_{part}": _points(part) for part in USUAL},
    "counting": lambda row: round(row[1].counting, 2),
    "reason_zh": _in_language("zh-hans"),
    "reason_en": _in_language("en"),
}
