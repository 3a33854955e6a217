"""The tray's page, and what its buttons do."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from cases.choosing import SLUG
from cases.comparing import tray
from cases.models import Case
from cases.templatetags.comparing_tags import tray_context

ADDED, REMOVED, EMPTIED, FULL, UNKNOWN = "added", "removed", "emptied", "full", "unknown"


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def tray_page(request):
    """Show what is collected, or change it; a change leads back to where the button stood, or to htmx the tray alone."""
    if request.method == "POST":
        return _answer(request, _change(request))
    if request.htmx:
        return _fragment(request, "")
    slugs = tray.slugs_of(request.session)
    found = {case.slug: case for case in Case.objects.published().for_cards().filter(slug__in=slugs)} if slugs else {}
    cases = [found[slug] for slug in slugs if slug in found]
    if len(cases) < len(slugs):
        tray.keep(request.session, found)
    context = {
        "cases": cases,
        "dropped": len(slugs) - len(cases),
        "message": outcome_words(request.GET.get("outcome", "")),
        "most": tray.MOST,
        "most_compared": tray.MOST_COMPARED,
        "most_in_brief": tray.MOST_IN_BRIEF,
    }
    return render(request, "cases/comparing/tray/page.html", context)


def _change(request):
    """Do what the button says and answer what was done."""
    if "empty" in request.POST:
        tray.keep(request.session, [])
        return EMPTIED
    if slug := request.POST.get("remove"):
        tray.keep(request.session, [other for other in tray.slugs_of(request.session) if other != slug])
        return REMOVED
    slug = request.POST.get("add", "")
    if not SLUG.fullmatch(slug) or not Case.objects.published().filter(slug=slug).exists():
        return UNKNOWN
    return ADDED if tray.add(request.session, slug) else FULL


def _answer(request, outcome):
    if request.htmx:
        return _fragment(request, outcome)
    if outcome in (FULL, UNKNOWN):
        return HttpResponseRedirect(f"{reverse('tray')}?{urlencode({'outcome': outcome})}")
    return HttpResponseRedirect(_way_back(request) + _card(request))


def _fragment(request, outcome):
    slugs = tray.slugs_of(request.session)
    context = {**tray_context(slugs), "words": outcome_words(outcome), "is_refused": outcome in (FULL, UNKNOWN)}
    return render(request, "cases/comparing/tray/_fragment.html", context)


def _way_back(request):
    """Answer the page where the button stood if it is one of ours, else the tray's own."""
    for address in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        if url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
            return address
    return reverse("tray")


def _card(request):
    """Answer the fragment that leads to the card whose button was pressed: a list begins at its top otherwise."""
    slug = request.POST.get("add") or request.POST.get("remove", "")
    return f"#case-{slug}" if SLUG.fullmatch(slug) else ""


def outcome_words(outcome):
    """Answer what to tell the reader of *outcome*; empty for anything else."""
    words = {
        ADDED: _("Added to the comparison."),
        REMOVED: _("Removed from the comparison."),
        EMPTIED: _("The tray is empty."),
        FULL: ngettext(
            "The tray holds %(most)s case at most: remove one first.", "The tray holds %(most)s cases at most: remove one first.", tray.MOST
        )
        % {"most": tray.MOST},
        UNKNOWN: _("There is no such case: choose one from the list of cases."),
    }
    return words.get(outcome, "")
