"""What was published: a frozen, append-only copy of everything that a visitor sees."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.safestring import SafeString, mark_safe

from media_picker.flickr.facts import AlbumFacts
from media_picker.models import FlickrAlbum, YouTubeVideo
from media_picker.shown_picture import ShownPicture
from media_picker.youtube.shown_video import ShownVideo

from .. import body as story_body
from ..change_note import Change, ChangeKind, ChangeNote
from ..json_digest import json_digest
from ..kinds import Kind
from .edition_sets import EditionQuerySet, LiveEditions
from .places import Category, District

# What visitors see of an edition: its fingerprint is made of these, and none changes after.
FROZEN = (
    "title", "path", "kind", "summary", "category_id", "district_id", "body_html", "plain_text",
    "lead_picture", "first_body_picture", "album_id", "video_id", "transcript", "pictures",
    "parent_id", "navigation_place", "navigation_label", "has_contents",
    "notes_to_editors", "press_contact",
)  # fmt: skip


class Edition(models.Model):
    # No reverse names: `category.editions` in a template would be one more road to the archive.
    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text="1 is the first publication.")
    # The row that visitors see: at most one a story. This and the next are all that ever changes,
    # but for a note that is taken out: see articles/taking_out_notes.py.
    is_live = models.BooleanField(default=False)
    # Since when it is no longer current: it stays at its address, and is in no list.
    archived_at = models.DateTimeField(null=True)

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
    # Of a page: the story that it stands below, whose live edition visitors see, if it has one.
    parent = models.ForeignKey("Article", on_delete=models.PROTECT, null=True, related_name="+")
    navigation_place = models.PositiveSmallIntegerField(null=True)
    navigation_label = models.CharField(max_length=40, blank=True)
    has_contents = models.BooleanField(default=False)
    # All that it shows, the lead first: what journalists may download.
    pictures = models.JSONField(default=list)
    notes_to_editors = models.TextField(blank=True)
    press_contact = models.CharField(max_length=300, blank=True)
    fingerprint = models.CharField(max_length=64)
    # While it is being composed: the keys of the picture files that it shows.
    picture_keys: set[str]
    is_private = False  # composed for a preview, at addresses for people of the newsroom,
    below = ""  # or for whoever has a link to it, whose path this is

    published_at = models.DateTimeField(help_text="The story's date: its first publication.")
    created_at = models.DateTimeField(help_text="When this edition went out.")
    # When the information in it last changed after the first publication; minor edits do not count.
    changed_at = models.DateTimeField(null=True)
    # What visitors are told of each change: see articles/change_note.py. The oldest first.
    notes = models.JSONField(default=list)
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
            models.Index(
                fields=["district", "-published_at", "-article_id"],
                condition=models.Q(is_live=True) & ~models.Q(kind="page"),
                name="live_stories_by_district",
            ),
            models.Index(
                fields=["title"],
                condition=models.Q(is_live=True, kind="page"),
                name="live_pages",
            ),
            models.Index(
                fields=["-published_at", "-article_id"],
                condition=models.Q(is_live=True)
                & ~models.Q(kind="news")
                & ~models.Q(kind="tribute")
                & ~models.Q(kind="page"),
                name="live_appeals",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (edition {self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and not set(kwargs.get("update_fields") or ["all"]) <= {
            "is_live",
            "archived_at",
        }:
            raise ValueError("An edition is frozen: publish the story again for a new one.")
        super().save(*args, **kwargs)

    @property
    def is_appeal(self) -> bool:
        return Kind(self.kind).is_appeal

    @property
    def is_page(self) -> bool:
        return self.kind == Kind.PAGE

    @property
    def short_title(self) -> str:
        """What the navigation and the way back to it call a page."""
        return self.navigation_label or self.title

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The anchor and the words of each heading, if visitors are to see a contents list."""
        return story_body.anchors(self.body_html) if self.has_contents else []

    @property
    def kind_label(self) -> str:
        return Kind(self.kind).label

    def take_note(self, change: Change) -> None:
        """Say of a further edition what has changed; before it is saved."""
        if self.number == 1 or change.kind == ChangeKind.MINOR:
            return
        self.changed_at = self.created_at
        if change.note:
            is_correction = change.kind == ChangeKind.CORRECTION
            note = ChangeNote(self.created_at, change.note, is_correction)
            self.notes = [*self.notes, note.as_json()]

    @property
    def change_notes(self) -> list[ChangeNote]:
        """The public history, the newest first."""
        return [ChangeNote.from_json(frozen) for frozen in reversed(self.notes)]

    @property
    def corrections(self) -> list[ChangeNote]:
        """What stands above the story: something in it was wrong."""
        return [note for note in self.change_notes if note.is_correction]

    @property
    def modified_at(self) -> datetime:
        """When what visitors read last changed."""
        return self.changed_at or self.published_at

    @property
    def body(self) -> SafeString:
        """Its own words and pictures; what rooms above show in it is filled in on its page."""
        # Sanitised before it was frozen, by articles/body.py.
        return mark_safe(story_body.with_blocks(self.body_html, lambda name: ""))  # noqa: S308

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
        kept = self.kept_video
        return kept.shown(is_private=self.is_private, below=self.below) if kept else None

    @property
    def media_gone(self) -> list[FlickrAlbum | YouTubeVideo]:
        """Which of the two the public no longer sees where it came from."""
        return [kept for kept in (self.kept_album, self.kept_video) if kept and kept.is_gone]

    @property
    def shown_pictures(self) -> list[ShownPicture]:
        return [ShownPicture.from_json(frozen) for frozen in self.pictures]

    @property
    def pictures_path(self) -> str:
        """Where journalists download its pictures."""
        return f"{self.path}pictures.zip"

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
        return json_digest(seen)


@receiver(pre_delete, sender=Edition)
def refuse_to_delete(instance: Edition, **_: object) -> None:
    """Every road of the ORM ends here: an edition is the record of what was public."""
    raise models.ProtectedError("An edition is never deleted.", {instance})
