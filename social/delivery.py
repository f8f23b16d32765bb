"""Bringing one post to X: claim, upload, mark, post, and what became of it.

No step holds a transaction open while it talks to X. docs/architecture.md tells the whole path.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from .models import Account, Installation, Post, PostPicture
from .models.attempt import Recorder
from .models.claim import too_old_words
from .models.installation import NotThisNewsroom
from .x_client import XClient
from .x_failure import Asked, Meaning, XError

# X refuses an alt text for passing reasons too; after so many refusals a person looks.
MOST_ALT_REFUSALS = 3

NOT_WITHOUT_A_PERSON = "X may have it already, so it is not posted without a person."

log = logging.getLogger(__name__)


class AltTextRefused(Exception):
    """X does not take the picture's alt text; without it the picture is not posted."""


# No other thread keeps one waiting for longer, in seconds: its story may be locked.
MOST_PATIENCE = 0.05
_turn = threading.Lock()


@contextmanager
def _taking_turns() -> Iterator[None]:
    """The threads of a worker share one interpreter: one after another the first three of four are
    done sooner, and do not all meet again when X answers them.
    """
    has_turn = _turn.acquire(timeout=MOST_PATIENCE)
    try:
        yield
    finally:
        if has_turn:
            _turn.release()


def may_post() -> bool:
    """Whether anything may be posted now."""
    return not Installation.what_is_strange() and Account.may_be_asked(Asked.POST)


def hold_what_needs_a_person() -> None:
    """Hold what waited for too long, and everything in line when the ledger may be a copy."""
    if strange := Installation.what_is_strange():
        Post.objects.hold_in_doubt(f"{strange} {NOT_WITHOUT_A_PERSON}")
    Post.objects.too_old().hold(too_old_words())


def deliver(post: Post) -> None:
    """Send a post that is due, if no other worker has it. Every outcome is in its row.

    Only its number counts here: what it says is read when it is claimed.
    """
    with _taking_turns():
        is_mine = post.claim()
    if is_mine:
        _send(post)


def goes_first(post: Post) -> bool:
    """Send one post before all others to an account that is stopped and whose check has passed.

    Whether the others may follow: False when X refused it for the account's sake.
    """
    if Installation.what_is_strange() or Account.current().waits_until:
        # Nothing is posted now for another reason, and neither are the others. What is to be
        # deleted must not wait for that.
        return True
    error = _send(post) if post.claim(heeds_account=False) else None
    return error is None or error.meaning != Meaning.ACCOUNT


def _send(post: Post) -> XError | None:
    """Send a post that was claimed; with what X answered, if that was no success."""
    is_old_upload = False
    if wrong := post.what_keeps_it_in():
        post.held(" ".join(wrong))
        return None
    try:
        recorder = Recorder(post)
        client = XClient(recorder)
        media_id, is_old_upload = _picture(client, post)
        with _taking_turns():
            recorder.begun = post.mark_posting()
        if recorder.begun is None:
            log.warning("Post %s was withdrawn, or its claim ran out, before it went out.", post.pk)
            return None
        post.sent(client.post(post.text, media_id))
    except XError as error:
        log.warning("Post %s: %s", post.pk, error)
        if error.meaning == Meaning.MEDIA_GONE:
            _forget_picture(post, is_old=is_old_upload, reason=str(error))
        else:
            _not_sent(post, error)
        return error
    except NotThisNewsroom as strange:
        own = Post.objects.filter(pk=post.pk, token=post.token)
        own.hold_in_doubt(f"{strange} {NOT_WITHOUT_A_PERSON}")
    except AltTextRefused as refusal:
        post.held(
            f"X does not take the picture’s alt text: {refusal} The picture is not posted without "
            "it. Try again, or change the alt text (a card’s on the Social tab, that of other "
            "pictures in the library) and publish the story again."
        )
    except Exception:
        # A fault of ours must not stop the others behind it, nor come back every few seconds.
        log.exception("Post %s could not be delivered.", post.pk)
        post.stumbled("The newsroom stumbled over it before it asked X.")
        post.unknown("The newsroom stumbled over X’s answer.")
    return None


def _not_sent(post: Post, error: XError) -> None:
    """Write down what the refusal or the silence means."""
    if Account.current().heard(Asked.POST, error):
        # Not this tweet's fault: it goes out as soon as the account may post again.
        post.try_later(str(error), 0)
    elif error.meaning in (Meaning.UNKNOWN, Meaning.DUPLICATE):
        post.unknown(str(error))
    elif error.meaning == Meaning.PASSING:
        post.try_later(str(error))
    else:
        post.failed(str(error))


def _picture(client: XClient, post: Post) -> tuple[str, bool]:
    """X's id of the picture, "" for a tweet without one; and whether an earlier try uploaded it."""
    picture: PostPicture | None = getattr(post, "picture", None)
    if picture is None:
        return "", False
    is_old = picture.is_uploaded()
    if not is_old:
        Installation.demand_own()  # from a copy of the ledger not even a picture is uploaded
        picture.uploaded(client.upload(bytes(picture.content), picture.content_type))
    if post.alt_text and not picture.is_described:
        _describe(client, picture, post.alt_text)
    return picture.media_id, is_old


def _describe(client: XClient, picture: PostPicture, alt_text: str) -> None:
    try:
        client.describe(picture.media_id, alt_text)
    except XError as error:
        if error.meaning != Meaning.REFUSED:
            raise
        if picture.alt_refused() >= MOST_ALT_REFUSALS:
            raise AltTextRefused(str(error)) from error
        raise XError(f"The alt text: {error}", Meaning.PASSING) from error
    picture.described()


def _forget_picture(post: Post, *, is_old: bool, reason: str) -> None:
    """X has no such upload: an old one is uploaded again at once, a new one after a while."""
    post.picture.forget_upload()
    post.try_later(f"{reason} It is uploaded again.", 0 if is_old else None)
