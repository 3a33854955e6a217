"""Which cases an address names, in its order, and what is wrong with the others."""

import re
from typing import NamedTuple

from cases.models import Case

SLUG = re.compile(r"[-\w]{1,100}", re.ASCII)


class Chosen(NamedTuple):
    """*cases* to show; *left_out* are cases beyond the most that fit; *unknown* are words that name no published case."""

    cases: list
    left_out: list
    unknown: list

    @property
    def slugs(self):
        return [case.slug for case in self.cases]

    @property
    def is_whole(self):
        """Whether everything that the address names is shown."""
        return not self.left_out and not self.unknown


def choose_cases(words, most, cases):
    """Answer the Chosen of *words*, slugs in the order given and each once, at most *most* of *cases*, a queryset.

    Costs one query beside those of *cases*: what an address names is read by title first.
    """
    asked = list(dict.fromkeys(word.strip().lower() for word in words if word.strip()))
    slugs = [word for word in asked if SLUG.fullmatch(word)]
    published = Case.objects.published().filter(slug__in=slugs).only("slug", "title_zh", "title_en") if slugs else []
    titles = {case.slug: case for case in published}
    found = [slug for slug in slugs if slug in titles]
    shown = {case.slug: case for case in cases.filter(slug__in=found[:most])} if found else {}
    return Chosen(
        [shown[slug] for slug in found[:most] if slug in shown],
        [titles[slug] for slug in found[most:]],
        [word for word in asked if word not in titles],
    )
