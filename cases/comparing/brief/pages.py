"""The page of a brief and its Word document."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode

from cases.citing.describing import LANGUAGES
from cases.comparing.brief.choosing import LONGEST_TITLE, MOST, read_choice
from cases.comparing.brief.making import make_brief
from cases.comparing.brief.word import write_document
from cases.models import Case
from reference.languages import reader_suffix

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def brief(request):
    """Show what the brief of the cases that the address names will hold, and the form for its title and parts."""
    choice = _choice(request)
    context = {
        "choice": choice,
        "most": MOST,
        "longest": LONGEST_TITLE,
        "brief": make_brief(choice, request.build_absolute_uri) if choice.cases else None,
        "without": [(case, choice.query_of([slug for slug in choice.chosen.slugs if slug != case.slug])) for case in choice.cases],
        "documents": [(language, _document_address(language)) for language in _languages()],
        "cite": f"{reverse('cite')}?{urlencode({'case': choice.chosen.slugs}, doseq=True)}",
    }
    return render(request, "cases/comparing/brief/page.html", context)


def document(request):
    """The brief as a Word document; an address that cannot be followed to the letter leads to the page, which says why."""
    choice = _choice(request)
    if not choice.is_whole:
        query = request.GET.copy()
        # Long enough to be too long: an address has a length of its own.
        query["title"] = query.get("title", "")[: LONGEST_TITLE + 1]
        return redirect(f"{reverse('brief')}?{query.urlencode()}")
    response = HttpResponse(write_document(make_brief(choice, request.build_absolute_uri)), content_type=WORD)
    name = f"policy-brief-{timezone.localdate().isoformat()}-{reader_suffix()}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _choice(request):
    return read_choice(request.GET, Case.objects.for_comparison())


def _languages():
    """Answer the languages of the site, the reader's first."""
    return sorted(LANGUAGES.values(), key=lambda language: language != LANGUAGES[reader_suffix()])


def _document_address(language):
    """Answer the path of the document in *language*; the form adds what it is to hold."""
    with translation.override(language):
        return reverse("brief_document")
