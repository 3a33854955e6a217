"""The parts of an option's sum in words of the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.comparing.options.points import EVIDENCE, LIKENESS, LINK, NEED, STATUS
from cases.models import Case, Fact, IndicatorLink
from indicators.figures import short_figure

LABELS = {
    LINK: gettext_lazy("Link"),
    NEED: gettext_lazy("Need here"),
    EVIDENCE: gettext_lazy("Evidence"),
    LIKENESS: gettext_lazy("Likeness"),
    STATUS: gettext_lazy("Status"),
}
NOT_IN_FORCE = {Case.Status.PLANNED, Case.Status.PROPOSED}


def why(points, option, start, asked, place, there):
    """Answer why *option* has these *points*: *place* is the reader's, *there* the case's, *asked* the node asked for."""
    return WRITERS[points.part](option, start, asked, place, there)


def _link(option, start, asked, place, there):
    words = {
        "directness": IndicatorLink.Directness(option.link.directness).label,
        "basis": IndicatorLink.Basis(option.link.basis).label,
        "node": option.link.node,
    }
    if option.is_wider:
        return _("%(directness)s, %(basis)s; to the group %(node)s, counted half") % words
    return _("%(directness)s, %(basis)s") % words


def _need(option, start, asked, place, there):
    node = asked.code if option.is_wider else option.link.node
    percentile = start.percentile(node)
    if percentile is None:
        return _("%(place)s in %(node)s: not known, counted as the middle") % {"place": place.name, "node": node}
    words = {"place": place.name, "node": node, "percentile": short_figure(round(percentile), "")}
    return _("%(place)s in %(node)s: percentile %(percentile)s") % words


def _evidence(option, start, asked, place, there):
    return Fact.Evidence(option.link.grade).label if option.link.grade else _("no figure on record")


def _likeness(option, start, asked, place, there):
    position, of = start.position(option.link.place)
    if position is None:
        return _("not measured for %(there)s, counted as the middle") % {"there": there.name}
    return _("number %(position)s of %(of)s in likeness to %(place)s") % {"position": position, "of": of, "place": place.name}


def _status(option, start, asked, place, there):
    label = Case.Status(option.link.status).label
    return _("%(status)s: not a policy in force") % {"status": label} if option.link.status in NOT_IN_FORCE else label


WRITERS = {LINK: _link, NEED: _need, EVIDENCE: _evidence, LIKENESS: _likeness, STATUS: _status}
