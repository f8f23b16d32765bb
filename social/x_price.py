"""What X asks for our tweets, in US dollars: a price for each post with a link and each deletion.

An estimate from the ledger and the settings. X's own bill is the truth; a failed call is free.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from articles.london_time import midnight

from .models import Post


@dataclass(frozen=True)
class MonthOnX:
    """The calendar month, as London counts it, up to now."""

    tweets: int
    deletions: int

    @property
    def cost(self) -> Decimal:
        posted = self.tweets * settings.X_PRICE_POST_WITH_LINK
        return posted + self.deletions * settings.X_PRICE_DELETE

    @property
    def is_above_cap(self) -> bool:
        return _is_above_cap(self.cost)

    @property
    def would_be_above_cap(self) -> bool:
        """Whether it is with one tweet more."""
        return _is_above_cap(self.cost + settings.X_PRICE_POST_WITH_LINK)

    @property
    def a_tweet(self) -> Decimal:
        return settings.X_PRICE_POST_WITH_LINK

    @property
    def cap(self) -> Decimal:
        """What a month should cost at most, 0 for no such limit. It warns and stops nothing."""
        return settings.X_SOFT_CAP_A_MONTH


def this_month() -> MonthOnX:
    """What the ledger has sent and deleted since the month began."""
    first_day = timezone.localdate().replace(day=1)
    began = midnight(first_day)
    return MonthOnX(
        tweets=Post.objects.filter(sent_at__gte=began).count(),
        deletions=Post.objects.filter(deleted_at__gte=began).count(),
    )


def _is_above_cap(cost: Decimal) -> bool:
    cap: Decimal = settings.X_SOFT_CAP_A_MONTH
    return cap > 0 and cost > cap
