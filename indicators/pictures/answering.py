"""A picture as an answer to a request: SVG or PNG under a readable name, kept by caches for a while."""

from hashlib import sha256

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

from indicators.pictures.composing import png_file, svg_file
from reference.languages import reader_suffix

TYPES = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
HOUR = 3600


def picture_response(request, picture, form, name):
    """Answer *picture* in *form* (``svg`` or ``png``, else 404); saved, it is called *name* with the reader's language behind it."""
    if form not in TYPES:
        raise Http404
    svg = svg_file(picture)
    etag = f'"{sha256(f"{form} {svg}".encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag) or HttpResponse(png_file(svg) if form == "png" else svg, content_type=TYPES[form])
    response["ETag"] = etag
    response["Content-Disposition"] = f'inline; filename="{name}-{reader_suffix()}.{form}"'
    patch_cache_control(response, public=True, max_age=HOUR)
    return response
