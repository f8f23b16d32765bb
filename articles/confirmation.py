"""What an editor said yes to: everything that the confirmation page showed, as one digest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from media_picker.models import Picture

from . import story_parts
from .models.composition import compose

if TYPE_CHECKING:
    from .models import Article, Edition


class HasChanged(Exception):
    """What is there now is not what was confirmed; nothing was done."""


def require_same(confirmed: str | None, now: str) -> None:
    """`confirmed` is the fingerprint of what an editor was shown, or None where nobody was shown
    anything; `now` that of what is there, read under its lock. Raises `HasChanged`.
    """
    if confirmed is not None and confirmed != now:
        raise HasChanged


def fingerprint(article: Article, edition: Edition) -> str:
    """Changes whenever anything that the confirmation page shows would change.

    `edition` is the article's composition of now, not saved.
    """
    live = article.live_edition
    parts = [article.state, str(live and live.number), edition.fingerprint]
    parts += [part.fingerprint(article) for part in story_parts.registered]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def confirmed_composition(article: Article, confirmed: str | None) -> Edition:
    """What would go out now, not saved; nobody changes a picture of it meanwhile.

    For a transaction that has locked the story. Raises `HasChanged`.
    """
    hold_pictures(article)
    edition = compose(article)
    require_same(confirmed, fingerprint(article, edition))
    return edition


def hold_pictures(article: Article) -> None:
    """What is frozen is what was looked at: nobody changes a picture until the transaction ends."""
    Picture.objects.filter(pk__in=story_parts.picture_uses(article).values("picture")).hold()
