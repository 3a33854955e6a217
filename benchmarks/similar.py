"""Times the neighbours of one case against a plain Python loop over all cases with the same formulas.

    python -m benchmarks.similar                      100,000 made-up cases beside the real ones, on SQLite
    python -m benchmarks.similar --cases 5000 --database-url postgres://…   an empty database of your own

Every request is for another case: its words are read from the database as they would be for a reader, and the ten closest cases
with their reasons are answered. Before anything is timed, the loop must give the same ten with the same scores.
"""

import argparse
import math
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

CHECKED = 3
SCALE = 1000  # seconds to milliseconds
LIMIT = 10


def main():
    options = _options()
    with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as folder:
        os.environ["DATABASE_URL"] = options.database_url or f"sqlite:///{Path(folder) / 'atlas.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        import django

        django.setup()
        _prepare(options)
        _report(options)


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=100_000, help="how many made-up cases")
    parser.add_argument("--database-url", default="", help="an empty database; else SQLite in a temporary directory")
    parser.add_argument("--requests", type=int, default=200, help="for how many different cases neighbours are timed")
    parser.add_argument("--looped", type=int, default=5, help="for how many of them the loop is")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def _prepare(options):
    from django.core.management import call_command
    from django.db import connection, transaction

    from benchmarks.synthetic import Maker
    from cases.finding import rebuild
    from cases.models import Case

    call_command("migrate", verbosity=0)
    if Case.objects.exists():
        sys.exit("The database has cases already: name an empty one.")
    call_command("load", verbosity=0)
    start = time.perf_counter()
    with transaction.atomic():
        Maker(options.seed).make(0, options.cases)
        rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    _say(f"{Case.objects.count():,} cases on {connection.vendor}, written and indexed in {time.perf_counter() - start:.0f} s")


def _report(options):
    from cases.models import Case

    pks = list(Case.objects.published().order_by("pk").values_list("pk", flat=True))
    cases = [Case.objects.for_neighbours().get(pk=pk) for pk in random.Random(options.seed).sample(pks, options.requests)]
    table = Table()
    for case in cases[:CHECKED]:
        _check(case, table)
    _say(f"{CHECKED} cases have the same {LIMIT} neighbours by both ways; load of the machine {os.getloadavg()[0]:.1f}")
    first = _cold(cases[0])
    ours = [_timed(_request, case) for case in cases]
    again = [_timed(_request, case) for case in cases]
    loop = [_timed(table.neighbours, case) for case in cases[: options.looped]]
    _say(f"{'':24}{'median':>10}{'p95':>10}  ms")
    for label, times in (("stored bitmaps", ours), ("the same cases again", again), ("plain loop", loop)):
        _say(f"{label:24}{statistics.median(times):>10.1f}{_p95(times):>10.1f}")
    _say(f"ratio of the medians: {statistics.median(loop) / statistics.median(ours):.0f}; of the p95: {_p95(loop) / _p95(ours):.0f}")
    _say(f"first request of a process: {first:.0f} ms")


def _request(case):
    """What a page does: the closest cases with their reasons."""
    from cases.comparing.similar import neighbours

    found = neighbours(case, limit=LIMIT)
    return [(neighbour.case_id, neighbour.score, neighbour.reason) for neighbour in found]


def _check(case, table):
    ours = [(pk, score) for pk, score, _reason in _request(case)]
    theirs = table.neighbours(case)
    if ours != theirs:
        sys.exit(f"The two answers for case {case.pk} differ:\n{ours}\n{theirs}")


