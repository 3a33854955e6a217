"""How a case is cited, on its page."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from cases.citing import STYLES
from cases.citing.files import FILES
from cases.citing.selecting import works_reader

register = template.Library()
# The forms of programs have a field a line.
ROWS = {"gb-t-7714": 6, "apa": 7, "bibtex": 8, "ris": 8, "csl-json": 8}


@register.inclusion_tag("cases/citing/_box.html", takes_context=True)
def cite_box(context, case):
    """Draw the box with the references to *case* in every style, and the way to those of its sources (no query)."""
    works_in = works_reader(context["request"], [case], with_sources=False)
    return {
        "references": [(style, ROWS[style.key], style.reference(works_in(style.language)[0])) for style in STYLES.values()],
        "files": [(form, reverse("case_cite", args=[case.slug, form])) for form in FILES],
        "selection": f"{reverse('cite')}?{urlencode({'case': case.slug})}",
    }
