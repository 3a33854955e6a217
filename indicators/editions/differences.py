"""What differs between two snapshots, and whether results of the two can be compared."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

# Parts of a snapshot that stand once; where one of the first three differs, nothing can be compared.
DECISIVE = ("framework", "method", "rule")
RULES = (*DECISIVE, "framework_edition")
PLACE = ("code", "year")


class Change(NamedTuple):
    """One thing that differs: *before* and *after* are as in the snapshots, None where it stands in one of them only."""

    code: str
    year: int | None
    before: object
    after: object


@dataclass(frozen=True)
class Differences:
    """All that differs between an older and a newer snapshot.

    ``rules`` are Changes of what stands once, with its name as code (method, rule for missing values, framework); ``base_year`` is one
    or None. ``nodes`` were added, removed or hang elsewhere (what they hang under, nothing for the root); ``weights`` and ``directions``
    are those of nodes that stand in both. Of the values some were ``revised``, ``added`` or ``removed``, and some ``restated``: the same
    number with another status or seen elsewhere. ``scores`` are the published ones. Of these last two a Change has all that is known.
    """

    rules: list
    base_year: Change | None
    nodes: list
    weights: list
    directions: list
    revised: list
    added: list
    removed: list
    restated: list
    scores: list

    @property
    def all(self):
        """Answer ``[(name of the part, Change)]`` of everything, in the order in which it matters."""
        once = [("base_year", self.base_year)] if self.base_year else []
        parts = ("nodes", "directions", "weights", "revised", "added", "removed", "restated", "scores")
        return [("rules", change) for change in self.rules] + once + [(part, change) for part in parts for change in getattr(self, part)]

    @property
    def counts(self):
        """Answer how many differ, by the name of the part."""
        counts = {}
        for part, _change in self.all:
            counts[part] = counts.get(part, 0) + 1
        return counts


class Comparability(models.TextChoices):
    SAME = "same", gettext_lazy("The numbers are the same.")
    COMPARABLE = "comparable", gettext_lazy("Results of the two can be compared.")
    REBASE = "rebase", gettext_lazy("Results of the two can be compared after rebasing.")
    NOT = "not", gettext_lazy("Results of the two cannot be compared.")


class Verdict(NamedTuple):
    """Whether two editions can be compared, with the reasons in sentences of the reader's language."""

    kind: Comparability
    reasons: list

    @property
    def is_comparable(self):
        return self.kind != Comparability.NOT

    @property
    def sentence(self):
        return self.kind.label


def differences(older, newer):
    """Answer the Differences from the snapshot *older* to the snapshot *newer*."""
    once = [Change(name, None, older.get(name), newer.get(name)) for name in RULES if older.get(name) != newer.get(name)]
    base_year = Change("base_year", None, older["base_year"], newer["base_year"])
    nodes = _pairs(older["nodes"], newer["nodes"], ("code",))
    values = _pairs(older["values"], newer["values"], PLACE)
    both = [(place, before, after) for place, before, after in values if before and after]
    return Differences(
        once,
        base_year if base_year.before != base_year.after else None,
        _changes(nodes, "parent"),
        _changes([pair for pair in nodes if all(pair[1:])], "weight"),
        _changes([pair for pair in nodes if all(pair[1:])], "direction"),
        _changes(both, "value"),
        _changes([pair for pair in values if not pair[1]], "value"),
        _changes([pair for pair in values if not pair[2]], "value"),
        [Change(*place, before, after) for place, before, after in both if before != after and before["value"] == after["value"]],
        [Change(*place, before, after) for place, before, after in _pairs(older["scores"], newer["scores"], PLACE) if before != after],
    )


def _pairs(older, newer, names):
    """Answer ``(place, before, after)`` of what stands in both lists of dicts or in one, by what they have under *names*."""
    before, after = ({tuple(one[name] for name in names): one for one in part} for part in (older, newer))
    return [(place, before.get(place), after.get(place)) for place in sorted(before.keys() | after.keys())]


def _changes(pairs, name):
    """Answer the Changes of what *pairs* have under *name*, where that differs or stands in one of the two only."""
    found = [(place, *(one and (one[name] or "") for one in both)) for place, *both in pairs]
    return [Change(place[0], place[1] if len(place) > 1 else None, before, after) for place, before, after in found if before != after]


def are_comparable(found):
    """Answer the Verdict on two editions that have the Differences *found*."""
    against = [_rule_reason(change) for change in found.rules if change.code in DECISIVE] + list(_tree_reasons(found))
    others = [_rule_reason(change) for change in found.rules if change.code not in DECISIVE]
    reasons = [*against, *others, *_base_reasons(found), *_value_reasons(found)]
    if against:
        return Verdict(Comparability.NOT, reasons)
    if found.base_year:
        return Verdict(Comparability.REBASE, reasons)
    return Verdict(Comparability.COMPARABLE if reasons else Comparability.SAME, reasons)


def _rule_reason(change):
    names = {
        "framework": _("The frameworks differ: “%(before)s” and “%(after)s”."),
        "framework_edition": _("The editions of the framework differ: “%(before)s” and “%(after)s”."),
        "method": _("The methods differ: “%(before)s” and “%(after)s”."),
        "rule": _("What stands in for missing values differs: “%(before)s” and “%(after)s”."),
    }
    return names[change.code] % {"before": change.before, "after": change.after}


def _tree_reasons(found):
    if number := len(found.nodes):
        words = ngettext("%(number)d node was added, removed or moved.", "%(number)d nodes were added, removed or moved.", number)
        yield words % {"number": number}
    if number := len(found.directions):
        words = ngettext("Of %(number)d node the better direction differs.", "Of %(number)d nodes the better direction differs.", number)
        yield words % {"number": number}
    if number := len(found.weights):
        words = ngettext("The weight of %(number)d node differs.", "The weights of %(number)d nodes differ.", number)
        yield words % {"number": number}


def _base_reasons(found):
    if found.base_year:
        words = _("The base years differ, %(before)d and %(after)d: divide each series by its value in a year that both have.")
        yield words % {"before": found.base_year.before, "after": found.base_year.after}


def _value_reasons(found):
    if number := len(found.revised):
        yield ngettext("%(number)d value was revised.", "%(number)d values were revised.", number) % {"number": number}
    if number := len(found.added):
        yield ngettext("%(number)d value was added.", "%(number)d values were added.", number) % {"number": number}
    if number := len(found.removed):
        yield ngettext("%(number)d value was removed.", "%(number)d values were removed.", number) % {"number": number}
    if number := len(found.restated):
        words = ngettext(
            "%(number)d value stayed the same with another status or source.",
            "%(number)d values stayed the same with another status or source.",
            number,
        )
        yield words % {"number": number}
    if number := len(found.scores):
        yield ngettext("%(number)d published score differs.", "%(number)d published scores differ.", number) % {"number": number}
