"""Load the content files of ``fixtures/``."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from tqdm import tqdm

from cases.comparing.coverage import coverage_problems
from cases.finding import rebuild
from cases.records.table import TABLES as CASE_TABLES
from indicators.records import TABLES as INDICATOR_TABLES
from programs.records import TABLES as PROGRAM_TABLES
from reference.blocks import ContentProblems
from reference.loading import load
from reference.profiles import TABLES as PROFILE_TABLES
from reference.rates import TABLES as RATE_TABLES
from reference.records import TABLES as REFERENCE_TABLES

TABLES = (*REFERENCE_TABLES, *RATE_TABLES, *PROFILE_TABLES, *INDICATOR_TABLES, *PROGRAM_TABLES, *CASE_TABLES)


def search_again(outcomes):
    """Build the search anew where names, labels or trees that it stands on have changed."""
    if any(not outcomes[table.name].is_empty for table in (*REFERENCE_TABLES, *INDICATOR_TABLES, *PROGRAM_TABLES)):
        rebuild()


def refuse_faulty_coverage(folder):
    """Raise ContentProblems where what the documents are said to go through does not fit the rows just written."""
    if problems := coverage_problems(folder):
        raise ContentProblems(problems)


class Command(BaseCommand):
    help = "Load all content from fixtures/: checks every file first, then writes in one transaction; a second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.FIXTURES_DIR, help="the folder to load (default: fixtures/)")
        parser.add_argument("--check", action="store_true", help="only check and count, write nothing")
        parser.add_argument("--overwrite", action="store_true", help="let the files win over edits made in the admin")

    @no_translations
    def handle(self, *args, folder, check, overwrite, verbosity, **options):
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder: name the folder that holds the content files")

        def finish(outcomes):
            refuse_faulty_coverage(folder)
            search_again(outcomes)

        try:
            outcomes = load(TABLES, folder, overwrite=overwrite, write=not check, progress=self._progress, afterwards=finish)
        except ContentProblems as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            count = len(error.problems)
            raise CommandError(f"{count} {'problem' if count == 1 else 'problems'}; nothing was written") from error
        if verbosity:
            self._report(outcomes, check)

    @staticmethod
    def _progress(items, label):
        return tqdm(items, desc=label, unit="record", leave=False, disable=None if items else True)

    def _report(self, outcomes, check):
        columns = ("created", "changed", "unchanged", "kept", "removed")
        self.stdout.write(f"{'would be' if check else '':<14}" + "".join(f"{column:>11}" for column in columns))
        for name, outcome in outcomes.items():
            self.stdout.write(f"{name:<14}" + "".join(f"{len(getattr(outcome, column)):>11}" for column in columns))
        for name, outcome in outcomes.items():
            for key in outcome.kept:
                self.stdout.write(f"kept the edit made here: {name} {key}")
            for key in outcome.removed:
                self.stdout.write(f"removed: {name} {key}")
