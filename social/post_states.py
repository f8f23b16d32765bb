"""The states of a post in the ledger, and the moves between them."""

from django.db import models


class PostState(models.TextChoices):
    QUEUED = "queued", "Queued"
    SENDING = "sending", "Sending"
    SENT = "sent", "Sent"
    UNKNOWN = "unknown", "Unknown"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


S = PostState

# From → to. Every move is one conditional UPDATE: of two workers or people only one makes it. One
# thing outranks the table: an id that X gives is always kept, and its post is sent.
MOVES: dict[PostState, frozenset[PostState]] = {
    # A worker claims it; or its story is withdrawn.
    S.QUEUED: frozenset({S.SENDING, S.CANCELLED}),
    # Back in line when X surely has nothing of it and it is worth another try.
    S.SENDING: frozenset({S.SENT, S.UNKNOWN, S.FAILED, S.QUEUED, S.CANCELLED}),
    # A late answer of X is always kept.
    S.UNKNOWN: frozenset({S.SENT}),
    # “Try again”, or publishing again: X surely refused it.
    S.FAILED: frozenset({S.QUEUED, S.CANCELLED}),
    # Publishing a withdrawn story again, whose tweet never went out.
    S.CANCELLED: frozenset({S.QUEUED}),
    S.SENT: frozenset(),
}


def sources_of(state: PostState) -> list[PostState]:
    """The states from which a post may come into `state`."""
    return [source for source, targets in MOVES.items() if state in targets]


# The next step, in words for an editor.
NEXT_STEP: dict[PostState, str] = {
    S.QUEUED: "It goes out within seconds, as soon as a worker is free. You need not wait.",
    S.SENDING: "It is on its way.",
    S.SENT: "It is out.",
    S.UNKNOWN: "X was asked to post this and did not say whether it did. It is not sent again by "
    "itself, so that nothing goes out twice: look at the account’s timeline.",
    S.FAILED: "It surely did not go out. Read below what happened, mend it, then press Try again.",
    S.CANCELLED: "The story was withdrawn before the tweet went out. It was never sent.",
}
