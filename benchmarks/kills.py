"""Kills a process in the middle of publishing and of importing, again and again, and looks at what is left.

    python -m benchmarks.kills                                 50 kills of each on SQLite
    python -m benchmarks.kills --database-url postgres://…     on an empty database of your own

A process publishes (or confirms an import) and is killed at a moment drawn by chance. Then there must be everything or nothing:
every case reads as its last revision, a draft is published where and only where its revision is there, the cases of an import
are all there or none, and the stored bitmaps equal a rebuild.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.writers import prepare, publish_word, say, unlike_a_rebuild, unlike_their_revision

READY = "ready"
IMPORTED = 40  # cases changed by an import, and as many new ones


def main():
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    if options.work:
        _work(options.work, options.seed)
        return
    with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as folder:
        os.environ["DATABASE_URL"] = options.database_url or f"sqlite:///{Path(folder) / 'atlas.sqlite3'}"
        prepare(2)
        sys.exit(_report(options))


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database-url", default="", help="an empty database; else SQLite in a temporary directory")
    parser.add_argument("--kills", type=int, default=50, help="how many of each kind")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--work", choices=WORKS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _report(options):
    chance = random.Random(options.seed)
    faults = []
    for work in WORKS:
        finished = 0
        for number in range(options.kills):
            finished += _kill(work, number, chance)
            faults += [f"kill {number} while {work}: {fault}" for fault in _faults()]
        say(f"{work}: killed {options.kills} times, {finished} of them after the work was done")
    for fault in faults:
        say(fault)
    say("everything or nothing was left every time" if not faults else f"{len(faults)} faults")
    return bool(faults)


def _kill(work, number, chance):
    """Start *work*, kill it after a while drawn by chance, and answer whether it had finished by itself."""
    command = [sys.executable, "-m", "benchmarks.kills", "--work", work, "--seed", str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout.readline().strip() != READY:
            sys.exit(f"the process that was to be killed while {work} did not start")
        time.sleep(chance.uniform(0, LONGEST[work]))
        finished = process.poll() is not None
        process.kill()
    _wait_until_alone()
    return finished


def _wait_until_alone():
    """PostgreSQL notices after a moment that the other end is gone, and takes back what was not committed."""
    from django.db import connection

    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = %s"
    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(others, ["client backend"])
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.02)


def _faults():
    return [*unlike_their_revision(), *_half_published(), *_half_imported(), *unlike_a_rebuild()]


def _half_published():
    from cases.models import Draft, Step

    said = set(Step.objects.filter(kind=Step.Kind.PUBLISHED, revision__isnull=False).values_list("draft", flat=True))
    published = set(Draft.objects.filter(state=Draft.State.PUBLISHED).values_list("pk", flat=True))
    return [f"draft {pk} is half published" for pk in said ^ published]


def _work(work, seed):
    import django

    django.setup()
    WORKS[work](seed)


def _publish(seed):
    from django.contrib.auth import get_user_model

    from cases.models import Case

    person = get_user_model().objects.order_by("pk").first()
    cases = list(Case.objects.published().order_by("slug")[:12])
    chance = random.Random(seed)
    say(READY)
    for number in range(100):
        case, other = chance.sample(cases, 2)
        publish_word(case, other, f"k{seed}-{number}", person)


def _import(seed):
    """Bring new cases and changes of old ones as a YAML file, look at it, then confirm it (published at once)."""
    import yaml
    from django.contrib.auth import get_user_model

    from cases.desk.importing.confirming import confirm
    from cases.desk.importing.reading import File
    from cases.desk.importing.steps import finished
    from cases.desk.importing.storing import look_at
    from cases.models import Case
    from cases.records import read

    person = get_user_model().objects.order_by("pk").first()
    cases = Case.objects.for_record().filter(slug__in=Case.objects.published().order_by("slug").values("slug")[:IMPORTED])
    records = [{**read(case), "note": {"zh": f"第{seed}次", "en": f"Import {seed}"}} for case in cases]
    new = [{**record, "slug": f"{record['slug'][:80]}-k{seed}", "relations": []} for record in records]
    words = yaml.safe_dump(json.loads(json.dumps(records + new, default=str)), allow_unicode=True, sort_keys=False)
    brought, _notes = finished(look_at([File("cases.yaml", words.encode())], person))
    say(READY)
    finished(confirm(brought, person, as_drafts=False, leave_out=True))


def _half_imported():
    """Answer a line for every import that is confirmed without all its revisions, or has some without being confirmed."""
    from django.db.models import Count, Q

    from cases.models import Import, ImportRow

    rows = Count("rows", filter=Q(rows__outcome__in=[ImportRow.Outcome.CREATED, ImportRow.Outcome.CHANGED]), distinct=True)
    found = Import.objects.annotate(due=rows, done=Count("revisions", distinct=True))
    return [
        f"import {brought.pk} ({brought.state}) made {brought.done} revisions of {brought.due}"
        for brought in found
        if brought.done != (brought.due if brought.state == Import.State.CONFIRMED else 0)
    ]


WORKS = {"publishing": _publish, "importing": _import}
LONGEST = {"publishing": 1.0, "importing": 3.0}

if __name__ == "__main__":
    main()
