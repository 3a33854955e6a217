"""The page and the files of references to cases."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from cases.choosing import choose_cases
from cases.citing.files import FILES, write_file
from cases.citing.selecting import works_reader
from cases.citing.styles import STYLES
from cases.models import Case
from reference.languages import reader_suffix

MOST = 20
FIRST = "gb-t-7714"
ONLY_CASES = "cases"


def case_file(request, slug, form):
    """The reference to one published case and those of its sources as a file; a removed case has a page that says so."""
    case = get_object_or_404(Case.objects.for_citing(), slug=slug)
    if case.stage == Case.Stage.RETIRED:
        return redirect(case)
    return _file(form, case.slug, works_reader(request, [case]))


def cite(request):
    """The references to the cases that the address names, with those of their sources, in one style at a time."""
    chosen = _chosen(request)
    asked = request.GET.get("style", FIRST)
    style = STYLES.get(asked, STYLES[FIRST])
    only = ONLY_CASES if request.GET.get("only") == ONLY_CASES else ""
    works = works_reader(request, chosen.cases, with_sources=not only)(style.language)
    context = {
        "chosen": chosen,
        "most": MOST,
        "styles": [(other, _address("cite", chosen, style=other.key, only=only), other is style) for other in STYLES.values()],
        "style": style,
        "unknown_style": "" if asked in STYLES else asked,
        "text": style.write(works),
        "number": len(works),
        "only": only,
        "narrower": _address("cite", chosen, style=style.key, only=ONLY_CASES),
        "wider": _address("cite", chosen, style=style.key),
        "files": [(form, _file_address(form, chosen, only)) for form in FILES],
    }
    return render(request, "cases/citing/page.html", context)


def cite_file(request, form):
    """The same references as a file; an address that names other than cases leads to the page, which says what is wrong."""
    chosen = _chosen(request)
    if not chosen.cases or not chosen.is_whole:
        return redirect(f"{reverse('cite')}?{request.GET.urlencode()}")
    return _file(form, "cases", works_reader(request, chosen.cases, with_sources=request.GET.get("only") != ONLY_CASES))


def _chosen(request):
    return choose_cases(request.GET.getlist("case"), MOST, Case.objects.for_citing())


def _file(form, name, works_in):
    if form not in FILES:
        raise Http404
    response = HttpResponse(write_file(form, works_in), content_type=FILES[form].content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}-{reader_suffix()}.{form}"'
    return response


def _address(name, chosen, *arguments, **query):
    pairs = [*(("case", slug) for slug in chosen.slugs), *((key, value) for key, value in query.items() if value)]
    return f"{reverse(name, args=arguments)}?{urlencode(pairs)}"


def _file_address(form, chosen, only):
    return _address("cite_file", chosen, form, only=only)
