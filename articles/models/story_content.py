"""What fills a story's page: its body, its pictures, a Flickr album, a YouTube video."""

from __future__ import annotations

from django.db import models

from media_picker.models import Picture

from .. import body as story_body
from ..rich_text import BodyField


class StoryContent(models.Model):
    body = BodyField(
        blank=True,
        help_text="The story itself. Use the headings of the Format menu in order, and the picture "
        "button for pictures from the library; each shows its caption and credit.",
    )
    lead_picture = models.ForeignKey(
        Picture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Stands above the story and beside it in lists, with its alt text from the "
        "library. It is not the tweet’s picture: that one comes from the body.",
    )
    album_id = models.CharField("Flickr album", max_length=20, blank=True)
    has_video = models.BooleanField(
        "YouTube",
        default=False,
        choices=[(True, "Yes"), (False, "No")],
        help_text="Yes shows the video below in the story. No keeps its id for later.",
    )
    video_id = models.CharField("YouTube video", max_length=11, blank=True)
    transcript = models.TextField(
        "transcript of the video",
        blank=True,
        max_length=50_000,
        help_text="What is said and shown, for people who cannot hear or see it: visitors open it "
        "below the video.",
    )
    notes_to_editors = models.TextField(
        blank=True,
        max_length=5_000,
        help_text="Background for journalists, shown under the story. Leave an empty line between "
        "two notes.",
    )
    press_contact = models.CharField(
        max_length=300,
        blank=True,
        help_text="Whom journalists should ask about this story, with a number: shown under it.",
    )

    class Meta:
        abstract = True

    @property
    def shown_video_id(self) -> str:
        """The id of the video that the story is to show, or ""."""
        return self.video_id if self.has_video else ""

    def pictures(self) -> models.QuerySet[Picture]:
        """The library's pictures that it shows: the lead, and those of the body."""
        wanted = story_body.picture_ids(self.body)
        if self.lead_picture_id:
            wanted.append(self.lead_picture_id)
        return Picture.objects.filter(pk__in=wanted)
