"""What an editor said yes to: everything that the confirmation page showed, as one digest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from media_picker.models import Picture, PictureUse

from . import story_parts

if TYPE_CHECKING:
    from .models import Article, Edition


class HasChanged(Exception):
    """What would go out now is not what was confirmed; nothing was published."""


def fingerprint(article: Article, edition: Edition) -> str:
    """Changes whenever anything that the confirmation page shows would change.

    `edition` is the article's composition of now, not saved.
    """
    live = article.live_edition
    parts = [article.state, str(live and live.number), edition.fingerprint]
    parts += [part.fingerprint(article) for part in story_parts.registered]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def hold_pictures(article: Article) -> None:
    """What is frozen is what the fingerprint was made of: nobody changes a picture in between.

    Inside the transaction that publishes, before the story is composed.
    """
    uses = PictureUse.objects.of(article)
    for part in story_parts.registered:
        uses |= part.picture_uses(article)
    Picture.objects.filter(pk__in=uses.values("picture")).hold()
