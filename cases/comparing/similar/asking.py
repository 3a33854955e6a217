"""What a reader asked of the neighbours of a case: where they may be, and what counts more."""

from typing import NamedTuple

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.comparing.similar.emphasis import PART_LABELS, PREFIX, STEP_LABELS, STEPS, Emphasis, read_emphasis
from cases.comparing.similar.scoring import USUAL, most
from reference.columns import nearest
from reference.languages import listed

WHERE_LABELS = {
    "elsewhere": gettext_lazy("in other places"),
    "country": gettext_lazy("in the same country"),
    "abroad": gettext_lazy("abroad"),
}
LONGEST = 40


class Slider(NamedTuple):
    """A part in the form: its name, its label, the points that it may give now, and its steps as ``(value, label, is chosen)``."""

    name: str
    label: str
    most: float
    steps: list


class Asked(NamedTuple):
    """*where* (a key of ``WHERE_LABELS``) and the Emphasis; *messages* say what could not be understood."""

    where: str
    emphasis: Emphasis
    messages: list

    @property
    def query(self):
        """The shortest query string that asks the same."""
        return self.query_for(self.where)

    def query_for(self, where):
        return urlencode(([] if where == "elsewhere" else [("where", where)]) + self.emphasis.parameters)

    def places(self):
        """Answer ``[(key, label, query string)]`` of where cases may be."""
        return [(key, label, self.query_for(key)) for key, label in WHERE_LABELS.items()]

    def sliders(self):
        """Answer the Sliders of the form."""
        points = most(self.emphasis)
        return [Slider(PREFIX + part, PART_LABELS[part], points[part], list(self._steps(part))) for part in USUAL]

    def _steps(self, part):
        for word, value in STEPS.items():
            yield word, STEP_LABELS[word], value == self.emphasis.get(part)


def ask(parameters):
    """Answer what *parameters* (a QueryDict) ask."""
    where = parameters.get("where", "elsewhere")
    emphasis = read_emphasis(parameters)
    messages = list(emphasis.problems.values())
    if where not in WHERE_LABELS:
        words = _("“%(value)s” is no choice of places%(nearest)s")
        messages.append(words % {"value": where[:LONGEST], "nearest": nearest(where[:LONGEST], WHERE_LABELS)})
        where = "elsewhere"
    if unknown := sorted(name for name in parameters if name != "where" and not name.startswith(PREFIX)):
        messages.append(_("Not understood and left out: %(names)s.") % {"names": listed(name[:LONGEST] for name in unknown[:5])})
    return Asked(where, emphasis, messages)
