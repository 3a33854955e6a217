"""Ask the addresses of the sources whether they still answer."""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db.models import F, Q
from django.utils import timezone

from reference.link_notes import note_in_words
from reference.links import Checker, Patience, check_sources, user_agent
from reference.models import Source

OFF = "Link checks are off, so nothing was asked: set LINK_CHECKS=true in the environment, or say --now to check this once."
SOME_FAILED = 2


class Command(BaseCommand):
    help = (
        "Asks the address of every source whether it still answers: one request at a time, with pauses, as robots.txt allows. "
        "Exit code 0: all answered; 1: nothing was asked; 2: some failed."
    )

    def add_arguments(self, parser):
        parser.add_argument("--now", action="store_true", help="check once, though LINK_CHECKS is off")
        parser.add_argument("--source", action="append", metavar="KEY", help="only this source; may be given several times")
        parser.add_argument("--older", type=int, metavar="DAYS", help="only what was not checked in so many days")
        parser.add_argument("--limit", type=int, metavar="N", help="at most so many sources")

    @no_translations
    def handle(self, *args, now, source, older, limit, verbosity, **options):
        if not (settings.LINK_CHECKS or now):
            raise CommandError(OFF)
        agent, patience = user_agent(settings.SITE_ADDRESS), Patience(**settings.LINK_CHECKS_PATIENCE)
        checker = Checker(agent, patience=patience, allow_private=settings.LINK_CHECKS_PRIVATE)
        counts = Counter()
        for row, finding in check_sources(chosen(source, older, limit), checker):
            counts[finding.state] += 1
            if finding.state != Source.LinkState.WORKS or verbosity > 1:
                self.stdout.write(f"{finding.state}: {row.key} {row.url} {note_in_words(finding.note)}".rstrip())
        self.stdout.write(", ".join(f"{counts[state]} {state.replace('_', ' ')}" for state in Source.LinkState.values))
        if failed := counts[Source.LinkState.FAILED]:
            raise CommandError(f"{failed} of {counts.total()} addresses failed", returncode=SOME_FAILED)


def chosen(keys, older, limit):
    """Answer the sources to ask, those that were asked longest ago first; raise CommandError for a key that is not there."""
    rows = Source.objects.exclude(url="").order_by(F("link_checked").asc(nulls_first=True), "pk")
    if keys:
        rows = rows.filter(key__in=keys)
        if missing := set(keys) - set(rows.values_list("key", flat=True)):
            raise CommandError(f"no source with an address has the key {', '.join(sorted(missing))}: look under /sources/")
    if older is not None:
        rows = rows.filter(Q(link_checked=None) | Q(link_checked__lt=timezone.now() - timedelta(days=older)))
    return rows[:limit]
