"""Every place at which a visitor may come across a story, and the words of it that stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.test import Client

from articles.models import Article, Edition
from liveblog.models import LiveBlog
from media_picker.models import Picture, Rendition

# Each version of a story, and each live update, has a word of its own.
WORD = re.compile(r"zander[0-9]{4}")
COMMON = "harbour"  # in all of them, to be searched for
LISTS = ["/", "/feeds/all.atom", "/api/v1/stories/"]
NEWS_SITEMAP = "/sitemap/news.xml"  # of the last two days alone


@dataclass(frozen=True)
class Seen:
    """`page` the words at the story's own addresses, `lists` in each list, `found` in the search;
    `blog` on the live blog's own pages; `fleeting` where old news stands no longer.
    """

    page: set[str]
    lists: list[set[str]]
    found: set[str]
    blog: set[str]
    fleeting: set[str]
    is_picture_public: bool
    status: int


def seen_of(client: Client, story: Article, picture: Picture) -> Seen:
    page = client.get(story.path)
    # An address that it once had, or that of its one entry in the API, shows no more than its own.
    own = [client.get(f"/api/v1/stories/{story.pk}/")]
    own += [client.get(path) for path in _former_paths(story)]
    blog = LiveBlog.objects.of(story.pk)
    of_blog = [f"{blog.path}{ending}" for ending in ("", "feed.atom")] if blog else []
    return Seen(
        page=_words(page).union(*map(_words, own)),
        lists=[_words(client.get(address)) for address in LISTS],
        found=_words(client.get(f"/search/?q={COMMON}")),
        blog=set().union(*(_words(client.get(address)) for address in of_blog)),
        fleeting=_words(client.get(NEWS_SITEMAP)),
        is_picture_public=client.get(_address_of(picture)).status_code == 200,
        status=page.status_code,
    )


def _former_paths(story: Article) -> list[str]:
    paths = Edition.archive.filter(article=story).values_list("path", flat=True)
    return sorted(set(paths) - {story.path})


def _address_of(picture: Picture) -> str:
    files = Rendition.objects.filter(picture_file=picture.current_file, ending="jpg")
    smallest = files.order_by("width").first()
    assert smallest is not None
    return f"/pictures/{picture.current_file.key}/{smallest.size}.jpg"


def _words(answer: Any) -> set[str]:
    if getattr(answer, "streaming", False):
        content = b"".join(answer.streaming_content)
    else:
        content = answer.content
    return set(WORD.findall(content.decode(errors="replace")))
