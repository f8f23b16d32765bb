"""A YouTube video as it was when YouTube last told us of it, and who shows it in public."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import models, transaction

from ..kept_from_outside import GONE, KeptFromOutside
from ..stored_files import new_key
from .client import fetch_facts
from .facts import VideoFacts
from .poster import Poster, fetch_poster
from .problems import Kind
from .shown_video import ShownVideo


def poster_path(video: YouTubeVideo, filename: str) -> str:
    return f"posters/{video.key}/{filename}"


class YouTubeVideoQuerySet(models.QuerySet["YouTubeVideo"]):
    def gone(self) -> YouTubeVideoQuerySet:
        """Those that YouTube no longer shows to the public, or never did."""
        return self.filter(problem_kind__in=GONE)

    def unasked(self) -> YouTubeVideoQuerySet:
        """Those that the service has never answered for, not even with a problem."""
        return self.filter(fetched_at=None, problem_kind="")

    def public(self) -> YouTubeVideoQuerySet:
        """Those that something public shows at this moment: a row decides."""
        return self.filter(models.Exists(VideoUse.objects.filter(video=models.OuterRef("pk"))))


class YouTubeVideo(KeptFromOutside):
    """What YouTube said of a video, and our own copy of its poster."""

    video_id = models.CharField("video id", max_length=11, unique=True)
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    poster = models.FileField(upload_to=poster_path, blank=True, max_length=200, editable=False)
    poster_width = models.PositiveIntegerField(default=0, editable=False, help_text="pixels")
    poster_height = models.PositiveIntegerField(default=0, editable=False, help_text="pixels")

    objects = YouTubeVideoQuerySet.as_manager()

    class Meta:
        app_label = "media_picker"
        verbose_name = "YouTube video"

    def __str__(self) -> str:
        return self.video.title if self.video else f"YouTube video {self.video_id}"

    @property
    def video(self) -> VideoFacts | None:
        """What YouTube said last; None when it never told us."""
        return VideoFacts.from_json(self.facts) if self.facts else None

    def refresh(self) -> None:
        """Ask YouTube again and save what it says, or the problem; with a new copy of the poster.

        Raises nothing. Waits for YouTube: never call it inside a transaction.
        """
        self.take_facts(lambda: fetch_facts(self.video_id).as_json())
        # Posters need no key: a video that we know nothing of can still be shown.
        has_answered = self.problem_kind in {"", Kind.NO_KEY}
        poster = fetch_poster(self.video_id) if has_answered else None
        with transaction.atomic():
            self.save()
            if poster:
                self._keep(poster)

    def _keep(self, poster: Poster) -> None:
        if self.poster:
            if self._kept_poster() == poster.content:
                return
            before, storage = self.poster.name or "", self.poster.storage
            transaction.on_commit(lambda: storage.delete(before))
        self.poster_width, self.poster_height = poster.width, poster.height
        self.poster.save("poster.jpg", ContentFile(poster.content))

    def _kept_poster(self) -> bytes:
        """Its bytes; none when somebody took the file away."""
        try:
            with self.poster.open("rb") as kept:
                return kept.read()
        except FileNotFoundError:
            return b""

    def shown(self, *, is_private: bool = False, below: str = "") -> ShownVideo:
        """What a page needs to show this video.

        `is_private`: the poster's address for people of the newsroom, before publication; with
        `below`, for whoever sees it by a link, whose path this is.
        """
        video = self.video
        return ShownVideo(
            video_id=self.video_id,
            title=video.title if video else "",
            length=video.length if video else "",
            is_embeddable=video.is_embeddable if video else True,
            poster_key=self.key if self.poster else "",
            poster_width=self.poster_width,
            poster_height=self.poster_height,
            is_private=is_private,
            below=below,
        )


class VideoUseManager(models.Manager["VideoUse"]):
    def of_any(self, holders: models.QuerySet[Any]) -> models.QuerySet[VideoUse]:
        holder_type = ContentType.objects.get_for_model(holders.model)
        return self.filter(holder_type=holder_type, holder_id__in=holders.values("pk"))

    def record(self, holder: models.Model, video: YouTubeVideo | None) -> None:
        """Make `video` the one that `holder` shows in public; None: it shows none (any more)."""
        holder_type = ContentType.objects.get_for_model(holder)
        uses = self.filter(holder_type=holder_type, holder_id=holder.pk)
        uses.exclude(video=video).delete()
        if video:
            self.get_or_create(video=video, holder_type=holder_type, holder_id=holder.pk)


class VideoUse(models.Model):
    """Something public shows a video. While a row of it stands, its poster is public."""

    video = models.ForeignKey(YouTubeVideo, on_delete=models.PROTECT, related_name="uses")
    holder_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    holder_id = models.PositiveBigIntegerField()
    holder = GenericForeignKey("holder_type", "holder_id")

    objects = VideoUseManager()

    class Meta:
        app_label = "media_picker"
        constraints = [
            models.UniqueConstraint(
                fields=["holder_type", "holder_id", "video"], name="one_video_use_a_holder"
            )
        ]

    def __str__(self) -> str:
        return f"{self.video} in {self.holder}"
