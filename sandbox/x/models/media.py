"""Pictures that were uploaded, with or without a tweet that shows them."""

import hashlib
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone

from sandbox.x.picture_file import PictureFile
from sandbox.x.snowflake import next_id


class MediaQuerySet(models.QuerySet["Media"]):
    def usable(self, now: datetime) -> "MediaQuerySet":
        """Uploads that a new tweet may still take."""
        return self.filter(expires_at__gt=now)

    def forget(self, now: datetime) -> None:
        """Let them be of no more use to a new tweet."""
        self.update(expires_at=now)

    def in_public(self) -> "MediaQuerySet":
        """Pictures of tweets that are up."""
        return self.filter(tweet__isnull=False, tweet__deleted_at__isnull=True).distinct()


class Media(models.Model):
    id = models.BigIntegerField(primary_key=True)
    # In the row: one SQLite file is then all that a rehearsal leaves behind.
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt_text = models.TextField(blank=True)
    expires_at = models.DateTimeField()

    objects = MediaQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.media_key} ({self.content_type}, {self.width} × {self.height})"

    @classmethod
    def keep(cls, content: bytes, picture: PictureFile, lifetime: timedelta) -> "Media":
        """Store an upload under a new id, which a tweet may take for so long."""
        now = timezone.now()
        with transaction.atomic():
            last = cls.objects.aggregate(last=models.Max("id"))["last"]
            return cls.objects.create(
                id=next_id(now, last),
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                content_type=picture.content_type,
                width=picture.width,
                height=picture.height,
                expires_at=now + lifetime,
            )

    @property
    def media_key(self) -> str:
        """X's other name for it; the 3 says that it is a picture."""
        return f"3_{self.pk}"
