"""Publish the index as it is in the database as an edition."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from indicators.editions.publishing import Unpublishable, publish


class Command(BaseCommand):
    help = (
        "Freeze the data and method of the index as an edition: a row here and the file fixtures/indicators/editions/KEY.json, which "
        "“manage.py load” brings to other databases. An edition does not change afterwards: “load” refuses a file that does, and keeps the "
        "row when its file is gone."
    )

    def add_arguments(self, parser):
        parser.add_argument("key", help="the year and a number in it, such as 2026-1")
        parser.add_argument("--note-zh", required=True, help="what is new, in Chinese")
        parser.add_argument("--note-en", required=True, help="what is new, in English")
        parser.add_argument("--date", type=date.fromisoformat, default=None, help="the day of publication (default: today)")
        parser.add_argument("--check", action="store_true", help="only say what would be published, write nothing")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="publish the newest edition again under its key, as long as nobody uses it; other databases then load it with --overwrite",
        )
        parser.add_argument("--folder", type=Path, default=settings.FIXTURES_DIR, help="where the file goes (default: fixtures/)")

    @no_translations
    def handle(self, *args, key, note_zh, note_en, date, check, replace, folder, **options):
        try:
            done = publish(key, {"zh": note_zh, "en": note_en}, folder, day=date, replace=replace, write=not check)
        except Unpublishable as error:
            raise CommandError(f"{error}; nothing was written") from error
        counts = ", ".join(f"{len(done.record['snapshot'][part])} {part}" for part in ("nodes", "values", "scores"))
        self.stdout.write(f"{key} {'would be' if check else 'is'} published: {counts}")
        self.stdout.write(f"digest {done.record['digest']}, method {done.record['method']}")
        if done.found:
            counts = ", ".join(f"{count} {part}" for part, count in done.found.counts.items())
            self.stdout.write(f"since {done.before.key}: {counts}")
