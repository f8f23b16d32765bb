"""A story's working copy, and the verbs that editors say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from media_picker import live_media
from media_picker.models import PictureFile, PictureUse, VideoUse

from .. import embargo, generations, search, second_eyes, signals, workflow
from ..change_note import Change
from ..confirmation import confirmed_composition
from ..kinds import RESERVED_SLUGS, Kind, State, Step, path_of
from ..problems import NotReady, Problem, problems_of
from ..slugs import free_slug, settled_slug
from .archive_month import ArchiveMonth, month_of
from .article_sets import ArticleQuerySet
from .composition import compose
from .edition import Edition
from .page_place import PagePlace
from .preview_link import Ended, PreviewLink
from .review import Review
from .schedule import Schedule
from .story_content import StoryContent
from .story_heading import StoryHeading
from .unreviewed_edition import UnreviewedEdition
from .way_to_publication import STATE_FIELDS, WayToPublication
from .withdrawal import IN_ERROR, WhyWithdrawn, Withdrawal

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import User


class Article(StoryHeading, StoryContent, PagePlace, WayToPublication):
    """The working copy. What visitors see is its live `Edition`."""

    state = models.CharField(max_length=20, choices=State, default=State.DRAFT, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField("last saved", auto_now=True)
    first_published_at = models.DateTimeField("first published", null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    history = HistoricalRecords(excluded_fields=["has_lapsed", "has_typed_address"])
    # What would have gone out before the form in hand was saved.
    content_before: dict[str, str]
    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        verbose_name = "story"
        verbose_name_plural = "stories"
        indexes = [
            models.Index(
                fields=["withdrawn_at"],
                condition=models.Q(withdrawn_at__isnull=False),
                name="withdrawn_stories",
            )
        ]

    def __str__(self) -> str:
        return self.title

    # -- addresses --------------------------------------------------------------------------------

    @property
    def is_appeal(self) -> bool:
        return Kind(self.kind).is_appeal

    @property
    def was_ever_published(self) -> bool:
        return self.first_published_at is not None

    @property
    def path(self) -> str:
        return path_of(self.kind, self.slug)

    @property
    def public_url(self) -> str:
        """The whole public address that the story has, or will have."""
        return settings.SITE_URL + self.path

    def get_admin_url(self, page: str = "change") -> str:
        return reverse(f"admin:articles_article_{page}", args=[self.pk])

    # -- writing ----------------------------------------------------------------------------------

    def clean(self) -> None:
        super().clean()
        before = Article.objects.filter(pk=self.pk).first() if self.pk else None
        if before and before.was_ever_published and before.is_appeal != self.is_appeal:
            raise ValidationError(
                {
                    "kind": "A story that was published cannot become an appeal, or stop being "
                    "one: its address would change. Withdraw it and write a new story."
                }
            )
        if self.kind == Kind.PAGE and self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": f"“{self.slug}” is taken by the site. Choose another."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the working copy; nothing changes in public.

        What moves such as `publish` write is left alone: this instance may be older than theirs.
        """
        is_to_be_found = not self.slug and not self.is_appeal
        self.slug = settled_slug(self)
        if not self._state.adding:
            names = {field.name for field in self._meta.concrete_fields} - {"id"}
            kwargs.setdefault("update_fields", names - STATE_FIELDS)
        try:
            self._save_with_media(*args, **kwargs)
        except IntegrityError:
            if not is_to_be_found:
                raise
            # A colleague's story with the same headline was saved since the slug was found free.
            self.slug = free_slug(self)
            self._save_with_media(*args, **kwargs)

    def _save_with_media(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            PictureUse.objects.record(self, self.pictures())
            live_media.keep(self.album_id, self.video_id)

    def was_edited(self, *, by: User) -> None:
        """Somebody changed what would go out with the story: they cannot approve it themselves."""
        Article.objects.filter(pk=self.pk).update(edited_by=by)
        self.edited_by = by

    # -- on its way -------------------------------------------------------------------------------

    def locked(self) -> Article:
        """The story as it is in the database, and nobody else's until the transaction ends."""
        return Article.objects.held().get(pk=self.pk)

    # -- published or not -------------------------------------------------------------------------

    @property
    def live_edition(self) -> Edition | None:
        """What visitors see now."""
        return Edition.objects.filter(article=self).first()

    def has_unpublished_changes(self) -> bool:
        """Whether the working copy of a live story differs from what visitors see."""
        live = self.live_edition
        return live is not None and live.fingerprint != compose(self).fingerprint

    def problems(self, at: datetime | None = None) -> list[Problem]:
        """Everything that stands in the way of publishing then (now), in every room's words."""
        return problems_of(self, at)

    def publish(
        self,
        *,
        by: User,
        confirmed: str | None = None,
        without_review: str = "",
        is_review_asked: bool = True,
        occasion: str = "",
        change: Change | None = None,
        meant_for: datetime | None = None,
    ) -> Edition:
        """Put the story as it is now before visitors.

        One transaction: the edition, the state, the pictures' public uses, and whatever the rooms
        above do on `signals.published`. `confirmed` is the fingerprint of what an editor was shown.
        Raises `HasChanged`, `workflow.NotAllowed` or `NotReady` with every problem; then nothing
        has changed. `without_review` is the reason why nobody else has read what somebody else
        should have; an import asks for no review. `occasion` follows the words in the history,
        `change` is what visitors are told of an edition after the first, and `meant_for` the time
        for which it was scheduled.
        """
        with transaction.atomic():
            article = self.locked()
            edition = confirmed_composition(article, confirmed)
            workflow.require(by, workflow.Verb.PUBLISH, article)
            unread = second_eyes.why_unread(article) if is_review_asked else ""
            if unread and not without_review:
                raise workflow.NotAllowed(unread)
            if unread:
                workflow.require(by, workflow.Verb.PUBLISH_UNREVIEWED, article)
            if held := embargo.why_not_yet(article):
                raise workflow.NotAllowed(held)
            if problems := article.problems():
                raise NotReady(problems)
            Edition.archive.filter(article=article, is_live=True).update(is_live=False)
            edition.take_note(change or Change())
            edition.published_by, edition.is_live = by, True
            edition.save()
            article.first_published_at = edition.published_at
            article._show_media_of(edition)
            article._let_visitors_find(edition)
            Review.objects.use_up(article)
            Schedule.objects.call_off(article)
            PreviewLink.objects.filter(article=article).end(Ended.PUBLISHED, by=by)
            what = f"Published as edition {edition.number}{occasion}"
            if unread:
                UnreviewedEdition.objects.create(edition=edition, by=by, reason=without_review)
                what += ", without review"
            if change and edition.number > 1:
                what += change.in_history
            elif unread:
                what += f": {without_review}"
            article.record_move(
                what, by=by, state=State.PUBLISHED, withdrawn_at=None, step=Step.WRITING
            )
            said = {"article": article, "edition": edition, "by": by, "meant_for": meant_for}
            signals.published.send(Article, **said)
            generations.move(*article._moved_by(edition))
        self.refresh_from_db()
        return edition

    def withdraw(
        self, *, by: User, answers: Mapping[str, str] | None = None, why: WhyWithdrawn = IN_ERROR
    ) -> None:
        """Take the story's page down at once; one that is withdrawn, for legal reasons as well.

        Raises `workflow.NotAllowed`.
        `answers` go to the rooms above: what their panels asked on the page that confirms it.
        """
        with transaction.atomic():
            article = why.hold(self)
            workflow.require(by, workflow.withdrawing(article), article)
            row = Withdrawal.objects.note(article, why, by=by)
            Edition.archive.filter(article=article, is_live=True).update(is_live=False)
            article._show_media_of(None)
            article._let_visitors_find(None)
            Review.objects.use_up(article)
            Schedule.objects.call_off(article)
            PreviewLink.objects.filter(article=article).end(Ended.WITHDRAWN, by=by)
            taken_down = {"state": State.WITHDRAWN, "withdrawn_at": timezone.now()}
            article.record_move(str(row), by=by, step=Step.WRITING, **taken_down)
            signals.withdrawn.send(Article, article=article, by=by, answers=answers, withdrawal=row)
            generations.move(generations.EVERYTHING)
        self.refresh_from_db()

    def _moved_by(self, edition: Edition) -> set[str]:
        """What visitors see otherwise from this publication on."""
        moved = {generations.story(self.pk), generations.LISTS}
        if edition.number > 1:
            moved.add(generations.PICTURES)  # it may show fewer than before
        if Edition.archive.filter(article=self, kind=Kind.PAGE).exists():
            moved.add(generations.FRAME)  # the footer names all pages
        return moved

    def _show_media_of(self, edition: Edition | None) -> None:
        """Make public exactly what `edition` has just frozen; None: nothing of this story.

        Part of publishing and withdrawing, in their transaction.
        """
        former = Edition.archive.filter(article=self, is_live=False)
        PictureUse.objects.of_any(former).update(is_public=False)
        VideoUse.objects.of_any(former).delete()
        if edition:
            shown = PictureFile.objects.filter(key__in=edition.picture_keys)
            PictureUse.objects.record_public(edition, shown)
            VideoUse.objects.record(edition, edition.kept_video)

    def _let_visitors_find(self, edition: Edition | None) -> None:
        """Put what is live of this story into the search and the archive; None: nothing is.

        Part of publishing and withdrawing, in their transaction.
        """
        assert self.first_published_at is not None, "it is published, or was"
        if edition:
            search.keep([edition])
        else:
            search.remove(self.first_published_at, self.pk)
        ArchiveMonth.objects.recount([month_of(self.first_published_at)])


@receiver(pre_delete, sender=Article)
def refuse_to_delete_what_was_public(instance: Article, **_: object) -> None:
    """Every road of the ORM ends here: a story that was ever public is only withdrawn."""
    if instance.was_ever_published:
        raise models.ProtectedError(
            "A story that was ever published cannot be deleted, only withdrawn.", {instance}
        )
    PictureUse.objects.of(instance).delete()
