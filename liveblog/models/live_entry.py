"""One entry of a live blog, and what can be done to it once it is out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from simple_history.models import HistoricalRecords

from articles.signals import passage_removed
from media_picker import live_media
from media_picker.models import Picture, PictureFile, PictureUse, VideoUse, YouTubeVideo
from media_picker.public_answer import PICTURES
from media_picker.shown_picture import ShownPicture
from media_picker.stored_files import new_key
from media_picker.youtube.shown_video import ShownVideo

from ..entry_text import entry_html
from .live_event import EventKind
from .second_look import SecondLook

if TYPE_CHECKING:
    from django.contrib.auth.models import User


# What somebody says in an entry; all else follows from it.
CONTENT = frozenset(
    {"heading", "author_role", "typed", "picture", "video_id",
     "quote", "quote_source", "quote_link", "is_key", "is_pinned"}
)  # fmt: skip
MARKS = frozenset({"is_key", "is_pinned"})


class LiveEntryQuerySet(models.QuerySet["LiveEntry"]):
    def standing(self) -> LiveEntryQuerySet:
        """Those that were not removed."""
        return self.filter(removed_at=None)

    def newest_first(self) -> LiveEntryQuerySet:
        return self.order_by("-number")

    def with_media(self) -> LiveEntryQuerySet:
        """With all that its HTML shows, in the same query."""
        return self.select_related("kept_video")


class LiveEntry(SecondLook):
    """`number` is that of the event that posted it: its name in its blog, and its place."""

    blog = models.ForeignKey("liveblog.LiveBlog", on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField(editable=False)
    # The poster's page makes it, so that a second press after a lost answer posts nothing twice.
    token = models.CharField(max_length=40, unique=True, default=new_key, editable=False)

    heading = models.CharField(max_length=120, blank=True)
    author_role = models.CharField("posted by", max_length=80, blank=True)
    typed = models.TextField("text", max_length=5000, blank=True)
    text = models.TextField(editable=False, blank=True)
    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # A ShownPicture, frozen like an edition's: what is out changes by a correction only.
    frozen_picture = models.JSONField(null=True, editable=False)
    video_id = models.CharField("YouTube video", max_length=11, blank=True)
    kept_video = models.ForeignKey(
        YouTubeVideo, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    quote = models.TextField(max_length=1000, blank=True)
    quote_source = models.CharField("who said it", max_length=120, blank=True)
    quote_link = models.URLField("where", max_length=500, blank=True)
    is_key = models.BooleanField("key event", default=False)
    is_pinned = models.BooleanField("pinned", default=False)

    posted_at = models.DateTimeField(editable=False)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    corrected_at = models.DateTimeField(null=True, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    is_private = False  # in a preview, at addresses for people of the newsroom,
    below = ""  # or for whoever has a link to it, whose path this is
    # The words that it had before: inside the newsroom alone.
    history = HistoricalRecords(excluded_fields=["token"])
    _history_user: User
    objects = LiveEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = "live entry"
        verbose_name_plural = "live entries"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["blog", "number"], name="one_entry_a_number")
        ]
        indexes = [
            models.Index(
                fields=["blog", "-number"],
                condition=Q(removed_at=None, is_pinned=False),
                name="standing_live_entries",
            ),
            models.Index(
                fields=["blog", "-number"],
                condition=Q(removed_at=None, is_pinned=True),
                name="pinned_live_entries",
            ),
            models.Index(
                fields=["blog", "-number"],
                condition=Q(removed_at=None, is_key=True),
                name="key_live_entries",
            ),
        ]

    def __str__(self) -> str:
        at = date_format(timezone.localtime(self.posted_at), "DATETIME_FORMAT")
        return f"{self.headline} ({at})"

    # -- showing it -------------------------------------------------------------------------------

    @property
    def headline(self) -> str:
        """Its heading, or its first words: for the timeline, feeds and titles."""
        words = self.heading or " ".join(self.plain_text.split())
        if not words:
            words = "Video" if self.video_id else "Picture"
        return Truncator(words).chars(90)

    @property
    def html(self) -> SafeString:
        return mark_safe(self.text)  # noqa: S308  sanitised when it was saved

    @property
    def plain_text(self) -> str:
        """Its words without their tags, the quote's too."""
        words = unescape(strip_tags(self.text.replace("<", " <"))).strip()
        return "\n".join(filter(None, [words, self.quote]))

    @property
    def shown_picture(self) -> ShownPicture | None:
        if not self.frozen_picture:
            return None
        seen_by = {"is_private": self.is_private, "below": self.below}
        return ShownPicture.from_json(self.frozen_picture | seen_by)

    @property
    def shown_video(self) -> ShownVideo | None:
        kept = self.kept_video
        return kept.shown(is_private=self.is_private, below=self.below) if kept else None

    @property
    def modified_at(self) -> datetime:
        return self.corrected_at or self.posted_at

    @property
    def name(self) -> str:
        """In its story, for ever: its passage's (articles/passages.py), and its place in a page."""
        return f"entry-{self.number}"

    @property
    def path(self) -> str:
        """The page of this entry alone."""
        return reverse("liveblog:entry", args=[self.blog.reference, self.number])

    def get_absolute_url(self) -> str:
        return self.path

    def get_admin_url(self) -> str:
        return self.blog.get_poster_url()

    # -- what can be done to it -------------------------------------------------------------------

    def correct(self, *, by: User, **content: Any) -> None:
        """Change what it says; readers see when, and people of the newsroom what it said before.

        `content` has what is to be changed of CONTENT. Saying the same again changes nothing, and
        marking it as pinned or as a key event is no correction. Raises ValidationError,
        `workflow.NotAllowed`, and `NotNow` for an entry that was removed or under an embargo.
        """
        from .live_blog import NotNow

        with self.blog.changing(by=by) as blog:
            entry = LiveEntry.objects.get(pk=self.pk)
            if entry.removed_at:
                raise NotNow("This entry was removed, so it cannot be corrected. Post a new one.")
            changed = {name for name in content if getattr(entry, name) != content[name]}
            if changed:
                blog.require_no_embargo()
                if is_correction := bool(changed - MARKS):
                    entry.say(content)
                    entry.corrected_at = timezone.now()
                    entry.was_written(by=by, put_out_by=by)
                    blog.moved.add(PICTURES)
                else:
                    # Not judged again: its picture may be past its last day by now, and a pin
                    # puts out nothing that is not out.
                    for name in changed:
                        setattr(entry, name, content[name])
                entry._history_user = by
                entry.save()
                entry.show_media(blog.is_public())
                blog.note(EventKind.CORRECTED if is_correction else EventKind.MARKED, by, entry)
        self.refresh_from_db()

    def remove(self, *, by: User, answers: Mapping[str, str] | None = None) -> None:
        """Take it from every page, feed and replay. Raises `workflow.NotAllowed`.

        `answers` go to the rooms above: what their panels asked on the page that confirms it.
        """
        with transaction.atomic():
            # The story's lock before the blog's, as publishing takes them: a tweet of this entry
            # goes out, or is stopped, under the first.
            article = self.blog.article.locked()
            with self.blog.changing(by=by) as blog:
                entry = LiveEntry.objects.get(pk=self.pk)
                if not entry.removed_at:
                    entry.removed_at = timezone.now()
                    entry._history_user = by
                    entry.save()
                    entry.hide_media()
                    blog.moved.add(PICTURES)
                    blog.note(EventKind.REMOVED, by, entry)
                    passage_removed.send(
                        LiveEntry, article=article, name=entry.name, by=by, answers=answers
                    )
        self.refresh_from_db()

    # -- for those verbs, and for LiveBlog.post ---------------------------------------------------

    def says(self, content: dict[str, Any]) -> bool:
        """Whether it would be the same entry with this content."""
        return all(getattr(self, name) == value for name, value in content.items())

    def say(self, content: dict[str, Any]) -> None:
        """Take in what it is to say, unsaved, and ask for its video. Raises ValidationError."""
        self.take_in(content)
        self.kept_video = None
        if self.video_id:
            live_media.keep("", self.video_id)
            self.kept_video = YouTubeVideo.objects.get(video_id=self.video_id)

    def take_in(self, content: dict[str, Any]) -> None:
        """Judge what it is to say, and save nothing. Raises ValidationError."""
        if unknown := set(content) - CONTENT:
            raise TypeError(f"An entry has no {', '.join(sorted(unknown))}.")
        for name, value in content.items():
            setattr(self, name, value)
        self.text = entry_html(self.typed)
        if self.picture is None:
            self.frozen_picture = None
        elif "picture" in content:
            self.frozen_picture = self.picture.shown().as_json()
        people = ["posted_by", "written_by"]
        self.full_clean(exclude=["blog", *people, "kept_video"], validate_unique=False)

    def clean(self) -> None:
        if not (self.text or self.heading or self.picture_id or self.video_id or self.quote):
            raise ValidationError({"typed": "Write something, or choose a picture or a video."})
        if self.quote and not self.quote_source.strip():
            raise ValidationError({"quote_source": "Say whose words these are."})
        if self.picture and (problem := self.picture.problem_on(timezone.localdate())):
            raise ValidationError({"picture": problem})

    def show_media(self, is_public: bool) -> None:
        """Make its picture and poster public, or note that it holds them; part of its blog's
        transaction."""
        if not is_public:
            PictureUse.objects.record(self, [self.picture] if self.picture else [])
            return
        key = (self.frozen_picture or {}).get("key")
        PictureUse.objects.record_public(self, PictureFile.objects.filter(key=key))
        VideoUse.objects.record(self, self.kept_video)

    def hide_media(self) -> None:
        PictureUse.objects.of(self).update(is_public=False)
        VideoUse.objects.record(self, None)


@receiver(pre_delete, sender=LiveEntry)
def let_go_of_pictures(instance: LiveEntry, **_: object) -> None:
    """With a draft story that is deleted, its entries go too."""
    PictureUse.objects.of(instance).delete()
