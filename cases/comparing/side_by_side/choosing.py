"""Which cases an address asks to see side by side, and what is wrong with the others."""

from collections import Counter
from typing import NamedTuple

from cases.choosing import SLUG, choose_cases
from cases.models import Case

MOST = 4
LEAST = 2


class Choice(NamedTuple):
    """*cases* to show, at most four; *left_out* beyond them; *removed* are gone, *unknown* never were here; *twice* were named again."""

    cases: list
    left_out: list
    removed: list
    unknown: list
    twice: list

    @property
    def is_enough(self):
        return len(self.cases) >= LEAST

    @property
    def has_room(self):
        return len(self.cases) < MOST

    @property
    def slugs(self):
        return [case.slug for case in self.cases]

    def without(self, case):
        """Answer the slugs chosen, but for that of *case*."""
        return [slug for slug in self.slugs if slug != case.slug]


def choose(words, cases):
    """Answer the Choice of *words*, slugs in the order given; *cases* is the queryset to read those to show from.

    A draft is as unknown as a word that is no case: readers do not learn of it.
    """
    chosen = choose_cases(words, MOST, cases)
    slugs = [word for word in chosen.unknown if SLUG.fullmatch(word)]
    removed = list(Case.objects.filter(stage=Case.Stage.RETIRED, slug__in=slugs)) if slugs else []
    gone = {case.slug for case in removed}
    named = Counter(word.strip().lower() for word in words)
    return Choice(
        chosen.cases,
        chosen.left_out,
        removed,
        [word for word in chosen.unknown if word not in gone],
        [case for case in (*chosen.cases, *chosen.left_out) if named[case.slug] > 1],
    )
