"""Posts in a live blog inside the newsroom, as it is told on its standard input.

Runs in `manage.py shell`; bench/live_readers.py starts it.
"""

import sys
import time

from django.contrib.auth.models import User

from articles.models import Category
from bench.publisher import publish
from liveblog.models import LiveBlog

WORDS = "Officers are at the harbour and speak to everybody who comes by. " * 8


def main() -> None:
    """Commands, one a line, and the answer to each: `open`, the stream's address and the story's;
    `number`, that of the last event; `post`, the seconds that it took.
    """
    by, _ = User.objects.get_or_create(username="bench", is_superuser=True, is_staff=True)
    category, _ = Category.objects.get_or_create(name="Community", slug="community")
    blog: LiveBlog | None = None
    for line in sys.stdin:
        match line.strip():
            case "open":
                story = publish(0, by, category)
                blog = LiveBlog.objects.open(story, by=by)
                print(f"{blog.path}stream", story.path, flush=True)
            case "number" if blog:
                print(blog.number, flush=True)
            case "post" if blog:
                began = time.time()
                blog.post(by=by, typed=f"began={time.time_ns()} {WORDS}")
                print(time.time() - began, flush=True)
