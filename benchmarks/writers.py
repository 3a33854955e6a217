"""Lets many curators publish at once and looks for what was lost.

    python -m benchmarks.writers                                 8 writers for a minute on SQLite
    python -m benchmarks.writers --database-url postgres://…     on an empty database of your own

Each writer is a process of its own: it opens a draft of a case drawn by chance, adds a word of its own to the case's other
names, relates it to another case, publishes, and goes on; where another was first it begins anew. A few cases are shared by
all writers. At the end every word that a writer was told is published must stand in its case, every case must read as its
last revision, and the stored bitmaps must equal a rebuild.
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

PEOPLE = "writer-{}"


def main():
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    if options.work is not None:
        _work(options)
        return
    with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as folder:
        os.environ["DATABASE_URL"] = options.database_url or f"sqlite:///{Path(folder) / 'atlas.sqlite3'}"
        prepare(options.writers)
        sys.exit(_report(options))


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database-url", default="", help="an empty database; else SQLite in a temporary directory")
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--cases", type=int, default=12, help="how many cases all writers share")
    parser.add_argument("--work", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def prepare(people):
    """Load all content into an empty database and make the writers' accounts."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from cases.models import Case

    call_command("migrate", verbosity=0)
    if Case.objects.exists():
        sys.exit("The database has cases already: name an empty one.")
    call_command("load", verbosity=0)
    for number in range(people):
        get_user_model().objects.create_user(PEOPLE.format(number))


def _report(options):
    command = [sys.executable, "-m", "benchmarks.writers", "--seconds", str(options.seconds), "--cases", str(options.cases)]
    start = time.perf_counter()
    running = [subprocess.Popen([*command, "--work", str(number)], stdout=subprocess.PIPE, text=True) for number in range(options.writers)]
    told = [json.loads(process.communicate()[0] or "null") for process in running]
    seconds = time.perf_counter() - start
    failed = [number for number, process in enumerate(running) if process.returncode or told[number] is None]
    done = [work for work in told if work]
    published = sum(len(work["published"]) for work in done)
    from django.db import connection

    say(
        f"{options.writers} writers on {connection.vendor}: {published} publications in {seconds:.0f} s, {published / seconds:.1f} a second"
    )
    say(f"begun anew because another was first: {sum(work['anew'] for work in done)}")
    faults = [f"writer {number} failed" for number in failed] + lost(done) + unlike_their_revision() + unlike_a_rebuild()
    for fault in faults:
        say(fault)
    say("nothing lost, no deadlock, the bitmaps equal a rebuild" if not faults else f"{len(faults)} faults")
    return bool(faults)


def _work(options):
    import django

    django.setup()
    from django.contrib.auth import get_user_model

    from cases.models import Case

    person = get_user_model().objects.get(username=PEOPLE.format(options.work))
    chance = random.Random(options.work)
    cases = list(Case.objects.published().order_by("slug")[: options.cases])
    published, anew, end = [], 0, time.monotonic() + options.seconds
    while time.monotonic() < end:
        case, other = chance.sample(cases, 2)
        word = f"w{options.work}-{len(published)}"
        if publish_word(case, other, word, person):
            published.append([case.slug, word])
        else:
            anew += 1
    sys.stdout.write(json.dumps({"published": published, "anew": anew}))


def publish_word(case, other, word, person):
    """Publish *case* with *word* among its names and a relation to *other*; answer whether nobody else was first."""
    from cases.desk import drafting
    from cases.records import Outdated

    draft = drafting.open_draft(case, person)
    reason = {"zh": "两项做法互补。", "en": "The two complement each other."}
    relations = [relation for relation in draft.record.get("relations", []) if relation["case"] != other.slug]
    record = {
        **draft.record,
        "aliases": [*draft.record.get("aliases", []), word],
        "relations": [*relations, {"case": other.slug, "kind": "complements", "reason": reason}],
    }
    try:
        draft = drafting.save(draft, record, draft.version, person)
        drafting.publish(draft, draft.version, person)
    except (drafting.Overtaken, drafting.Refused, Outdated):
        return False
    return True


def lost(done):
    """Answer a line for every published word that its case does not have."""
    from cases.models import Case

    aliases = dict(Case.objects.values_list("slug", "aliases"))
    return [f"{slug} lost {word}" for work in done for slug, word in work["published"] if word not in aliases[slug]]


def unlike_their_revision():
    """Answer a line for every case that does not read as its last revision."""
    from cases.models import Case
    from cases.records import read, roughly_canonical

    cases = Case.objects.for_record().prefetch_related("revisions")
    return [f"{case.slug} is unlike its last revision" for case in cases if read(case) != roughly_canonical(case.revisions.all()[0].record)]


def unlike_a_rebuild():
    """Answer a line for every stored bitmap that a rebuild would write otherwise."""
    from cases.finding import rebuild

    before = _bitmaps()
    rebuild()
    after = _bitmaps()
    return [f"the bitmap {key} is unlike a rebuild" for key in before.keys() | after.keys() if before.get(key) != after.get(key)]


def _bitmaps():
    """Every posting as the set of its members; what a case keeps of its postings by their keys, since numbers change."""
    from pyroaring import BitMap

    from cases.finding.keys import case_key
    from cases.models import Case, Posting

    rows = {row.key: (row.pk, BitMap.deserialize(row.bitmap)) for row in Posting.objects.all()}
    names = {pk: key for key, (pk, _bitmap) in rows.items()}
    of_cases = {case_key(pk) for pk in Case.objects.values_list("pk", flat=True)}
    return {key: {names.get(number) for number in bitmap} if key in of_cases else set(bitmap) for key, (_pk, bitmap) in rows.items()}


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
