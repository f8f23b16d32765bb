"""The account on X as the ledger knows it: well, told to wait, or stopped."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Greatest, Now
from django.utils import timezone
from django.utils.formats import date_format

from ..x_failure import Asked, Meaning, XError

log = logging.getLogger(__name__)

# X gave no time to come back: its windows are of fifteen minutes, and a minute costs one call.
WAIT_WITHOUT_A_RESET_SECONDS = 60


class Account(models.Model):
    """One row a network. While `stopped_at` is set X is not asked for anything but a check."""

    network = models.CharField(max_length=20, default="x", unique=True)
    remote_id = models.CharField("X’s id of the account", max_length=40, blank=True)
    keys = models.CharField("digest of the keys it was asked with", max_length=64, blank=True)

    stopped_at = models.DateTimeField(null=True)
    stopped_because = models.TextField(blank=True)
    check_at = models.DateTimeField(null=True, help_text="When to ask whether it is well again.")

    # X limits each kind of call by itself, so that deleting goes on while posting must wait.
    no_posts_until = models.DateTimeField(null=True)
    no_looks_until = models.DateTimeField(null=True)
    no_deletes_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Account on {self.network}: {self.stopped_because or 'well'}"

    @classmethod
    def current(cls) -> Account:
        return cls.objects.get_or_create(network="x")[0]

    @classmethod
    def closed_to(cls, asked: Asked) -> models.QuerySet[Account]:
        """The account while X may not be asked this, by the database's clock; else no row."""
        is_closed = Q(stopped_at__isnull=False) | Q(**{f"{WAITS[asked]}__gt": Now()})
        return cls.objects.filter(is_closed, network="x")

    @classmethod
    def may_be_asked(cls, asked: Asked) -> bool:
        """Whether X may be asked this now."""
        return not cls.closed_to(asked).exists()

    def heard(self, asked: Asked, error: XError) -> bool:
        """Learn from a refusal; whether it was about the account and not about what was asked."""
        if error.meaning == Meaning.WAIT:
            seconds = error.wait_seconds or WAIT_WITHOUT_A_RESET_SECONDS
            until = Now() + timedelta(seconds=seconds)
            field, rows = WAITS[asked], Account.objects.filter(pk=self.pk)
            # Of two answers the later end counts. Greatest of NULL differs between databases.
            if not rows.filter(**{f"{field}__isnull": False}).update(
                **{field: Greatest(field, until)}
            ):
                rows.update(**{field: until})
            return True
        if error.meaning == Meaning.ACCOUNT:
            self.stop(str(error))
            return True
        return False

    def stop(self, reason: str) -> None:
        """Open the circuit: everything waits, and one alarm stands on the home page."""
        account = Account.objects.filter(pk=self.pk)
        next_check = Now() + timedelta(seconds=settings.POST_CHECK_SECONDS)
        now_known = {"stopped_because": reason, "check_at": next_check}
        if account.filter(stopped_at=None).update(stopped_at=Now(), **now_known):
            log.error("The account on X is stopped: %s", reason)
        else:
            account.filter(stopped_at__isnull=False).update(**now_known)

    def take_check(self) -> bool:
        """Whether this worker is the one to ask X now if a stopped account is well again."""
        next_check = Now() + timedelta(seconds=settings.POST_CHECK_SECONDS)
        stopped = Account.objects.filter(pk=self.pk, stopped_at__isnull=False)
        return stopped.filter(check_at__lte=Now()).update(check_at=next_check) > 0

    def is_well_again(self, remote_id: str) -> None:
        """X answered the check: everything that waited goes on by itself."""
        Account.objects.filter(pk=self.pk).update(
            stopped_at=None,
            stopped_because="",
            check_at=None,
            remote_id=remote_id,
            keys=digest_of_keys(),
        )
        log.info("The account on X is well.")

    def known_id(self) -> str:
        """X's id of the account of these keys, or "" when X has not been asked for it yet."""
        return self.remote_id if self.keys == digest_of_keys() else ""

    def learn_id(self, remote_id: str) -> None:
        Account.objects.filter(pk=self.pk).update(remote_id=remote_id, keys=digest_of_keys())

    @property
    def why_tweets_wait(self) -> str:
        """What to know of a tweet in line when nothing is posted now, or "".

        No button asks sooner than X said: https://docs.x.com/fundamentals/rate-limits
        """
        if self.stopped_at:
            return (
                "X does not serve the newsroom’s account now: the home page says why. The tweet "
                "waits, and goes out by itself once X serves it again."
            )
        if until := self.waits_until:
            at = date_format(timezone.localtime(until), "H:i:s")
            return (
                f"X asked the newsroom to wait until {at}. The tweet goes out by itself then; "
                "nothing needs doing."
            )
        return ""

    @property
    def when_it_goes_out(self) -> str:
        """What becomes of a tweet that has just been put in line, in a sentence."""
        return self.why_tweets_wait or "It goes out within seconds."

    @property
    def waits_until(self) -> datetime | None:
        """Until when nothing new is posted, if X asked for that and the time is still to come."""
        is_ahead = Account.objects.filter(pk=self.pk, no_posts_until__gt=Now()).exists()
        return self.no_posts_until if is_ahead else None


WAITS: dict[Asked, str] = {
    Asked.UPLOAD: "no_posts_until",
    Asked.DESCRIBE: "no_posts_until",
    Asked.POST: "no_posts_until",
    Asked.TIMELINE: "no_looks_until",
    Asked.ACCOUNT: "no_looks_until",
    Asked.DELETE: "no_deletes_until",
}


def digest_of_keys() -> str:
    """Tells one set of keys from another without keeping them."""
    keys = f"{settings.X_API_URL} {settings.X_API_KEY} {settings.X_ACCESS_TOKEN}"
    return hashlib.sha256(keys.encode()).hexdigest()
