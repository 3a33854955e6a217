"""The small line of a node, with the words that say the same."""

from django.utils.translation import gettext as _

from indicators.drawing.lines import sparkline


def sparkline_context(known, name, tone, **size):
    """Answer what ``indicators/_sparkline.html`` takes for the Points *known* of the node *name*; words alone if there are fewer than two.

    *tone* names the colour; *size* may give width, height and margin.
    """
    if len(known) < 2:
        words = _("one value only (%(year)s)") % {"year": known[0].year} if known else _("not published")
        return {"chart": None, "words": words}
    first, last = known[0], known[-1]
    names = {"first": first.text, "first_year": first.year, "last": last.text, "last_year": last.year, "name": name}
    words = _("%(name)s: %(first)s in %(first_year)s, %(last)s in %(last_year)s") % names
    if last.is_estimate:
        words = _("%(words)s (estimated by the issuer)") % {"words": words}
    years = _("%(first_year)s–%(last_year)s") % names
    return {"chart": sparkline(known, **size), "words": words, "years": years, "tone": tone}
