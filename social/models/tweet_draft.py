"""What a press officer wrote on the Social tab: the tweet that would link to the story."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from simple_history.models import HistoricalRecords

from articles import body
from articles.models import Article
from media_picker.models import Picture, PictureUse

from .. import tweet_findings, tweet_text
from ..named_people import PersonSought
from ..tweet_findings import EMPTY, Finding
from ..weighed_words import findings_on, people_sought_in
from .statement import StatementFields

if TYPE_CHECKING:
    from ..tweet_picture import TweetPicture


class TweetImage(models.TextChoices):
    NONE = "none", "None"
    ARTICLE = "article", "Article"
    STATEMENT = "statement", "Statement"
    TEMPLATE = "template", "Template"


class TweetDraft(StatementFields):
    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="tweet_draft")
    is_wanted = models.BooleanField(
        "tweet",
        default=False,
        choices=[(True, "Yes"), (False, "No")],
        help_text="Yes posts a tweet that links to the story, as soon as the story is published.",
    )
    is_update_wanted = models.BooleanField(
        "tweet this update",
        default=False,
        choices=[(True, "Yes"), (False, "No")],
        help_text="The story’s own tweet is not sent again. No: publishing again sends no tweet. "
        "Yes posts another one, as it is written below, when the story is published again; after "
        "that the choice is No again.",
    )
    text = models.TextField(
        "text of the tweet",
        blank=True,
        max_length=tweet_text.MOST_CHARACTERS,
        help_text="The link to the story is added for you and takes nothing off the limit: "
        "200 characters, or 170 with an image.",
    )
    image = models.CharField(
        "tweet image",
        max_length=20,
        choices=TweetImage,
        default=TweetImage.NONE,
        help_text="None: the tweet has no image. Article: the picture closest to the top of the "
        "body (Content tab) goes under the tweet, with its alt text, so write the tweet to suit "
        "it. A lead picture does not count. Statement: words, a picture or both, drawn as a card, "
        "as for a tribute. Template: a picture chosen in the image picker. Statement and template "
        "are used whether or not the story has a picture.",
    )
    template_picture = models.ForeignKey(
        Picture,
        verbose_name="template",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Opens on the templates; Other leaves them for the whole library. A template "
        "takes a photograph and a strapline where it has places for them: X’s card is the size "
        "Large.",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "social"
        verbose_name_plural = "social"

    def __str__(self) -> str:
        return f"Tweet for “{self.article}”"

    @property
    def has_image(self) -> bool:
        return self.image != TweetImage.NONE

    @property
    def count(self) -> tweet_text.Count:
        return tweet_text.count(self.text, has_image=self.has_image)

    @property
    def whole_text(self) -> str:
        """The tweet exactly as it would be sent now."""
        return tweet_text.with_link(self.text, self.article.public_url)

    @cached_property
    def picture(self) -> TweetPicture | None:
        """The bytes that would go out under the tweet now, made once for this draft in hand.

        None when its image is None. Raises NoTweetPicture.
        """
        from ..tweet_picture import picture_of

        return picture_of(self)

    def topmost_picture(self) -> Picture | None:
        """The library's picture that is closest to the top of the story's body."""
        ids = body.picture_ids(body.sanitise(self.article.body))
        pictures = Picture.objects.with_files().in_bulk(ids)
        return next((pictures[pk] for pk in ids if pk in pictures), None)

    def own_pictures(self) -> list[Picture]:
        """The library's pictures that it names, whichever image is chosen now."""
        return [one for one in (self.statement_picture, self.template_picture) if one]

    def get_admin_url(self) -> str:
        return self.article.get_admin_url()

    def people_sought(self) -> list[PersonSought]:
        """Whom the tweet must name; nobody, unless the story is an appeal."""
        return people_sought_in(self.article)

    def findings(
        self, people: Sequence[PersonSought] | None = None, *, is_update: bool = False
    ) -> list[Finding]:
        """Everything about the words, errors first; `people` stands in for those on record.

        An update may not repeat what X has already.
        """
        return findings_on(
            self.text,
            self.article,
            has_image=self.has_image,
            url=self._link(),
            people=self.people_sought() if people is None else people,
            is_update=is_update,
        )

    def _link(self) -> str:
        # A story that was never saved has no address yet, and a draft by itself no story.
        article: Article | None = getattr(self, "article", None)
        return article.public_url if article and article.slug else ""

    def clean(self) -> None:
        """Refuses words that X would refuse or garble; a text still to be written may be saved."""
        self.text = tweet_text.normalise(self.text)
        found = tweet_findings.errors_in(
            self.text, has_image=self.has_image, story_url=self._link()
        )
        errors = [finding.message for finding in found if finding != EMPTY]
        if errors:
            raise ValidationError({"text": errors})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.text = tweet_text.normalise(self.text)
        with transaction.atomic():
            super().save(*args, **kwargs)
            PictureUse.objects.record(self, self.own_pictures())


@receiver(pre_delete, sender=TweetDraft)
def forget_its_pictures(instance: TweetDraft, **_: object) -> None:
    PictureUse.objects.of(instance).delete()
