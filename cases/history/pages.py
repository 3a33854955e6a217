"""The history of a case, and each of its versions as it read."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cases.history.versions import History, name_of
from cases.history.wording import in_words
from cases.models import Case
from reference.columns import nearest

PAGE_SIZE = 20
LONGEST = 60


def history(request, slug):
    """Show every version of a case, newest first, with what it changed; ``?fact=`` keeps to one figure."""
    case = get_object_or_404(Case.objects.select_related("jurisdiction"), slug=slug)
    asked = request.GET.get("fact", "").strip()
    found = History(case, asked)
    message = ""
    if asked and asked not in found.facts:
        message = _("No version has a fact “%(label)s”") % {"label": asked[:LONGEST]} + nearest(asked[:LONGEST], list(found.facts))
        found = History(case)
    page = Paginator(found.pairs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"case": case, "history": found, "versions": found.versions(page.object_list), "page": page, "message": message}
    return render(request, "cases/history/history.html", context)


def version(request, slug, number):
    """Show what the record of a case said in version *number*."""
    case = get_object_or_404(Case.objects.select_related("jurisdiction"), slug=slug)
    last = case.revisions.first()
    revision = case.revisions.select_related("author", "reviewer").filter(number=number).first()
    if revision is None:
        raise Http404
    context = {"case": case, "revision": revision, "last": last, "author": name_of(revision.author), "rows": in_words(revision.record)}
    return render(request, "cases/history/version.html", context)
