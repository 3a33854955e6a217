"""How well the search and the likeness of cases do against what was judged from the documents (tests/cases/comparing/judged).

    python -m benchmarks.retrieval                    loads the content into SQLite in a temporary directory
    python -m benchmarks.retrieval --database-url …   a database with the content loaded

nDCG takes grades 0 to 3 as gains of 2^grade - 1; what is not judged counts as 0. Recall is the share of the judged cases, of at most
ten, among the first ten. A pair counts as near when each of its cases is among the first ten of the other, in other places.
"""

import argparse
import math
import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

FIRST = 10


class Judged(NamedTuple):
    """A question with the slugs that it found first, and how good they are."""

    question: dict
    found: list

    @property
    def ndcg(self):
        relevant = self.question["relevant"]
        ideal = sorted(relevant.values(), reverse=True)[:FIRST]
        return _gain([relevant.get(slug, 0) for slug in self.found]) / _gain(ideal)

    @property
    def recall(self):
        relevant = self.question["relevant"]
        return len(relevant.keys() & set(self.found)) / min(len(relevant), FIRST)

    @property
    def is_first(self):
        """Tell whether the first case is a best one."""
        return self.question["relevant"].get(next(iter(self.found), ""), 0) == max(self.question["relevant"].values())


class Pair(NamedTuple):
    """A judged pair, and at which places each case has the other among its neighbours (None: not among the first ten)."""

    judged: dict
    places: tuple

    @property
    def is_near(self):
        return None not in self.places


def search(questions):
    """Answer what the search finds for the judged *questions*."""
    from cases.finding import Question, find
    from cases.models import Case

    slugs = dict(Case.objects.published().values_list("pk", "slug"))
    return [Judged(asked, [slugs[pk] for pk in find(Question(asked["query"])).ids[:FIRST].tolist()]) for asked in questions]


def compare(pairs):
    """Answer at which places the cases of judged *pairs* are neighbours."""
    from cases.comparing.similar import neighbours
    from cases.models import Case

    cases = Case.objects.in_bulk({slug for pair in pairs for slug in pair["cases"]}, field_name="slug")
    near = {slug: [neighbour.case.slug for neighbour in neighbours(case, limit=FIRST)] for slug, case in cases.items()}
    return [Pair(pair, tuple(_place(near[one], other) for one, other in (pair["cases"], pair["cases"][::-1]))) for pair in pairs]


def share_near(pairs, comparable):
    """Answer the share of the *comparable* (or of the other) pairs that are near."""
    return fmean(pair.is_near for pair in pairs if pair.judged["comparable"] == comparable)


def _gain(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def _place(slugs, slug):
    return slugs.index(slug) + 1 if slug in slugs else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database-url", default="", help="a database with the content; else SQLite in a temporary directory")
    parser.add_argument("--all", action="store_true", help="every question and pair, not only those that miss")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as folder:
        os.environ["DATABASE_URL"] = options.database_url or f"sqlite:///{Path(folder) / 'atlas.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        import django
        from django.core.management import call_command

        django.setup()
        if not options.database_url:
            call_command("migrate", verbosity=0)
            call_command("load", verbosity=0)
        _report(options.all)


def _report(every):
    from tests.cases.comparing.judged import pairs, questions

    found, compared = search(questions()), compare(pairs())
    for judged in found:
        if every or judged.ndcg < 0.85:
            _say(f"{judged.ndcg:.2f}  {judged.question['query']}: {', '.join(judged.found) or 'nothing'}")
    for pair in compared:
        if every or pair.is_near != pair.judged["comparable"]:
            what = "comparable" if pair.judged["comparable"] else "a look-alike"
            _say(f"{pair.judged['cases'][0]} and {pair.judged['cases'][1]}, {what}: at {pair.places[0]} and {pair.places[1]}")
    _summary(found, compared)


def _summary(found, compared):
    kinds = defaultdict(list)
    for judged in found:
        kinds[judged.question["kind"]].append(judged)
        kinds["all"].append(judged)
    _say(f"\n{'questions':12}{'number':>8}{'nDCG@10':>10}{'recall@10':>11}{'best first':>12}")
    for kind, some in kinds.items():
        means = [fmean(getattr(judged, name) for judged in some) for name in ("ndcg", "recall", "is_first")]
        _say(f"{kind:12}{len(some):>8}{means[0]:>10.3f}{means[1]:>11.3f}{means[2]:>12.0%}")
    for comparable, words in ((True, "comparable pairs"), (False, "look-alikes")):
        some = [pair for pair in compared if pair.judged["comparable"] == comparable]
        either = fmean(any(pair.places) for pair in some)
        _say(f"{words}: {len(some)}, within each other's first ten {share_near(compared, comparable):.0%}, in one of the two {either:.0%}")


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
