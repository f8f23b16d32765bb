"""A story's tweet as it stands in the form at this moment; nothing of it is saved."""

from __future__ import annotations

from collections.abc import Mapping

from articles import body
from articles.kinds import Kind
from articles.models import Article
from media_picker.models import Picture
from media_picker.typed_id import typed_id

from .models import TweetDraft, TweetImage
from .tweet_text import MOST_CHARACTERS, normalise

PREFIX = "tweet_draft-0-"


def draft_in_form(data: Mapping[str, str]) -> TweetDraft:
    """`data` is the story's whole form, with `story`, its id, or "" for a new one."""
    typed = {key.removeprefix(PREFIX): data[key] for key in data if key.startswith(PREFIX)}
    image = typed.get("image", "")
    return TweetDraft(
        article=_article(data),
        is_wanted=typed.get("is_wanted") == "True",
        is_update_wanted=typed.get("is_update_wanted") == "True",
        text=typed.get("text", "")[: MOST_CHARACTERS + 1],
        image=image if image in TweetImage.values else TweetImage.NONE,
        statement_text=normalise(typed.get("statement_text", "")),
        statement_picture=_picture(typed.get("statement_picture")),
        template_picture=_picture(typed.get("template_picture")),
        statement_alt_text=normalise(typed.get("statement_alt_text", "")),
    )


def _article(data: Mapping[str, str]) -> Article:
    article = Article.objects.filter(pk=typed_id(data.get("story"))).first() or Article()
    if data.get("kind") in Kind.values:
        article.kind = data["kind"]
    article.title = data.get("title", article.title)
    # django-stubs does not know what CKEditor's field holds.
    article.body = body.sanitise(data.get("body", article.body))  # type: ignore[assignment]
    if "lead_picture" in data:
        article.lead_picture_id = typed_id(data["lead_picture"]) or None
    return article


def _picture(words: str | None) -> Picture | None:
    return Picture.objects.filter(pk=typed_id(words)).first()
