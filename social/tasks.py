"""Celery's part: hints that something is due. The ledger's rows are the truth."""

from __future__ import annotations

import logging
from typing import Any

from celery import shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from . import deleting, delivery, reconciliation
from .models import Account, Post
from .x_client import XClient
from .x_failure import Asked, XError

log = logging.getLogger(__name__)

MOST_TOLD_AT_ONCE = 100
# Redis hands out the smallest number first: taking a tweet down outranks putting one up.
FIRST, LATER = 0, 6


@shared_task(name="social.deliver_post")
def deliver_post(post_id: int) -> None:
    """Deliver one post, if it is still due."""
    delivery.deliver(Post(pk=post_id))


@shared_task(name="social.delete_post")
def delete_post(post_id: int) -> None:
    """Delete one post from X, if that is still wanted."""
    for post in Post.objects.filter(pk=post_id):
        deleting.delete(post)


@shared_task(name="social.look_up_post")
def look_up_post(post_id: int) -> None:
    """Look for one post on the timeline, if it is still in doubt."""
    for post in Post.objects.filter(pk=post_id):
        reconciliation.look_up(post)


@shared_task(name="social.check_account")
def check_account() -> None:
    """Ask X whether a stopped account is well again.

    X may name an account that it lets post nothing, so one post goes before all the others.
    """
    account = Account.current()
    if not account.take_check():
        return
    try:
        remote_id = XClient().own_id()
    except XError as error:
        log.warning("The account on X is still stopped: %s", error)
        account.heard(Asked.ACCOUNT, error)  # it may be stopped for another reason by now
        return
    first = Post.objects.due().first()
    if first is None or delivery.goes_first(first):
        account.is_well_again(remote_id)


@shared_task(name="social.sweep")
def sweep() -> None:
    """Take back dead workers' claims, and tell again of whatever is due and unclaimed."""
    for post in Post.objects.expired():
        post.give_back()
    delivery.hold_what_needs_a_person()
    if Account.current().stopped_at:
        _tell(check_account)
        return
    if Account.may_be_asked(Asked.DELETE):
        for pk in _some(Post.objects.deleting().ready()):
            tell_to_delete(pk)
    if Account.may_be_asked(Asked.TIMELINE):
        for pk in _some(Post.objects.unsettled().ready()):
            tell_to_look_up(pk)
    if delivery.may_post():
        for pk in _some(Post.objects.due().without_hint()):
            tell_worker(pk)


def tell_worker(post_id: int) -> None:
    """Tell Celery that a post is due. When the broker is away the sweep tells it later."""
    _tell(deliver_post, post_id, priority=LATER)


def tell_to_delete(post_id: int) -> None:
    _tell(delete_post, post_id)


def tell_to_look_up(post_id: int) -> None:
    _tell(look_up_post, post_id)


def _tell(task: Any, *arguments: int, priority: int = FIRST) -> None:
    try:
        # A hint that nobody took by the next sweeps is worth nothing: they repeat it.
        expires = max(60, 3 * settings.POST_SWEEP_SECONDS)
        task.apply_async(arguments, expires=expires, priority=priority)
    except (OperationalError, OSError):
        log.warning("The broker does not answer; %s waits for the next sweep.", task.name)


def _some(posts: Any) -> list[int]:
    return list(posts.values_list("pk", flat=True)[:MOST_TOLD_AT_ONCE])