class Table:
    """What every case has, as plain tuples read once before anything is timed; the loop goes over all of them."""

    def __init__(self):
        from cases.comparing.similar.features import FACETS
        from cases.finding import with_snapshot

        self.weights = with_snapshot(lambda snapshot: _weights(snapshot))
        self.places = dict(_rows("jurisdiction_id"))
        self.words, self.word_counts = _words()
        facets = with_snapshot(lambda snapshot: snapshot.facets)
        self.values = {part: _by_case(facets, names, self.weights) for part, names in FACETS.items()}
        self.totals = {part: {pk: sum(map(self.weights.get, found)) for pk, found in cases.items()} for part, cases in self.values.items()}

    def neighbours(self, case):
        """Answer ``[(pk, score)]`` of the closest in other places."""
        own = {part: frozenset(cases.get(case.pk, ())) for part, cases in self.values.items()}
        words = self._own_words(case)
        scores = []
        for pk, place in self.places.items():
            if place != case.jurisdiction_id:
                scores.append((-self._score(pk, case.pk, own, words), pk))
        return [(pk, -score / 10) for score, pk in sorted(scores)[:LIMIT] if score]

    def _own_words(self, case):
        from cases.comparing.similar.features import COMMON_WORD, TEXTS
        from cases.finding.carrying import telling_words

        cases = len(self.places)
        counts = {word: self.word_counts[word] for text in TEXTS for word in telling_words(getattr(case, text))}
        return {word: math.log(cases / count) for word, count in counts.items() if 1 < count <= COMMON_WORD * cases}

    def _score(self, pk, case, own, words):
        """The score in tenths, as the docstrings of ``scoring`` put it, one case at a time."""
        from cases.comparing.similar.scoring import APART, COMMON, ENOUGH_TEXT, FULL, LEAST, MEANS, MODE_SHARE, USUAL

        parts = {"money": 0.0}
        for part, cases in self.values.items():
            shared = sum(self.weights[value] for value in cases.get(pk, ()) if value in own[part])
            apart = self.totals[part].get(case, 0) + self.totals[part].get(pk, 0) - 2 * shared
            parts[part] = shared / (shared + COMMON + APART * max(apart, 0))
        full = ENOUGH_TEXT * (sum(words.values()) or 1)
        parts["text"] = min(sum(words.get(word, 0) for word in self.words[pk]) / full, 1)
        means = max(parts["instrument"], MODE_SHARE * parts["mode"])
        counting = LEAST + (1 - LEAST) * min(means / FULL, 1)
        return sum(round(10 * USUAL[part] * found * (1 if part in MEANS else counting)) for part, found in parts.items())


def _weights(snapshot):
    """``{(facet, value): weight}`` as the pages use them."""
    from cases.comparing.similar.features import FACETS, part_values

    return {value.name: value.weight for part in FACETS for value in part_values(part, snapshot.facets, snapshot)}


def _by_case(facets, names, weights):
    found = {}
    for facet in names:
        for value, bitmap in facets[facet].items():
            if (facet, value) in weights:
                for pk in bitmap:
                    found.setdefault(pk, []).append((facet, value))
    return found


def _words():
    """``{case: the words of its names and summary, stems without their mark}`` and how many cases have each."""
    from pyroaring import BitMap

    from cases.finding.carrying import TEXT_FIELDS
    from cases.finding.keys import with_prefix
    from cases.models import Posting

    cases = {}
    for field in TEXT_FIELDS:
        for key, bitmap in with_prefix(Posting.objects.all(), f"{field}:").values_list("key", "bitmap").iterator():
            word = key.removeprefix(f"{field}:").rstrip("~")
            cases[word] = cases.get(word, BitMap()) | BitMap.deserialize(bitmap)
    words = {}
    for word, bitmap in cases.items():
        for pk in bitmap:
            words.setdefault(pk, []).append(word)
    return words, {word: len(bitmap) for word, bitmap in cases.items()}


def _rows(*columns):
    from cases.models import Case

    return Case.objects.published().order_by("pk").values_list("pk", *columns).iterator(chunk_size=5000)


def _timed(work, *arguments):
    start = time.perf_counter()
    work(*arguments)
    return (time.perf_counter() - start) * SCALE


def _cold(case):
    from cases.finding.snapshots import SNAPSHOTS

    SNAPSHOTS.clear()
    return _timed(_request, case)


def _p95(times):
    return sorted(times)[max(round(len(times) * 0.95) - 1, 0)]


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
