"""What a reader asked of the options of a place: a node of the index and what counts twice."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import Indicator
from indicators.nodes.node import nearest
from reference.languages import listed

EMPHASES = {
    "link": gettext_lazy("the link"),
    "need": gettext_lazy("the need here"),
    "evidence": gettext_lazy("the evidence"),
    "likeness": gettext_lazy("the likeness"),
    "status": gettext_lazy("the status"),
}
# Without series of the place only these can be weighed.
WITHOUT_SERIES = ("link", "evidence", "status")
LONGEST = 40


class Asked(NamedTuple):
    """The Indicator *node* or None, the *emphasis* or None, and *messages* about what could not be taken."""

    node: object
    emphasis: str | None
    messages: list


def nodes_of_the_index():
    """Answer the nodes of the index below the total in their order (one query)."""
    rows = Indicator.objects.of(Indicator.MAIN_FRAMEWORK).filter(level__gt=0).select_related("framework")
    return list(rows.defer("definition_zh", "definition_en"))


def ask(parameters, nodes, is_known):
    """Answer what *parameters* (a QueryDict) ask of *nodes*; *is_known*: there are series of the place."""
    emphases = [key for key in EMPHASES if is_known or key in WITHOUT_SERIES]
    code, emphasis = parameters.get("dimension", "").strip(), parameters.get("emphasis", "").strip()
    node = {one.code: one for one in nodes}.get(code)
    messages = []
    if code and not node:
        messages.append(_unknown_node(code[:LONGEST], nodes))
    if emphasis and emphasis not in emphases:
        messages.append(
            _("“%(value)s” cannot be emphasised here and is left out; there is: %(values)s.")
            % {"value": emphasis[:LONGEST], "values": listed(emphases)}
        )
    return Asked(node, emphasis if emphasis in emphases else None, messages)


def _unknown_node(code, nodes):
    near = nearest(nodes, code)
    if near:
        words = _("There is no node “%(code)s” in the index; the nearest is %(near)s %(name)s. Choose a node below.")
        return words % {"code": code, "near": near.code, "name": near.name}
    return _("There is no node “%(code)s” in the index; write a code such as 3, 3.3 or 3.3.1, or choose a node below.") % {"code": code}
