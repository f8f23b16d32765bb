"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings

from .feed_entry import entry_id, picture_url, tags_of

if TYPE_CHECKING:
    from .feeds import Feed


def json_feed(feed: Feed) -> str:
    said: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.site_url,
        # By which readers know the feed, whatever page of it they have.
        "feed_url": feed.id,
        "language": "en-GB",
        "authors": [{"name": settings.SITE_NAME, "url": settings.SITE_URL + "/"}],
    }
    if feed.older_url:
        said["next_url"] = feed.older_url
    said["items"] = []
    for edition in feed.editions:
        item = {
            "id": entry_id(edition.article_id),
            "url": edition.public_url,
            "title": edition.title,
            "summary": edition.summary,
            "content_text": edition.plain_text,
            "date_published": edition.published_at.isoformat(),
            "date_modified": edition.modified_at.isoformat(),
            "tags": tags_of(edition),
        }
        if image := picture_url(edition):
            item["image"] = image
        said["items"].append(item)
    return json.dumps(said, ensure_ascii=False)
