"""Atom (RFC 4287) and RSS 2.0, on Django's generators."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from .feed_entry import entry_id, tags_of
from .xml_text import sayable, sayable_as_html

if TYPE_CHECKING:
    from .feeds import Feed

TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"  # RFC 6721


class _Atom(Atom1Feed):
    def root_attributes(self) -> dict[str, Any]:
        return {**super().root_attributes(), "xmlns:at": TOMBSTONES}

    def latest_post_date(self) -> datetime:
        withdrawn = [tombstone.when for tombstone in self.feed["tombstones"]]
        if not self.items and withdrawn:
            return max(withdrawn)
        return max([super().latest_post_date(), *withdrawn])

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if self.feed["older_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["older_url"]})
        for tombstone in self.feed["tombstones"]:
            reference = {
                "ref": entry_id(tombstone.article_id),
                "when": rfc3339_date(tombstone.when),
            }
            handler.addQuickElement("at:deleted-entry", "", reference)


class _Rss(Rss201rev2Feed):
    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if self.feed["older_url"]:
            link = {"rel": "next", "href": self.feed["older_url"]}
            handler.addQuickElement("atom:link", "", link)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        # RSS has no word of its own for a change.
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))


def atom_feed(feed: Feed) -> str:
    return _written(_Atom, feed)


def rss_feed(feed: Feed) -> str:
    return _written(_Rss, feed)


def _written(kind: type[SyndicationFeed], feed: Feed) -> str:
    made = kind(
        title=sayable(feed.title),
        link=feed.site_url,
        description=sayable(feed.description),
        language="en-GB",
        author_name=sayable(settings.SITE_NAME),
        feed_url=feed.url,
        feed_guid=feed.id,
        older_url=feed.older_url,
        tombstones=feed.tombstones,
    )
    for edition in feed.editions:
        made.add_item(
            title=sayable(edition.title),
            link=edition.public_url,
            description=sayable_as_html(edition.summary),
            unique_id=entry_id(edition.article_id),
            unique_id_is_permalink=False,
            pubdate=edition.published_at,
            updateddate=edition.modified_at,
            categories=[sayable(name) for name in tags_of(edition)],
        )
    return made.writeString("utf-8")
