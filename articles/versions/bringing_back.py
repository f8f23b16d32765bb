"""An earlier version as the draft again: what is public stays as it is until somebody publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from media_picker.models import Picture

from .. import story_parts
from ..lapsing import note_whether_lapsed
from ..models import Article, Category, District
from ..what_goes_out import content_of
from ..workflow import NotAllowed, Verb, require
from .chosen import ended_at
from .reading import WORDS as WORDS_OF_READING

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .chosen import Version

# What a story says and shows. Its kind, its address and its place in the site stay: others may
# have taken them meanwhile. So does its tweet, which may be out by now.
WORDS = ("title", "summary", "body", *WORDS_OF_READING)
MEDIA = ("album_id", "has_video", "video_id")
NAMED = {"category_id": Category, "district_id": District, "lead_picture_id": Picture}
# The same, as a reading calls them.
OWN_PARTS = frozenset(
    {
        *("Headline", "Summary", "Body", "Category", "Place", "Lead picture"),
        *("Flickr album", "YouTube video", *WORDS_OF_READING.values()),
    }
)


def parts_brought_back() -> frozenset[str]:
    """What of a reading comes back, by the names of its parts, in every room."""
    return OWN_PARTS.union(*(part.parts_brought_back() for part in story_parts.registered))


def bring_back(article: Article, version: Version, *, by: User) -> None:
    """Put what stood in the version into the working copy; what stood there stays in the history.

    Raises `workflow.NotAllowed`. An approval lapses with it, as with any change.
    """
    if version.row is None:
        raise NotAllowed("What stood in this version is not kept in a form that can be edited.")
    with transaction.atomic():
        locked = article.locked()
        require(by, Verb.CHANGE, locked)
        before, ended = content_of(locked), ended_at(locked, version)
        for name in (*WORDS, *MEDIA):
            setattr(locked, name, getattr(version.row, name))
        for name, model in NAMED.items():
            pk = getattr(version.row, name)
            # It may have been deleted since.
            setattr(locked, name, pk if model._default_manager.filter(pk=pk).exists() else None)
        locked._history_user = by
        locked._change_reason = f"Brought back as the draft: {version.short_name}"
        locked.save()
        for part in story_parts.registered:
            part.bring_back(locked.pk, ended)
        locked = article.locked()  # which remembers nothing of what the rooms had before
        if before != content_of(locked):
            locked.was_edited(by=by)
            note_whether_lapsed(locked)
        # A form that somebody has open is older now, and says so.
        Article.objects.filter(pk=locked.pk).update(version=F("version") + 1)
    article.refresh_from_db()
