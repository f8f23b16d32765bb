"""The social room's share in a story: the tab, the problems, and what the confirmation shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from articles.models import Article
from articles.problems import Problem
from articles.story_parts import StoryPart

from .models import Account, Installation, Post, TweetDraft, TweetImage

FIELD = "id_tweet_draft-0-{}"
MOST = 10  # of each kind on the home page


class SocialPart(StoryPart):
    def tabs(self) -> list[Any]:
        from .admin import TweetInline

        return [TweetInline]

    def beside_form(self, request: HttpRequest, article: Article) -> str:
        posts = Post.objects.filter(article=article)
        forms = [self._panel("_decision_form", request, post=post) for post in posts]
        return "".join(forms)

    def problems(self, article: Article) -> Iterable[Problem]:
        draft = _wanted(article)
        if draft is None:
            return
        if not draft.text:
            yield Problem(
                "Write the text of the tweet, or choose No for Tweet.", FIELD.format("text")
            )
        if draft.count.is_over:
            yield Problem(draft.count.message, FIELD.format("text"))
        if draft.image == TweetImage.ARTICLE and draft.picture() is None:
            yield Problem(
                "The tweet’s image is the article’s, but there is no picture in the body. Put one "
                "into the body, or choose None for Tweet image. A lead picture does not count.",
                FIELD.format("image_0"),
            )

    def fingerprint(self, article: Article) -> str:
        draft = _wanted(article)
        if draft is None:
            return ""
        picture = draft.picture()
        post = Post.objects.filter(article=article).first()
        shown = [
            draft.whole_text,
            picture and picture.current_file.sha256,
            picture and picture.alt_text,
            post is not None and post.is_over,
        ]
        return hashlib.sha256(json.dumps(shown).encode()).hexdigest()

    def confirmation(self, request: HttpRequest, article: Article) -> str:
        draft = _wanted(article)
        post = Post.objects.filter(article=article).first()
        return self._panel("confirmation", request, draft=draft, post=post)

    def withdrawal(self, request: HttpRequest, article: Article) -> str:
        post = Post.objects.filter(article=article).first()
        return self._panel("withdrawal", request, post=post, article=article) if post else ""

    def home_panel(self, request: HttpRequest) -> str:
        posts = Post.objects.select_related("article")
        account = Account.current()
        lists = {
            "doubled": posts.doubled()[:MOST],
            "still_live": posts.deleting().order_by("deletion_wanted_at")[:MOST],
            "posts": posts.stuck()[:MOST],
            "late": posts.late()[:MOST],
        }
        return self._panel(
            "home_panel",
            request,
            **lists,
            is_quiet=not any(lists.values()),
            account=account,
            waits_until=account.waits_until,
            strange=Installation.what_is_strange(),
            may_confirm_installation=request.user.has_perm("social.change_installation"),
        )

    def _panel(self, name: str, request: HttpRequest, **context: Any) -> str:
        draft = context.get("draft")
        picture = draft.picture() if draft else None
        context["picture"] = picture.shown(is_private=True) if picture else None
        return render_to_string(f"social/{name}.html", context, request=request)


def _wanted(article: Article) -> TweetDraft | None:
    draft = TweetDraft.objects.filter(article=article, is_wanted=True).first()
    if draft:
        draft.article = article  # as it is in hand, not as it may be in the database
    return draft
