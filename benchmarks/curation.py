"""Everything that is measured of the curators' desk, one after the other, each in a process of its own.

    python -m benchmarks.curation                                  on SQLite
    python -m benchmarks.curation --database-url postgres://…/one --database-url postgres://…/two --database-url postgres://…/three

Importing 10,000 cases beside django-import-export, eight writers for a minute, fifty kills of publishing and of importing. Each
wants an empty database: on SQLite they are temporary, on PostgreSQL three are named.
"""

import argparse
import subprocess
import sys

PARTS = ("importing", "writers", "kills")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database-url", action="append", default=[], help="an empty database for each part, in order; else SQLite")
    addresses = parser.parse_args().database_url
    if addresses and len(addresses) != len(PARTS):
        parser.error(f"name one empty database for each of: {', '.join(PARTS)}")
    failed = []
    for part, address in zip(PARTS, addresses or [""] * len(PARTS), strict=True):
        sys.stdout.write(f"--- {part}\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", f"benchmarks.{part}", *(["--database-url", address] if address else [])]
        if subprocess.run(command, check=False).returncode:
            failed.append(part)
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
