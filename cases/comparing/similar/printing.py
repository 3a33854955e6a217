"""Neighbours as a page prints them: the bar of the score, its parts with what both cases have, links."""

from typing import NamedTuple

from cases.comparing.similar.emphasis import PART_LABELS
from cases.comparing.similar.nearest import Neighbour
from cases.comparing.similar.scoring import most
from cases.comparing.tray import compare_address
from cases.finding import phrases_carried

MOST_PHRASES = 4  # of each language
LANGUAGES = {"zh": "zh-Hans", "en": "en"}
# In which of four tones a part is drawn; its name and its points stand beside.
TONES = {"instrument": 1, "mode": 1, "text": 2, "technology": 3, "barrier": 3, "stage": 3, "target": 3}
LAST_TONE = 4


class Part(NamedTuple):
    """A part of a score: its *points* of at *most*, the Traits that both cases have in it; ``start`` is where it begins in the bar."""

    name: str
    label: str
    points: float
    most: float
    start: float
    tone: int
    traits: list


class Printed(NamedTuple):
    """A Neighbour with the Parts of its score and the address that compares it with the case at hand."""

    neighbour: Neighbour
    parts: list
    compare: str

    @property
    def phrases(self):
        """``(language, phrase)`` of the case at hand whose words the other text has too, the most telling first, in both languages."""
        for language in ("zh", "en"):
            own = [getattr(self.neighbour.own, f"{name}_{language}") for name in ("title", "summary")]
            yield from ((LANGUAGES[language], phrase) for phrase in phrases_carried(own, self.neighbour.words, MOST_PHRASES))

    @property
    def given(self):
        """The parts that gave points, the most first."""
        return sorted((part for part in self.parts if part.points), key=lambda part: -part.points)


def printed(neighbours, emphasis):
    """Answer *neighbours* as Printed, in their order."""
    points = most(emphasis)
    return [Printed(one, list(_parts(one, points)), compare_address([one.own.slug, one.case.slug])) for one in neighbours]


def _parts(neighbour, most_points):
    start = 0.0
    for name, points in neighbour.parts:
        traits = neighbour.traits.shared.get(name, [])
        yield Part(name, PART_LABELS[name], points, most_points[name], start, TONES.get(name, LAST_TONE), traits)
        start += points
