"""Pages that other sites may show in a frame: small, the same for everybody, without cookies; and the code that shows them."""

from functools import wraps
from typing import NamedTuple

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import Http404
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt

# "*" means every address of the web; a page that somebody opens from a disk has none.
POLICY = {"frame-ancestors": ["*", "file:"], "script-src": [NONE], "connect-src": [NONE], "form-action": [NONE]}
CODE = '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" style="border:0;max-width:100%"></iframe>'
THEMES = ("light", "dark")
QUARTER_OF_AN_HOUR, DAY = 900, 86_400


class Embed(NamedTuple):
    """A page for frames: its path, what it shows in words, and the size in pixels that fits it.

    *editions* is the path of the page that lists the editions to which its numbers can be pinned, empty where there are none.
    """

    path: str
    title: str
    width: int
    height: int
    editions: str = ""

    def within(self, width=None, height=None):
        """Answer the same Embed, no larger than *width* and *height* where they are given."""
        return self._replace(width=min(self.width, width or self.width), height=min(self.height, height or self.height))

    def code(self, request):
        """Answer the HTML that shows the page on any other, with the address that *request* came to."""
        return format_html(CODE, request.build_absolute_uri(self.path), self.width, self.height, self.title)


def frameable(view):
    """Let any page show *view* in a frame, and caches keep it for a while unless the view says otherwise; 404 looks like a frame too."""

    @wraps(view)
    @xframe_options_exempt
    @csp_replace(POLICY)
    def framed(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = missing(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=QUARTER_OF_AN_HOUR)
        return response

    return framed


def render_frame(request, template, context, status=200):
    """Answer *template*, which extends ``embed/base.html``, in the theme that ``?theme=`` asks for; else the reader's own.

    *context* may have ``page`` (the page that says more), ``attributions`` (who asks to be named), ``edition`` (words) and ``problem``
    (what could not be read in the address).
    """
    theme = request.GET.get("theme", "")
    known = theme if theme in THEMES else ""
    return render(request, template, {**context, "theme": known, "unknown_theme": "" if known else theme}, status=status)


def missing(request):
    """Say in a frame that its address leads nowhere."""
    return render_frame(request, "embed/missing.html", {}, status=404)


@frameable
def nothing(request, address):
    """Answer any address of a frame that no app knows."""
    raise Http404
