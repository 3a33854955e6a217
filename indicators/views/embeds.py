"""Frames of the index, of its nodes and of its indicators for other sites, live or with the numbers of an edition."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from indicators.drawing.sparklines import sparkline_context
from indicators.editions import current_edition, edition_named, pinned
from indicators.models import Indicator
from indicators.nodes.framed import MEASURED, of_observations, of_scores, small_chart, top_nodes
from indicators.structure import ROOT
from indicators.values import main_observations
from reference.frames import DAY, Embed, frameable, render_frame

SPARKLINE = {"width": 320, "height": 72, "margin": 6}
INDEX_SIZE, NODE_SIZE = (520, 480), (400, 460)


def index_embed(edition=""):
    """Answer the Embed of the whole index, pinned to the edition with the key *edition* if there is one."""
    title = _("The fusion index, total and four dimensions")
    return Embed(_pinned_path(reverse("embed_index"), edition), title, *INDEX_SIZE, editions=reverse("editions"))


def node_embed(node, edition=""):
    """Answer the Embed of *node*: of the whole index if it is the total, else of a composite or a measured indicator."""
    if not node.level:
        return index_embed(edition)
    return Embed(_pinned_path(_address(node), edition), f"{node.code} {node.name}", *NODE_SIZE, editions=reverse("editions"))


def _address(node):
    if not node.level:
        return reverse("embed_index")
    return reverse("embed_indicator" if node.level == MEASURED else "embed_node", args=[node.code])


def _pinned_path(path, edition):
    return f"{path}?{urlencode({'edition': edition})}" if edition else path


@frameable
def index(request):
    """The headline, a small chart of total and dimensions, and their values."""
    edition = _edition(request)
    top = [framed(node) for node in _pinned(_nodes().filter(level__lt=2), edition)] if edition else top_nodes()
    if not any(node.values for node in top):
        raise Http404
    return _answer(request, edition, "embed/index.html", {"node": top[0], **small_chart(top)})


@frameable
def node(request, code):
    """A dimension or an indicator of the second level: name, latest value and course."""
    return _show(request, code)


@frameable
def indicator(request, code):
    """A measured indicator: name, latest value with its source, and course."""
    return _show(request, code)


def _show(request, code):
    edition = _edition(request)
    found = _pinned(_nodes().select_related("parent__parent").filter(code=code), edition)
    if not found:
        raise Http404
    address = _address(found[0])
    if request.path != address:
        return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)
    node = framed(found[0])
    course = sparkline_context(node.points, node.indicator.name, node.tone, **SPARKLINE)
    return _answer(request, edition, "embed/node.html", {"node": node, "above": _above(node.indicator), "course": course})


def _nodes():
    """Answer the nodes of the index with their values, and with the source for rows that only an edition has."""
    return Indicator.objects.of(Indicator.MAIN_FRAMEWORK).with_values().select_related("framework__source")


def _edition(request):
    """Answer the Edition that ``?edition=`` names, None without one or where there is none of that key."""
    key = request.GET.get("edition", "")
    return edition_named(key) if key else None


def _pinned(nodes, edition):
    """Answer *nodes* with the numbers of *edition*, or as they are without one."""
    if edition is None:
        return list(nodes)
    kept = pinned(list(nodes), edition.snapshot)
    for node in kept:
        node.framework.base_year = edition.snapshot["base_year"]
    return kept


def framed(indicator):
    """Answer *indicator*, which came through ``with_values()``, as Framed: measured values, or the scores of a composite."""
    if indicator.level == MEASURED:
        return of_observations(indicator, main_observations(indicator))
    return of_scores(indicator, indicator.scores.all())


def _answer(request, edition, template, context):
    """Answer *template* with what every frame of the index says of its node and edition; caches may keep pinned numbers longer."""
    indicator = context["node"].indicator
    page = reverse("index") if indicator.code == ROOT else indicator.get_absolute_url()
    about = {
        "indicator": indicator,
        "framework": indicator.framework,
        "page": _pinned_path(page, edition.key if edition else ""),
        "attributions": [indicator.framework.source.attribution],
        "edition": _edition_in_words(edition),
        "problem": "" if edition else _unknown_edition(request.GET.get("edition", "")),
    }
    response = render_frame(request, template, {**context, **about})
    if edition:
        patch_cache_control(response, public=True, max_age=DAY)
    return response


def _edition_in_words(edition):
    standing = current_edition(pinned=edition)
    if standing.is_outdated:
        return _("pinned to edition %(key)s; the newest is %(newest)s") % {"key": edition.key, "newest": standing.newest.key}
    return _("pinned to edition %(key)s") % {"key": edition.key} if edition else _("live, %(edition)s") % {"edition": standing.words}


def _unknown_edition(key):
    return _("There is no edition “%(key)s”; the data of today are shown.") % {"key": key[:40]} if key else ""


def _above(indicator):
    """Answer the nodes above *indicator*, the outermost first, without the total."""
    above = []
    while indicator.parent and indicator.parent.level:
        indicator = indicator.parent
        above.insert(0, indicator)
    return above
