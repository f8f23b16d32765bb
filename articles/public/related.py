"""What else a reader of a story may want: a few stories of its category, its own district first."""

from __future__ import annotations

from ..models import Edition

MOST = 3
# Looked through: a story about the same place that is older than these is not news beside it.
NEWEST = 13


def related_to(edition: Edition) -> list[Edition]:
    """One query, whatever the size of the category; a page has none."""
    if edition.is_page:
        return []
    stories = Edition.objects.stories()
    if edition.category_id:
        stories = stories.filter(category=edition.category_id)
    newest = stories.newest_first().for_list()[:NEWEST]
    others = [other for other in newest if other.article_id != edition.article_id]
    # Sorting keeps the newest first among equals.
    others.sort(key=lambda other: other.district_id != edition.district_id)
    return others[:MOST]
