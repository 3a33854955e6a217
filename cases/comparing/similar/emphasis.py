"""What a reader wants to count more or less, read from an address and written into one."""

from dataclasses import dataclass, field

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.comparing.similar.scoring import USUAL
from reference.columns import nearest
from reference.languages import listed

PREFIX = "e-"
STEPS = {"0": 0, "0.5": 0.5, "1": 1, "2": 2, "3": 3}
STEP_LABELS = {
    "0": gettext_lazy("not at all"),
    "0.5": gettext_lazy("half"),
    "1": gettext_lazy("as usual"),
    "2": gettext_lazy("double"),
    "3": gettext_lazy("three times"),
}
PART_LABELS = {
    "instrument": gettext_lazy("Instruments"),
    "mode": gettext_lazy("Mode of organisation"),
    "text": gettext_lazy("Words of the texts"),
    "technology": gettext_lazy("Technologies"),
    "barrier": gettext_lazy("Problems"),
    "stage": gettext_lazy("Stages of the innovation chain"),
    "target": gettext_lazy("Target groups"),
    "indicator": gettext_lazy("Links to the index"),
    "money": gettext_lazy("Scale of money"),
    "jurisdiction": gettext_lazy("Kind of place"),
}
LONGEST = 40


@dataclass(frozen=True)
class Emphasis:
    """*values* maps parts to their factor where it is not the usual 1; *problems* maps parameters to what is wrong with them."""

    values: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)

    def get(self, part, usual=1):
        return self.values.get(part, usual)

    @property
    def parameters(self):
        """The parameters of the shortest address that says the same, as ``[(name, value)]``."""
        words = {value: word for word, value in STEPS.items()}
        return [(PREFIX + part, words[self.values[part]]) for part in USUAL if part in self.values]

    @property
    def query(self):
        return urlencode(self.parameters)


USUAL_EMPHASIS = Emphasis()


def read_emphasis(query):
    """Answer the Emphasis that *query* (a mapping of text) asks for; what cannot be understood counts as usual and is a problem."""
    values, problems = {}, {}
    for name in sorted(name for name in query if name.startswith(PREFIX)):
        part, word = name.removeprefix(PREFIX), query[name].strip()
        if part not in USUAL:
            problems[name[:LONGEST]] = _unknown_part(part)
        elif word not in STEPS:
            problems[name] = _unknown_step(part, word)
        elif STEPS[word] != 1:
            values[part] = STEPS[word]
    if not any(values.get(part, 1) for part in USUAL):
        return Emphasis(problems={**problems, PREFIX: _("At least one part must count; all are taken as usual.")})
    return Emphasis(values, problems)


def _unknown_part(part):
    return _("There is no part “%(part)s” of the likeness%(nearest)s") % {"part": part[:LONGEST], "nearest": nearest(part[:LONGEST], USUAL)}


def _unknown_step(part, word):
    words = _("“%(value)s” is not understood for “%(part)s”, which counts as usual: write one of %(steps)s.")
    return words % {"value": word[:LONGEST], "part": PART_LABELS[part], "steps": listed(STEPS)}
