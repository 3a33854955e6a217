"""oEmbed (oembed.com, version 1.0): what frame shows a page of the atlas, for sites that ask before they embed."""

from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.embeds import case_embed
from cases.models import Case
from indicators.editions import edition_named
from indicators.models import Indicator
from indicators.structure import ROOT
from indicators.views.embeds import node_embed

DAY = 86_400
SIZES = ("maxwidth", "maxheight")


class Refused(Exception):
    """A request that cannot be answered; *status* is that of HTTP."""

    def __init__(self, words, status):
        super().__init__(words)
        self.status = status


@require_safe
def oembed(request):
    """Answer the description of ``?url=`` as JSON or XML, no larger than ``maxwidth`` and ``maxheight``; the address is never fetched."""
    try:
        response = _answer(request)
        patch_cache_control(response, public=True, max_age=DAY)
    except Refused as refused:
        response = HttpResponse(f"{refused}\n", status=refused.status, content_type="text/plain; charset=utf-8")
    # Everything here is public, so scripts of other sites may ask too.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _answer(request):
    form = request.GET.get("format") or "json"
    if form not in WRITERS:
        raise Refused(_("There is no format “%(form)s”: ask for json or xml.") % {"form": form[:40]}, HTTPStatus.NOT_IMPLEMENTED)
    width, height = (_size(request, name) for name in SIZES)
    language, embed, author = asked_for(request)
    with translation.override(language):
        return WRITERS[form](description(request, embed.within(width, height), author))


def _size(request, name):
    """Answer the largest size in pixels that *name* allows, None where it is not asked for."""
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and int(text[:9]) > 0):
        raise Refused(_("%(name)s is a whole number of pixels, such as 480.") % {"name": name}, HTTPStatus.BAD_REQUEST)
    return int(text[:9])


def asked_for(request):
    """Answer language, Embed and author of the page that ``?url=`` names; Refused where it is missing or is no page of this host."""
    url = request.GET.get("url", "")
    if not url:
        raise Refused(_("Name the page: ?url= and the address of the index, of an indicator or of a case here."), HTTPStatus.BAD_REQUEST)
    nothing = Refused(_("This address is not the index, an indicator or a case of this site."), HTTPStatus.NOT_FOUND)
    try:
        parts = urlsplit(url)
        language = translation.get_language_from_path(parts.path)
        if parts.scheme not in ("http", "https") or parts.netloc.lower() != request.get_host().lower() or language is None:
            raise nothing
        with translation.override(language):
            match = resolve(parts.path)
            return language, *EMBEDS[match.url_name](parse_qs(parts.query), **match.kwargs)
    except (ValueError, KeyError, Resolver404, Http404) as error:
        raise nothing from error


def _node(query, code=ROOT):
    nodes = Indicator.objects.of(Indicator.MAIN_FRAMEWORK).select_related("framework__source")
    node = get_object_or_404(nodes, code=code)
    edition = edition_named(query.get("edition", [""])[0])
    return node_embed(node, edition.key if edition else ""), node.framework.source.issuer


def _case(query, slug):
    return case_embed(get_object_or_404(Case.objects.published(), slug=slug)), _("Fusion Policy Atlas")


EMBEDS = {"index": _node, "indicator": _node, "case": _case}


def description(request, embed, author):
    """Answer what oEmbed tells of *embed*, made by *author*, in the active language."""
    return {
        "type": "rich",
        "version": "1.0",
        "title": embed.title,
        "author_name": author,
        "provider_name": _("Fusion Policy Atlas"),
        "provider_url": request.build_absolute_uri(reverse("home")),
        "cache_age": DAY,
        "html": embed.code(request),
        "width": embed.width,
        "height": embed.height,
    }


def _json(told):
    return JsonResponse(told)


def _xml(told):
    root = ElementTree.Element("oembed")
    for name, value in told.items():
        ElementTree.SubElement(root, name).text = str(value)
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(text, content_type="text/xml; charset=utf-8")


WRITERS = {"json": _json, "xml": _xml}
