from typing import Any

from django.core.management.base import BaseCommand

from demo import loading


class Command(BaseCommand):
    help = "Fill an empty newsroom with the demo's accounts, pictures and stories, once."

    def handle(self, *args: Any, **options: Any) -> None:
        if loading.is_loaded():
            self.stdout.write("The demo content is here already.")
            return
        if reason := loading.refusal():
            self.stdout.write(reason)
            return
        loading.load(self.stdout.write)
        self.stdout.write("The demo content is loaded.")
