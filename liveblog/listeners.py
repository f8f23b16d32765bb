"""A live blog is public while its story is: hears when that changes, in the same transaction."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q
from django.db.models.signals import post_save
from django.dispatch import receiver

from articles import generations
from articles.models import Article
from articles.signals import published, withdrawn
from media_picker.models import PictureUse, VideoUse, YouTubeVideo

from .models import EventKind, LiveBlog


@receiver(published)
def story_was_published(article: Article, by: User, **_: object) -> None:
    blog = LiveBlog.objects.of(article.pk)
    if blog is None:
        return
    with blog.locked() as changed:
        changed.note(EventKind.PUBLISHED, by)
        entries = changed.entries.standing().with_media()
        public = PictureUse.objects.of_any(changed.entries.all()).filter(
            holder_id=OuterRef("pk"), is_public=True
        )
        # Publishing a story again finds most of them public already.
        hidden = Q(picture__isnull=False) & ~Exists(public)
        for entry in entries.filter(hidden | Q(kept_video__isnull=False)):
            entry.show_media(is_public=True)


@receiver(withdrawn)
def story_was_withdrawn(article: Article, by: User, **_: object) -> None:
    blog = LiveBlog.objects.of(article.pk)
    if blog is None:
        return
    with blog.locked() as changed:
        changed.note(EventKind.WITHDRAWN, by)
        PictureUse.objects.of_any(changed.entries.all()).update(is_public=False)
        VideoUse.objects.of_any(changed.entries.all()).delete()


@receiver(post_save, sender=YouTubeVideo)
def video_was_asked_for(instance: YouTubeVideo, **_: object) -> None:
    """What YouTube says comes after the entry was posted: its page follows."""
    shown_in = LiveBlog.objects.filter(entries__kept_video=instance).distinct()
    if ids := list(shown_in.values_list("article_id", flat=True)):
        generations.move(*map(generations.story, ids), generations.PICTURES)
