"""Load observations of the index from a curator's spreadsheet."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations

from indicators.importing.spreadsheet import ENCODINGS
from indicators.importing.writing import COLUMNS, import_observations
from reference.blocks import ContentProblems

DONE = {"created": "created", "changed": "updated", "unchanged": "unchanged", "kept": "kept as edited here"}


class Command(BaseCommand):
    help = (
        "Load observations of the index, of any place, from a CSV file: every row is checked first, then all are written or none; a second "
        f"run changes nothing. The first row names the columns: {', '.join(COLUMNS)}. The unit must be that of the series, in either "
        "language. What is loaded counts as entered here: “manage.py load” neither removes nor overwrites it, takes it over once the same "
        "row stands in fixtures/, and refuses a row there that differs (or drops it with --overwrite)."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the CSV file")
        parser.add_argument("--check", action="store_true", help="only check and count, write nothing")
        parser.add_argument("--overwrite", action="store_true", help="let the file win over rows that were entered or edited at the desk")
        parser.add_argument("--encoding", choices=ENCODINGS, default="utf-8", help="of the file (default: utf-8)")

    @no_translations
    def handle(self, *args, file, check, overwrite, encoding, verbosity, **options):
        try:
            outcome = import_observations(file, overwrite=overwrite, write=not check, encoding=encoding)
        except ContentProblems as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            count = len(error.problems)
            raise CommandError(f"{count} {'problem' if count == 1 else 'problems'}; nothing was written") from error
        if verbosity:
            self._report(outcome, check)

    def _report(self, outcome, check):
        for name in ("changed", "kept"):
            for key in getattr(outcome, name):
                self.stdout.write(f"{DONE[name]}: {key}")
        counts = ", ".join(f"{len(getattr(outcome, name))} {word}" for name, word in DONE.items())
        self.stdout.write(f"would be: {counts}" if check else counts)
