from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.progress_bar import ProgressBar
from articles.story_import import import_stories
from articles.workflow import Verb, permits

# Programs of Windows begin a file with a mark, which is no part of the first line.
ENCODING = "utf-8-sig"


class Command(BaseCommand):
    help = (
        "Publish the stories of an old archive, from a file with a JSON object on each line, and "
        "say of every line that could not be taken why. Run it again after correcting the file: "
        "what is here already stays as it is. Nothing is tweeted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--by", required=True, metavar="USERNAME", help="who publishes: an editor's account"
        )

    def handle(self, *args: Any, file: Path, by: str, **options: Any) -> None:
        person = User.objects.filter(username=by).first()
        if person is None or not permits(person, Verb.PUBLISH):
            raise CommandError(f"“{by}” may not publish. Name the account of an editor with --by.")
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        with file.open(encoding=ENCODING, errors="surrogateescape") as lines:
            total = sum(1 for _ in lines)
        taken = known = refused = 0
        bar = ProgressBar(total, sys.stderr, "lines")
        with file.open(encoding=ENCODING, errors="surrogateescape") as lines:
            for outcome in import_stories(lines, person):
                if outcome.reason:
                    refused += 1
                    self.stdout.write(f"Line {outcome.line}: {outcome.reason}")
                elif outcome.was_here_already:
                    known += 1
                else:
                    taken += 1
                bar.show(outcome.line)
        self.stdout.write(f"Taken: {taken}. Here already: {known}. Refused: {refused}.")
        if refused:
            raise CommandError("Correct the lines above in the file and run the command again.")
