"""A Flickr album as it was when Flickr last told us of it."""

from __future__ import annotations

from django.db import models, transaction

from ..kept_from_outside import GONE, KeptFromOutside
from .client import FlickrClient
from .facts import AlbumFacts


class FlickrAlbumQuerySet(models.QuerySet["FlickrAlbum"]):
    def gone(self) -> FlickrAlbumQuerySet:
        """Those that Flickr no longer shows to the public, or never did."""
        return self.filter(problem_kind__in=GONE)

    def unasked(self) -> FlickrAlbumQuerySet:
        """Those that the service has never answered for, not even with a problem."""
        return self.filter(fetched_at=None, problem_kind="")


class FlickrAlbum(KeptFromOutside):
    """What Flickr said of an album, kept for the story's page; Flickr may be down for days."""

    album_id = models.CharField("album number", max_length=20, unique=True)

    objects = FlickrAlbumQuerySet.as_manager()

    class Meta:
        app_label = "media_picker"

    def __str__(self) -> str:
        return self.album.title if self.album else f"Flickr album {self.album_id}"

    @property
    def album(self) -> AlbumFacts | None:
        """What Flickr said last; None when it never told us."""
        return AlbumFacts.from_json(self.facts) if self.facts else None

    def refresh(self) -> None:
        """Ask Flickr again and save what it says, or the problem.

        Raises nothing. Waits for Flickr: never call it inside a transaction.
        """
        self.take_facts(lambda: FlickrClient().album(self.album_id).as_json())
        with transaction.atomic():  # with whatever follows from it
            self.save()
