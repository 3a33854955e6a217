"""Which provinces a reader asked to see side by side, and what is wrong with the others of the address."""

import re
from typing import NamedTuple

from reference.models import Jurisdiction

MOST = 4
LEAST = 2
CODE = re.compile(r"[A-Z0-9-]{2,12}")


class Choice(NamedTuple):
    """*codes* of provinces to show, at most four; *left_out* provinces beyond them; *without* places that have no provincial series.

    *unknown* are words that are no place at all.
    """

    codes: list
    left_out: list
    without: list
    unknown: list

    @property
    def is_enough(self):
        return len(self.codes) >= LEAST


def choose(words, provinces):
    """Answer the Choice of *words*, codes of places in any case, each once and in the order given (a query only for other places)."""
    asked = {word.strip().upper(): word.strip() for word in words if word.strip()}
    codes = [code for code in asked if code in provinces]
    others = [code for code in asked if code not in provinces]
    possible = [code for code in others if CODE.fullmatch(code)]
    known = Jurisdiction.objects.in_bulk(possible, field_name="code") if possible else {}
    return Choice(
        codes[:MOST],
        [provinces.places[code] for code in codes[MOST:]],
        [known[code] for code in others if code in known],
        [asked[code] for code in others if code not in known],
    )
