from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.invented_archive import InventedArchive
from articles.progress_bar import ProgressBar


class Command(BaseCommand):
    help = "Add many invented stories, to measure or rehearse with. Nothing is tweeted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("stories", type=int, help="how many, such as 100000")

    def handle(self, *args: Any, stories: int, **options: Any) -> None:
        if not settings.IS_REHEARSAL:
            raise CommandError(
                "X is the real one here, so this newsroom is no rehearsal: invented stories would "
                "stand before the public. Nothing was added."
            )
        if not 0 < stories <= 1_000_000:
            raise CommandError("Ask for 1 to 1,000,000 stories.")
        bar = ProgressBar(stories, sys.stderr)
        for done in InventedArchive(stories, until=timezone.now()).write():
            bar.show(done)
        self.stdout.write(f"{stories:,} invented stories were added.")
