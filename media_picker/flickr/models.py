"""A Flickr album as it was when Flickr last told us of it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from .client import FlickrClient
from .facts import AlbumFacts
from .problems import GONE, FlickrError


class FlickrAlbumQuerySet(models.QuerySet["FlickrAlbum"]):
    def gone(self) -> FlickrAlbumQuerySet:
        """Those that Flickr no longer shows to the public, or never did."""
        return self.filter(problem_kind__in=GONE)

    def known(self) -> FlickrAlbumQuerySet:
        """Those that Flickr has told us of at least once."""
        return self.exclude(facts=None)


class FlickrAlbum(models.Model):
    """What Flickr said of an album, kept for the story's page; Flickr may be down for days."""

    album_id = models.CharField("album number", max_length=20, unique=True)
    facts = models.JSONField(null=True, editable=False)
    fetched_at = models.DateTimeField(null=True, editable=False)
    problem = models.TextField(blank=True, editable=False)
    problem_kind = models.CharField(max_length=20, blank=True, editable=False)
    problem_since = models.DateTimeField(null=True, editable=False)

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
        """Ask Flickr again and save what it says.

        When it says nothing useful, what was fetched before stays and the problem is recorded, with
        the time since when there is one. Raises nothing. Waits for Flickr: never call it inside a
        transaction.
        """
        now = timezone.now()
        try:
            self.facts = FlickrClient().album(self.album_id).as_json()
        except FlickrError as error:
            self.problem, self.problem_kind = error.message, error.kind
            self.problem_since = self.problem_since or now
        else:
            self.fetched_at = now
            self.problem, self.problem_kind, self.problem_since = "", "", None
        self.save()
