"""How X shows a tweet on a phone: the text, the shortened link, and the picture or the link's card.

X shows a lone picture whole while it is between 2:1 and 3:4, and cuts taller and wider ones around
their middle; without a picture it makes a card of the page's own sharing picture and title.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.urls import reverse
from PIL import Image

from articles.models.composition import compose

from .tweet_picture import NoTweetPicture, TweetPicture

if TYPE_CHECKING:
    from media_picker.shown_picture import ShownPicture

    from .models import Post, TweetDraft
    from .passage_tweet import PassageTweet

PATH_SHOWN = 15  # characters behind a link's host that X shows before it writes …
WIDEST, TALLEST = 2 / 1, 3 / 4


@dataclass(frozen=True)
class XLook:
    """`picture_url` is "" without a picture; `problem` says why the chosen one cannot be drawn,
    and `problem_field` which field of the draft mends it.

    `shape` is "wide", "tall" or "", by what X cuts off. The card's fields are "" beside a picture.
    """

    text: str
    link: str
    picture_url: str = ""
    alt_text: str = ""
    shape: str = ""
    note: str = ""
    problem: str = ""
    problem_field: str = ""
    card_title: str = ""
    card_domain: str = ""
    card_picture_url: str = ""


def look_of_draft(draft: TweetDraft) -> XLook:
    """As it would go out now; nothing need be saved."""
    url = draft.article.public_url if draft.article.slug else ""
    try:
        picture = draft.picture
    except NoTweetPicture as refused:
        return XLook(draft.text, shown_link(url), problem=str(refused), problem_field=refused.field)
    if picture:
        return _with_picture(draft.text, url, picture, picture.data_url)
    share = compose(draft.article, is_private=True).share_picture
    return _with_card(draft.text, url, draft.article.title, share)


def look_of_passage(tweet: PassageTweet) -> XLook:
    """As the tweet of a passage would go out now."""
    url, passage = tweet.passage.public_url, tweet.passage
    try:
        picture = tweet.picture
    except NoTweetPicture as refused:
        return XLook(tweet.text, shown_link(url), problem=str(refused))
    if picture:
        return _with_picture(tweet.text, url, picture, picture.data_url)
    edition = passage.article.live_edition
    title = edition.title if edition else passage.article.title
    return _with_card(tweet.text, url, title, edition.share_picture if edition else None)


def look_of_post(post: Post) -> XLook:
    """As it was frozen in the ledger."""
    text = post.words
    kept = getattr(post, "picture", None)
    if kept is None:
        share = post.edition.share_picture if post.edition.is_live else None
        return _with_card(text, post.url, post.edition.title, share)
    picture = TweetPicture(bytes(kept.content), kept.content_type, post.alt_text)
    return _with_picture(text, post.url, picture, reverse("social:post_picture", args=[post.pk]))


def shown_link(url: str) -> str:
    """As X writes a link: its host without www., and the beginning of its path."""
    host, slash, path = url.partition("://")[2].removeprefix("www.").partition("/")
    path = slash + path
    return f"{host}{path[:PATH_SHOWN]}…" if len(path) > PATH_SHOWN else host + path


def _with_picture(text: str, url: str, picture: TweetPicture, address: str) -> XLook:
    return XLook(
        text,
        shown_link(url),
        picture_url=address,
        alt_text=picture.alt_text,
        shape=_shape(picture),
        note=picture.note,
    )


def _with_card(text: str, url: str, title: str, share: ShownPicture | None) -> XLook:
    return XLook(
        text,
        shown_link(url),
        card_title=title,
        card_domain=urlsplit(url).hostname or "",
        card_picture_url=share.crop_url("share") if share else "",
    )


def _shape(picture: TweetPicture) -> str:
    with Image.open(picture.file()) as image:
        ratio = image.width / image.height
    return "wide" if ratio > WIDEST else "tall" if ratio < TALLEST else ""
