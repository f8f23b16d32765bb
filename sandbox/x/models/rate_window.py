"""X's limits: so many calls to an endpoint in fifteen minutes."""

from datetime import timedelta

from django.db import models, transaction
from django.http import HttpResponse
from django.utils import timezone

WINDOW = timedelta(minutes=15)


class RateWindow(models.Model):
    """The window that is running for one endpoint, and how many calls it has seen."""

    endpoint = models.CharField(primary_key=True, max_length=40)
    limit = models.PositiveIntegerField()
    used = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.endpoint}: {self.used} of {self.limit} until {self.ends_at:%H:%M:%S}"

    @classmethod
    def count_call(cls, endpoint: str, limit: int) -> "RateWindow":
        """Count one more call, in a new window if the last one is over."""
        now = timezone.now()
        with transaction.atomic():
            window = cls.objects.filter(endpoint=endpoint, ends_at__gt=now).first() or cls(
                endpoint=endpoint, ends_at=now + WINDOW
            )
            window.limit = limit
            window.used += 1
            window.save()
            return window

    @property
    def is_exceeded(self) -> bool:
        return self.used > self.limit

    def write_headers(self, response: HttpResponse) -> None:
        """X's headers; the reset is in whole seconds since 1970."""
        remaining = 0 if response.status_code == 429 else max(0, self.limit - self.used)
        response["x-rate-limit-limit"] = str(self.limit)
        response["x-rate-limit-remaining"] = str(remaining)
        response["x-rate-limit-reset"] = str(int(self.ends_at.timestamp()))
