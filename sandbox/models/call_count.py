"""How often each service was asked, so that a test can prove who asked again and who did not."""

from enum import StrEnum

from django.db import models, transaction


class Counted(StrEnum):
    """What is counted; the values are the keys of `/rehearsal/calls`.

    X counts every call to X's API; the others that begin with x say for what it was.
    """

    X = "x"
    X_UPLOADS = "x_uploads"
    X_ALT_TEXTS = "x_alt_texts"
    X_POSTS = "x_posts"
    X_DELETES = "x_deletes"
    X_ACCOUNT = "x_account"
    X_TIMELINE = "x_timeline"
    FLICKR = "flickr"
    FLICKR_PICTURES = "flickr_pictures"
    YOUTUBE = "youtube"
    YOUTUBE_POSTERS = "youtube_posters"
    YOUTUBE_PLAYER = "youtube_player"


class CallCount(models.Model):
    """Requests for one thing, answered well, badly or not at all."""

    counted = models.CharField(primary_key=True, max_length=20)
    calls = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.counted}: {self.calls}"

    @classmethod
    def add(cls, counted: Counted) -> None:
        with transaction.atomic():
            cls.objects.get_or_create(counted=counted.value)
            cls.objects.filter(counted=counted.value).update(calls=models.F("calls") + 1)

    @classmethod
    def as_json(cls) -> dict[str, int]:
        seen = dict(cls.objects.values_list("counted", "calls"))
        return {counted.value: seen.get(counted.value, 0) for counted in Counted}
