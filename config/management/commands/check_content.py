"""Check the whole collection and say what it covers."""

from django.core.management.base import BaseCommand, CommandError, no_translations

from cases.auditing import audit, coverage
from cases.models import Case


class Command(BaseCommand):
    help = "Check published cases and vocabularies, and count cases by document, chapter and place; fail if something is to be mended."

    @no_translations
    def handle(self, *args, **options):
        cases = list(Case.objects.published().for_record().select_related("jurisdiction__parent"))
        self._print_coverage(coverage(cases))
        findings = audit(cases)
        for finding in findings:
            self.stderr.write(str(finding))
        if findings:
            raise CommandError(f"{len(findings)} to mend in {len(cases)} cases")
        self.stdout.write(f"{len(cases)} cases: nothing to mend")

    def _print_coverage(self, table):
        for source, chapters in table.items():
            self.stdout.write(source)
            for chapter, countries in chapters.items():
                counts = "  ".join(f"{code} {count}" for code, count in countries.most_common())
                self.stdout.write(f"  {chapter:<10}{sum(countries.values()):>5}   {counts}")
