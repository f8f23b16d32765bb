"""The picture that goes out under a tweet: the very bytes that are shown, approved and sent."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from PIL import Image

from articles.kinds import Kind
from articles.passages import Passage
from media_picker.models import Picture, PictureFile

from .models.tweet_draft import TweetImage
from .statement_card import Card, CardError, Statement, Style, default_alt_text, draw

if TYPE_CHECKING:
    from .models import TweetDraft

MOST_CARDS_KEPT = 16


@dataclass(frozen=True)
class TweetPicture:
    """A JPEG or PNG without metadata, of 5 MB at most. `note` is for the editor."""

    content: bytes
    content_type: str
    alt_text: str
    note: str = ""

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def file(self) -> io.BytesIO:
        """The bytes, to read from."""
        return io.BytesIO(self.content)

    @property
    def data_url(self) -> str:
        """For a page that shows exactly these bytes, before anything is saved."""
        return f"data:{self.content_type};base64,{base64.b64encode(self.content).decode()}"


class NoTweetPicture(Exception):
    """The choice of image gives no picture; says why, and which `field` of the draft mends it."""

    def __init__(self, reason: str, field: str) -> None:
        super().__init__(reason)
        self.field = field


def picture_of(draft: TweetDraft) -> TweetPicture | None:
    """What would go out under the draft's tweet now; None when its image is None.

    The same draft gives the same bytes. Raises NoTweetPicture.
    """
    match draft.image:
        case TweetImage.ARTICLE:
            return _from_the_body(draft)
        case TweetImage.STATEMENT:
            return _statement(draft)
        case TweetImage.TEMPLATE:
            return _template(draft)
    return None


def why_not_on(day: date, draft: TweetDraft) -> NoTweetPicture | None:
    """Why the library's picture that the draft names may not be used on that day.

    A picture of the body is the story's own matter.
    """
    match draft.image:
        case TweetImage.STATEMENT:
            picture, field = draft.statement_picture, "statement_picture"
        case TweetImage.TEMPLATE:
            picture, field = draft.template_picture, "template_picture"
        case _:
            return None
    reason = picture.problem_on(day) if picture else ""
    return NoTweetPicture(reason, field) if reason else None


def _from_the_body(draft: TweetDraft) -> TweetPicture:
    picture = draft.topmost_picture()
    if picture is None:
        raise NoTweetPicture(
            "The tweet’s image is the article’s, but there is no picture in the body. Put one into "
            "the body, or choose None, Statement or Template for Tweet image. A lead picture does "
            "not count.",
            "image_0",
        )
    return _sendable(picture)


def _template(draft: TweetDraft) -> TweetPicture:
    picture = draft.template_picture
    if picture is None:
        reason = (
            "The tweet’s image is a template, but none is chosen yet. Press “Choose a template”, "
            "or choose None, Article or Statement for Tweet image."
        )
        raise NoTweetPicture(reason, "template_picture")
    if refused := why_not_on(timezone.localdate(), draft):
        raise refused
    return _sendable(picture)


def _sendable(picture: Picture) -> TweetPicture:
    return _jpeg_of(picture.current_file, picture.alt_text)


def picture_of_passage(passage: Passage) -> TweetPicture:
    """The picture that the passage shows, as it was frozen there. Raises NoTweetPicture."""
    shown = passage.picture
    if shown is None:
        raise NoTweetPicture("It has no picture. Choose None for Tweet image.", "image")
    file = PictureFile.objects.select_related("picture").get(key=shown.key)
    if reason := file.picture.problem_on(timezone.localdate()):
        raise NoTweetPicture(reason, "image")
    return _jpeg_of(file, shown.alt)


def _jpeg_of(file: PictureFile, alt_text: str) -> TweetPicture:
    with file.jpeg().file.open("rb") as stored:
        return TweetPicture(stored.read(), "image/jpeg", alt_text)


def _statement(draft: TweetDraft) -> TweetPicture:
    picture = draft.statement_picture
    if refused := why_not_on(timezone.localdate(), draft):
        raise refused
    style = Style.TRIBUTE if draft.article.kind == Kind.TRIBUTE else Style.STATEMENT
    file = picture.current_file if picture else None
    try:
        card = _card(draft.statement_text, style, file.key if file else "", settings.SITE_NAME)
    except CardError as error:
        raise NoTweetPicture(str(error), "statement_text") from None
    alt_text = draft.statement_alt_text.strip() or default_alt_text(draft.statement_text)
    if not alt_text and picture:
        alt_text = picture.alt_text
    if not alt_text:
        reason = "Write the alt text of the card: its picture has none in the library."
        raise NoTweetPicture(reason, "statement_alt_text")
    return TweetPicture(card.content, card.content_type, alt_text, card.note)


@lru_cache(maxsize=MOST_CARDS_KEPT)
def _card(text: str, style: Style, file_key: str, force_name: str) -> Card:
    """A file’s bytes never change, so its key stands for them."""
    if not file_key:
        return draw(Statement(text, force_name, style))
    file = PictureFile.objects.get(key=file_key)
    largest = file.renditions.filter(ending="jpg").order_by("-width").first()
    with (largest.file if largest else file.original).open("rb") as stored:
        image = Image.open(stored)
        image.load()
    statement = Statement(
        text, force_name, style, picture=image, focal=(file.focal_x, file.focal_y)
    )
    return draw(statement)
