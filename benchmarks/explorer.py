"""Times one request of the explorer against the same question asked by plain ORM group-bys.

    python -m benchmarks.explorer                         5,000 and 100,000 made-up cases beside the real ones, on SQLite
    python -m benchmarks.explorer --cases 5000 --database-url postgres://…   an empty database of your own

A request has two facets and one word, counts every facet and fetches a page of 20, through the filter that the page uses. Before
anything is timed, list, order and all counts must equal those of the ORM.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

CHECKED = 6
SCALE = 1000  # seconds to milliseconds
WARM = 10
PAGE = 20


def main():
    options = _options()
    with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as folder:
        os.environ["DATABASE_URL"] = options.database_url or f"sqlite:///{Path(folder) / 'atlas.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        import django

        django.setup()
        _prepare()
        made = 0
        for count in sorted(options.cases):
            _grow(made, count, options.seed)
            made = count
            _report(count, options)


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, nargs="+", default=[5_000, 100_000], help="how many made-up cases")
    parser.add_argument("--database-url", default="", help="an empty database; else SQLite in a temporary directory")
    parser.add_argument("--requests", type=int, default=200, help="how many different requests are timed")
    parser.add_argument("--orm-requests", type=int, default=12, help="how many of them the ORM answers")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def _prepare():
    from django.core.management import call_command

    from cases.models import Case

    call_command("migrate", verbosity=0)
    if Case.objects.exists():
        sys.exit("The database has cases already: name an empty one.")
    call_command("load", verbosity=0)
    _say(f"{Case.objects.published().count()} real cases loaded")


def _grow(made, count, seed):
    """Add made-up cases up to *count* and write all postings anew."""
    from django.db import connection, transaction

    from benchmarks.synthetic import Maker
    from cases.finding import rebuild

    start = time.perf_counter()
    with transaction.atomic():
        Maker(seed).make(made, count)
    written = time.perf_counter()
    with transaction.atomic():
        rebuild()
    indexed = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    _say(f"\n{count:,} made-up cases on {connection.vendor}")
    _say(f"written in {written - start:.0f} s, indexed in {indexed - written:.0f} s")


def _report(count, options):
    from benchmarks.plain_orm import Names

    questions = _questions(options)
    names = Names()
    for question in questions[:CHECKED]:
        _check(names, question)
    _say(f"{CHECKED} questions answered alike (total, page, every count); load of the machine {os.getloadavg()[0]:.1f}")
    first = _cold(questions[-1])  # from here on words are read when they are first asked for, as in life
    for question in questions[-WARM:]:
        _request(question)
    ours = [_timed(_request, question) for question in questions]
    orm = [_timed(_orm_request, names, question) for question in questions[: options.orm_requests]]
    _say(f"{'':24}{'median':>10}{'p95':>10}  ms")
    for label, times in (("stored bitmaps", ours), ("plain ORM", orm)):
        _say(f"{label:24}{statistics.median(times):>10.1f}{_p95(times):>10.1f}")
    _say(f"ratio of the medians: {statistics.median(orm) / statistics.median(ours):.0f}; of the p95: {_p95(orm) / _p95(ours):.0f}")
    _say(f"first request of a process: {first:.1f} ms; one changed case written in {_one_change():.0f} ms")


def _questions(options):
    """Draw ``(word, place, facet, value)`` that fill a page: a word of two characters from a real title, values that it leaves."""
    from cases.finding import Question, find
    from cases.models import Case

    chance = random.Random(options.seed)
    real = Case.objects.exclude(slug__startswith="made-up-").order_by("slug")
    aliases = str(list(real.values_list("aliases", "acronyms")))
    pairs = {title[at : at + 2] for title in real.values_list("title_zh", flat=True) for at in range(len(title) - 1)}
    words = sorted(word for word in pairs if all("\u4e00" <= character <= "\u9fff" for character in word) and word not in aliases)
    questions = {}
    for _attempt in range(options.requests * 10):
        if len(questions) == options.requests:
            break
        word, facet = chance.choice(words), chance.choice(("instrument", "technology", "barrier"))
        place = _fitting(find(Question(word)), "place", chance)
        value = place and _fitting(find(Question(word, {"place": [place]})), facet, chance)
        if value:
            questions[word, place, facet, value] = None
    return list(questions)


def _fitting(answer, facet, chance):
    """Answer a value by chance that leaves a full page, or None."""
    values = [value.key for value in answer.facets[facet] if value.count >= PAGE]
    return chance.choice(values) if values else None


def _request(question, sort=""):
    """What the page does: the filter, its counts, a page of cards."""
    from django.http import QueryDict

    from cases.filters import CaseFilter
    from cases.models import Case

    word, place, facet, value = question
    parameters = QueryDict(mutable=True)
    parameters.update({"q": word, "place": place, facet: value, "sort": sort})
    asked = CaseFilter(parameters, queryset=Case.objects.for_cards())
    return asked.answer, asked.qs[:PAGE]


def _orm_request(names, question):
    from benchmarks.plain_orm import ask
    from cases.models import Case

    answer = ask(names, *question)
    return answer, list(Case.objects.for_cards().filter(pk__in=answer[1]))


def _check(names, question):
    answer, page = _request(question, sort="newest")
    (total, ids, counts), _cards = _orm_request(names, question)
    ours = {facet: {value.key: value.count for value in values if value.count} for facet, values in answer.facets.items()}
    theirs = {facet: {key: found for key, found in values.items() if found} for facet, values in counts.items()}
    if (total, ids, theirs) != (answer.total, [case.pk for case in page], ours):
        different = {facet: (theirs[facet], ours[facet]) for facet in theirs if theirs[facet] != ours[facet]}
        sys.exit(f"The two answers to {question} differ: {total} and {answer.total} cases; {different}")


def _timed(work, *arguments):
    start = time.perf_counter()
    work(*arguments)
    return (time.perf_counter() - start) * SCALE


def _cold(question):
    from cases.finding.snapshots import SNAPSHOTS

    SNAPSHOTS.clear()
    return _timed(_request, question)


def _one_change():
    from cases.finding import index_cases
    from cases.models import Case

    pk = Case.objects.published().first().pk
    return _timed(index_cases, [pk])


def _p95(times):
    return sorted(times)[max(round(len(times) * 0.95) - 1, 0)]


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
