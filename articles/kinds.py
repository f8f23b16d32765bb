"""The kinds of story, the states of one, and the address that follows from its kind."""

import secrets

from django.db import models

# No letter or figure that is misread over the phone: no 0/o, 1/l/i.
REFERENCE_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


class Kind(models.TextChoices):
    NEWS = "news", "News"
    MISSING = "missing", "Missing person appeal"
    WANTED = "wanted", "Wanted appeal"
    TRIBUTE = "tribute", "Tribute"
    PAGE = "page", "Page"

    @property
    def is_appeal(self) -> bool:
        return self in APPEALS


APPEALS = frozenset({Kind.MISSING, Kind.WANTED})
NO_APPEALS = [kind for kind in Kind if kind not in APPEALS]


class State(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Step(models.TextChoices):
    """How far what is written has come on its way to publication.

    Beside `State` and not in it: the changes to a live story go the same way, and it stays live.
    """

    WRITING = "writing", "Being written"
    IN_REVIEW = "in_review", "In review"
    SENT_BACK = "sent_back", "Sent back"
    APPROVED = "approved", "Approved"
    SCHEDULED = "scheduled", "Scheduled"


# First parts of addresses that are ours, so that no page and no old address may take one.
RESERVED_SLUGS = frozenset(
    {
        *("admin", "news", "appeals", "category", "district", "pictures", "static", "media"),
        *("healthz", "readyz", "metrics", "search", "feeds", "api", "sitemap", "robots", "live"),
        *("contract", "preview", "favicon", "archive", "posters", "robots.txt", "sitemap.xml"),
    }
)


def new_appeal_reference() -> str:
    """A random slug of 40 bits: an appeal's address must not name the person."""
    letters = "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def path_of(kind: str, slug: str) -> str:
    """The public path of a story."""
    kind = Kind(kind)
    if kind.is_appeal:
        return f"/appeals/{slug}/"
    if kind is Kind.PAGE:
        return f"/{slug}/"
    return f"/news/{slug}/"
