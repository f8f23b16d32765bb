"""A live blog's own feed, as Atom: the newest entries, whole."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.text import Truncator
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from articles.models.edition_sets import Gone
from articles.public.feed_addresses import FORMATS
from articles.public.xml_feeds import TOMBSTONES
from articles.public.xml_text import sayable, sayable_as_html
from media_picker.public_answer import public_answer

from ..models import LiveEntry
from .found_blog import found, gone, kept
from .shown_blog import PAGE


class _Atom(Atom1Feed):
    def root_attributes(self) -> dict[str, Any]:
        return {**super().root_attributes(), "xmlns:at": TOMBSTONES}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        for entry in self.feed["removed"]:
            gone = {"ref": _name(entry), "when": rfc3339_date(entry.removed_at)}
            handler.addQuickElement("at:deleted-entry", "", gone)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        # Pictures stand at addresses of the site, without its name.
        attributes = {"type": "html", "xml:base": f"{settings.SITE_URL}/"}
        handler.addQuickElement("content", item["html"], attributes)


def _name(entry: LiveEntry) -> str:
    """By its number, for ever (RFC 4151)."""
    return f"tag:{settings.SITE_HOST},2026:live/{entry.blog.reference}/{entry.number}"


@public_answer()
@require_safe
def feed(request: HttpRequest, reference: str) -> HttpResponse:
    blog, edition = found(reference)
    if isinstance(edition, Gone):
        return gone(request, blog)
    made = _Atom(
        title=sayable(f"{settings.SITE_NAME}: {edition.title}"),
        link=edition.public_url,
        description=sayable(edition.summary),
        language="en-GB",
        author_name=sayable(settings.SITE_NAME),
        feed_url=settings.SITE_URL + request.path,
        feed_guid=settings.SITE_URL + request.path,
        removed=list(blog.entries.exclude(removed_at=None).order_by("-removed_at")[:PAGE]),
    )
    for entry in blog.entries.standing().newest_first().with_media()[:PAGE]:
        made.add_item(
            title=sayable(entry.headline),
            link=settings.SITE_URL + entry.path,
            description=sayable_as_html(Truncator(entry.plain_text).chars(200)),
            unique_id=_name(entry),
            pubdate=entry.posted_at,
            updateddate=entry.modified_at,
            html=sayable(render_to_string("liveblog/_content.html", {"entry": entry})),
        )
    content_type, _ = FORMATS["atom"]
    response = HttpResponse(
        made.writeString("utf-8"), content_type=f"{content_type}; charset=utf-8"
    )
    return kept(response, blog)
