"""How many live stories each month has, kept so that no visitor's page ever counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse

from .edition import Edition
from .edition_sets import EditionQuerySet


def month_of(moment: datetime) -> date:
    """The first day of the month in which something was published, by the force's own clock."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE)).date().replace(day=1)


class ArchiveMonthQuerySet(models.QuerySet["ArchiveMonth"]):
    def with_stories(self) -> ArchiveMonthQuerySet:
        return self.filter(stories__gt=0).order_by("-first_day")

    def of(self, year: int, month: int) -> ArchiveMonth | None:
        """A month that has stories."""
        try:
            first_day = date(year, month, 1)
        except (ValueError, OverflowError):
            return None
        return self.with_stories().filter(first_day=first_day).first()

    def recount(self, months: Iterable[date]) -> None:
        """Count these months anew; part of the transaction that changed what is live in them."""
        with transaction.atomic():
            for first_day in sorted(set(months)):
                self.get_or_create(first_day=first_day)
                # Two stories of one month at the same moment: the second waits here and then sees
                # the first, so that neither is lost from the count.
                month = self.select_for_update().get(first_day=first_day)
                month.stories = month.editions().count()
                month.save()


class ArchiveMonth(models.Model):
    """A month of the archive: public, and without a word of any story."""

    first_day = models.DateField(primary_key=True)
    stories = models.PositiveIntegerField(default=0)

    objects = ArchiveMonthQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.first_day:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("articles:month", args=[self.first_day.year, self.first_day.month])

    def bounds(self) -> tuple[datetime, datetime]:
        """When the month begins, and when the next one does."""
        zone = ZoneInfo(settings.TIME_ZONE)
        year, month = self.first_day.year, self.first_day.month
        end = (year + 1, 1) if month == 12 else (year, month + 1)
        return datetime(year, month, 1, tzinfo=zone), datetime(*end, 1, tzinfo=zone)

    def editions(self) -> EditionQuerySet:
        """Its live stories."""
        return Edition.objects.stories().published_between(*self.bounds())
