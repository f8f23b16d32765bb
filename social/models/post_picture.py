"""The picture of a post: frozen bytes, and what X has of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Now

if TYPE_CHECKING:
    from ..tweet_picture import TweetPicture
    from ..x_client import Media
    from .post import Post

OF_POST = "SELECT * FROM social_postpicture WHERE post_id = %s"
# A media id is not used in its last minute, so that it does not end on the way.
SAFE_SECONDS = 60


class PostPicture(models.Model):
    """The very bytes that go out under a post, frozen when it was queued."""

    post = models.OneToOneField("social.Post", on_delete=models.CASCADE, related_name="picture")
    content = models.BinaryField()
    content_type = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)

    media_id = models.CharField("X’s id of the upload", max_length=40, blank=True)
    media_until = models.DateTimeField(null=True, help_text="X forgets the upload then.")
    is_described = models.BooleanField(default=False, help_text="X has its alt text.")
    alt_refusals = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"Picture of “{self.post}”"

    @classmethod
    def freeze(cls, post: Post, picture: TweetPicture) -> PostPicture:
        return cls.objects.create(
            post=post,
            content=picture.content,
            content_type=picture.content_type,
            sha256=picture.sha256,
        )

    @classmethod
    def read_into(cls, post: Post) -> None:
        """Let `post` know its picture, or that it has none, without asking again."""
        # Every tweet waits for this: Django's own question takes longer to write than to answer.
        found = list(cls.objects.raw(OF_POST, [post.pk]))
        type(post)._meta.get_field("picture").set_cached_value(post, found[0] if found else None)

    def is_uploaded(self) -> bool:
        """Whether a tweet may still take the upload, by the database's clock."""
        rows = PostPicture.objects.filter(pk=self.pk, media_until__gt=Now())
        return rows.exclude(media_id="").exists()

    def uploaded(self, media: Media) -> None:
        """Keep the media id, so that another try uploads nothing again."""
        self.media_id, self.is_described = media.id, False
        until = Now() + timedelta(seconds=media.seconds - SAFE_SECONDS)
        PostPicture.objects.filter(pk=self.pk).update(
            media_id=media.id, media_until=until, is_described=False
        )

    def described(self) -> None:
        self.is_described = True
        PostPicture.objects.filter(pk=self.pk).update(is_described=True, alt_refusals=0)

    def alt_refused(self) -> int:
        """Count one more refusal of the alt text; how many there were in a row."""
        self.alt_refusals += 1
        PostPicture.objects.filter(pk=self.pk).update(alt_refusals=self.alt_refusals)
        return self.alt_refusals

    def forget_upload(self) -> None:
        """X has it no longer: it is uploaded anew."""
        PostPicture.objects.filter(pk=self.pk).update(media_id="", media_until=None)
