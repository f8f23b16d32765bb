"""The contract as editors work on it, and its points. Visitors see a `ContractEdition` of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.urls import reverse
from django.utils.html import format_html

from articles import workflow
from articles.confirmation import require_same
from articles.json_digest import json_digest
from articles.kinds import Kind, State
from articles.models import Article, Category, Edition
from articles.models.shown_as_saved import ShownAsSaved
from articles.problems import NotReady, Problem

from .contract_edition import ContractEdition

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PUBLISH = "contract.publish_contract"
PATH = "/contract/"
# A new point stands last until it is given a place.
LAST = 99


class Contract(models.Model):
    """The working copy: nothing in it is public before `publish`."""

    title = models.CharField(max_length=100, default="Citizens’ Contract")
    introduction = models.TextField(
        max_length=2_000,
        help_text="What the contract is and how it came about. An empty line begins a paragraph.",
    )
    listened_for = models.CharField(
        "time of listening",
        max_length=30,
        blank=True,
        help_text="How long you listened to people before you wrote it, such as 18 months.",
    )
    events = models.CharField(
        "events held", max_length=30, blank=True, help_text="How many, such as more than 40."
    )
    responses = models.CharField(
        max_length=30, blank=True, help_text="How many people answered, such as over 2,500."
    )
    category = models.ForeignKey(
        Category,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Filled in for every story that explains a point.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "Citizens’ Contract"
        permissions = [("publish_contract", "Can publish the Citizens’ Contract")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        self.introduction = _as_written(self.introduction)

    def get_admin_url(self, page: str = "change") -> str:
        return reverse(f"admin:contract_contract_{page}", args=[self.pk])

    def content(self) -> dict[str, Any]:
        """Everything that a visitor sees of it, but for what explains a point."""
        figures = [
            {"label": "of listening", "value": self.listened_for},
            {"label": "events", "value": self.events},
            {"label": "answers to our survey", "value": self.responses},
        ]
        return {
            "title": self.title,
            "introduction": self.introduction,
            "figures": [figure for figure in figures if figure["value"]],
            "points": [
                {
                    "pk": point.pk,
                    "title": point.title,
                    "promise": point.promise,
                    "request": point.request,
                }
                for point in self.points.all()
            ],
        }

    def fingerprint(self) -> str:
        """Changes with anything that a visitor would see after publishing."""
        return json_digest(self.content())

    @property
    def version(self) -> str:
        """Changes with anything that its form shows: a form that is older says so."""
        explained = list(self.points.values_list("pk", "story_id"))
        return json_digest([self.content(), self.category_id, explained])

    def public_fingerprint(self) -> str:
        """Changes whenever it is published or taken down."""
        last = ContractEdition.objects.newest()
        return str(last and last.pk)

    def has_unpublished_changes(self) -> bool:
        public = ContractEdition.objects.public()
        return public is None or public.content != self.content()

    def number_points(self) -> None:
        """Give the points the places 1, 2, 3 … in their order, for a form to show."""
        for place, point in enumerate(self.points.all(), start=1):
            if point.place != place:
                self.points.filter(pk=point.pk).update(place=place)

    def publish(self, *, by: User, confirmed: str | None = None) -> ContractEdition:
        """Put the contract as it is now before visitors.

        `confirmed` is the fingerprint of what an editor was shown. Raises `HasChanged`,
        `workflow.NotAllowed`, and `NotReady` for one without points.
        """
        if not workflow.permits(by, PUBLISH):
            raise workflow.NotAllowed("Only an editor can publish the Citizens’ Contract.")
        with transaction.atomic():
            contract = self.locked()
            require_same(confirmed, contract.fingerprint())
            if not contract.points.exists():
                raise NotReady([Problem("Write at least one point.", "points-group")])
            Point.objects.filter(contract=None).delete()
            return ContractEdition.objects.create(content=contract.content(), published_by=by)

    def take_down(self, *, by: User, confirmed: str | None = None) -> None:
        """Let visitors see it nowhere any more, until it is published again.

        Its page says that it is gone, and pages that contain it show nothing in its place. The
        stories that explain its points stay. `confirmed` is the fingerprint of what an editor was
        shown. Raises `HasChanged`, `workflow.NotAllowed`.
        """
        if not workflow.permits(by, PUBLISH):
            raise workflow.NotAllowed("Only an editor can take the Citizens’ Contract down.")
        with transaction.atomic():
            self.locked()
            require_same(confirmed, self.public_fingerprint())
            if public := ContractEdition.objects.public():
                Point.objects.filter(contract=None).delete()
                ContractEdition.objects.create(
                    content=public.content, is_shown=False, published_by=by
                )

    def locked(self) -> Contract:
        """The contract as it is in the database, and nobody else's until the transaction ends."""
        return Contract.objects.select_for_update(no_key=True).get(pk=self.pk)


