"""Times the import of many cases from a workbook against django-import-export on the same rows.

    python -m benchmarks.importing                                 10,000 rows of cases on SQLite
    python -m benchmarks.importing --database-url postgres://…     on an empty database of your own

Ours reads the workbook, checks every record, compares it with what is here, looks for duplicates, keeps the preview; then writes
rows, revisions and the search in one transaction; then undoes it all. Theirs reads the same sheets, does its dry run (the preview)
and its import: once as its admin does, once in bulk without differences; it checks no record, keeps no revision and knows no search.
Each is a process of its own, so that its peak memory can be read; the rows of one are taken out before the next begins.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.writers import PEOPLE, prepare, say

SLUG = "made-up-"
WAYS = ("ours", "theirs", "theirs-bulk")


def main():
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    if options.work:
        _work(options.work, options.file)
        return
    with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as folder:
        os.environ["DATABASE_URL"] = options.database_url or f"sqlite:///{Path(folder) / 'atlas.sqlite3'}"
        prepare(1)
        file = Path(folder) / "cases.xlsx"
        file.write_bytes(_workbook(options.rows))
        _report(file, options)


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database-url", default="", help="an empty database; else SQLite in a temporary directory")
    parser.add_argument("--rows", type=int, default=10_000, help="of cases; those of facts, citations and links come on top")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    parser.add_argument("--work", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _workbook(count):
    """Answer a workbook of *count* new cases made of the records of the real ones."""
    from cases.desk.importing.tables import value_at, write_cell
    from cases.desk.importing.template import case_book, tables_now
    from cases.models import Case
    from cases.records import read, shape

    records = [read(case) for case in Case.objects.for_record().order_by("slug")]
    tables = tables_now()

    def add(sheets, name, record):
        sheets[name].add([write_cell(cell, value_at(record, cell.path)) for cell in tables[name].cells])

    def fill(sheets):
        for number in range(count):
            record = {**records[number % len(records)], "slug": f"{SLUG}{number}"}
            record["title"] = {suffix: f"{words[:150]} {number}" for suffix, words in record["title"].items()}
            add(sheets, "cases", record)
            for name in shape.LISTS:
                for item in record.get(name, []):
                    add(sheets, name, {**item, "slug": record["slug"]})

    return case_book(fill)


def _report(file, options):
    from django.db import connection

    say(f"{options.rows:,} rows of cases in a workbook of {file.stat().st_size / 2**20:.1f} MB, on {connection.vendor}")
    for way in options.ways:
        _clear()
        connection.close()
        command = [sys.executable, "-m", "benchmarks.importing", "--work", way, "--file", str(file)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        told = json.loads(done.stdout.splitlines()[-1])
        parts = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in told["seconds"].items())
        brought = sum(seconds for name, seconds in told["seconds"].items() if name != "undo")
        rate = f"{options.rows / brought:7.0f} rows a second  {told['peak']:5.0f} MB at most"
        say(f"{way:12} {rate}  {parts}; processor {told['processor']:.0f} s")


def _clear():
    """Take out what the way before brought."""
    from cases.finding import rebuild
    from cases.models import Case, Import, Revision

    Revision.objects.filter(source_import__isnull=False).delete()
    Case.objects.filter(slug__startswith=SLUG).delete()
    Import.objects.all().delete()
    rebuild()


def _work(way, file):
    import django

    django.setup()
    told = (_ours if way == "ours" else _theirs)(file, way)
    sys.stdout.write(json.dumps({"seconds": told, "peak": _peak(), "processor": time.process_time()}) + "\n")


def _ours(file, _way):
    from django.contrib.auth import get_user_model

    from cases.desk.importing.confirming import confirm
    from cases.desk.importing.reading import File
    from cases.desk.importing.steps import finished
    from cases.desk.importing.storing import counts, look_at
    from cases.desk.importing.undoing import undo

    person = get_user_model().objects.get(username=PEOPLE.format(0))
    clock, told = time.perf_counter(), {}
    brought, _notes = finished(look_at([File(file.name, file.read_bytes())], person))
    told["preview"], clock = time.perf_counter() - clock, time.perf_counter()
    if counts(brought)["refused"]:
        sys.exit("rows are refused")
    finished(confirm(brought, person, as_drafts=False))
    told["write"], clock = time.perf_counter() - clock, time.perf_counter()
    finished(undo(brought, person))
    told["undo"] = time.perf_counter() - clock
    return told


def _theirs(file, way):
    from benchmarks.import_export import datasets, resources
    from cases.models import Case

    clock, told = time.perf_counter(), {}
    found = datasets(file)
    told["read"] = time.perf_counter() - clock
    for dry_run in (True, False):
        clock = time.perf_counter()
        for name, resource_class in resources(in_bulk=way == "theirs-bulk").items():
            # A dry run of rows whose cases are not there yet would refuse them all: theirs looks at cases alone.
            if name == "cases" or not dry_run:
                resource_class().import_data(found[name], dry_run=dry_run, raise_errors=True, use_transactions=True)
        told["preview" if dry_run else "write"] = time.perf_counter() - clock
    if Case.objects.filter(slug__startswith=SLUG).count() != len(found["cases"]):
        sys.exit("not all rows were written")
    return told


def _peak():
    """The most memory that this process had since it began, in MB; ``getrusage`` would count that of the one that started it."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


if __name__ == "__main__":
    main()
