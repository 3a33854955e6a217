"""How good and how quick suggestions are: every case is taken as if it were being entered, and compared with what was chosen for it.

    DATABASE_URL=… python benchmarks/suggesting.py      on a database with the content

Of a case only what a curator has typed early on is given: title alone; title, summary and how it works; these with the
instruments. Precision is the share of suggestions that the case has, recall the share of what it has that is suggested.
"""

import os
import statistics
import sys
import time
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from cases.desk.suggesting import suggestions  # noqa: E402
from cases.models import Case  # noqa: E402
from cases.records import read  # noqa: E402

TEXTS = ("slug", "title", "summary", "how", "jurisdiction", "level")


def title_alone(record):
    return {key: record[key] for key in ("slug", "title")}


def texts(record):
    return {key: record[key] for key in TEXTS if key in record}


def texts_and_instruments(record):
    return {**texts(record), "concepts": {"instrument": record["concepts"]["instrument"]}}


def measure(records, begun):
    """Print the shares for *records*, each begun by the function *begun*."""
    suggested, right, wanted, times = 0, 0, 0, []
    for record in records:
        given = begun(record)
        known = given.get("concepts", {})
        missing = {(scheme, key) for scheme, keys in record["concepts"].items() for key in keys if key not in known.get(scheme, [])}
        start = time.perf_counter()
        found = suggestions(given)
        times.append(time.perf_counter() - start)
        keys = {(one.row.scheme.key, one.row.key) for one in found.concepts}
        suggested, right, wanted = suggested + len(keys), right + len(keys & missing), wanted + len(missing)
    words = f"precision {right / suggested:.0%}, recall {right / wanted:.0%}, {suggested / len(records):.1f} a case"
    sys.stdout.write(
        f"{begun.__name__:22} concepts: {words}; median {statistics.median(times) * 1000:.0f} ms, longest {max(times) * 1000:.0f} ms\n"
    )


def main():
    records = [read(case) for case in Case.objects.published().for_record()]
    sys.stdout.write(f"{len(records)} cases\n")
    suggestions(texts(records[0]))  # reads the postings
    for begun in (title_alone, texts, texts_and_instruments):
        measure(records, begun)


if __name__ == "__main__":
    main()