class Point(ShownAsSaved):
    """What the force promises, and what it asks in return."""

    # None: it was deleted, and goes once the contract is published without it, or taken down.
    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, null=True, related_name="points"
    )
    place = models.PositiveSmallIntegerField(
        default=LAST,
        help_text="The lowest number comes first. Drag the point, or use its arrows.",
    )
    title = models.CharField(max_length=80, help_text="A few words, such as Access to services.")
    promise = models.TextField(max_length=500, help_text="What the force will do.")
    request = models.TextField(max_length=500, help_text="What it asks of the public in return.")
    story = models.OneToOneField(
        Article,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contract_point",
        limit_choices_to={"kind__in": [Kind.NEWS, Kind.PAGE]},
        verbose_name="explanation",
        help_text="The story that explains this point. The point opens for visitors while that "
        "story is public: at once, if it is already.",
        error_messages={
            "unique": "This story explains another point, or one that was deleted and is public "
            "until the contract is published without it. Publish the contract, or choose another."
        },
    )

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        self.promise, self.request = _as_written(self.promise), _as_written(self.request)

    def changes_pages(self) -> bool:
        """Its words wait for the contract's publication; what explains it opens it at once."""
        before = Point.objects.select_for_update().filter(pk=self.pk)
        return before.values_list("story_id", flat=True).first() != self.story_id

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Where visitors see it they go on doing so until the contract is published without it."""
        public = ContractEdition.objects.public()
        if public is None or all(point["pk"] != self.pk for point in public.content["points"]):
            return super().delete(*args, **kwargs)
        Point.objects.filter(pk=self.pk).update(contract=None)
        return 0, {}

    @property
    def path(self) -> str:
        """Where the point stands in public."""
        return f"{PATH}#point-{self.pk}"

    @cached_property
    def live_explanation(self) -> Edition | None:
        """What opens the point for visitors now."""
        return Edition.objects.filter(article=self.story_id).first() if self.story_id else None

    def get_inline_title(self) -> str:
        """What django-unfold writes on the folded point."""
        if self.live_explanation:
            return f"{self.title} – open"
        if self.story is None:
            return self.title
        is_withdrawn = self.story.state == State.WITHDRAWN
        how_far = "withdrawn" if is_withdrawn else self.story.get_step_display().lower()
        return f"{self.title} – explanation {how_far}"

    def start_explanation(self, *, by: User) -> Article:
        """A draft by this person that explains the point; the one that there is, if there is one.

        Raises `workflow.NotAllowed`.
        """
        if not workflow.permits(by, workflow.Verb.ADD):
            raise workflow.NotAllowed("Your role does not include writing stories.")
        with transaction.atomic():
            point = Point.objects.select_for_update(of=("self",)).get(pk=self.pk)
            contract = point.contract
            assert contract is not None, "a deleted point is in no form"
            if point.story is None:
                point.story = Article(
                    title=f"{contract.title}: {point.title}",
                    category=contract.category,
                    body=format_html(
                        "<h2>What we promise</h2><p>{}</p><h2>What we ask of you</h2><p>{}</p>"
                        '<p>This is one of the points of our <a href="{}">{}</a>.</p>',
                        point.promise,
                        point.request,
                        point.path,
                        contract.title,
                    ),
                    author=by,
                )
                point.story._history_user = by
                point.story.save()
                point.save(update_fields=["story"])
        self.story = point.story
        return point.story


def _as_written(typed: str) -> str:
    """A browser sends other line ends than were saved: they are no change to publish."""
    return "\n".join(typed.splitlines())
