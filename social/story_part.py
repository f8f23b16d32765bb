"""The social room's share in a story: the tab, the problems, and what the confirmation shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from articles.json_digest import json_digest
from articles.kinds import Kind
from articles.models import Article, Edition
from articles.passages import Passage
from articles.problems import Problem
from articles.story_parts import StoryPart
from articles.taken_down import Place
from articles.timeline import Event, Span
from media_picker.models import PictureUse

from .after_withdrawal import places_of
from .changed_since import GONE, is_behind
from .going_out import GoingOut, called_off, going_out, over, takes_update, waiting_update
from .models import Account, Installation, Post, TweetDraft, TweetImage
from .occasions import passage_name
from .passage_tweet import earlier_still_up, left_of, posts_about
from .post_states import WHEREABOUTS, PostState
from .timeline_of_posts import events_of
from .tweet_findings import Finding
from .tweet_picture import NoTweetPicture, TweetPicture, why_not_on
from .words_of_draft import words_in_form, words_of
from .words_of_people import PART as PEOPLE
from .words_of_people import bring_people_back, words_of_people, words_of_people_in_form
from .x_look import look_of_draft
from .x_price import this_month

FIELD = "id_tweet_draft-0-{}"
PERSON_FIELD = "id_named_people-{}-{}"
MOST = 10  # of each kind on the home page


class SocialPart(StoryPart):
    def tabs(self) -> list[Any]:
        from .admin import TweetInline
        from .people_tab import PeopleInline

        return [PeopleInline, TweetInline]

    def beside_form(self, request: HttpRequest, article: Article) -> str:
        posts = Post.objects.filter(article=article).of_stories()
        forms = [self._panel("_decision_form", request, post=post) for post in posts]
        return "".join(forms)

    def problems(self, article: Article, day: date) -> Iterable[Problem]:
        going = going_out(article)
        if going is None:
            return
        yield from self._problems_of_people(article)
        draft = going.draft
        for finding in draft.findings(is_update=going.is_update):
            if finding.is_error:
                yield Problem(finding.message, FIELD.format("text"))
        try:
            _ = draft.picture
        except NoTweetPicture as refused:
            yield Problem(str(refused), FIELD.format(refused.field))
        else:
            if late := why_not_on(day, draft):
                yield Problem(str(late), FIELD.format(late.field))
        # Said of one in a story of another kind, it is said in full.
        is_agreed = bool(draft.agreed_by.strip() or draft.agreed_on)
        is_tribute = article.kind == Kind.TRIBUTE or is_agreed
        if draft.image == TweetImage.STATEMENT and is_tribute:
            yield from self._problems_of_tribute(draft)

    def _problems_of_tribute(self, draft: TweetDraft) -> Iterable[Problem]:
        if not draft.agreed_by.strip():
            message = "Say who in the family agreed to the words and the picture of the tribute."
            yield Problem(message, FIELD.format("agreed_by"))
        if not draft.agreed_on:
            message = "Say when the family agreed to the tribute."
            yield Problem(message, FIELD.format("agreed_on"))

    def _problems_of_people(self, article: Article) -> Iterable[Problem]:
        """What the records of an appeal's people lack; what the tweet lacks is in its findings."""
        if not article.is_appeal:
            return
        people = list(article.named_people.all())
        if not people:
            yield Problem(
                "Say on the People tab whom the appeal is about: its tweet gives the name and age "
                "of each. If nobody may be named, add the person and say so there.",
                PERSON_FIELD.format(0, "name"),
            )
        for at, person in enumerate(people):
            for field, message in person.gaps():
                yield Problem(message, PERSON_FIELD.format(at, field))

    def picture_uses(self, article: Article) -> QuerySet[PictureUse]:
        return PictureUse.objects.of_any(TweetDraft.objects.filter(article=article))

    def fingerprint(self, article: Article) -> str:
        going = going_out(article)
        if going is None:
            ended = called_off(article)
            return f"{bool(over(article))} {ended and (ended.pk, ended.unanswered)}"
        draft = going.draft
        picture = _picture_or_none(draft)
        replaced = waiting_update(article) if going.is_update else None
        shown = [
            draft.whole_text,
            [person.as_json() for person in draft.people_sought()],
            [finding.message for finding in _warnings(going)],
            picture and picture.sha256,
            picture and picture.alt_text,
            going.is_update,
            replaced and replaced.pk,
        ]
        return json_digest(shown)

    def content(self, article: Article) -> dict[str, object]:
        # Of the draft alone: what becomes of earlier tweets meanwhile is nobody's change.
        draft: TweetDraft | None = getattr(article, "tweet_draft", None)
        if draft is None or not (draft.is_wanted or draft.is_update_wanted):
            return {}
        picture = _picture_or_none(draft)
        return {
            "the tweet": [draft.whole_text, draft.is_wanted, draft.is_update_wanted],
            "the tweet’s picture": picture and [picture.sha256, picture.alt_text],
            "the people of the appeal": [person.as_json() for person in draft.people_sought()],
        }

    def words(self, article_id: int, before: datetime | None = None) -> dict[str, str]:
        return words_of_people(article_id, before) | words_of(article_id, before)

    def words_in_form(self, typed: Mapping[str, str]) -> dict[str, str]:
        return words_of_people_in_form(typed) | words_in_form(typed)

    def parts_brought_back(self) -> frozenset[str]:
        return frozenset({PEOPLE})

    def bring_back(self, article_id: int, before: datetime | None) -> None:
        bring_people_back(article_id, before)

    def confirmation(self, request: HttpRequest, article: Article) -> str:
        going = going_out(article)
        draft = going.draft if going else None
        return self._panel(
            "confirmation",
            request,
            draft=draft,
            is_update=going and going.is_update,
            post=next(iter(over(article)), None),
            is_update_open=takes_update(article),
            is_update_wanted=TweetDraft.objects.filter(
                article=article, is_update_wanted=True
            ).exists(),
            waiting=waiting_update(article),
            called_off=called_off(article),
            findings=_warnings(going) if going else [],
            look=look_of_draft(draft) if draft else None,
            is_refused=any(True for _ in self.problems(article, timezone.localdate())),
            price=this_month(),
            why_tweets_wait=Account.current().why_tweets_wait,
        )

    def after_publication(self, edition: Edition) -> str:
        post = Post.objects.filter(article=edition.article_id).of_stories().first()
        if post is None:
            return "No tweet goes out with it."
        is_new = post.edition_id == edition.pk
        return format_html(
            '{} <a class="text-link" href="{}">{}</a> is {}.',
            "Its" if is_new else "Nothing new is tweeted: its",
            reverse("admin:social_post_change", args=[post.pk]),
            "update tweet" if post.is_update else "tweet",
            WHEREABOUTS[PostState(post.state)],
        )

    def withdrawal(self, request: HttpRequest, article: Article) -> str:
        posts = list(Post.objects.filter(article=article))
        if not posts:
            return ""
        return self._removal_panels(request, posts, "withdraw-form")

    def beside_passages(
        self, request: HttpRequest, article: Article, passages: Collection[Passage]
    ) -> dict[str, str]:
        about: dict[str, list[Post]] = {}
        for row in Post.objects.filter(article=article).of_passages().order_by("-pk"):
            about.setdefault(passage_name(row.occasion), []).append(row)
        panels = {}
        for passage in passages:
            posts = about.get(passage.name, [])
            post = posts[0] if posts else None
            context = {
                "article": article,
                "passage": passage,
                "post": post,
                "is_behind": post and post.state not in GONE and is_behind(post, passage),
                "earlier_still_up": earlier_still_up(posts),
            }
            panels[passage.name] = self._panel("_beside_passage", request, **context)
        return panels

    def passage_removal(self, request: HttpRequest, passage: Passage) -> str:
        posts = list(posts_about(passage.article, passage.name))
        return self._removal_panels(request, posts, "remove-form") if posts else ""

    def left_of_passage(self, passage: Passage) -> str:
        return left_of(passage)

    def _removal_panels(self, request: HttpRequest, posts: list[Post], form_id: str) -> str:
        """Asks about one; what is chosen goes for each that is, or may be, on X."""
        first = min(posts, key=_how_surely_gone)
        others = [post for post in posts if post != first]
        context = {"post": first, "article": first.article, "form_id": form_id}
        panel = self._panel("withdrawal", request, **context)
        return panel + self._panel("_other_tweets", request, posts=others, form_id=form_id)

    def places(self, article: Article) -> Iterable[Place]:
        return places_of(article)

    def still_up(self) -> Iterable[int]:
        return Post.objects.still_up().values_list("article_id", flat=True)

    def events(self, span: Span) -> Iterable[Event]:
        return events_of(span)

    def home_alarms(self, request: HttpRequest) -> str:
        context = {
            "strange": Installation.what_is_strange(),
            "stopped": Account.objects.filter(network="x", stopped_at__isnull=False).first(),
            **_alarming(),
        }
        if not any(context.values()):
            return ""
        may_confirm = request.user.has_perm("social.change_installation")
        return self._panel("home_alarms", request, may_confirm_installation=may_confirm, **context)

    def home_panel(self, request: HttpRequest) -> str:
        posts = Post.objects.select_related("article")
        account = Account.current()
        lists = {"posts": posts.stuck()[:MOST], "late": posts.late()[:MOST]}
        return self._panel(
            "home_panel",
            request,
            **lists,
            is_quiet=not any([*lists.values(), *_alarming().values()]),
            in_line=Post.objects.in_line().count(),
            account=account,
            price=this_month(),
            waits_until=account.waits_until,
        )

    def _panel(self, name: str, request: HttpRequest, **context: Any) -> str:
        return render_to_string(f"social/{name}.html", context, request=request)


def _alarming() -> dict[str, list[Post]]:
    """What on X is not as it should be, for the home page."""
    posts = Post.objects.select_related("article")
    deleting = posts.deleting().order_by("deletion_wanted_at")
    return {"doubled": list(posts.doubled()[:MOST]), "still_live": list(deleting[:MOST])}


def _picture_or_none(draft: TweetDraft) -> TweetPicture | None:
    try:
        return draft.picture
    except NoTweetPicture:
        return None


def _warnings(going: GoingOut) -> list[Finding]:
    found = going.draft.findings(is_update=going.is_update)
    return [finding for finding in found if not finding.is_error]


def _how_surely_gone(post: Post) -> tuple[bool, bool]:
    is_gone = post.state in (PostState.DELETING, PostState.DELETED)
    return is_gone, not post.is_over
