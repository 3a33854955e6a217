"""The code that shows a page in a frame, and the links by which other sites find it."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

register = template.Library()
FORMS = ("json", "xml")


@register.inclusion_tag("_embed_code.html", takes_context=True)
def embed_code(context, embed, id="embed-code"):
    """Draw the box with the code of *embed* (``reference.frames.Embed``); *id* tells boxes on one page apart."""
    return {"embed": embed, "code": embed.code(context["request"]), "id": id}


@register.inclusion_tag("_oembed_links.html", takes_context=True)
def oembed_links(context, title):
    """Draw the links to the oEmbed description of the page at hand, with the edition that it is pinned to, for its head."""
    request = context["request"]
    edition = request.GET.get("edition", "")
    page = request.build_absolute_uri(f"{request.path}?{urlencode({'edition': edition})}" if edition else request.path)
    endpoint = request.build_absolute_uri(reverse("oembed"))
    return {"title": title, "links": [(form, f"{endpoint}?{urlencode({'url': page, 'format': form})}") for form in FORMS]}
