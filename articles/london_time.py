"""What London's clocks show, as moments: in spring an hour is missing, in autumn one is twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone


def moments_of(day: date, clock: time) -> list[datetime]:
    """When the newsroom's clocks (TIME_ZONE) show this, in UTC: never, once, or twice."""
    zone = timezone.get_default_timezone()
    shown = datetime.combine(day, clock)
    found: list[datetime] = []
    for fold in (0, 1):
        moment = shown.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        # A time that is skipped comes back as another one.
        if moment.astimezone(zone).replace(tzinfo=None) == shown and moment not in found:
            found.append(moment)
    return found


def never_shown(day: date, clock: time) -> str:
    """What to say of a time that `moments_of` finds at no moment of that day."""
    return (
        f"There is no {clock:%H:%M} on {day.day} {day:%B}, for the clocks go forward from 01:00 to "
        "02:00. Choose another time."
    )


def midnight(day: date) -> datetime:
    """The moment at which the day begins."""
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())


def span_of(first: date, last: date) -> tuple[datetime, datetime]:
    """From the first day's first moment to the moment after the last one's."""
    return midnight(first), midnight(last + timedelta(days=1))


def in_words(moment: datetime) -> str:
    """As “5 November 2026, 09:00 GMT”; the last word tells the hours that come twice apart."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    return f"{local.day} {local:%B %Y, %H:%M %Z}"
