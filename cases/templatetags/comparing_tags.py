"""What templates of comparisons ask: the tray of collected cases, its buttons, grades of evidence."""

from django import template
from django.urls import reverse

from cases.comparing import tray
from cases.comparing.marks import marks
from cases.models import Fact

register = template.Library()


@register.filter
def grade_step(grade):
    """Answer 1 (announced) to 5 (evaluated with a comparison group) for a grade of evidence."""
    return Fact.Evidence.values.index(grade) + 1


@register.simple_tag
def word_space():
    """The space after a mark such as a colon; Chinese marks bring their own."""
    return marks()["space"]


@register.simple_tag
def bracketed(words):
    """Answer *words* in the brackets of the language, with the space before them."""
    return f"{marks()['open']}{words}{marks()['close']}"


@register.inclusion_tag("cases/comparing/tray/_button.html", takes_context=True)
def collect_button(context, case):
    """The button that puts *case* into the tray, or takes it out again."""
    request = context.get("request")
    collecting(context)
    return {"case": case, "is_collected": case.slug in _slugs(request), "shows": request is not None}


@register.simple_tag(takes_context=True)
def collecting(context):
    """Say that this page has, or may get, buttons of the tray: its form stands at the foot."""
    if context.get("request"):
        context["request"].collects = True
    return ""


@register.inclusion_tag("cases/comparing/tray/_tray.html", takes_context=True)
def tray_at_foot(context):
    """The tray at the foot of a page but its own and, where its buttons stand, the form that they send."""
    request = context.get("request")
    slugs = _slugs(request)
    is_needed = bool(slugs) or getattr(request, "collects", False)
    return {"request": request, "has_form": is_needed and not _is_its_own_page(request), **tray_context(slugs)}


def _is_its_own_page(request):
    return request.resolver_match is not None and request.resolver_match.url_name == "tray"


def tray_context(slugs):
    """Answer what the tray shows of *slugs*: their number and where they lead."""
    return {
        "slugs": slugs,
        "compare": tray.compare_address(slugs) if len(slugs) <= tray.MOST_COMPARED else reverse("tray"),
        "brief": tray.address_with("brief", slugs) if 0 < len(slugs) <= tray.MOST_IN_BRIEF else "",
    }


def _slugs(request):
    """Answer what is collected; what has no session (an error page, a test) has collected nothing."""
    session = getattr(request, "session", None)
    return [] if session is None else tray.slugs_of(session)
