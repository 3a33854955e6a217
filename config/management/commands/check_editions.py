"""Check that the editions of the index are whole, and say how the data stand to the newest."""

from django.core.management.base import BaseCommand, CommandError, no_translations

from indicators.editions import are_comparable, differences, digest_of, result_of
from indicators.editions.standing import working_snapshot
from indicators.engine import METHOD
from indicators.models import Edition
from indicators.structure import MAIN_FRAMEWORK


class Command(BaseCommand):
    help = "Check that every edition of the index has its digest and can be calculated, and say what changed since the newest; fail if not."

    @no_translations
    def handle(self, *args, **options):
        editions = list(Edition.objects.filter(framework__key=MAIN_FRAMEWORK))
        damaged = [edition.key for edition in editions if digest_of(edition.snapshot) != edition.digest]
        for edition in editions:
            self.stdout.write(self._line(edition, edition.key in damaged))
        if damaged:
            raise CommandError(f"damaged: {', '.join(damaged)}; load the files of these editions with “load --overwrite”")
        self._print_since(editions[0] if editions else None, working_snapshot())

    def _line(self, edition, is_damaged):
        if is_damaged:
            return f"{edition.key}  damaged: the numbers do not have the digest {edition.short_digest}"
        if edition.method != METHOD:
            return f"{edition.key}  {edition.short_digest}  whole, made with another method: {edition.method}"
        result = result_of(edition.snapshot)
        return f"{edition.key}  {edition.short_digest}  whole, total of {result.years[-1]}: {result.series(result.tree.root)[-1]:.1f}"

    def _print_since(self, newest, snapshot):
        if newest is None or snapshot is None:
            self.stdout.write("no edition was published yet" if snapshot else "there is no index here: load the content first")
            return
        verdict = are_comparable(differences(newest.snapshot, snapshot))
        self.stdout.write(f"the data since {newest.key}: {verdict.sentence}")
        for reason in verdict.reasons:
            self.stdout.write(f"  {reason}")
