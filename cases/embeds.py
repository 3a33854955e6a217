"""The frame of a case for other sites."""

from http import HTTPStatus

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.citing import number_sources
from cases.models import Case
from reference.frames import Embed, frameable, render_frame


def case_embed(case):
    """Answer the Embed of *case*."""
    return Embed(reverse("embed_case", args=[case.slug]), case.title, 480, 540)


@frameable
def case(request, slug):
    """What a published case is, in short; a retired one is gone with words that say so."""
    case = get_object_or_404(Case.objects.for_frame(), slug=slug)
    context = {"case": case, "page": case.get_absolute_url(), "attributions": _attributions(case)}
    if case.stage == Case.Stage.RETIRED:
        return render_frame(request, "embed/gone.html", context, status=HTTPStatus.GONE)
    return render_frame(request, "embed/case.html", context)


def _attributions(case):
    """Answer how the sources of *case* ask to be named, each once, in the order of the numbers on its page."""
    sources = [entry.source for entry in number_sources(case)]
    words = (source.attribution or _("Source: %(issuer)s") % {"issuer": source.issuer} for source in sources)
    return list(dict.fromkeys(words))
