"""What was published: a frozen, append-only copy of everything that a visitor sees."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.safestring import SafeString, mark_safe

from media_picker.flickr.facts import AlbumFacts
from media_picker.models import FlickrAlbum, YouTubeVideo
from media_picker.shown_picture import ShownPicture
from media_picker.youtube.shown_video import ShownVideo

from ..kinds import Kind, State
from .places import Category, District

# What visitors see of an edition: its fingerprint is made of these, and none changes after.
FROZEN = (
    "title", "path", "kind", "summary", "category_id", "district_id", "body_html", "plain_text",
    "lead_picture", "first_body_picture", "album_id", "video_id", "transcript",
)  # fmt: skip


@dataclass(frozen=True)
class Moved:
    """A story that was at a path stands at another."""

    to: str


class Gone:
    """A story that was at a path was withdrawn."""


class EditionQuerySet(models.QuerySet["Edition"]):
    def stories(self) -> EditionQuerySet:
        """Those that belong in lists: everything but pages."""
        return self.exclude(kind=Kind.PAGE)

    def pages(self) -> EditionQuerySet:
        """The pages of the site, by their titles."""
        return self.filter(kind=Kind.PAGE).order_by("title")

    def with_media_gone(self) -> EditionQuerySet:
        """Those whose album or video is no longer shown to the public where it came from."""
        albums = FlickrAlbum.objects.gone().values("album_id")
        videos = YouTubeVideo.objects.gone().values("video_id")
        return self.filter(models.Q(album_id__in=albums) | models.Q(video_id__in=videos))

    def newest_first(self) -> EditionQuerySet:
        return self.order_by("-published_at", "-article_id")

    def for_list(self) -> EditionQuerySet:
        """With all that a list shows, without the bodies it does not."""
        return self.select_related("category", "district").defer("body_html", "plain_text")

    def older_than(self, published_at: datetime, article_id: int) -> EditionQuerySet:
        """The page after the edition that has these two, in the order of `newest_first`."""
        # SQLite scans the index for the tuple alone; the plain comparison beside it seeks.
        return self.filter(published_at__lte=published_at).filter(
            models.Q(published_at__lt=published_at) | models.Q(article_id__lt=article_id)
        )

    def delete(self) -> NoReturn:
        raise models.ProtectedError("An edition is never deleted.", set())


class LiveEditions(models.Manager.from_queryset(EditionQuerySet)):  # type: ignore[misc]
    """Only what visitors may see now. Public code uses this manager and no other."""

    def get_queryset(self) -> EditionQuerySet:
        return super().get_queryset().filter(is_live=True)

    def at(self, path: str) -> Edition | Moved | Gone | None:
        """What a visitor finds at a path, also where something was."""
        live = self.filter(path=path).select_related("category", "district").first()
        if live:
            return live
        former = Edition.archive.filter(path=path).select_related("article").last()
        if former is None:
            return None
        # An old address may carry a name, so an appeal's never leads anywhere.
        if former.article.state == State.WITHDRAWN or former.is_appeal:
            return Gone()
        now = former.article.live_edition
        return Moved(to=now.path) if now and not now.is_appeal else Gone()


class Edition(models.Model):
    # No reverse names: `category.editions` in a template would be one more road to the archive.
    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text="1 is the first publication.")
    # The row that visitors see: at most one a story, and the only thing that ever changes here.
    is_live = models.BooleanField(default=False)

    title = models.CharField(max_length=200)
    path = models.CharField(max_length=250)
    kind = models.CharField(max_length=20, choices=Kind)
    summary = models.CharField(max_length=300, blank=True)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, related_name="+")
    district = models.ForeignKey(District, on_delete=models.PROTECT, null=True, related_name="+")
    body_html = models.TextField()
    plain_text = models.TextField()
    lead_picture = models.JSONField(null=True)
    first_body_picture = models.JSONField(null=True)
    # What Flickr and YouTube say of these may change while this is live: the library keeps it.
    album_id = models.CharField(max_length=20, blank=True)
    video_id = models.CharField(max_length=11, blank=True)
    transcript = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64)
    # While it is being composed: the keys of the picture files that it shows.
    picture_keys: set[str]
    is_private = False  # composed for a preview, at addresses for people of the newsroom

    published_at = models.DateTimeField(help_text="The story's date: its first publication.")
    created_at = models.DateTimeField(help_text="When this edition went out.")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = LiveEditions()
    archive = models.Manager.from_queryset(EditionQuerySet)()

    class Meta:
        base_manager_name = "archive"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="edition_number"),
            models.UniqueConstraint(
                fields=["article"], condition=models.Q(is_live=True), name="one_live_edition"
            ),
            models.UniqueConstraint(
                fields=["path"], condition=models.Q(is_live=True), name="one_live_edition_a_path"
            ),
        ]
        indexes = [
            models.Index(fields=["path"], name="edition_path"),
            models.Index(
                fields=["-published_at", "-article_id"],
                condition=models.Q(is_live=True) & ~models.Q(kind="page"),
                name="live_stories",
            ),
            models.Index(
                fields=["category", "-published_at", "-article_id"],
                condition=models.Q(is_live=True) & ~models.Q(kind="page"),
                name="live_stories_by_category",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (edition {self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and set(kwargs.get("update_fields") or ["all"]) != {"is_live"}:
            raise ValueError("An edition is frozen: publish the story again for a new one.")
        super().save(*args, **kwargs)

    @property
    def is_appeal(self) -> bool:
        return Kind(self.kind).is_appeal

    @property
    def is_page(self) -> bool:
        return self.kind == Kind.PAGE

    @property
    def kind_label(self) -> str:
        return Kind(self.kind).label

    @property
    def changed_at(self) -> datetime | None:
        """When it was published again, or None."""
        return self.created_at if self.number > 1 else None

    @property
    def body(self) -> SafeString:
        # Sanitised before it was frozen, by articles/body.py.
        return mark_safe(self.body_html)  # noqa: S308

    @cached_property
    def kept_album(self) -> FlickrAlbum | None:
        """What the library keeps of its Flickr album."""
        return FlickrAlbum.objects.filter(album_id=self.album_id).first() if self.album_id else None

    @cached_property
    def kept_video(self) -> YouTubeVideo | None:
        """What the library keeps of its YouTube video; at first that may be nothing but its id."""
        return (
            YouTubeVideo.objects.filter(video_id=self.video_id).first() if self.video_id else None
        )

    @property
    def album(self) -> AlbumFacts | None:
        """As visitors see it; None without one, or before Flickr ever answered."""
        return self.kept_album.album if self.kept_album else None

    @property
    def video(self) -> ShownVideo | None:
        """As visitors see it."""
        return self.kept_video.shown(is_private=self.is_private) if self.kept_video else None

    @property
    def media_gone(self) -> list[FlickrAlbum | YouTubeVideo]:
        """Which of the two the public no longer sees where it came from."""
        return [kept for kept in (self.kept_album, self.kept_video) if kept and kept.is_gone]

    @cached_property
    def lead(self) -> ShownPicture | None:
        return ShownPicture.from_json(self.lead_picture) if self.lead_picture else None

    @cached_property
    def share_picture(self) -> ShownPicture | None:
        """The picture for a link to this story: the lead, or the topmost of the body."""
        if self.lead or not self.first_body_picture:
            return self.lead
        return ShownPicture.from_json(self.first_body_picture)

    def get_absolute_url(self) -> str:
        return self.path

    @property
    def public_url(self) -> str:
        """The whole public address, from SITE_URL and never from a request."""
        return settings.SITE_URL + self.path

    def compute_fingerprint(self) -> str:
        """SHA-256 of everything a visitor sees of it."""
        seen = {name: getattr(self, name) for name in FROZEN}
        return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()


@receiver(pre_delete, sender=Edition)
def refuse_to_delete(instance: Edition, **_: object) -> None:
    """Every road of the ORM ends here: an edition is the record of what was public."""
    raise models.ProtectedError("An edition is never deleted.", {instance})
