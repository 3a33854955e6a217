"""Many made-up cases beside the real ones: their places, concepts and words, mixed by chance.

Values are as uneven as in life (a few places and concepts have most cases); texts are sentences of real cases, in both languages.
"""

import random
import re
from collections import defaultdict
from datetime import date
from itertools import accumulate

from cases.models import Case, Citation, Fact, IndicatorLink, Participation
from indicators.models import Indicator
from programs.models import Program
from reference.models import Concept, Jurisdiction, Organisation, Source, Unit

CASES_A_BATCH = 5000
ROWS_A_QUERY = 2000
CONCEPTS = {"pathway": (1, 2), "instrument": (1, 2), "technology": (0, 2), "stage": (0, 2), "barrier": (0, 1), "target": (0, 2)}
SENTENCE = {"zh": re.compile("[^。；]{8,90}[。；]"), "en": re.compile(r"[A-Z][^.;]{20,200}[.;]")}
STATUSES = ["in_force"] * 6 + ["planned", "planned", "ended", "proposed"]
YEARS = [None, None, *range(2009, 2026)]


class Uneven:
    """Draws from *values*: the first most often, as 1, 1/2, 1/3 …"""

    def __init__(self, values, chance):
        self.values, self.chance = list(values), chance
        chance.shuffle(self.values)
        self.weights = list(accumulate(1 / (rank + 1) for rank in range(len(self.values))))

    def some(self, least, most):
        """Answer between *least* and *most* different values."""
        drawn = self.chance.choices(self.values, cum_weights=self.weights, k=self.chance.randint(least, most))
        return list(dict.fromkeys(drawn))

    def one(self):
        return self.chance.choices(self.values, cum_weights=self.weights)[0]


class Maker:
    """Draws cases and their parts; the same seed draws the same."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.places = Uneven(Jurisdiction.objects.order_by("pk"), self.chance)
        self.concepts = {scheme: Uneven(Concept.objects.of(scheme).order_by("pk"), self.chance) for scheme in CONCEPTS}
        self.programs = Uneven(Program.objects.order_by("pk"), self.chance)
        self.indicators = Uneven(Indicator.objects.linkable().order_by("pk"), self.chance)
        self.sources = Uneven(Source.objects.order_by("pk"), self.chance)
        self.organisations = Uneven(Organisation.objects.order_by("pk"), self.chance)
        self.unit = Unit.objects.get(key="CNY")
        self.sentences = _sentences()

    def make(self, first, count):
        """Write the cases from number *first* to *count* with their parts, in bulk."""
        for start in range(first, count, CASES_A_BATCH):
            batch = [self._case(number) for number in range(start, min(start + CASES_A_BATCH, count))]
            cases = Case.objects.bulk_create([case for case, _concepts in batch], batch_size=ROWS_A_QUERY)
            parts = defaultdict(list)
            for case, (_case, concepts) in zip(cases, batch, strict=True):
                self._add_parts(case, concepts, parts)
            for model, rows in parts.items():
                model.objects.bulk_create(rows, batch_size=ROWS_A_QUERY)

    def _case(self, number):
        place = self.places.one()
        concepts = [concept for scheme, (least, most) in CONCEPTS.items() for concept in self.concepts[scheme].some(least, most)]
        main = next(concept for concept in concepts if concept.scheme_id == self.concepts["instrument"].values[0].scheme_id)
        year = self.chance.choice(YEARS)
        case = Case(
            slug=f"made-up-{number}",
            stage="published",
            title_zh=f"{place.name_zh}{main.name_zh}第{number}号",
            title_en=f"{place.name_en}: {main.name_en}, number {number}",
            summary_zh=self._text("zh", 2),
            summary_en=self._text("en", 2),
            how_zh=self._text("zh", 3),
            how_en=self._text("en", 3),
            jurisdiction=place,
            level="subnational",
            status=self.chance.choice(STATUSES),
            start=date(year, 1, 1) if year else None,
            start_precision="year" if year else "",
            program=self.programs.one() if self.chance.random() < 0.2 else None,
        )
        return case, concepts

    def _text(self, language, count):
        return " ".join(self.chance.choices(self.sentences[language], k=count))

    def _add_parts(self, case, concepts, parts):
        through = Case.concepts.through
        parts[through] += [through(case=case, concept=concept) for concept in concepts]
        source = self.sources.one()
        parts[Citation].append(Citation(case=case, source=source, place="ch 1"))
        figure = {"label_zh": "资金", "label_en": "Funds", "value": 1000, "unit": self.unit, "evidence": "announced"}
        parts[Fact].append(Fact(case=case, source=source, place="ch 1", **figure))
        for indicator in self.indicators.some(1, 2):
            zh, en = self._text("zh", 1), self._text("en", 1)
            link = IndicatorLink(case=case, indicator=indicator, mechanism_zh=zh, mechanism_en=en, directness="direct", basis="curator")
            parts[IndicatorLink].append(link)
        parts[Participation].append(Participation(case=case, organisation=self.organisations.one(), role="lead"))


def _sentences():
    """Answer the sentences of the real cases, by language."""
    found = {"zh": [], "en": []}
    for case in Case.objects.order_by("slug"):
        for language, pattern in SENTENCE.items():
            found[language] += pattern.findall(f"{getattr(case, f'summary_{language}')} {getattr(case, f'how_{language}')}")
    return found
