"""Publishes and withdraws inside the newsroom under load, as it is told on its standard input.

Runs in `manage.py shell`; bench/newsroom_under_load.py starts it.
"""

import sys
import time

from django.contrib.auth.models import User

from articles.models import Article, Category

SENTENCE = "Officers were called to the harbour early this morning and spoke to everybody there. "
# Makes a page of about 30 KB.
PARAGRAPHS = 58


def body(number: int) -> str:
    words = SENTENCE * 5
    return "".join(f"<p>Paragraph {n} of story {number}. {words}</p>" for n in range(PARAGRAPHS))


def publish(number: int, by: User, category: Category) -> Article:
    story = Article.objects.create(
        title=f"Bench story {number}",
        slug=f"bench-{number}",
        summary="A story of the usual length.",
        category=category,
        body=body(number),
        author=by,
    )
    story.publish(by=by)
    return story


def main() -> None:
    """Commands, one a line: `fill N`, `publish`, `withdraw`. Answers with one line each."""
    by, _ = User.objects.get_or_create(username="bench", is_superuser=True, is_staff=True)
    category, _ = Category.objects.get_or_create(name="Community", slug="community")
    last: Article | None = None
    number = 0
    for line in sys.stdin:
        match line.split():
            case ["fill", wanted]:
                for number in range(int(wanted)):
                    publish(number, by, category)
                number += 1
                print("filled", flush=True)
            case ["publish"]:
                last = publish(number, by, category)
                number += 1
                print(last.path, flush=True)
            case ["withdraw"] if last:
                last.withdraw(by=by)
                print(time.time(), flush=True)
