"""Does a long work and shows how far it is: a page that grows line by line, without any script.

When the connection is closed the work is closed too, so that its transaction writes nothing.
"""

import logging
from typing import NamedTuple

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

TEMPLATE = "admin/cases/import/progress.html"
PLACE = "<!-- lines -->"
logger = logging.getLogger(__name__)


class End(NamedTuple):
    """How a work ended: in *words*, with an *address* to go on to, *details* one a line, and whether it *failed*."""

    words: str
    address: str
    link: str
    details: list = []
    failed: bool = False


def growing_page(request, title, context, work, end):
    """Answer a page that grows while *work* is done; ``end(work)`` does it, yields its Steps and returns the End."""
    page = render_to_string(TEMPLATE, {**context, "title": title}, request)
    before, _place, after = page.partition(PLACE)
    response = StreamingHttpResponse(_lines(before, after, end(work), translation.get_language()))
    response["X-Accel-Buffering"] = "no"  # a server in front passes every line on at once
    response["Cache-Control"] = "no-store"
    return response


def _lines(before, after, work, language):
    with translation.override(language):
        yield before
        try:
            while True:
                try:
                    step = next(work)
                except StopIteration as finish:
                    yield _last(finish.value)
                    break
                yield format_html("<li>{}</li>\n", str(step))
        except Exception:
            logger.exception("the work behind a growing page failed")
            words = _("Something went wrong and nothing was written. Try again; if it happens again, tell the administrator.")
            yield format_html('<li class="import-end import-failed">{}</li>\n', words)
        finally:
            work.close()
        yield after


def _last(end):
    details = format_html_join("", "<li>{}</li>", ((conditional_escape(line),) for line in end.details))
    return format_html(
        '<li class="import-end{}"><strong>{}</strong>{} <a class="button" href="{}">{}</a></li>\n',
        " import-failed" if end.failed else "",
        end.words,
        format_html("<ul>{}</ul>", details) if end.details else mark_safe(""),
        end.address,
        end.link,
    )
